/** What the extension host calls: runs every bundled integration test with mocha. Bundled to `out/integration/suite.js`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { record } from './report';
import Reporter from './reporter';

const TEST_MS = 60_000;

/** @throws when a test failed: VS Code then exits with 1. */
export async function run(): Promise<void> {
  const grep = process.env.PRACTICE_TEST_GREP;
  const mocha = new Mocha({ timeout: TEST_MS, retries: 1, forbidOnly: true, reporter: Reporter });
  if (grep !== undefined) mocha.grep(new RegExp(grep));
  const folder = join(__dirname, 'tests');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.js'),
  );
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => record({ kind: 'output', text: format(...args) });
  for (const file of files.sort()) mocha.addFile(join(folder, file));
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} failed`);
}
