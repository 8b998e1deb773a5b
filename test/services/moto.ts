import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onPath } from '../host/chromium';

const run = promisify(execFile);

/** A Python that has moto; `undefined` when there is none. */
export async function pythonWithMoto(): Promise<string | undefined> {
  const python = onPath(['python3', 'python']);
  if (python === undefined) return undefined;
  try {
    const code = 'import moto.server, packaging, sys; print(sys.executable)';
    return (await run(python, ['-c', code])).stdout.trim();
  } catch {
    return undefined;
  }
}

const REQUIREMENT = 'moto[server]>=5';

/** Packs what moto needs, as it is installed here, into wheels: an index for pip that needs no network. */
export async function packMoto(python: string, folder: string): Promise<void> {
  await run(python, [join(__dirname, 'wheels.py'), folder, REQUIREMENT]);
}

/**
 * Has the engine of `env` an image of moto under the name that moto's makers give it, it is that; else one is made of the Python that is
 * installed here, which starts as theirs does. Linux only.
 * @returns removes what was made
 */
export async function provideMotoImage(
  python: string,
  name: string,
  env: NodeJS.ProcessEnv,
): Promise<() => Promise<void>> {
  const there = await run('docker', ['image', 'inspect', name], { env }).catch(() => undefined);
  if (there) return () => Promise.resolve();
  const root = await mkdtemp(join(tmpdir(), 'practice-root-'));
  try {
    await mkdir(join(root, 'tmp'));
    const start = JSON.stringify([python, '-m', 'moto.server', '-H', '0.0.0.0']);
    // A list of files, the files, and an image: nothing of it has to be in memory or on the disk.
    const line = `set -o pipefail; "$1" "$2" "$3" | tar -ch --null -T - -C "$4" tmp | docker import --change "ENTRYPOINT $5" --change 'EXPOSE 5000' - "$6"`;
    const script = join(__dirname, 'image_files.py');
    await run('bash', ['-c', line, 'bash', python, script, REQUIREMENT, root, start, name], { env });
  } finally {
    await rm(root, { recursive: true, force: true });
  }
  return async () => void (await run('docker', ['image', 'rm', '--force', name], { env }));
}
