import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type Docker from 'dockerode';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { createClient } from '../../src/adapters/docker/client';
import { parseHost } from '../../src/adapters/docker/endpoint';
import { loginFor } from '../../src/adapters/docker/login';
import { DockerSource } from '../../src/adapters/docker/source';
import { asTrouble } from '../../src/adapters/docker/troubles';
import { ResourceError } from '../../src/core/resources/errors';
import type { ResourceRow } from '../../src/core/resources/model';
import { needs } from '../services/needs';
import { followBlocks } from './docker/blocks';
import { ScriptedDesk } from './docker/desk';
import { Storm } from './docker/storm';
import { Door } from './docker/door';
import { Gate } from './docker/gate';

const IMAGE = 'busybox:latest';
const LABEL = 'practice.test';
const WITHIN = 10_000;
const never = new AbortController().signal;
const silent = () => undefined;

/** The Docker view's source, through a door, with what it tells. */
class Watched {
  readonly source: DockerSource;
  private waiting: () => void = silent;
  asked = 0;
  /** Where logins are looked for. */
  env: Readonly<Record<string, string | undefined>> = {};

  constructor(door: { readonly path: string }) {
    this.source = new DockerSource({
      findEndpoint: () =>
        Promise.resolve({
          address: { kind: 'socket', path: door.path },
          host: `unix://${door.path}`,
          origin: 'DOCKER_HOST',
        }),
      watchEndpoint: () => ({ dispose: silent }),
      createClient: (address) => {
        const docker = createClient(address);
        const dial = docker.modem.dial.bind(docker.modem);
        // Counts what is asked of the engine.
        docker.modem.dial = (options, callback) => {
          this.asked += 1;
          dial(options, callback);
        };
        return Promise.resolve(docker);
      },
      logger: { debug: silent, info: silent, warn: silent, error: silent },
      now: Date.now,
      loginFor: (repo) => loginFor(repo, { env: this.env, home: '/nowhere', platform: process.platform }),
    });
    this.source.onDidChange(() => this.waiting());
  }

  async rows(parent: ResourceRow | null = null): Promise<readonly ResourceRow[]> {
    return (await this.source.children(parent, never)).rows;
  }

  async heading(label: string): Promise<ResourceRow> {
    const found = (await this.rows()).find((row) => row.label === label);
    assert.ok(found, `no heading ${label}`);
    return found;
  }

  /** The rows below a heading, and below those that only group. */
  async below(label: string): Promise<readonly ResourceRow[]> {
    const rows = await this.rows(await this.heading(label));
    const deep = await Promise.all(
      rows.map(async (row) => (row.group ? [row, ...(await this.rows(row))] : [row])),
    );
    return deep.flat();
  }

  async find(label: string, name: string): Promise<ResourceRow | undefined> {
    return (await this.below(label)).find((row) => row.label === name);
  }

  /** Waits, asking again after each change that the source tells of, until there is an answer. */
  async until<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
    const end = Date.now() + WITHIN;
    for (;;) {
      const news = new Promise<void>((resolve) => {
        this.waiting = resolve;
        setTimeout(resolve, Math.max(0, end - Date.now())).unref();
      });
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      if (Date.now() >= end) throw new Error(`not within ${WITHIN} ms: ${what}`);
      await news;
    }
  }

  /** Why there are no rows. */
  trouble(): Promise<ResourceError> {
    return this.until('a trouble', () =>
      this.rows().then(
        () => undefined,
        (error: unknown) => {
          assert.ok(error instanceof ResourceError, String(error));
          return error;
        },
      ),
    );
  }
}

