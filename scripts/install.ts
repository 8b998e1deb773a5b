import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { layOut } from './layout';

/** VS Code's list of what is installed in a folder of extensions; what a learner installed there has entries too. */
interface Installed {
  readonly identifier: { readonly id: string };
  readonly version: string;
  readonly location: unknown;
  readonly relativeLocation: string;
}

const OPENER = {
  name: 'practice-opener',
  displayName: 'Practice Opener',
  description: 'Opens the course when VS Code is started by npm start for the first time.',
  publisher: 'dist-sys-practice',
  version: '1.0.0',
  engines: { vscode: '^1.96.0' },
  main: './opener.js',
  extensionKind: ['workspace'],
  activationEvents: ['onStartupFinished'],
  capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
};

/** Makes the opener's folder. */
export function makeOpener(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(OPENER, null, 2));
  buildSync({
    entryPoints: [join(__dirname, 'opener.ts')],
    outfile: join(folder, 'opener.js'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    external: ['vscode'],
  });
}

/** Installs the built extension and its opener into a folder of extensions, unpacked: packing takes ten times as long. */
export function installInto(extensions: string): void {
  const folders = { practice: join(extensions, 'practice'), opener: join(extensions, 'opener') };
  layOut(folders.practice);
  makeOpener(folders.opener);
  const list = join(extensions, 'extensions.json');
  const ours = Object.entries(folders).map(([name, folder]) => entry(name, folder));
  const others = installed(list).filter(
    ({ identifier }) => !ours.some((own) => own.identifier.id === identifier.id),
  );
  // Written anew even when nothing changed: VS Code reads manifests again only when this file is newer.
  writeFileSync(list, JSON.stringify([...others, ...ours]));
}

function entry(relativeLocation: string, folder: string): Installed {
  const { publisher, name, version } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as typeof OPENER;
  const path = pathToFileURL(folder).pathname;
  return {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path: decodeURIComponent(path), scheme: 'file' },
    relativeLocation,
  };
}

function installed(list: string): readonly Installed[] {
  try {
    return JSON.parse(readFileSync(list, 'utf8')) as Installed[];
  } catch {
    return []; // Not there yet, or damaged: VS Code would not read it either.
  }
}
