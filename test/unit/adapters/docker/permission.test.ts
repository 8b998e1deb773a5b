import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';

const nobody = require.resolve('./nobody');

describe('A socket that one may not use', () => {
  it('is said to be that, with the way to the rights', async function () {
    this.timeout(30_000);
    if (process.platform === 'win32' || process.getuid?.() !== 0) this.skip(); // Only root can become somebody else.
    const folder = await mkdtemp(join(tmpdir(), 'practice-denied-'));
    await chmod(folder, 0o755);
    const path = join(folder, 'docker.sock');
    const server = createServer((_, answer) => answer.end('OK'));
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const ask = async (): Promise<string> => {
      const args = ['--import', 'tsx', nobody, path];
      return (await promisify(execFile)(process.execPath, args)).stdout;
    };
    try {
      await chmod(path, 0o600);
      assert.deepEqual((await ask()).split('\n'), [
        'denied',
        `You may not use the Docker engine at ${path}.`,
        'How to Use Docker Without Root',
      ]);
      await chmod(path, 0o666);
      assert.equal(await ask(), 'allowed');
    } finally {
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    }
  });
});
