import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Sandbox } from '../../src/adapters/sandbox/sandbox';
import { onPath } from '../host/chromium';
import { packMoto, provideMotoImage, pythonWithMoto } from '../services/moto';
import { needs, skip } from '../services/needs';
import { until } from '../ui/harness/until';
import { Windows } from '../unit/adapters/sandbox/windows';

/** Dozens of packages are unpacked and compiled, on a busy machine. */
const FETCH_MS = 5 * 60_000;
const END_MS = 30_000;
/** How long the end of a sandbox may stay unnoticed. */
const NOTICE_MS = 2000;
const IMAGE = 'motoserver/moto:latest';

const run = promisify(execFile);

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

  describe('in a container of an image that is known by its name', () => {
    let env: NodeJS.ProcessEnv = {};
    let removeImage: (() => Promise<void>) | undefined;

    before(async function () {
      if (process.platform !== 'linux') skip(this, 'the image is made of what runs on this machine');
      env = { ...process.env, DOCKER_HOST: needs(this, 'docker') };
      removeImage = await provideMotoImage(python, IMAGE, env);
    });
    after(() => removeImage?.());

    const docker = async (...args: string[]): Promise<string> =>
      (await run('docker', args, { env })).stdout.trim();
    const containers = async (): Promise<string[]> =>
      (await docker('ps', '--all', '--quiet', '--filter', `ancestor=${IMAGE}`)).split('\n').filter(Boolean);
    const open = (): Sandbox =>
      windows.open(
        { startWith: 'container', image: IMAGE },
        { env: { ...windows.env, DOCKER_HOST: env.DOCKER_HOST }, within: FETCH_MS },
      );
    const noOrphan = (address: string): Promise<true> =>
      until('nothing of it is left', END_MS, async () =>
        (await containers()).length > 0 || (await answers(address)) ? undefined : true,
      );

    it('it is reached on the loopback interface only, set up for ECS, emptied and stopped', async () => {
      const sandbox = open();
      const address = await serves(sandbox, 'started with docker');
      const [id = ''] = await containers();
      const { HostIp, HostPort } = JSON.parse(
        await docker('inspect', '--format', '{{json (index .NetworkSettings.Ports "5000/tcp" 0)}}', id),
      ) as Record<string, string>;
      assert.deepEqual([HostIp, HostPort], ['127.0.0.1', new URL(address).port]);
      assert.match(
        await docker('inspect', '--format', '{{json .Config.Env}}', id),
        /MOTO_ECS_SERVICE_RUNNING=1/,
      );
      const transition = async (): Promise<unknown> =>
        (await fetch(`${address}/moto-api/state-manager/get-transition?model_name=ecs::task`)).json();
      assert.deepEqual(await transition(), { progression: 'manual', times: 100_000 });

      await sandbox.reset();
      assert.doesNotMatch(await (await fetch(address)).text(), /<Name>/);
      assert.deepEqual(await transition(), { progression: 'manual', times: 100_000 });
      sandbox.stop();
      await noOrphan(address);
    });

    it('its end is noticed within 2 s, and it ends with its window', async () => {
      const sandbox = open();
      const { address } = await sandbox.start();
      await docker('kill', ...(await containers()));
      await until('its end is noticed', NOTICE_MS, () =>
        Promise.resolve(sandbox.state.phase === 'lost' ? true : undefined),
      );
      const again = await sandbox.start();
      assert.equal(again.address, address, 'the same port, so that terminals stay right');
      sandbox.dispose();
      await noOrphan(address);
    });
  });
});
