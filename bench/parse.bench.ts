import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { projectRoot } from '../test/host/paths';
import type { Row } from './row';

/** Measures the parser as it is shipped: bundled and minified, not as a development tool loads it. */
export function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-bench-'));
  try {
    const outfile = join(folder, 'parsing.cjs');
    buildSync({
      entryPoints: [join(__dirname, 'parsing.ts')],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
    });
    const { measure } = createRequire(__filename)(outfile) as { measure: (course: string) => Row[] };
    return Promise.resolve(measure(bundledCourse()));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sections of the bundled course, one behind the other. */
function bundledCourse(): string {
  const folder = join(projectRoot, 'snippets');
  const sections = readdirSync(folder).filter((name) => /^\d.*\.md$/.test(name));
  return sections.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
}
