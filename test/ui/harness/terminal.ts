import type { Page } from 'playwright-core';
import { until } from './until';

/** What the terminal in front shows, wrapped lines as they are drawn. */
export async function terminalText(page: Page): Promise<string> {
  const rows = await page.locator('.terminal-wrapper.active .xterm-rows > div').allTextContents();
  return rows
    .map((row) => row.replaceAll('\u00a0', ' ').trimEnd())
    .join('\n')
    .trimEnd();
}

/** Waits until the terminal in front shows a match; returns all of what it shows then. */
export async function terminalShows(page: Page, pattern: RegExp, withinMs = 20_000): Promise<string> {
  let shown = '';
  return until(`${String(pattern)} in the terminal`, withinMs, async () => {
    shown = await terminalText(page);
    return pattern.test(shown) ? shown : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; it showed:\n${shown}`);
  });
}
