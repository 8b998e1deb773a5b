import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A folder with links to all programs of this PATH but some: the PATH of a machine without them. */
export async function pathWithout(
  ...programs: readonly string[]
): Promise<{ folder: string; dispose: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-path-'));
  for (const from of (process.env.PATH ?? '').split(delimiter)) {
    const names = await readdir(from).catch(() => []);
    const wanted = names.filter((name) => !programs.includes(name) && !existsSync(join(folder, name)));
    await Promise.all(
      wanted.map((name) => symlink(join(from, name), join(folder, name)).catch(() => undefined)),
    );
  }
  return { folder, dispose: () => rm(folder, { recursive: true, force: true }) };
}
