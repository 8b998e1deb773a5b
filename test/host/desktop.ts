import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { onPath } from './chromium';
import { toolsFolder } from './paths';
import { prepareServer } from './workbench';

const DOWNLOADS = 'https://update.code.visualstudio.com/api/releases/stable';
const REACH_MS = 3000;

/** A program that takes a desktop VS Code's flags. */
export interface VsCode {
  readonly executable: string;
  /** What it is, and why, for people. */
  readonly description: string;
}

/**
 * The VS Code that integration tests run in: the one in `VSCODE_EXECUTABLE`, else a downloaded desktop build, else
 * (no network, no display, or `VSCODE_HOST=server`) our own launcher of the server build.
 */
export async function findVsCode(): Promise<VsCode> {
  const { VSCODE_EXECUTABLE, VSCODE_HOST } = process.env;
  if (VSCODE_EXECUTABLE !== undefined)
    return { executable: VSCODE_EXECUTABLE, description: VSCODE_EXECUTABLE };
  if (VSCODE_HOST === 'server') return launcher('VSCODE_HOST=server');
  const display = findDisplay();
  if (display === 'none') return launcher('no display and no xvfb-run');
  if (!(await isReachable(DOWNLOADS))) return launcher('no desktop build in reach');
  const desktop = await downloadAndUnzipVSCode({ cachePath: toolsFolder });
  return {
    executable: display === 'real' ? desktop : await underXvfb(desktop),
    description: 'VS Code, desktop build',
  };
}

async function launcher(why: string): Promise<VsCode> {
  await prepareServer();
  const executable = join(__dirname, process.platform === 'win32' ? 'launcher.cmd' : 'launcher');
  return { executable, description: `VS Code server with Chromium (${why})` };
}

function findDisplay(): 'real' | 'xvfb' | 'none' {
  if (
    process.platform !== 'linux' ||
    process.env.DISPLAY !== undefined ||
    process.env.WAYLAND_DISPLAY !== undefined
  )
    return 'real';
  return onPath(['xvfb-run']) === undefined ? 'none' : 'xvfb';
}

async function isReachable(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(REACH_MS) })).ok;
  } catch {
    return false;
  }
}

/** One executable for `@vscode/test-electron`, which takes no command with arguments. */
async function underXvfb(desktop: string): Promise<string> {
  const script = join(toolsFolder, 'desktop-under-xvfb');
  await mkdir(toolsFolder, { recursive: true });
  await writeFile(script, `#!/bin/sh\nexec xvfb-run -a '${desktop}' "$@"\n`);
  await chmod(script, 0o755);
  return script;
}
