import { strict as assert } from 'node:assert';
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Outputs } from '../../../../src/adapters/storage/outputs';

describe('the outputs', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'practice-outputs-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('drops the oldest when together they grow too large', async () => {
    const outputs = new Outputs(folder, 2500);
    for (const [n, id] of ['a', 'b', 'c', 'd'].entries()) {
      await outputs.save(id, id.repeat(1000));
      // File times are coarse on some systems.
      if (id !== 'd') utimesSync(join(folder, `${id}.txt`), n + 1, n + 1);
    }
    assert.deepEqual(readdirSync(folder).sort(), ['c.txt', 'd.txt']);
    assert.equal(await outputs.read('a'), undefined);
    assert.equal(await outputs.read('d'), 'd'.repeat(1000));
  });

  it('stays in its folder, whatever an id is', async () => {
    const outputs = new Outputs(join(folder, '.'));
    await outputs.save('../../x/y', 'text');
    assert.deepEqual(readdirSync(folder), ['______x_y.txt']);
  });
});
