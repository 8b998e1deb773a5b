import type { Locator, Page } from 'playwright-core';
import { answer, pick, runCommand } from './palette';
import { until } from './until';

const CHOOSE_MS = 15_000;
const SHOW_MS = 1000;

/** Opens a Markdown file as a course, as a learner does. */
export async function openCourseNotes(page: Page, path: string): Promise<void> {
  await runCommand(page, 'Practice: Open Course Notes…');
  await pick(page, 'Markdown File…');
  const title = page.locator('.quick-input-title').filter({ hasText: 'Open Course Notes' });
  await title.waitFor();
  // The dialog reads the folder while one types, and takes no answer before.
  await until(`${path} is chosen`, CHOOSE_MS, async () => {
    await answer(page, path);
    return title.waitFor({ state: 'hidden', timeout: SHOW_MS }).then(
      () => true,
      () => undefined,
    );
  });
}

/** A message in the corner, by a part of its text. */
export const notification = (page: Page, text: string): Locator =>
  page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
