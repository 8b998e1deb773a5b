import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Whether a program is on the PATH. */
export async function hasProgram(program: string): Promise<boolean> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  const checks = await Promise.allSettled(found.map((path) => access(path, constants.X_OK)));
  return checks.some(({ status }) => status === 'fulfilled');
}
