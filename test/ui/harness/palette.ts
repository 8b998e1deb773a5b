import type { Page } from 'playwright-core';
import { until } from './until';

const OPEN_MS = 15_000;
const SHOW_MS = 1000;

/** Runs a command by its title in the command palette: `Distributed Systems Practice: Run Next`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  // A key pressed while a menu or a page is closing is lost.
  await until('the command palette', OPEN_MS, async () => {
    await page.keyboard.press('F1');
    return input.waitFor({ timeout: SHOW_MS }).then(
      () => true,
      () => undefined,
    );
  });
  await input.fill(`>${title}`);
  await pick(page, title);
}

/** Picks the entry with this label in the open list of choices (the palette, a quick pick). */
export async function pick(page: Page, label: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first().click();
}

/** Types into the open input box and accepts it. */
export async function answer(page: Page, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(text);
  await input.press('Enter');
}
