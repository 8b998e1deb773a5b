import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { findEndpoint, usualSockets } from '../../../../src/adapters/docker/contexts';
import { parseHost } from '../../../../src/adapters/docker/endpoint';
import { watchConfig } from '../../../../src/adapters/docker/watchConfig';
import { ResourceError } from '../../../../src/core/resources/errors';

describe('addresses of Docker engines', () => {
  for (const [host, address] of [
    ['unix:///var/run/docker.sock', { kind: 'socket', path: '/var/run/docker.sock' }],
    ['npipe:////./pipe/docker_engine', { kind: 'socket', path: '//./pipe/docker_engine' }],
    ['tcp://10.0.0.1', { kind: 'tcp', host: '10.0.0.1', port: 2375 }],
    ['tcp://10.0.0.1:1234', { kind: 'tcp', host: '10.0.0.1', port: 1234 }],
    ['engine:4243', { kind: 'tcp', host: 'engine', port: 4243 }],
    ['http://engine', { kind: 'tcp', host: 'engine', port: 80 }],
    ['https://engine', { kind: 'tcp', host: 'engine', port: 443, tls: { skipVerify: false } }],
    ['tcp://[::1]:2375', { kind: 'tcp', host: '::1', port: 2375 }],
    ['ssh://me@engine:2222', { kind: 'ssh', destination: 'me@engine', port: 2222 }],
    ['ssh://engine', { kind: 'ssh', destination: 'engine' }],
    ['ftp://engine', null],
    ['', null],
    ['unix://', null],
  ] as const)
    it(`reads “${host}”`, () => assert.deepEqual(parseHost(host), address));

  it('takes the port of TLS where certificates are given', () => {
    const tls = { skipVerify: false, ca: 'x' };
    assert.deepEqual(parseHost('tcp://engine', tls), { kind: 'tcp', host: 'engine', port: 2376, tls });
  });
});

describe('the engine that is configured', () => {
  let home: string;
  const find = (env: Record<string, string> = {}) => findEndpoint({ env, home, platform: 'linux' });

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'practice-home-'));
    await mkdir(join(home, '.docker'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  const hash = (name: string) => createHash('sha256').update(name).digest('hex');
  const use = (currentContext: string) =>
    writeFile(join(home, '.docker/config.json'), JSON.stringify({ currentContext }));

  async function addContext(name: string, host: string, tls: Record<string, string> = {}): Promise<void> {
    const meta = join(home, '.docker/contexts/meta', hash(name));
    await mkdir(meta, { recursive: true });
    await writeFile(
      join(meta, 'meta.json'),
      JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }),
    );
    const folder = join(home, '.docker/contexts/tls', hash(name), 'docker');
    await mkdir(folder, { recursive: true });
    for (const [file, text] of Object.entries(tls)) await writeFile(join(folder, file), text);
  }

  const refused = (work: Promise<unknown>, pattern: RegExp) =>
    assert.rejects(work, (error: unknown) => {
      assert.ok(error instanceof ResourceError);
      assert.equal(error.kind, 'notConfigured');
      assert.match(error.message, pattern);
      return true;
    });

  it('is DOCKER_HOST before every context', async () => {
    await addContext('other', 'tcp://other:1');
    await use('other');
    const { host, origin } = await find({ DOCKER_HOST: 'tcp://mine:2', DOCKER_CONTEXT: 'other' });
    assert.deepEqual([host, origin], ['tcp://mine:2', 'DOCKER_HOST']);
  });

  it('has the certificates of DOCKER_CERT_PATH', async () => {
    await writeFile(join(home, 'ca.pem'), 'authority');
    const { address } = await find({
      DOCKER_HOST: 'tcp://mine',
      DOCKER_TLS_VERIFY: '1',
      DOCKER_CERT_PATH: home,
    });
    assert.deepEqual(address, {
      kind: 'tcp',
      host: 'mine',
      port: 2376,
      tls: { skipVerify: false, ca: 'authority' },
    });
  });

  it('is that of the current context, with its certificates', async () => {
    await addContext('remote', 'tcp://remote:2376', { 'ca.pem': 'a', 'cert.pem': 'c', 'key.pem': 'k' });
    await use('remote');
    assert.deepEqual(await find(), {
      address: {
        kind: 'tcp',
        host: 'remote',
        port: 2376,
        tls: { skipVerify: false, ca: 'a', cert: 'c', key: 'k' },
      },
      host: 'tcp://remote:2376',
      origin: 'context remote',
    });
  });

  it('is that of DOCKER_CONTEXT before the current one', async () => {
    await addContext('one', 'tcp://one:1');
    await addContext('two', 'tcp://two:2');
    await use('one');
    assert.equal((await find({ DOCKER_CONTEXT: 'two' })).host, 'tcp://two:2');
  });

  it('is a rootless socket where there is no other', async () => {
    const run = join(home, 'run');
    await mkdir(run);
    await writeFile(join(run, 'docker.sock'), '');
    const sockets = usualSockets({ env: { XDG_RUNTIME_DIR: run }, home, platform: 'linux' });
    assert.ok(sockets.includes(join(run, 'podman/podman.sock')));
    const { address } = await find({ XDG_RUNTIME_DIR: run });
    // A machine with a system-wide engine has that one first.
    assert.ok(
      address.kind === 'socket' && ['/var/run/docker.sock', join(run, 'docker.sock')].includes(address.path),
    );
  });

  it('is refused with a reason', async () => {
    await refused(find({ DOCKER_HOST: 'ftp://x' }), /“ftp:\/\/x” \(DOCKER_HOST\)/);
    await refused(find({ DOCKER_CONTEXT: 'nowhere' }), /context “nowhere” does not exist/);
    await writeFile(join(home, '.docker/config.json'), '{');
    await refused(find(), /config\.json is not valid JSON/);
  });

  it('is asked for again when the configuration is replaced', async () => {
    await use('default');
    await new Promise<void>((resolve, reject) => {
      const watching = watchConfig({ env: {}, home, platform: 'linux' }, () => {
        watching.dispose();
        resolve();
      });
      const replace = async () => {
        const fresh = join(home, '.docker/config.json123');
        await writeFile(fresh, '{"currentContext":"other"}');
        await rename(fresh, join(home, '.docker/config.json'));
      };
      replace().catch(reject);
    });
  });

  it('is asked for again when the folder of the configuration is made, and made anew', async () => {
    await rm(join(home, '.docker'), { recursive: true });
    let told = 0;
    const watching = watchConfig({ env: {}, home, platform: 'linux' }, () => (told += 1));
    const until = async (holds: () => boolean) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    try {
      await mkdir(join(home, '.docker'));
      await until(() => told > 0);
      told = 0;
      await use('other');
      await until(() => told > 0);
      await rm(join(home, '.docker'), { recursive: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
      told = 0;
      await mkdir(join(home, '.docker'));
      await until(() => told > 0);
      told = 0;
      await use('another');
      await until(() => told > 0);
    } finally {
      watching.dispose();
    }
  });
});
