import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePackage } from '../../../scripts/package';

/** The extension as a `.vsix`, as it was built: another window may be loading it meanwhile. */
export async function packed(): Promise<{ path: string; dispose: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-vsix-'));
  const path = join(folder, 'practice.vsix');
  await makePackage(path, { built: true });
  return { path, dispose: () => rm(folder, { recursive: true, force: true }) };
}
