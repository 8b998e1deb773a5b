import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where installers put programs that the PATH of an editor started from a menu does not hold. */
const USUAL_FOLDERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin'],
  linux: ['/usr/local/bin', '/snap/bin'],
};

const usualFolders = (): readonly string[] => [
  ...['.local/bin', '.cargo/bin'].map((folder) => join(homedir(), folder)),
  ...(USUAL_FOLDERS[process.platform] ?? []),
];

/** The path of a program: on the PATH, else, where wanted, in the folders that installers use. `undefined` when it is in none. */
export async function findProgram(
  program: string,
  env: NodeJS.ProcessEnv = process.env,
  beyondPath = false,
): Promise<string | undefined> {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  const paths = [...folders, ...(beyondPath ? usualFolders() : [])].flatMap((folder) =>
    names.map((name) => join(folder, name)),
  );
  const checks = await Promise.allSettled(paths.map((path) => access(path, constants.X_OK)));
  return paths.find((_, index) => checks[index]?.status === 'fulfilled');
}

/** Whether a program is on the PATH. */
export const hasProgram = async (program: string): Promise<boolean> =>
  (await findProgram(program)) !== undefined;
