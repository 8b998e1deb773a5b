import type { Frame, Page } from 'playwright-core';
import { until } from './until';
import { clickInlineAction, revealTreeItem } from './views';

const SHOW_MS = 20_000;

const OPEN_MS = 60_000;

/**
 * Opens a lesson as a page from the tree, a label for every row on the way, and returns its frame. A row that is just being
 * drawn anew overlooks clicks, so it clicks again where no page comes.
 */
export async function openLessonPage(page: Page, ...labels: readonly string[]): Promise<Frame> {
  const title = labels.at(-1) ?? '';
  return until(`the page of "${title}" opens`, OPEN_MS, async () => {
    await clickInlineAction(await revealTreeItem(page, ...labels), 'Open Lesson');
    return lessonFrame(page, title).catch(() => undefined);
  });
}

/** The page of the lesson with that title, once it is there; pages are frames that are made anew when they are shown. */
export async function lessonFrame(page: Page, title: string): Promise<Frame> {
  return until(`the page of "${title}"`, SHOW_MS, async () => {
    for (const frame of page.frames()) {
      const heading = frame.locator('main > header h1').getByText(title, { exact: true });
      if (await heading.isVisible().catch(() => false)) return frame;
    }
    return undefined;
  });
}
