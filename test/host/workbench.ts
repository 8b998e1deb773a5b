import type { Browser, Page } from 'playwright-core';
import { findChromium } from './chromium';
import { nodeForServer, serverMain } from './install';
import type { Server } from './server';

export interface WorkbenchOptions {
  readonly width?: number;
  readonly height?: number;
  /** Functions that the page's `window` gets before anything is loaded. */
  readonly pageFunctions?: Readonly<Record<string, (...args: unknown[]) => unknown>>;
}

const OPEN_MS = 60_000;

/** Fetches what is missing for `launchServer` and `launchBrowser`, so that no test waits for it. */
export async function prepareServer(): Promise<void> {
  await Promise.all([serverMain(), nodeForServer(), findChromium()]);
}

/**
 * Opens the server's workbench in a browser profile of its own and waits until it has drawn itself.
 *
 * Close the page's context when done: a connection that only drops leaves its extension host alive for hours.
 */
export async function openWorkbench(
  browser: Browser,
  server: Server,
  options: WorkbenchOptions = {},
): Promise<Page> {
  const { width = 1440, height = 900, pageFunctions = {} } = options;
  const context = await browser.newContext({ viewport: { width, height } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(server.url).origin,
  });
  const page = await context.newPage();
  for (const [name, call] of Object.entries(pageFunctions)) await page.exposeFunction(name, call);
  await page.goto(server.url);
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: OPEN_MS });
  return page;
}
