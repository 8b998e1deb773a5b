import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { nodeForServer } from './install';
import { npm } from './npm';
import { withProgress } from './progress';
import { provide } from './provide';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];

const STANDARD_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) =>
    ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map((path) =>
      join(process.env[variable] ?? '', path),
    ),
  ),
};

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The npm package that holds a Chromium for Linux. */
const PACKAGED = '@sparticuz/chromium';
const PACKAGED_VERSION = '153';
/** It unpacks itself into the temporary folder and says where. */
const UNPACK = `import('${PACKAGED}').then(({ default: chromium }) => chromium.executablePath()).then(console.log)`;

/**
 * Starts a headless Chromium: `CHROMIUM` or `CHROME_PATH`, else one on the PATH or in its usual place, else, on Linux,
 * one from the npm registry. It ends with this process.
 *
 * @throws an Error that says what to install when there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: FLAGS });
}

/** The program that `launchBrowser` starts; fetches it when there is none. */
export async function findChromium(): Promise<string> {
  const found = installedChromium();
  if (found !== undefined) return found;
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium();
  throw new Error('No Chromium found: install Chrome, Chromium or Edge, or set CHROME_PATH.');
}

async function packagedChromium(): Promise<string> {
  const node = await nodeForServer();
  const install = async (into: string) => {
    await npm(into, ['install', '--prefix', into, `${PACKAGED}@${PACKAGED_VERSION}`]);
    await promisify(execFile)(node, ['-e', UNPACK], { cwd: into, env: { ...process.env, TMPDIR: into } });
  };
  const folder = await provide(`chromium-${PACKAGED_VERSION}`, (into) =>
    withProgress(`Fetching Chromium ${PACKAGED_VERSION}`, install(into)),
  );
  return join(folder, 'chromium');
}

function installedChromium(): string | undefined {
  const { CHROMIUM, CHROME_PATH } = process.env;
  const given = CHROMIUM ?? CHROME_PATH;
  if (given !== undefined) return given;
  return onPath(NAMES) ?? STANDARD_PLACES[process.platform]?.find(isExecutable);
}

/** The first of these programs that is on the PATH. */
export function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const candidates = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((end) => join(folder, name + end))),
  );
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
