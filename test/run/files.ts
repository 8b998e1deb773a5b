import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/paths';

/** The test files of `test/<tier>`, relative to it. */
export function testFiles(tier: string): string[] {
  const folder = join(projectRoot, 'test', tier);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
}

/** The script behind a package's command, to be run with `node` on every platform. */
export function script(packageName: string, command = packageName): string {
  const folder = join(projectRoot, 'node_modules', packageName);
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
  const { bin } = JSON.parse(manifest) as { bin: string | Record<string, string> };
  const path = typeof bin === 'string' ? bin : bin[command];
  if (path === undefined) throw new Error(`${packageName} has no command ${command}`);
  return join(folder, path);
}
