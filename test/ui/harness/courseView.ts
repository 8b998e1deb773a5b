import type { Locator, Page } from 'playwright-core';
import { openContainer, ROWS, scrollTo } from './views';
import { until } from './until';

const STATE_MS = 10_000;

/** Opens the sidebar with the courses and waits for their rows. */
export async function openCourseView(page: Page): Promise<void> {
  await openContainer(page, 'Practice');
  await page.locator(ROWS).first().waitFor();
}

/** Waits until the row of the command that begins like this says this right of it: `passed`, `exit 254`, `3/7`. Returns all that it says there. */
export async function seeInTree(
  page: Page,
  command: string,
  state: RegExp,
  withinMs = STATE_MS,
): Promise<string> {
  let said = '';
  const row = await scrollTo(commandRow(page, command));
  return until(`${String(state)} at "${command}"`, withinMs, async () => {
    said = await description(row);
    return state.test(said) ? said : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; it says "${said}"`);
  });
}

/** The row of the first command in the tree that begins like this; only rows on the screen exist. */
export function commandRow(page: Page, command: string): Locator {
  const label = page.locator('.label-name').getByText(new RegExp(`^${escapeRegExp(command)}`));
  return page.locator(ROWS).filter({ has: label }).first();
}

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** What stands right of a row's label, in grey. */
async function description(row: Locator): Promise<string> {
  if (!(await row.isVisible())) return '';
  const [said = ''] = await row.locator('.label-description').allTextContents();
  return said.replaceAll('\u00a0', ' ').trim();
}
