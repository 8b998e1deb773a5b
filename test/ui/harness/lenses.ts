import type { Page } from 'playwright-core';
import { terminalText } from './terminal';
import { until } from './until';

const SHOW_MS = 20_000;
const REACT_MS = 8000;
const STILL_MS = 700;

interface Lens {
  readonly text: string;
  /** Its middle, in pixels of the page. */
  readonly x: number;
  readonly y: number;
}

/** Waits for a lens above a line of the editor, both by a part of their text; returns all of the lens's text. */
export async function seeLens(page: Page, line: string, lens: string, withinMs = SHOW_MS): Promise<string> {
  return (await findLens(page, line, lens, withinMs)).text;
}

/**
 * Clicks a lens above a line of the editor, both by a part of their text, and waits for the reaction: other lenses, or
 * something that opens. For a moment after scrolling, VS Code shows lenses whose commands it has already forgotten:
 * clicks on them come to nothing, so it takes one that has stood still, and clicks again where nothing has changed.
 */
export async function clickLens(page: Page, line: string, lens: string): Promise<void> {
  const { x, y } = await findLens(page, line, lens, SHOW_MS, STILL_MS);
  const before = await standing(page, line);
  await until(`a reaction to "${lens}"`, SHOW_MS, async () => {
    await page.mouse.click(x, y);
    return until('a reaction', REACT_MS, async () =>
      (await standing(page, line)) === before ? undefined : true,
    ).catch(() => undefined);
  });
}

const OPENED =
  '.editor-group-container .tab, .quick-input-widget:visible, .monaco-dialog-box, .workspace-trust-editor';

/** What a click on a lens can change: a run may end as the one before it, and sooner than anybody looks. */
async function standing(page: Page, line: string): Promise<string> {
  const opened = await page.locator(OPENED).count();
  return JSON.stringify([opened, await lensesAbove(page, line), await terminalText(page)]);
}

/** The texts of the lenses above a line that is on the screen; none while there are none. */
export async function lensesAbove(page: Page, line: string): Promise<string[]> {
  return (await readLenses(page, line)).map(({ text }) => text);
}

async function findLens(
  page: Page,
  line: string,
  lens: string,
  withinMs: number,
  stillMs = 0,
): Promise<Lens> {
  let last: readonly Lens[] = [];
  let since = Date.now();
  return until(`lens "${lens}" above "${line}"`, withinMs, async () => {
    const now = await readLenses(page, line);
    if (JSON.stringify(now) !== JSON.stringify(last)) since = Date.now();
    last = now;
    return Date.now() - since < stillMs ? undefined : last.find(({ text }) => text.includes(lens));
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; there: ${last.map(({ text }) => text).join(' | ')}`);
  });
}

const EDITOR = '.editor-group-container.active .monaco-editor';

/** Lenses are drawn apart from the text, so the nearest ones above the line are the line's own. */
async function readLenses(page: Page, line: string): Promise<Lens[]> {
  const lines = await readTexts(page, `${EDITOR} .view-line`);
  const lineTop = Math.min(...lines.filter(({ text }) => text.includes(line)).map(({ top }) => top));
  if (lineTop === Infinity) return [];
  const lenses = await readTexts(page, `${EDITOR} .codelens-decoration > *`);
  const above = lenses.filter(({ text, top }) => top < lineTop && text !== '' && text !== '|');
  const nearest = Math.max(...above.map(({ top }) => top));
  return above.filter(({ top }) => top === nearest);
}

/** The visible texts of these elements, and where they are. */
async function readTexts(page: Page, selector: string): Promise<(Lens & { top: number })[]> {
  const found = await page.evaluate<(Lens & { top: number; height: number })[]>(`
    [...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const text = element.textContent.replaceAll('\u00a0', ' ').trim();
      return { text, top, height, x: left + width / 2, y: top + height / 2 };
    })`);
  return found.filter(({ height }) => height > 0);
}
