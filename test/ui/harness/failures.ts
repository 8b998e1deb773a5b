import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../host/paths';

const FOLDER = join(projectRoot, 'out/ui');
const BELL_MS = 2000;
const open = new Set<Page>();

/** Takes a picture of this window whenever a test fails, until it is closed: `out/ui/<test>.png`. */
export function pictureFailures(page: Page): void {
  open.add(page);
  page.once('close', () => open.delete(page));
}

// At the root, for all tests: this module is loaded before any of them is defined.
afterEach('take pictures of a failure', async function () {
  const { currentTest } = this;
  if (currentTest?.state !== 'failed') return;
  await mkdir(FOLDER, { recursive: true });
  const name = currentTest.fullTitle().replace(/[^\w]+/g, '-');
  for (const [number, page] of [...open].entries()) {
    // What went wrong may stand behind the bell.
    await page
      .locator('[id="status.notifications"]')
      .click({ timeout: BELL_MS })
      .catch(() => undefined);
    await page.screenshot({ path: join(FOLDER, `${name}${number === 0 ? '' : `-${number}`}.png`) });
  }
});
