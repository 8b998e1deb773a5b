import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { toolsFolder } from './paths';

const POLL_MS = 250;

/**
 * The folder `name` below `.vscode-test`, filled by `make` on first use.
 *
 * `make` fills a temporary folder that takes its name only once it is complete, so an install that was cut off leaves
 * nothing that could be taken for a whole one; a lock keeps two processes from doing the same work twice.
 *
 * @param make gets the absolute path of an empty folder on the same file system.
 * @throws what `make` throws; nothing is kept then.
 */
export async function provide(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const target = join(toolsFolder, name);
  if (existsSync(target)) return target;
  await mkdir(toolsFolder, { recursive: true });
  const unlock = await lock(`${target}.lock`);
  try {
    if (existsSync(target)) return target;
    await removeLeftovers(target);
    const unfinished = await mkdtemp(`${target}.unfinished-`);
    try {
      await make(unfinished);
      await rename(unfinished, target);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      throw error;
    }
    return target;
  } finally {
    await unlock();
  }
}

/** Removes the halves that earlier, killed installs left behind. Only the holder of the lock may call it. */
async function removeLeftovers(target: string): Promise<void> {
  for (const entry of await readdir(toolsFolder)) {
    const path = join(dirname(target), entry);
    if (path.startsWith(`${target}.unfinished-`)) await rm(path, { recursive: true, force: true });
  }
}

/** Waits until `path` could be created with our process id in it; a lock whose process is gone does not count. */
async function lock(path: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
    else await delay(POLL_MS);
  }
}

/** Whether a process with this id exists (also one of another user). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
