import type { Locator, Page } from 'playwright-core';
import { until } from './until';

const OPEN_MS = 30_000;
const SHOW_MS = 3000;

/** Runs a command by its title in the command palette: `Distributed Systems Practice: Run Next`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await until(`the command "${title}"`, OPEN_MS, async () => {
    // A key pressed while a menu or a page is closing is lost.
    await page.keyboard.press('F1');
    const typed = await input.fill(`>${title}`, { timeout: SHOW_MS }).then(
      () => true,
      () => false,
    );
    if (typed && (await shows(entry(page, title)))) return true;
    // The list holds what could be run when it was opened: a window that is still starting knows more a moment later.
    if (await input.isVisible()) await page.keyboard.press('Escape');
    return undefined;
  });
  await pick(page, title);
}

const shows = (locator: Locator): Promise<boolean> =>
  locator.waitFor({ timeout: SHOW_MS }).then(
    () => true,
    () => false,
  );

const entry = (page: Page, label: string): Locator =>
  page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();

/** Picks the entry with this label in the open list of choices (the palette, a quick pick). */
export async function pick(page: Page, label: string): Promise<void> {
  await entry(page, label).click();
}

/** Types into the open input box and accepts it. */
export async function answer(page: Page, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(text);
  await input.press('Enter');
}
