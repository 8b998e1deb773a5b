import { execFile } from 'node:child_process';
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

/** Packs what moto needs, as it is installed here, into wheels: an index for pip that needs no network. */
export async function packMoto(python: string, folder: string): Promise<void> {
  await run(python, [join(__dirname, 'wheels.py'), folder, 'moto[server]>=5']);
}
