import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePackage, SIZE_LIMITS } from '../scripts/package';
import type { Row } from './row';

/** Packs the extension as for people and weighs it; kB are 1000 bytes. */
export async function run(): Promise<Row[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'practice-bench-'));
  try {
    const sizes = await makePackage(join(scratch, 'practice.vsix'));
    const row = (name: string, value: number, limit: number): Row => ({
      name,
      value,
      unit: 'kB',
      limit: `≤ ${limit} kB`,
      ok: value <= limit,
    });
    return [
      row('Main bundle', sizes.bundle, SIZE_LIMITS.bundle),
      row('`.vsix` with everything', sizes.vsix, SIZE_LIMITS.vsix),
    ];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
