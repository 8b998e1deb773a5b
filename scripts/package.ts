/** `npm run package [-- --out FILE]`: makes the `.vsix`, says its size, and fails when it or the main bundle is too large. */
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { projectRoot } from '../test/host/paths';
import { hasAddress, layOut } from './layout';

/** In kB (1000 bytes). */
export const SIZE_LIMITS = { bundle: 150, vsix: 700 };

/**
 * Builds the extension, unless it is to be taken as it was built, and packs it into the file `packagePath`.
 *
 * @returns the sizes of the main bundle and of the package, in kB.
 * @throws when the build fails.
 */
export async function makePackage(packagePath: string, { built = false } = {}): Promise<typeof SIZE_LIMITS> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-package-'));
  try {
    layOut(folder, { built });
    // Without a public address there is nothing to complete links with.
    const links = hasAddress() ? {} : { rewriteRelativeLinks: false, allowMissingRepository: true };
    const ignoreFile = join(projectRoot, '.vscodeignore'); // Lets all of it through; without one vsce warns.
    await createVSIX({ cwd: folder, packagePath, dependencies: false, ignoreFile, ...links });
    const size = (path: string) => statSync(path).size / 1000;
    return { bundle: size(join(folder, 'dist/extension.js')), vsix: size(packagePath) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const vsix = resolve(values.out ?? join(projectRoot, 'dist-sys-practice.vsix'));
  const sizes = await makePackage(vsix);
  const say = (what: string, size: number, limit: number) => {
    const verdict = size <= limit ? '' : ' TOO LARGE';
    process.stdout.write(`${what}: ${size.toFixed(1)} kB of ${limit} kB${verdict}\n`);
    return size <= limit;
  };
  const fits = [
    say('dist/extension.js', sizes.bundle, SIZE_LIMITS.bundle),
    say(relative(projectRoot, vsix), sizes.vsix, SIZE_LIMITS.vsix),
  ];
  return fits.every(Boolean) ? 0 : 1;
}

if (require.main === module)
  void main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
