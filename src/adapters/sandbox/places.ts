import { createHash } from 'node:crypto';
import { lstat, mkdir, readdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * Where the windows of one VS Code meet the keeper of their sandbox: a named pipe, or a socket in a folder that only this
 * user can enter. Sockets are numbered: whoever binds the next number is the keeper, and one that nobody answers at is of a
 * keeper that is gone. Named pipes go with their process, so there is only one.
 */
export interface MeetingPlace {
  /** The number of the youngest socket, `null` when there is none. */
  readonly youngest: () => Promise<number | null>;
  readonly path: (number: number) => string;
}

/** Sockets cannot be in the editor's storage: their paths may have some 100 characters only. */
const folderName = (): string => `practice-sandbox-${userInfo().username}`;

/** @param storage the folder that all windows of one VS Code share; names the place, and is not written to */
export function meetingPlace(storage: string, temporary = tmpdir()): MeetingPlace {
  const name = keyOf(storage);
  if (process.platform === 'win32')
    return { youngest: () => Promise.resolve(0), path: () => `\\\\.\\pipe\\practice-sandbox-${name}` };
  const folder = join(temporary, folderName());
  const pattern = new RegExp(`^${name}-(\\d+)\\.sock$`);
  return {
    youngest: async () => {
      await mkdir(folder, { mode: 0o700, recursive: true });
      await mustBeOurs(folder);
      const numbers = (await readdir(folder)).map((file) => pattern.exec(file)?.[1]);
      const known = numbers.filter((number) => number !== undefined).map(Number);
      return known.length === 0 ? null : Math.max(...known);
    },
    path: (number) => join(folder, `${name}-${number}.sock`),
  };
}

/** Names what belongs to one VS Code: `3f2a9c…`. */
export const keyOf = (storage: string): string =>
  createHash('sha256').update(storage).digest('hex').slice(0, 12);

/** The folder for temporary files belongs to everybody: somebody else could have made ours before. */
async function mustBeOurs(folder: string): Promise<void> {
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0)
    throw new Error(`${folder} is not a folder of this user alone.`);
}
