/** `npm run package [-- --out FILE]`: makes the `.vsix`, says its size, and fails when it or the main bundle is too large. */
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { projectRoot } from '../test/host/paths';

const LIMITS_KB = { bundle: 150, vsix: 700 };

/**
 * Builds and packs the extension.
 *
 * @param scan whether to look for secrets in the files, which takes ten seconds: for packages that leave this machine.
 * @returns the path of the package.
 * @throws when the build fails.
 */
export async function makePackage(packagePath: string, { scan = true } = {}): Promise<string> {
  execFileSync(process.execPath, ['esbuild.mjs'], { cwd: projectRoot, stdio: 'inherit' });
  const links = { rewriteRelativeLinks: false, allowMissingRepository: true }; // There is no public address to complete them with.
  await createVSIX({
    cwd: projectRoot,
    packagePath,
    dependencies: false,
    allowPackageAllSecrets: !scan,
    ...links,
  });
  return packagePath;
}

/** The size in kB (1000 bytes). */
const size = (path: string) => statSync(path).size / 1000;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const vsix = await makePackage(resolve(values.out ?? join(projectRoot, 'dist-sys-practice.vsix')));
  const sizes = { bundle: join(projectRoot, 'dist/extension.js'), vsix };
  let tooLarge = false;
  for (const [name, path] of Object.entries(sizes)) {
    const limit = LIMITS_KB[name as keyof typeof sizes];
    const fits = size(path) <= limit;
    tooLarge ||= !fits;
    const verdict = fits ? '' : ' TOO LARGE';
    process.stdout.write(
      `${relative(projectRoot, path)}: ${size(path).toFixed(1)} kB of ${limit} kB${verdict}\n`,
    );
  }
  return tooLarge ? 1 : 0;
}

if (require.main === module)
  void main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
