import type { Locator, Page } from 'playwright-core';
import { answer, pick, runCommand } from './palette';
import { until } from './until';

const CHOOSE_MS = 15_000;
const SHOW_MS = 1000;
const MESSAGE_MS = 30_000;

/** Opens a Markdown file as a course, as a learner does. */
export async function openCourseNotes(page: Page, path: string): Promise<void> {
  await runCommand(page, 'Practice: Open Course Notes…');
  await pick(page, 'Markdown File…');
  const title = page.locator('.quick-input-title').filter({ hasText: 'Open Course Notes' });
  await title.waitFor();
  await choosePath(page, path);
}

/** Types a path into the dialog that asks for one, until it is gone: it reads folders while one types, and takes no answer before. */
export async function choosePath(page: Page, path: string): Promise<void> {
  const box = page.locator('.quick-input-widget');
  await box.waitFor();
  await until(`${path} is chosen`, CHOOSE_MS, async () => {
    await answer(page, path);
    return box.waitFor({ state: 'hidden', timeout: SHOW_MS }).then(
      () => true,
      () => undefined,
    );
  });
}

const bell = (page: Page): Locator => page.locator('[id="status.notifications"]');

/** Waits for a message by a part of its text. It is behind the bell: under test VS Code lets none pop up. */
export async function seeMessage(page: Page, text: string, withinMs = MESSAGE_MS): Promise<Locator> {
  const message = page.locator('.notifications-center .notification-list-item').filter({ hasText: text });
  return until(`the message "${text}"`, withinMs, async () => {
    if (await message.isVisible()) return message;
    // The list may be open still, for the message before.
    if (await hasMessages(page)) {
      await bell(page).click();
      // What is said of the bell under the pointer lies over the buttons of a message.
      await page.mouse.move(0, 0);
    }
    return undefined;
  });
}

/** Whether there is any message behind the bell. */
export const hasMessages = (page: Page): Promise<boolean> =>
  bell(page).locator('.codicon-bell-dot').isVisible();
