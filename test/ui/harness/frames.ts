import type { Locator, Page } from 'playwright-core';
import { until } from './until';

/** Waits for an element in whichever webview holds it: webviews are frames in frames, made anew when they are shown. */
export async function inWebview(page: Page, selector: string, withinMs = 15_000): Promise<Locator> {
  return until(`${selector} in a webview`, withinMs, async () => {
    for (const frame of page.frames().filter((candidate) => candidate !== page.mainFrame())) {
      const element = frame.locator(selector).first();
      if (await element.isVisible().catch(() => false)) return element;
    }
    return undefined;
  });
}
