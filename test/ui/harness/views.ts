import type { Locator, Page } from 'playwright-core';
import { until } from './until';

const CHOOSE_MS = 20_000;
const CLICK_MS = 500;
const SCROLL_MS = 15_000;
/** Pixels; less than the side bar is high. */
const SCROLL_BY = 200;
/** Less than the rows that stay above others are high. */
const NUDGE_BY = 60;
const SHOW_MS = 3000;

/** The rows of trees in the side bar, without the pictures of open parents that VS Code keeps at the top: those open nothing. */
export const ROWS = '.part.sidebar .monaco-list-rows > .monaco-list-row';

/** Brings a view container of the activity bar to the front, and waits until it is there. */
export async function openContainer(page: Page, title: string): Promise<void> {
  const action = page
    .locator('.part.activitybar .action-item')
    .filter({ has: page.locator(`[aria-label^="${title}"]`) });
  const header = page.locator('.part.sidebar .title-label').filter({ hasText: title });
  await action.first().waitFor();
  // A window that comes back may be about to show it by itself: then a click hides it.
  await until(`the container ${title}`, CHOOSE_MS, async () => {
    if (!(await header.isVisible())) await action.first().click();
    return header.waitFor({ timeout: SHOW_MS }).then(
      () => true,
      () => undefined,
    );
  });
}

/** A row of a tree in the side bar by its label; parts of other rows' labels do not count. */
export function treeItem(page: Page, label: string): Locator {
  return page
    .locator(ROWS)
    .filter({
      has: page.locator('.monaco-icon-label-container .label-name').getByText(label, { exact: true }),
    })
    .first();
}

/** Opens every row on the way, a label each, and returns the last one. Clicks only what is still closed. */
export async function revealTreeItem(page: Page, ...labels: readonly string[]): Promise<Locator> {
  for (const label of labels.slice(0, -1)) {
    await setExpanded(await scrollTo(treeItem(page, label)), true);
  }
  return scrollTo(treeItem(page, labels.at(-1) ?? ''));
}

/** Scrolls the side bar until a row is in the clear: only rows on the screen exist, and those of open parents stay above others. */
export async function scrollTo(row: Locator): Promise<Locator> {
  const page = row.page();
  if ((await placeOf(row)) === 'clear') return row;
  const list = page.locator('.part.sidebar .monaco-list:visible').first();
  // At its lower end: what stays above others at the upper one does not scroll.
  const box = await list.boundingBox();
  if (box) await page.mouse.move(box.x + 40, box.y + Math.max(box.height - 30, box.height / 2));
  if ((await placeOf(row)) === 'away') {
    await list.focus();
    await page.keyboard.press('Home');
    await list.locator('.monaco-list-rows > [data-index="0"]').waitFor();
  }
  await until(`a row to scroll to: ${String(row)}`, SCROLL_MS, async () => {
    const place = await placeOf(row);
    if (place === 'clear') return true;
    await page.mouse.wheel(0, place === 'away' ? SCROLL_BY : place === 'above' ? -NUDGE_BY : NUDGE_BY);
    return undefined;
  });
  return row;
}

type Place = 'clear' | 'above' | 'below' | 'away';

/** Where a row is: under something at the upper or at the lower end of the window, in the clear, or not on the screen. */
async function placeOf(row: Locator): Promise<Place> {
  if (!(await row.isVisible())) return 'away';
  return row
    .evaluate(
      (element): Place => {
        const { left, width, top, height } = element.getBoundingClientRect();
        const middle = top + height / 2;
        const { document, innerHeight } = globalThis as unknown as Window;
        if (element.contains(document.elementFromPoint(left + width / 2, middle))) return 'clear';
        return middle < innerHeight / 2 ? 'above' : 'below';
      },
      undefined,
      { timeout: CLICK_MS },
    )
    .catch(() => 'away' as const);
}

/** Opens or closes a row of a tree. One that is just made anew overlooks clicks. */
export async function setExpanded(row: Locator, wanted: boolean): Promise<void> {
  await until(`the row is ${wanted ? 'open' : 'closed'}`, CHOOSE_MS, async () => {
    const state = await row.getAttribute('aria-expanded', { timeout: CLICK_MS }).catch(() => undefined);
    if (state === String(wanted)) return true;
    if (state !== undefined)
      await row
        .locator('.monaco-tl-twistie')
        .click({ timeout: CLICK_MS })
        .catch(() => undefined);
    return undefined;
  });
}

/** Clicks an inline action of a tree's row; they show only under the pointer, which a row that is made anew has not felt. */
export async function clickInlineAction(row: Locator, title: string): Promise<void> {
  const action = row.locator(`.action-label[aria-label^="${title}"]`);
  await until(`"${title}" is clicked`, CHOOSE_MS, async () => {
    await row.page().mouse.move(0, 0);
    await row.hover({ timeout: CLICK_MS }).catch(() => undefined);
    return action.click({ timeout: CLICK_MS }).then(
      () => true,
      () => undefined,
    );
  });
}

/** Chooses from the context menu of a tree's row. One of a row that is just made anew may lack what belongs to its new state. */
export async function chooseFromContextMenu(row: Locator, title: string): Promise<void> {
  const page = row.page();
  const menu = page.locator('.monaco-menu');
  const item = menu.locator('.action-item').filter({ hasText: title }).first();
  await until(`"${title}" is chosen`, CHOOSE_MS, async () => {
    if (!(await item.isVisible())) {
      if (await menu.first().isVisible()) await page.keyboard.press('Escape');
      await row.click({ button: 'right', timeout: CLICK_MS }).catch(() => undefined);
      const opened = await item.waitFor({ timeout: CLICK_MS }).then(
        () => true,
        () => false,
      );
      if (!opened) return undefined;
    }
    // A menu that has just opened overlooks clicks; one that took ours is gone.
    await item.click({ timeout: CLICK_MS }).catch(() => undefined);
    return (await item.isVisible()) ? undefined : true;
  });
}

/** Drags the border of the side bar until it is so many pixels wide. */
export async function setSideBarWidth(page: Page, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) return;
  const [x, y] = [box.x + box.width + 1, box.y + box.height / 3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + width - box.width, y, { steps: 5 });
  await page.mouse.up();
}
