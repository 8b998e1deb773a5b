import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A home folder for one test. */
export interface Home {
  readonly folder: string;
  /** For the workbench: this home, and nothing of AWS or Docker that this process was started with. */
  readonly env: NodeJS.ProcessEnv;
  readonly write: (path: string, content: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

/** Makes an empty home folder: the one of a learner who has just got a machine. */
export async function makeHome(): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-home-'));
  const ours = Object.keys(process.env).filter((name) => /^(AWS|DOCKER)_/.test(name));
  return {
    folder,
    env: { ...Object.fromEntries(ours.map((name) => [name, undefined])), HOME: folder },
    write: async (path, content) => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    },
    dispose: () => rm(folder, { recursive: true, force: true }),
  };
}
