import { strict as assert } from 'node:assert';
import axe from 'axe-core';
import type { Frame, Locator, Page } from 'playwright-core';
import { inWebview } from './frames';

/** The first input of the form, once the form is there. */
export const formInput = (page: Page, withinMs?: number): Promise<Locator> =>
  inWebview(page, 'form .field input:not([type=checkbox])', withinMs);

/** The page of the form. */
export async function formFrame(page: Page): Promise<Frame> {
  const form = await (await inWebview(page, 'form')).elementHandle();
  const frame = await form?.ownerFrame();
  assert.ok(frame);
  return frame;
}

/** Waits until the form is gone. */
export async function formCloses(page: Page): Promise<void> {
  await page
    .locator('.tab')
    .filter({ hasText: /^(Run|Copy): / })
    .waitFor({ state: 'hidden' });
}

/** What axe finds wrong with a page for people who see, hear or type differently: one line a finding. */
export async function accessibilityFaults(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations } = await frame.evaluate<axe.AxeResults>('axe.run(document, { iframes: false })');
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}
