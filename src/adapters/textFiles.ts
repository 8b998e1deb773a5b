import { constants } from 'node:fs';
import { access, appendFile, chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { COPY_FOLDER } from '../core/files/copies';

/** Larger files are left alone, in bytes: nobody fills them in by hand. */
const LARGEST = 1 << 20;

/** What was found at a path. */
export type FoundText =
  | { readonly kind: 'text'; readonly content: string; readonly writable: boolean }
  /** Nothing is there. */
  | { readonly kind: 'missing' }
  /** A folder, a large file, no text: nothing to fill in; with the reason for people. */
  | { readonly kind: 'left'; readonly why: string };

/** The file that a path in a command means. `~` is the home folder; `folders` are changed to first, one after the other. */
export function placeOfFile(path: string, folder: string, folders: readonly string[]): string {
  return [...folders, path].reduce((from, to) => resolve(from, atHome(to)), folder);
}

function atHome(path: string): string {
  const rest = /^~(?:[/\\](.*))?$/.exec(path);
  return rest ? join(homedir(), rest[1] ?? '') : path;
}

/** Reads a file byte for byte, its line ends and the mark at its beginning included. */
export async function readText(path: string): Promise<FoundText> {
  try {
    const { size, ...found } = await stat(path).then((stats) => ({
      size: stats.size,
      isFile: stats.isFile(),
    }));
    if (!found.isFile) return { kind: 'left', why: 'it is a folder' };
    if (size > LARGEST) return { kind: 'left', why: 'it is larger than 1 MB' };
    const content = decoded(await readFile(path));
    if (content === null) return { kind: 'left', why: 'it is no text in UTF-8' };
    return { kind: 'text', content, writable: await mayWrite(path) };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
    return { kind: 'left', why: `it cannot be read (${code})` };
  }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

const mayWrite = (path: string): Promise<boolean> =>
  access(path, constants.W_OK).then(
    () => true,
    () => false,
  );

/**
 * Writes a copy, where Git does not see it: its folder ignores itself; beside the file, the repository's own list of this
 * machine does. A copy with a secret in it is for its owner only.
 * @throws when the folder cannot be written to
 */
export async function writeCopy(path: string, content: string, holdsSecret: boolean): Promise<void> {
  const folder = dirname(path);
  if (basename(folder) === COPY_FOLDER) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, '.gitignore'), '*\n');
  } else await excludeFromGit(folder);
  await writeFile(path, content, holdsSecret ? { mode: 0o600 } : {});
  if (holdsSecret) await chmod(path, 0o600);
}

/** Writes a file anew. @throws when it cannot be written to */
export const writeText = (path: string, content: string): Promise<void> => writeFile(path, content);

/** Removes a copy; one that is gone already is fine. */
export const removeText = (path: string): Promise<void> => rm(path, { force: true });

const PATTERN = `${COPY_FOLDER}-*`;

/** Adds the copies to `.git/info/exclude`, which is of this machine and never committed. */
async function excludeFromGit(folder: string): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    const info = join(at, '.git', 'info');
    const list = await readFile(join(info, 'exclude'), 'utf8').catch(() => null);
    if (list !== null || (await isFolder(join(at, '.git')))) {
      if (list?.split(/\r?\n/).includes(PATTERN)) return;
      await mkdir(info, { recursive: true });
      await appendFile(
        join(info, 'exclude'),
        `${list === null || list === '' || list.endsWith('\n') ? '' : '\n'}${PATTERN}\n`,
      );
      return;
    }
    if (dirname(at) === at) return;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );

/** Whether a path stands on its own. */
export const isWhole = (path: string): boolean => isAbsolute(path) || path.startsWith('~');
