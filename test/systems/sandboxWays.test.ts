import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../src/adapters/sandbox/sandbox';
import { onPath } from '../host/chromium';
import { packMoto, pythonWithMoto } from '../services/moto';
import { skip } from '../services/needs';
import { until } from '../ui/harness/until';
import { Windows } from '../unit/adapters/sandbox/windows';

/** Dozens of packages are unpacked and compiled, on a busy machine. */
const FETCH_MS = 5 * 60_000;
const END_MS = 30_000;

describe('Ways to start the sandbox without moto_server on the PATH', function () {
  this.timeout(FETCH_MS);
  let windows: Windows;
  let python = '';
  let folder = '';
  const wheels = () => join(folder, 'wheels');

  before(async function () {
    python = (await pythonWithMoto()) ?? skip(this, 'no Python with moto');
    folder = await mkdtemp(join(tmpdir(), 'practice-ways-'));
    await packMoto(python, wheels());
  });
  after(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => (windows = await Windows.make()));
  afterEach(() => windows.dispose());

  async function serves(sandbox: Sandbox, origin: string): Promise<string> {
    const { address, own, origin: said } = await sandbox.start();
    assert.deepEqual([own, said], [true, origin]);
    assert.ok((await fetch(`${address}/made`, { method: 'PUT' })).ok);
    assert.match(await (await fetch(address)).text(), /<Name>made<\/Name>/);
    return address;
  }
  const answers = (address: string): Promise<boolean> =>
    fetch(address).then(
      () => true,
      () => false,
    );
  const isGone = (address: string): Promise<true> =>
    until('it answers no more', END_MS, async () => ((await answers(address)) ? undefined : true));

  it('pipx fetches and runs it', async function () {
    if (onPath(['pipx']) === undefined) skip(this, 'no pipx on the PATH');
    const env = {
      ...windows.env,
      PIP_NO_INDEX: '1',
      PIP_FIND_LINKS: wheels(),
      PIPX_DEFAULT_PYTHON: python,
    };
    const sandbox = windows.open({ startWith: 'pipx' }, { env, within: FETCH_MS });
    const address = await serves(sandbox, 'started with pipx');
    sandbox.dispose();
    await isGone(address);
  });

  it('uvx fetches and runs it', async function () {
    if (onPath(['uvx']) === undefined) skip(this, 'no uvx on the PATH');
    const env = { ...windows.env, UV_NO_INDEX: '1', UV_FIND_LINKS: wheels(), UV_PYTHON: python };
    const sandbox = windows.open({ startWith: 'uvx' }, { env, within: FETCH_MS });
    const address = await serves(sandbox, 'started with uvx');
    sandbox.dispose();
    await isGone(address);
  });
});
