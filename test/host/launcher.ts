/**
 * Stands in for a desktop VS Code: takes `--extensionDevelopmentPath=… --extensionTestsPath=… [folder]`, runs the tests
 * in the extension host of VS Code's server with a Chromium as its window, and exits with their status.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './chromium';
import { launchServer } from './server';
import { openWorkbench } from './workbench';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    strict: false, // A desktop VS Code has hundreds of flags; those that mean nothing here are passed over.
    allowPositionals: true,
    options: { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } },
  });
  const { extensionDevelopmentPath, extensionTestsPath } = values;
  if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string') {
    process.stderr.write('launcher: needs --extensionDevelopmentPath=… and --extensionTestsPath=…\n');
    return 2;
  }
  const [folder] = positionals;
  const userDataDir = await mkdtemp(join(tmpdir(), 'practice-host-'));
  const where = { extensionDevelopmentPath, extensionTestsPath, userDataDir };
  const [server, browser] = await Promise.all([
    launchServer(folder === undefined ? where : { ...where, folder }),
    launchBrowser(),
  ]);
  const ended = new Promise<number>((resolve) => {
    const stop = () => resolve(1);
    process.stdin.on('close', stop).resume(); // Our starter is gone.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
    void server.exited.then(stop);
    browser.once('disconnected', stop);
    void openWorkbench(browser, server, {
      // VS Code's test runner for browsers calls these two functions of its page.
      pageFunctions: {
        codeAutomationLog: (type, args) => print(type, args),
        codeAutomationExit: (code) => resolve(typeof code === 'number' ? code : 1),
      },
    }).then(
      (page) => page.once('crash', stop),
      (error: unknown) => {
        process.stderr.write(`launcher: ${String(error)}\n`);
        stop();
      },
    );
  });
  const status = await ended;
  await Promise.all(browser.contexts().map((context) => context.close()));
  await Promise.all([browser.close(), server.dispose()]);
  await rm(userDataDir, { recursive: true, force: true });
  return status;
}

function print(type: unknown, args: unknown): void {
  const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
  stream.write(`${Array.isArray(args) ? args.map(String).join(' ') : String(args)}\n`);
}

void main().then((status) => process.exit(status));
