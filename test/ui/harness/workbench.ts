import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../host/chromium';
import { projectRoot } from '../../host/paths';
import { launchServer, type ServerOptions } from '../../host/server';
import { openWorkbench, type WorkbenchOptions } from '../../host/workbench';
import { pictureFailures } from './failures';

export interface StartOptions extends WorkbenchOptions, Pick<ServerOptions, 'env' | 'settings' | 'trust'> {
  /** Files of the folder that is opened, by relative path; `null` opens no folder. Default: an empty folder. */
  readonly files?: Readonly<Record<string, string>> | null;
  /** A `.vsix` that is installed, and nothing in development mode. Default: this extension, from its built sources. */
  readonly vsix?: string;
}

/** A running VS Code with the extension in development mode, its window a page. */
export interface Workbench {
  readonly page: Page;
  /** The opened folder; a temporary one even when none is opened. */
  readonly folder: string;
  /** Changes settings of the running VS Code: it notices by itself. `undefined` removes one. */
  readonly changeSettings: (settings: Readonly<Record<string, unknown>>) => Promise<void>;
  /** A second window on the same server, closed with the first. */
  readonly openWindow: (options?: WorkbenchOptions) => Promise<Page>;
  /** Closes the windows, stops VS Code and removes its temporary folders. */
  readonly dispose: () => Promise<void>;
}

/** What tests read and look at must be there: text in the terminal, no blinking. */
const READABLE = {
  'terminal.integrated.gpuAcceleration': 'off', // Draws text as elements instead of on a canvas.
  'terminal.integrated.cursorBlinking': false,
  'editor.cursorBlinking': 'solid',
  'window.autoDetectColorScheme': false,
};

/** Starts VS Code and opens its window; a before hook's work. */
export async function startWorkbench(options: StartOptions = {}): Promise<Workbench> {
  const { files = {}, vsix, env, trust, settings } = options;
  const scratch = await mkdtemp(join(tmpdir(), 'practice-ui-'));
  const folder = await mkdtemp(join(tmpdir(), 'practice-folder-'));
  for (const [path, content] of Object.entries(files ?? {})) await writeFile(join(folder, path), content);
  const cleanUps: (() => Promise<void>)[] = [];
  const dispose = async () => {
    // The windows first: a connection that only drops leaves its extension host running.
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
    for (const path of [scratch, folder]) await rm(path, { recursive: true, force: true });
  };
  try {
    const server = await launchServer({
      userDataDir: scratch,
      ...(vsix === undefined ? { extensionDevelopmentPath: projectRoot } : { vsix }),
      settings: { ...READABLE, ...settings },
      ...(files === null ? {} : { folder }),
      ...(env === undefined ? {} : { env }),
      ...(trust === undefined ? {} : { trust }),
    });
    cleanUps.push(() => server.dispose());
    const browser = await launchBrowser();
    cleanUps.push(() => browser.close());
    cleanUps.push(async () => void (await Promise.all(browser.contexts().map((context) => context.close()))));
    const openWindow = async (windowOptions: WorkbenchOptions = {}) => {
      const window = await openWorkbench(browser, server, windowOptions);
      pictureFailures(window);
      return window;
    };
    const page = await openWindow(options);
    // Themes come from extensions: once one is drawn, extensions are known.
    await page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor();
    const changeSettings = (changes: Readonly<Record<string, unknown>>) =>
      mergeJson(server.machineSettings, changes);
    // The first theme may be drawn before the user's settings are read, and stays: only a change is sure to be seen.
    await changeSettings({ 'workbench.colorTheme': 'Dark Modern' });
    await page.locator('.monaco-workbench.vs-dark').waitFor();
    return {
      page,
      folder,
      changeSettings,
      openWindow,
      dispose,
    };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function mergeJson(file: string, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const before = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  await writeFile(file, JSON.stringify({ ...before, ...changes }, null, 2));
}