describe('the Docker source, with a real engine', () => {
  let docker: Docker;
  let host: string;
  let door: Door;
  let watched: Watched;

  before(function () {
    host = needs(this, 'docker');
    const address = parseHost(host);
    assert.ok(address);
    docker = createClient(address);
  });

  beforeEach(async () => {
    door = await Door.before(host);
    watched = new Watched(door);
  });

  afterEach(async () => {
    watched.source.dispose();
    await removeAll();
    await door.close();
  });

  async function removeAll(): Promise<void> {
    const left = await docker.listContainers({ all: true, filters: { label: [LABEL] } });
    await Promise.all(left.map(({ Id }) => docker.getContainer(Id).remove({ force: true })));
  }

  function create(name: string, labels: Record<string, string> = {}): Promise<Docker.Container> {
    return docker.createContainer({
      name,
      Image: IMAGE,
      Cmd: ['sleep', '100000'],
      Labels: { [LABEL]: '', ...labels },
      HostConfig: { Init: true, NetworkMode: 'none' },
    });
  }

  it('follows a container from its creation to its end', async () => {
    await watched.rows();
    const container = await create('practice-life');
    const state = (trait: string) => async () =>
      (await watched.find('Containers', 'practice-life'))?.traits?.includes(trait);
    await watched.until('created', state('created'));
    await container.start();
    await watched.until('running', state('running'));
    await container.pause();
    await watched.until('paused', state('paused'));
    await container.unpause();
    await watched.until('running again', state('running'));
    const id = (await watched.find('Containers', 'practice-life'))?.id;
    await container.rename({ name: 'practice-renamed' });
    const renamed = await watched.until('renamed', () => watched.find('Containers', 'practice-renamed'));
    assert.equal(renamed.id, id);
    await container.kill();
    const exited = await watched.until('exited', async () => {
      const row = await watched.find('Containers', 'practice-renamed');
      return row?.traits?.includes('exited') && row;
    });
    assert.match(exited.description ?? '', /exited \(137\)/);
    await container.remove();
    await watched.until(
      'gone',
      async () => (await watched.find('Containers', 'practice-renamed')) === undefined,
    );
  });

  it('groups by compose project and swarm stack', async () => {
    await create('practice-shop-1', { 'com.docker.compose.project': 'practice-shop' });
    await create('practice-stack-1', { 'com.docker.stack.namespace': 'practice-stack' });
    const shop = await watched.find('Containers', 'practice-shop');
    assert.equal(shop?.kind, 'docker.project');
    assert.equal(shop.description, '0 of 1 running');
    assert.deepEqual(
      (await watched.rows(shop)).map(({ label }) => label),
      ['practice-shop-1'],
    );
    assert.equal((await watched.find('Containers', 'practice-stack'))?.kind, 'docker.stack');
  });

  it('asks nothing while nothing happens, and nothing while it is hidden', async () => {
    await watched.below('Containers');
    const { asked } = watched;
    await watched.below('Containers');
    assert.equal(watched.asked, asked);
    watched.source.setVisible(false);
    const container = await create('practice-unseen');
    await container.remove();
    const last = await create('practice-seen');
    assert.equal(watched.asked, asked);
    watched.source.setVisible(true);
    await watched.until('what came meanwhile', () => watched.find('Containers', 'practice-seen'));
    await last.remove();
  });

  it('turns a burst of events into few questions', async () => {
    await watched.below('Containers');
    const containers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => create(`practice-many-${index}`)),
    );
    await watched.until('all of them', async () => {
      const rows = await watched.below('Containers');
      return rows.filter(({ label }) => label.startsWith('practice-many-')).length === 30;
    });
    await Promise.all(containers.map((container) => container.remove()));
    await watched.until('none of them', async () => {
      const rows = await watched.below('Containers');
      return !rows.some(({ label }) => label.startsWith('practice-many-'));
    });
    assert.ok(watched.asked < 30, `asked ${watched.asked} times for 60 events`);
  });

  it('shows what running containers use when it is asked to, and only while it is seen', async () => {
    const container = await create('practice-busy');
    await container.start();
    await create('practice-idle');
    await watched.below('Containers');
    const described = async (name: string) => (await watched.find('Containers', name))?.description ?? '';
    const toggle = () => watched.source.actions['practice.docker.toggleStats']?.run([], new ScriptedDesk());
    assert.doesNotMatch(await described('practice-busy'), /CPU/);
    await toggle();
    await watched.until('what it uses', async () =>
      /% CPU · [\d.]+ k?B/.test(await described('practice-busy')),
    );
    assert.doesNotMatch(await described('practice-idle'), /CPU/);

    const heading = await watched.heading('Containers');
    watched.source.setExpanded(heading, false);
    await watched.until(
      'nothing below a closed heading',
      async () => !(await described('practice-busy')).includes('CPU'),
    );
    watched.source.setExpanded(heading, true);
    await watched.until('it again', async () => (await described('practice-busy')).includes('CPU'));

    await toggle();
    assert.doesNotMatch(await described('practice-busy'), /CPU/);
    const { asked } = watched;
    await new Promise((resolve) => setTimeout(resolve, 1500)); // Longer than from one look to the next at first.
    assert.equal(watched.asked, asked);
  });

  it('stands 5,000 events a second: few questions, no long block, nothing lost', async function () {
    this.timeout(60_000);
    const containers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => create(`practice-calm-${index}`)),
    );
    const storm = await Storm.before(host);
    const seen = new Watched(storm);
    try {
      await seen.below('Containers');
      const redrawn: number[] = [];
      seen.source.onDidChange(() => redrawn.push(Date.now()));
      storm.asked = 0;
      const longestBlock = followBlocks();
      const blowing = storm.blow(
        containers.map(({ id }) => id),
        5000,
        3,
      );
      await containers[7]?.rename({ name: 'practice-renamed-in-a-storm' });
      await seen.until('what really happened meanwhile', () =>
        seen.find('Containers', 'practice-renamed-in-a-storm'),
      );
      const events = await blowing;
      const blocked = longestBlock();
      await seen.until('the state that the engine itself tells', async () => {
        const rows = await seen.below('Containers');
        const states = rows
          .filter(({ label }) => label.startsWith('practice-'))
          .map(({ traits }) => traits?.[0]);
        return states.length === 50 && states.every((state) => state === 'created');
      });
      assert.ok(events > 14_000, `${events} events`);
      assert.ok(storm.asked < 150, `asked ${storm.asked} times for ${events} events`);
      assert.ok(redrawn.length < 2000, `drawn ${redrawn.length} times`);
      assert.ok(blocked < 50, `blocked for ${blocked} ms`);
    } finally {
      seen.source.dispose();
      await storm.close();
    }
  });

  it('keeps its rows while an engine restarts, and then shows what is different', async () => {
    const container = await create('practice-before');
    await watched.until('the row', () => watched.find('Containers', 'practice-before'));
    await door.close();
    await container.rename({ name: 'practice-after' });
    assert.ok(await watched.find('Containers', 'practice-before'));
    await door.open();
    await watched.until('the new name', () => watched.find('Containers', 'practice-after'));
  });

  it('says that the engine is not running, and recovers by itself', async () => {
    await watched.rows();
    await door.close();
    const trouble = await watched.trouble();
    assert.equal(trouble.kind, 'unreachable');
    assert.match(trouble.message, /not running/);
    assert.ok(trouble.next.length > 0);
    await door.open();
    await watched.until('rows again', () => watched.rows().catch(() => undefined));
  });

  it('says what is wrong when there is no engine from the start', async () => {
    await door.close();
    const trouble = await watched.trouble();
    assert.match(trouble.message, /there is no .*docker\.sock/);
    await door.open();
    await watched.until('rows', () => watched.rows().catch(() => undefined));
  });

  it('gives up on an engine that falls silent, and comes back', async function () {
    this.timeout(40_000);
    await watched.rows();
    door.fallSilent();
    const network = await watched.heading('Networks');
    await assert.rejects(watched.rows(network), (error: unknown) => {
      assert.ok(error instanceof ResourceError);
      assert.match(error.message, /does not answer/);
      return true;
    });
    await door.close();
    await door.open();
    await watched.until('networks', () => watched.rows(network).catch(() => undefined));
  });

  describe('over ssh', () => {
    const { PATH } = process.env;
    let folder: string;

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'practice-ssh-'));
      process.env.PATH = `${folder}:${PATH}`;
    });
    afterEach(async () => {
      process.env.PATH = PATH;
      await rm(folder, { recursive: true, force: true });
    });

    /** Stands in for the ssh command: runs what it is given here, with the engine of the test. */
    const ssh = (script: string) => writeFile(join(folder, 'ssh'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const engine = () => createClient({ kind: 'ssh', destination: 'me@engine' });

    it('lists, follows events and execs', async () => {
      await ssh(`shift 7; DOCKER_HOST=${host} exec "$@"`);
      const there = engine();
      assert.ok(Array.isArray(await there.listContainers({ all: true })));
      assert.ok(Array.isArray(await there.listImages()));
      const events = (await there.getEvents({})) as Readable;
      const heard = once(events, 'data');
      await create('practice-over-ssh');
      assert.match(String((await heard)[0]), /practice-over-ssh/);
      events.destroy();
    });

    it('says what ssh said', async () => {
      await ssh('echo "me@engine: Permission denied (publickey)." >&2; exit 255');
      const error: unknown = await engine()
        .listContainers()
        .catch((reason: unknown) => reason);
      const trouble = asTrouble(error, { host: 'ssh://me@engine', origin: 'DOCKER_HOST' });
      assert.match(trouble.message, /over SSH: Me@engine: Permission denied \(publickey\)\./);
    });
  });

  it('shows images, networks and volumes, and follows them', async () => {
    await watched.below('Images');
    await docker.getImage(IMAGE).tag({ repo: 'practice/tagged', tag: 'one' });
    const image = await watched.until('the tag', () => watched.find('Images', 'practice/tagged:one'));
    assert.match(image.description ?? '', /MB|kB/);
    await docker.getImage('practice/tagged:one').remove();
    await watched.until(
      'no tag',
      async () => (await watched.find('Images', 'practice/tagged:one')) === undefined,
    );

    await watched.below('Volumes');
    await docker.createVolume({ Name: 'practice-volume' });
    await watched.until('the volume', () => watched.find('Volumes', 'practice-volume'));
    await docker.getVolume('practice-volume').remove();
    await watched.until(
      'no volume',
      async () => (await watched.find('Volumes', 'practice-volume')) === undefined,
    );

    await watched.below('Networks');
    const network = await docker.createNetwork({ Name: 'practice-network', Driver: 'bridge' });
    const row = await watched.until('the network', () => watched.find('Networks', 'practice-network'));
    assert.ok(row.traits?.includes('own'));
    assert.ok((await watched.find('Networks', 'bridge'))?.traits?.includes('builtin'));
    await network.remove();
    await watched.until(
      'no network',
      async () => (await watched.find('Networks', 'practice-network')) === undefined,
    );
  });

  async function act(name: string, rows: readonly (ResourceRow | undefined)[], desk = new ScriptedDesk()) {
    const action = watched.source.actions[`practice.docker.${name}`];
    assert.ok(action, name);
    const given = rows.filter((row) => row !== undefined);
    if (action.accepts)
      assert.ok(given.length > 0 && given.every(action.accepts), `${name} does not accept its row`);
    await action.run(given, desk);
    return desk;
  }

  async function shown(desk: ScriptedDesk, pattern: RegExp): Promise<void> {
    for (const end = Date.now() + WITHIN; !pattern.test(desk.screen); await delay(20))
      if (Date.now() > end)
        throw new Error(`not on the screen: ${String(pattern)}; it shows\n${desk.screen}`);
  }

  it('starts, renames, inspects, stops and removes', async () => {
    await create('practice-act');
    const row = () => watched.find('Containers', 'practice-act');
    await watched.until('the row', row);
    await act('start', [await row()]);
    const running = await watched.until('running', async () => {
      const now = await row();
      return now?.traits?.includes('running') && now;
    });
    const { texts } = await act('inspect', [running]);
    assert.match(texts[0] ?? '', /"Status": "running"/);
    const refused = new ScriptedDesk([false]);
    await act('remove', [running], refused);
    assert.match(JSON.stringify(refused.questions), /by force.*still running/);
    assert.ok(await row());
    await act('rename', [running], new ScriptedDesk(['practice-acted']));
    const renamed = await watched.until('renamed', () => watched.find('Containers', 'practice-acted'));
    await act('remove', [renamed], new ScriptedDesk([true]));
    await watched.until(
      'gone',
      async () => (await watched.find('Containers', 'practice-acted')) === undefined,
    );
  });

  it('tells what the engine says when something cannot be done', async () => {
    await create('practice-one');
    await create('practice-two');
    const one = await watched.until('one', () => watched.find('Containers', 'practice-one'));
    await assert.rejects(act('rename', [one], new ScriptedDesk(['practice-two'])), (error: unknown) => {
      assert.ok(error instanceof ResourceError);
      assert.match(error.message, /Conflict\. .*already in use/);
      return true;
    });
  });

  it('follows logs and opens a shell', async () => {
    const container = await docker.createContainer({
      name: 'practice-talk',
      Image: IMAGE,
      Cmd: ['sh', '-c', 'echo out-line; echo err-line >&2; sleep 100000'],
      Labels: { [LABEL]: '' },
      HostConfig: { Init: true, NetworkMode: 'none' },
    });
    await container.start();
    const row = await watched.until('running', async () => {
      const now = await watched.find('Containers', 'practice-talk');
      return now?.traits?.includes('running') && now;
    });
    const logs = await act('logs', [row]);
    await shown(logs, /^(?:out-line\r?\nerr-line|err-line\r?\nout-line)\r?\n$/);
    logs.closeTerminal();
    const shell = await act('shell', [row]);
    await shown(shell, /# /);
    shell.type('echo $((6 * 7))\n');
    await shown(shell, /^42\r$/m);
    shell.type('exit\n');
    await shell.ended;
  });

  it('says that there is no shell, instead of closing the terminal', async () => {
    const container = await create('practice-bare');
    await container.start();
    const row = await watched.until('running', async () => {
      const now = await watched.find('Containers', 'practice-bare');
      return now?.traits?.includes('running') && now;
    });
    const exec = await container.exec({ Cmd: ['rm', '-rf', '/bin'], AttachStdout: true });
    const stream = await exec.start({});
    await once(stream.resume(), 'end');
    const shell = await act('shell', [row]);
    await assert.rejects(shell.ended, /No shell could be started in practice-bare/);
  });

  it('opens a port where it is published', async () => {
    const container = await docker.createContainer({
      name: 'practice-bound',
      Image: IMAGE,
      Cmd: ['sleep', '100000'],
      Labels: { [LABEL]: '' },
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { Init: true, PortBindings: { '80/tcp': [{ HostIp: '127.0.0.2', HostPort: '' }] } },
    });
    await container.start();
    const row = await watched.until('published', async () => {
      const now = await watched.find('Containers', 'practice-bound');
      return now?.traits?.includes('published') && now;
    });
    const { urls } = await act('openPort', [row]);
    assert.match(urls[0] ?? '', /^http:\/\/127\.0\.0\.2:\d+\/$/);
  });

  it('removes what it can of several kinds', async () => {
    const container = await create('practice-user');
    const network = await docker.createNetwork({ Name: 'practice-mixed', Driver: 'bridge' });
    try {
      await watched.below('Containers');
      const row = await watched.until('row', () => watched.find('Containers', 'practice-user'));
      const image = await watched.until('image', () => watched.find('Images', IMAGE));
      const place = await watched.until('network', () => watched.find('Networks', 'practice-mixed'));
      const desk = new ScriptedDesk([true, true]);
      await assert.rejects(act('remove', [image, place], desk), /unable to remove repository reference/);
      assert.equal(desk.questions.length, 2);
      await watched.until(
        'no network',
        async () => (await watched.find('Networks', 'practice-mixed')) === undefined,
      );
      assert.ok(await watched.find('Containers', row.label));
    } finally {
      await network.remove().catch(() => undefined);
      await container.remove({ force: true });
    }
  });

  it('pulls an image by its digest, also while nobody looks', async () => {
    watched.source.setVisible(false);
    await act('pull', [], new ScriptedDesk(['alpine:latest']));
    const { RepoDigests: digests } = await docker.getImage('alpine:latest').inspect();
    const digest = digests.find((each) => each.includes('@sha256:'));
    assert.ok(digest);
    await act('pull', [], new ScriptedDesk([digest]));
    await act('pull', [], new ScriptedDesk([digest.replace('@', ':any@')]));
  });

  it('pulls with the login that the docker command has kept, in its file or in a helper', async () => {
    const { RegistryConfig: registries } = (await docker.info()) as {
      RegistryConfig: { Mirrors: readonly string[] };
    };
    const gate = await Gate.before(registries.Mirrors[0] ?? '', 'ada', 'pass:word');
    const folder = await mkdtemp(join(tmpdir(), 'practice-login-'));
    const image = `${gate.address}/library/alpine:latest`;
    const pull = (config: object): Promise<unknown> =>
      writeFile(join(folder, 'config.json'), JSON.stringify(config)).then(() =>
        act('pull', [], new ScriptedDesk([image])),
      );
    try {
      watched.env = { PATH: `${folder}:${process.env.PATH}`, DOCKER_CONFIG: folder };
      await assert.rejects(pull({}), /no basic auth|unauthorized|authentication/i);
      await pull({ auths: { [gate.address]: { auth: Buffer.from('ada:pass:word').toString('base64') } } });
      await docker.getImage(image).remove();
      const helper = join(folder, 'docker-credential-practice');
      await writeFile(helper, '#!/bin/sh\ncat >&2\necho \'{"Username": "ada", "Secret": "pass:word"}\'\n');
      await chmod(helper, 0o700);
      await pull({ credHelpers: { [gate.address]: 'practice' } });
      await docker.getImage(image).remove();
      await assert.rejects(pull({ credHelpers: { [gate.address]: '../practice' } }), ResourceError);
    } finally {
      await gate.close();
      await rm(folder, { recursive: true });
    }
  });

  it('runs an image on a free port, tags it, pulls it and removes the name', async () => {
    const image = await watched.until('nginx', () => watched.find('Images', 'nginx:alpine'));
    await act('runImage', [image], new ScriptedDesk(['practice-web', 'On free ports of this machine']));
    const web = await watched.until('published', async () => {
      const now = await watched.find('Containers', 'practice-web');
      return now?.traits?.includes('published') && now;
    });
    const { urls } = await act('openPort', [web]);
    assert.match(urls[0] ?? '', /^http:\/\/localhost:\d+\/$/);
    await docker.getContainer('practice-web').remove({ force: true });
    await act('tag', [image], new ScriptedDesk(['practice/again:two']));
    const tagged = await watched.until('the tag', () => watched.find('Images', 'practice/again:two'));
    await act('remove', [tagged], new ScriptedDesk([true]));
    await watched.until(
      'no tag',
      async () => (await watched.find('Images', 'practice/again:two')) === undefined,
    );
    assert.ok(await watched.find('Images', 'nginx:alpine'));
    const pulled = await act('pull', [], new ScriptedDesk(['nginx:alpine']));
    assert.ok(pulled.steps.length > 0);
    await assert.rejects(act('pull', [], new ScriptedDesk(['practice/nowhere:none'])), ResourceError);
  });

  it('follows a swarm: service, tasks, scale, end', async function () {
    this.timeout(60_000);
    await docker.swarmInit({
      ListenAddr: '127.0.0.1:23777',
      AdvertiseAddr: '127.0.0.1:23777',
      ForceNewCluster: false,
    });
    try {
      const heading = await watched.until('the heading', async () =>
        (await watched.rows()).find(({ label }) => label === 'Swarm'),
      );
      await docker.createService({
        Name: 'practice-service',
        TaskTemplate: { ContainerSpec: { Image: IMAGE, Command: ['sleep', '100000'], Init: true } },
        Mode: { Replicated: { Replicas: 1 } },
        EndpointSpec: { Mode: 'dnsrr' },
      });
      const service = async (running: number) =>
        (await watched.rows(heading)).find(
          ({ label, description = '' }) =>
            label === 'practice-service' && description.startsWith(`${running} running`),
        );
      const one = await watched.until('one task', () => service(1));
      assert.equal((await watched.rows(one))[0]?.label, 'practice-service.1');
      const [nodes] = await watched.rows(heading);
      assert.ok(nodes);
      assert.match((await watched.rows(nodes))[0]?.description ?? '', /leader/);
      await act('scale', [one], new ScriptedDesk(['2']));
      const two = await watched.until('two tasks', () => service(2));
      await act('remove', [two], new ScriptedDesk([true]));
      await watched.until('no service', async () => (await watched.rows(heading)).length === 1);
    } finally {
      await docker.swarmLeave({ force: true });
    }
    // The engine does not tell of this; once a minute it is asked.
    watched.source.refresh();
    await watched.until(
      'no heading',
      async () => !(await watched.rows()).some(({ label }) => label === 'Swarm'),
    );
  });
});
