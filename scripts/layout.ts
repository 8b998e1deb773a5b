import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../test/host/paths';

/**
 * Builds the extension, unless it is to be taken as it was built, and lays out its files, and nothing else, in `folder`: an unpacked
 * `.vsix`.
 *
 * Packing from such a folder spares vsce the walk through everything that `.vscodeignore` then leaves out.
 *
 * @throws when the build fails.
 */
export function layOut(folder: string, { built = false } = {}): void {
  if (!built) execFileSync(process.execPath, ['esbuild.mjs'], { cwd: projectRoot, stdio: 'inherit' });
  rmSync(folder, { recursive: true, force: true });
  const files = packaged(readFileSync(join(projectRoot, '.vscodeignore'), 'utf8'), filesIn);
  for (const file of files) {
    const copy = join(folder, file);
    mkdirSync(dirname(copy), { recursive: true });
    const source = join(projectRoot, file);
    if (file.endsWith('.json')) writeFileSync(copy, compact(readFileSync(source, 'utf8'), file === MANIFEST));
    else if (file === 'README.md' && !hasAddress())
      writeFileSync(copy, standalone(readFileSync(source, 'utf8'), files));
    else cpSync(source, copy);
  }
}

const MANIFEST = 'package.json';

/** Whether the manifest names a public repository: vsce then completes relative addresses of the README with it. */
export const hasAddress = (): boolean =>
  'repository' in (JSON.parse(readFileSync(join(projectRoot, MANIFEST), 'utf8')) as object);

/** A README as it can be read where only `files` are: without pictures of other files, and with the mere words of links to others. */
export function standalone(readme: string, files: readonly string[]): string {
  const isThere = (address: string): boolean =>
    /^(?:[a-z]+:|#)/.test(address) || files.includes(address.replace(/#.*/, ''));
  return readme
    .replace(/^!\[[^\]]*\]\(([^)]+)\)\n(?:\n(?=\n|#|\S))?/gm, (picture, address: string) =>
      isThere(address) ? picture : '',
    )
    .replace(/(?<!!)\[([^\]]*)\]\(([^)]+)\)/g, (link, words: string, address: string) =>
      isThere(address) ? link : words,
    );
}

/** JSON without its indentation, and a manifest without what only developers need of it. @throws SyntaxError */
export function compact(json: string, isManifest: boolean): string {
  const data = JSON.parse(json) as Record<string, unknown>;
  if (isManifest) for (const key of ['scripts', 'devDependencies', 'allowScripts']) delete data[key];
  return JSON.stringify(data);
}

/**
 * The files that an ignore file of this project's kind lets through: everything is ignored but `!` lines, each a file
 * or a folder with `/**` and perhaps the ending of a name behind it.
 *
 * @param list the files at a path, itself when it is one; paths with `/`.
 */
export function packaged(ignoreFile: string, list: (path: string) => readonly string[]): string[] {
  const patterns = ignoreFile.split(/\r?\n/).flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  return patterns.flatMap((pattern) => {
    const [path = '', names = ''] = pattern.split('/**');
    const ending = names.replace('/*', '');
    return list(path).filter((file) => file.endsWith(ending));
  });
}

function filesIn(path: string): string[] {
  if (statSync(join(projectRoot, path)).isFile()) return [path];
  return readdirSync(join(projectRoot, path)).flatMap((name) => filesIn(`${path}/${name}`));
}
