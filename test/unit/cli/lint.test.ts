import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FindingJson } from '../../../src/cli/lintFormat';

const root = join(import.meta.dirname, '../../..');
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/lint.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });

describe('looking through notes on the command line', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'lint-'));
    writeFileSync(join(folder, 'old.md'), '# Notes\n\nStart it: `docker-compose up -d`, then wait.\n');
    writeFileSync(join(folder, 'good.md'), '# Notes\n\nStart it: `docker compose up -d`, then wait.\n');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('says where, why and what instead, and ends with 1', () => {
    const path = join(folder, 'old.md');
    const { stdout, status } = run(path);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /old\.md:3:12 docker-compose: .* Since July 2023\. \(outdated-command\)\n {4}docker compose up -d\n$/,
    );
    const [finding, ...others] = JSON.parse(run(path, '--json').stdout) as FindingJson[];
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...finding, message: '' },
      {
        file: path,
        line: 3,
        column: 12,
        endLine: 3,
        endColumn: 26,
        rule: 'outdated-command',
        text: 'docker-compose',
        message: '',
        since: 'July 2023',
        modern: 'docker compose up -d',
      },
    );
  });

  it('ends with 0 where there is nothing to say, and with 2 where it cannot look', () => {
    const good = run(join(folder, 'good.md'));
    assert.deepEqual([good.status, good.stdout], [0, '']);
    assert.equal(run(join(folder, 'good.md'), '--json').stdout, '[]\n');
    assert.equal(run(join(folder, 'none.md')).status, 2);
    const usage = run();
    assert.equal(usage.status, 2);
    assert.match(usage.stderr, /^Usage: .*FILE/);
  });
});
