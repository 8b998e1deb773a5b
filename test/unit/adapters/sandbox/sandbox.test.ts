import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import type { Sandbox } from '../../../../src/adapters/sandbox/sandbox';
import type { SandboxState } from '../../../../src/core/sandbox/model';
import { onPath } from '../../../host/chromium';
import { skip } from '../../../services/needs';
import { until } from '../../../ui/harness/until';
import { Windows } from './windows';

const portOf = (address: string): string => new URL(address).port;

/** Emulators start slowly on a busy machine. */
const PATIENCE = 60_000;

describe('The sandbox', function () {
  this.timeout(PATIENCE);
  let windows: Windows;
  let real = '';

  before(function () {
    real = onPath(['moto_server']) ?? skip(this, 'no moto_server on the PATH');
    if (process.platform !== 'linux') skip(this, 'processes are looked for in /proc');
  });
  beforeEach(async () => (windows = await Windows.make()));
  afterEach(() => windows.dispose());

  const put = async (address: string, bucket: string): Promise<void> =>
    void (await fetch(`${address}/${bucket}`, { method: 'PUT' }));
  const has = async (address: string, bucket: string): Promise<boolean> =>
    (await fetch(`${address}/${bucket}`, { method: 'HEAD' })).ok;
  /** The process that listens; what was started may be a script before it. */
  const server = async (address: string): Promise<number> => {
    for (const pid of await windows.running(portOf(address))) {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      // The keeper's own says what it was asked to start.
      if (line.includes('moto_server') && !line.includes('keeper.js')) return pid;
    }
    throw new Error('nobody serves');
  };
  const state = (sandbox: Sandbox, phase: SandboxState['phase'], withinMs: number): Promise<SandboxState> =>
    until(`the sandbox is ${phase}`, withinMs, () =>
      Promise.resolve(sandbox.state.phase === phase ? sandbox.state : undefined),
    );
  const allGone = (port: string): Promise<true> =>
    until('nothing of it is left', PATIENCE / 2, async () =>
      (await windows.running(port)).length === 0 ? true : undefined,
    );

  it('is started on the loopback interface, set up for ECS, and emptied', async () => {
    const sandbox = windows.open();
    const { address, own, origin } = await sandbox.start();
    assert.deepEqual([own, origin], [true, 'started with moto_server']);
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+$/);
    const listening = await readFile('/proc/net/tcp', 'utf8');
    const port = Number(portOf(address)).toString(16).toUpperCase().padStart(4, '0');
    assert.match(listening, new RegExp(`0100007F:${port} 00000000:0000 0A`), 'on 127.0.0.1');
    assert.doesNotMatch(listening, new RegExp(`00000000:${port} 00000000:0000 0A`), 'nowhere else');
    const transition = async (): Promise<unknown> =>
      (await fetch(`${address}/moto-api/state-manager/get-transition?model_name=ecs::task`)).json();
    const byHand = await transition();
    assert.deepEqual(byHand, { progression: 'manual', times: 100_000 });
    const environment = await readFile(`/proc/${await server(address)}/environ`, 'utf8');
    assert.match(environment, /MOTO_ECS_SERVICE_RUNNING=1/);
    assert.doesNotMatch(environment, /AWS_/);

    await put(address, 'one');
    assert.ok(await has(address, 'one'));
    await sandbox.reset();
    assert.ok(!(await has(address, 'one')));
    assert.deepEqual(await transition(), byHand);
  });

  it('is one for windows that start at the same moment, and ends with the last of them', async () => {
    const others = [windows.openElsewhere(), windows.openElsewhere()];
    const here = [windows.open(), windows.open()];
    const addresses = [
      ...(await Promise.all(here.map((sandbox) => sandbox.start()))).map(({ address }) => address),
      ...(await Promise.all(others)).map(({ address }) => address),
    ];
    assert.equal(new Set(addresses).size, 1, addresses.join(' '));
    const [address = ''] = addresses;
    // One keeper and one emulator.
    assert.equal((await windows.running(portOf(address))).length, 2);
    for (const sandbox of here) sandbox.dispose();
    for (const other of others) (await other).process.kill('SIGKILL');
    await allGone(portOf(address));
  });

  it('stays while a window is there, and for one that reloads', async () => {
    const first = windows.open({}, { linger: 3000 });
    const { address } = await first.start();
    await put(address, 'kept');
    first.dispose();
    const second = windows.open({}, { linger: 3000 });
    await second.look();
    assert.equal(second.state.phase, 'running');
    assert.equal(second.address, address);
    assert.ok(await has(address, 'kept'));
  });

  it('ends with a window that is killed', async () => {
    const { address, process: window } = await windows.openElsewhere();
    window.kill('SIGKILL');
    await allGone(portOf(address));
  });

  it('is started again after its keeper was killed, whose socket is left behind', async () => {
    const sandbox = windows.open();
    const { address } = await sandbox.start();
    const [keeper] = (await windows.running('none')).filter((pid) => pid !== process.pid);
    assert.ok(keeper);
    process.kill(keeper, 'SIGKILL');
    await state(sandbox, 'lost', 2000);
    await allGone(portOf(address));
    const again = windows.open();
    assert.equal((await again.start()).address, address, 'the same port, so that terminals stay right');
    const [folder = ''] = await readdir(windows.temporary);
    assert.equal((await readdir(join(windows.temporary, folder))).length, 1, 'the old socket was removed');
  });

  it('notices within 2 s that its emulator was killed', async () => {
    const sandbox = windows.open();
    const { address } = await sandbox.start();
    process.kill(await server(address), 'SIGKILL');
    const lost = await state(sandbox, 'lost', 2000);
    assert.match(JSON.stringify(lost), /moto_server was ended by SIGKILL/);
    const again = await sandbox.start();
    assert.ok(!(await has(again.address, 'one')));
  });

  it('takes another port when its own is taken', async () => {
    const first = windows.open();
    const wanted = first.address;
    const squatter = createServer().listen(Number(portOf(wanted)), '127.0.0.1');
    try {
      const { address } = await first.start();
      assert.notEqual(address, wanted);
      assert.equal(first.address, address);
    } finally {
      squatter.close();
    }
  });

  it('tries another port when one is taken at the last moment', async () => {
    const once = join(windows.folder, 'once');
    const env = await windows.pathWith(
      'moto_server',
      `#!/bin/sh\n[ -e ${once} ] && exec ${real} "$@"\ntouch ${once}\necho 'Address already in use' >&2\nexit 1\n`,
    );
    const sandbox = windows.open({}, { env });
    assert.equal((await sandbox.start()).phase, 'running');
  });

  it('says what was tried where there is nothing to start', async () => {
    const sandbox = windows.open(
      { startWith: 'automatic', image: 'motoserver/moto' },
      { env: { PATH: '/nowhere', HOME: '/nowhere' } },
    );
    await assert.rejects(sandbox.start(), (error: Error) => {
      for (const program of ['moto_server', 'uvx', 'pipx', 'docker'])
        assert.match(error.message, new RegExp(program));
      return true;
    });
    assert.equal(sandbox.state.phase, 'failed');
  });

  it('says how a start went wrong: a crash, and a hang', async () => {
    const crash = await windows.pathWith('moto_server', '#!/bin/sh\necho "Is moto there?" >&2\nexit 3\n');
    await assert.rejects(windows.open({}, { env: crash }).start(), /exit code 3: Is moto there\.$/);
    const other = await Windows.make();
    try {
      const hang = await other.pathWith('moto_server', '#!/bin/sh\nsleep 600\n');
      const sandbox = other.open({}, { env: hang, within: 700 });
      await assert.rejects(sandbox.start(), /did not answer within 1 s/);
    } finally {
      await other.dispose();
    }
  });

  it('can be stopped while it starts', async () => {
    const hang = await windows.pathWith('moto_server', '#!/bin/sh\nsleep 600\n');
    const sandbox = windows.open({}, { env: hang });
    const started = sandbox.start();
    await until('the emulator is being started', PATIENCE / 2, () =>
      Promise.resolve(JSON.stringify(sandbox.state).includes('moto_server') ? true : undefined),
    );
    sandbox.stop();
    await assert.rejects(started, /was stopped/);
  });

  it('says that there is no room on the disk', async function () {
    const full = join(windows.folder, 'full');
    execFileSync('mkdir', [full]);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k,nr_inodes=2', 'tmpfs', full], { stdio: 'ignore' });
    } catch {
      skip(this, 'no file system may be mounted here');
    }
    try {
      const sandbox = windows.open({}, { temporary: full });
      await assert.rejects(sandbox.start(), /ENOSPC|no space|EADDRNOTAVAIL/i);
      assert.equal(sandbox.state.phase, 'failed');
    } finally {
      execFileSync('umount', [full]);
    }
  });

  it('takes an endpoint that is named, starts nothing, and notices when it is gone', async () => {
    const requests: string[] = [];
    const endpoint = createServer((request, response) => {
      requests.push(request.url ?? '');
      response.writeHead(request.url === '/' ? 200 : 404).end();
    });
    await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
    const sandbox = windows.open({ endpoint: address, startWith: 'automatic' });
    const { own, emulator } = await sandbox.start();
    assert.deepEqual([own, emulator, sandbox.address], [false, 'other', address]);
    assert.deepEqual(await windows.running('none'), []);
    await assert.rejects(sandbox.reset(), /cannot be emptied/);
    endpoint.closeAllConnections();
    endpoint.close();
    await state(sandbox, 'lost', 2500);
    await assert.rejects(sandbox.start(), /Nothing answers at/);
  });
});
