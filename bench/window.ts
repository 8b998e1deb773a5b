import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { layOut } from '../scripts/layout';
import { launchBrowser } from '../test/host/chromium';
import { toolsFolder } from '../test/host/paths';
import { launchServer, type Server } from '../test/host/server';
import { openWorkbench } from '../test/host/workbench';

/** Files of the folder that is opened, by relative path. */
type Files = Readonly<Record<string, string>>;

export interface Window {
  readonly page: Page;
  readonly folder: string;
  /** @returns ids of the extensions of this window that have a log by now, each in a folder of its name */
  loggers: () => Promise<readonly string[]>;
}

/**
 * Starts VS Code on a folder of these files and opens windows one after the other, each in a new browser profile.
 *
 * @param payload what the workbench is told at its start besides the extension; paths are made with the opened folder.
 * @param env of the extension host, beside this process's own.
 * @returns what `measure` resolved to, for each window.
 */
export async function inWindows<T>(
  count: number,
  files: Files,
  payload: (folder: string, server: Server) => readonly (readonly [string, string])[],
  measure: (window: Window) => Promise<T>,
  env: Readonly<Record<string, string>> = {},
): Promise<T[]> {
  const results: T[] = [];
  await withFolder(files, async (folder, userDataDir) => {
    const server = await launchServer({ folder, userDataDir, extensionDevelopmentPath: extension(), env });
    const browser = await launchBrowser();
    try {
      const url = withPayload(server.url, payload(folder, server));
      for (let done = 0; done < count; done++) {
        const earlier = await hostLogs(userDataDir);
        const page = await openWorkbench(browser, { ...server, url });
        const loggers = async () =>
          (await hostLogs(userDataDir))
            .filter((path) => !earlier.includes(path))
            .map((path) => basename(path));
        results.push(await measure({ page, folder, loggers }));
        // A connection that only drops leaves its extension host at work, which the next window would feel.
        await page.context().close();
      }
    } finally {
      await browser.close();
      await server.dispose();
    }
  });
  return results;
}

/** @returns folders `<start>/exthost<n>/<extension>`, relative to the one of all logs */
async function hostLogs(userDataDir: string): Promise<string[]> {
  return readdir(join(userDataDir, 'data', 'logs'), { recursive: true }).catch(() => []);
}

/**
 * Runs `run()` of `bench/<module>.ts` inside the extension host of a new window, where it may use the API and the
 * sources; the extension itself is there and not activated.
 *
 * @param files of the folder that is opened.
 * @param env of the extension host, beside this process's own.
 * @returns what `run()` resolved to; it must be plain data.
 * @throws when it rejected, with its message.
 */
export async function inHost<T>(
  module: string,
  files: Files = {},
  env: Readonly<Record<string, string>> = {},
): Promise<T> {
  return withFolder(files, async (folder, userDataDir) => {
    const extensionTestsPath = await bundle(module);
    const result = join(userDataDir, 'result.json');
    const server = await launchServer({
      folder,
      userDataDir,
      extensionDevelopmentPath: extension(),
      extensionTestsPath,
      env: { ...env, PRACTICE_BENCH_RESULT: result },
    });
    const browser = await launchBrowser();
    try {
      const logged: string[] = [];
      const code = await new Promise<unknown>((resolve, reject) => {
        // VS Code's test runner for browsers calls these two functions of its page.
        const pageFunctions = {
          codeAutomationLog: (_type: unknown, args: unknown) => void logged.push(String(args)),
          codeAutomationExit: resolve,
        };
        openWorkbench(browser, server, { pageFunctions }).catch(reject);
      });
      if (code !== 0) throw new Error(`${module} failed:\n${logged.slice(-5).join('\n')}`);
      await Promise.all(browser.contexts().map((context) => context.close()));
      return JSON.parse(await readFile(result, 'utf8')) as T;
    } finally {
      await browser.close();
      await server.dispose();
    }
  });
}

let laidOut: string | undefined;

/** The folder of the extension as people get it; made once, so that builds beside a benchmark do not disturb it. */
function extension(): string {
  if (laidOut === undefined) layOut((laidOut = join(toolsFolder, 'bench', 'extension')));
  return laidOut;
}

/** The middle one of these numbers. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function withFolder<T>(
  files: Files,
  work: (folder: string, userDataDir: string) => Promise<T>,
): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'practice-bench-'));
  const folder = join(scratch, 'folder');
  try {
    await mkdir(folder);
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return await work(folder, join(scratch, 'data'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

function withPayload(address: string, entries: readonly (readonly [string, string])[]): string {
  const url = new URL(address);
  const payload = JSON.parse(url.searchParams.get('payload') ?? '[]') as unknown[];
  url.searchParams.set('payload', JSON.stringify([...payload, ...entries]));
  return url.href;
}

async function bundle(module: string): Promise<string> {
  const outfile = join(toolsFolder, 'bench', 'inside', `${module}.js`);
  await build({
    entryPoints: [join(__dirname, `${module}.ts`)],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', '*.node'],
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    logLevel: 'warning',
  });
  return outfile;
}
