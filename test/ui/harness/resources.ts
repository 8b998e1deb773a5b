import type { Locator, Page } from 'playwright-core';
import { openContainer, ROWS, setExpanded } from './views';
import { until } from './until';

const VIEWS = ['S3', 'ECS', 'Docker'] as const;
const SHOW_MS = 15_000;

/** What a screen reader says of the rows that are drawn. */
const spokenRows = (page: Page): Promise<string[]> =>
  page.evaluate(
    `[...document.querySelectorAll('${ROWS}')].map((row) => row.getAttribute('aria-label') ?? '')`,
  );

/** Opens the container of the live views and leaves only one of them open, so that labels are of that one. */
export async function openResourceView(page: Page, view: (typeof VIEWS)[number]): Promise<void> {
  await openContainer(page, 'Cloud Resources');
  for (const each of VIEWS) await setPane(page, each, each === view);
}

/** Opens the container of the live views and all of them. */
export async function openResourceViews(page: Page): Promise<void> {
  await openContainer(page, 'Cloud Resources');
  for (const each of VIEWS) await setPane(page, each, true);
}

/** Opens or closes a view below its header. */
async function setPane(page: Page, view: string, open: boolean): Promise<void> {
  const header = page
    .locator('.part.sidebar .pane-header')
    .filter({ has: page.locator('.title').getByText(view, { exact: true }) });
  await until(`${view} is ${open ? 'open' : 'closed'}`, SHOW_MS, async () => {
    const state = await header.getAttribute('aria-expanded');
    if (state === String(open)) return true;
    await header.click({ position: { x: 10, y: 10 } });
    return undefined;
  });
}

/** Waits until a row says something, by the text that a screen reader gets. */
export async function seeRow(page: Page, spoken: RegExp, withinMs = SHOW_MS): Promise<Locator> {
  let said: string[] = [];
  return until(`a row that says ${String(spoken)}`, withinMs, async () => {
    said = await spokenRows(page);
    const index = said.findIndex((text) => spoken.test(text));
    return index < 0 ? undefined : page.locator(ROWS).nth(index);
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; there were:\n${said.join('\n')}`);
  });
}

/** Waits until no row says something. */
export async function seeNoRow(page: Page, spoken: RegExp, withinMs = SHOW_MS): Promise<void> {
  await until(`no row that says ${String(spoken)}`, withinMs, async () => {
    const said = await spokenRows(page);
    return said.some((text) => spoken.test(text)) ? undefined : true;
  });
}

/** Opens a row that says something, and waits until it is open. */
export async function openRow(page: Page, spoken: RegExp): Promise<void> {
  await setExpanded(await seeRow(page, spoken), true);
}

/** Presses a button of the question in the middle of the window. */
export async function confirm(page: Page, button: string): Promise<void> {
  await page.locator('.monaco-dialog-box .monaco-button').filter({ hasText: button }).first().click();
  await page.locator('.monaco-dialog-box').waitFor({ state: 'hidden' });
}

/** Drags with the mouse. */
export async function dragTo(from: Locator, to: Locator): Promise<void> {
  const { mouse } = to.page();
  const middle = async (of: Locator): Promise<{ x: number; y: number }> => {
    const box = await of.boundingBox();
    if (!box) throw new Error('nothing to drag from or to');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const [start, end] = [await middle(from), await middle(to)];
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move(start.x + 12, start.y + 12, { steps: 4 });
  await mouse.move(end.x, end.y, { steps: 20 });
  // The tree looks at what hangs over it while it moves.
  for (let step = 0; step < 10; step++) {
    await mouse.move(end.x + (step % 2), end.y);
    await to.page().waitForTimeout(50);
  }
  await mouse.up();
}

/** Drops a file onto a row as from a file manager: a browser is given its content. */
export async function dropContent(row: Locator, name: string, text: string): Promise<void> {
  const transfer = await row.page().evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
    return transfer;
  })()`);
  for (const event of ['dragenter', 'dragover', 'drop'])
    await row.dispatchEvent(event, { dataTransfer: transfer });
}
