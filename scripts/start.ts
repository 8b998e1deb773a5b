/**
 * `npm start [-- FOLDER]`: builds the extension and opens VS Code with it: the `code` on the PATH when there is one,
 * else VS Code in the browser, served until Ctrl+C.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { onPath } from '../test/host/chromium';
import { projectRoot, toolsFolder } from '../test/host/paths';
import { launchServer } from '../test/host/server';
import { desktopCommand } from './desktop';
import { installInto, makeOpener } from './install';

const DESKTOPS = ['code', 'code-insiders', 'codium'];
/** The same address every time, when it is free: browsers keep layout and state by address. */
const PORT = 8017;
const BROWSERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', '""'],
  linux: ['xdg-open'],
};

/** What is opened when no folder is named: made here and empty, so nothing in it has to be trusted first. */
const OWN_FOLDER = join(toolsFolder, 'practice');

async function main(): Promise<number> {
  const folder = resolve(process.argv[2] ?? OWN_FOLDER);
  await mkdir(folder, { recursive: true });
  await mkdir(toolsFolder, { recursive: true });
  const desktop = onPath(DESKTOPS);
  return desktop === undefined ? inBrowser(folder) : onDesktop(desktop, folder);
}

function onDesktop(program: string, folder: string): Promise<number> {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: projectRoot, stdio: 'inherit' });
  const opener = join(toolsFolder, 'opener');
  makeOpener(opener);
  const { args, ...command } = desktopCommand(program, folder, [projectRoot, opener], process.platform);
  const desktop = spawn(command.program, args, { stdio: 'inherit', shell: command.shell });
  return new Promise((done, failed) => desktop.once('error', failed).once('exit', (code) => done(code ?? 1)));
}

async function inBrowser(folder: string): Promise<number> {
  const userDataDir = join(toolsFolder, 'start');
  const extensionsDir = join(userDataDir, 'extensions');
  installInto(extensionsDir);
  const server = await launchServer({
    folder,
    userDataDir,
    extensionsDir,
    trust: folder === OWN_FOLDER ? 'granted' : 'ask',
    settings: { 'security.workspace.trust.startupPrompt': 'once' },
    port: await freePort(PORT),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void server.dispose());
  process.stdout.write(`\nVS Code is at ${server.url}\nCtrl+C stops it.\n`);
  openInBrowser(server.url);
  return server.exited;
}

/** `wanted` when nobody listens there, else any. */
function freePort(wanted: number): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(0));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => done(wanted)));
  });
}

/** Only where somebody sits in front of it. */
function openInBrowser(url: string): void {
  const { CI, DISPLAY, WAYLAND_DISPLAY, SSH_CONNECTION } = process.env;
  if (CI !== undefined || SSH_CONNECTION !== undefined) return;
  if (process.platform === 'linux' && DISPLAY === undefined && WAYLAND_DISPLAY === undefined) return;
  const [program, ...args] = BROWSERS[process.platform] ?? [];
  if (program === undefined) return;
  const windows = process.platform === 'win32'; // `start` takes the quotes as they are.
  const opener = spawn(program, [...args, windows ? `"${url}"` : url], {
    stdio: 'ignore',
    detached: true,
    windowsVerbatimArguments: windows,
  });
  opener.once('error', () => undefined).unref(); // The address stands in the terminal.
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
