import type { Page } from 'playwright-core';

/** In the page: writes down what rows begin to say, by their spoken text, and when, in ms since 1970. */
export const WATCH = `(() => {
  let before = new Set();
  globalThis.said = [];
  const look = () => {
    const rows = document.querySelectorAll('.part.sidebar .monaco-list-row');
    const now = new Set([...rows].map((row) => row.getAttribute('aria-label')));
    for (const text of now) if (!before.has(text)) globalThis.said.push([text, Date.now()]);
    before = now;
  };
  globalThis.watching?.disconnect();
  globalThis.watching = new MutationObserver(look);
  globalThis.watching.observe(document.body, { subtree: true, childList: true, attributes: true });
})()`;

/** When a row began to say something, at the earliest at `after`. Both in ms since 1970. */
export async function saidAt(page: Page, beginning: string, after: number): Promise<number> {
  const found = `globalThis.said.find(([text, time]) => text.startsWith(${JSON.stringify(beginning)}) && time >= ${after})?.[1]`;
  const handle = await page.waitForFunction(found, undefined, { polling: 20, timeout: 10_000 });
  return Number(await handle.jsonValue());
}
