import assert from 'node:assert/strict';
import { asksEngine, settleWithEngine, type EngineThing } from '../../../../src/core/ledger/engine';
import type { LedgerEntry } from '../../../../src/core/ledger/model';
import { changesOf } from '../../../../src/core/ledger/recording';
import { ORIGIN as IN_SANDBOX } from './entry';

const ORIGIN = { ...IN_SANDBOX, at: 100_000, engine: 'unix:///var/run/docker.sock' };
const SINCE = 90_000;
const [FIRST, SECOND] = ['a', 'b'].map((digit) => digit.repeat(64)) as [string, string];

const container = (id: string, more: Partial<EngineThing> = {}): EngineThing => ({
  type: 'docker.container',
  id,
  name: 'keen_lamport',
  image: 'nginx',
  command: '/docker-entrypoint.sh nginx',
  at: 95_000,
  ...more,
});

function settle(
  command: string,
  things: readonly EngineThing[],
  output = '',
  known: readonly LedgerEntry[] = [],
  broken = false,
): (readonly [type: string, id: string, name: string | undefined])[] {
  const change = changesOf(
    { template: { command, placeholders: [] }, command, output, broken },
    ORIGIN,
    known,
  );
  return settleWithEngine({ command, output, broken, since: SINCE }, change, ORIGIN, known, things).put.map(
    ({ type, id, attributes }) => [type, id, attributes.name],
  );
}

describe('what the engine tells of a command', () => {
  it('is asked for where containers are started, by whatever words', () => {
    for (const command of [
      'docker run nginx',
      'docker container create nginx',
      'docker compose -f app.yml up -d',
      'docker-compose up',
    ])
      assert.ok(asksEngine(command), command);
    for (const command of [
      'docker ps',
      'docker network ls',
      'docker compose down',
      'docker stop web',
      'aws s3 mb s3://run',
    ])
      assert.ok(!asksEngine(command), command);
  });

  it('is the id of a container that was given a name in the foreground', () => {
    const things = [container(FIRST, { name: 'web' })];
    assert.deepEqual(settle('docker run --name web nginx', things), [['docker.container', FIRST, 'web']]);
  });

  it('is the name of a container whose id was printed', () => {
    const things = [container(SECOND), container(FIRST, { name: 'keen_lamport' })];
    assert.deepEqual(settle('docker run -d nginx', things, `${FIRST}\n`), [
      ['docker.container', FIRST, 'keen_lamport'],
    ]);
  });

  it('is what was left by a container without a name, where that is certain', () => {
    const command = 'docker run nginx nginx';
    assert.deepEqual(settle(command, [container(FIRST)]), [['docker.container', FIRST, 'keen_lamport']]);
    assert.deepEqual(settle(command, [container(FIRST), container(SECOND)]), []);
    assert.deepEqual(
      settle(command, [container(FIRST, { at: 10_000 }), container(SECOND, { image: 'busybox' })]),
      [],
    );
  });

  it('is not what an earlier statement of the step left', () => {
    const known: LedgerEntry = {
      ...ORIGIN,
      kind: 'made',
      type: 'docker.container',
      id: FIRST,
      attributes: {},
      words: [],
    };
    const things = [container(FIRST), container(SECOND)];
    assert.deepEqual(settle('docker run nginx', things, '', [known]), [
      ['docker.container', SECOND, 'keen_lamport'],
    ]);
  });

  it('is nothing where the container went with its end', () => {
    assert.deepEqual(settle('docker run --rm --name web nginx', []), []);
  });

  it('is all that Compose made, and nothing that was there before', () => {
    const project = 'app';
    const things: EngineThing[] = [
      container(FIRST, { name: 'app-web-1', project }),
      container(SECOND, { name: 'app-old-1', project, at: 10_000 }),
      { type: 'docker.network', id: 'app_default', name: 'app_default', project, at: 94_000 },
      { type: 'docker.volume', id: 'app_data', name: 'app_data', project, at: 94_000 },
      { type: 'docker.volume', id: 'other', name: 'other', at: 94_000 },
    ];
    assert.deepEqual(settle('docker compose up -d', things), [
      ['docker.container', FIRST, 'app-web-1'],
      ['docker.network', 'app_default', undefined],
      ['docker.volume', 'app_data', undefined],
    ]);
  });

  it('is every container of a loop and of a list, by the ids that were printed', () => {
    const things = [container(FIRST, { name: 'a' }), container(SECOND, { name: 'b' })];
    const both = [
      ['docker.container', FIRST, 'a'],
      ['docker.container', SECOND, 'b'],
    ];
    const printed = `${FIRST}\n${SECOND}\n`;
    assert.deepEqual(settle('for i in 1 2; do docker run -d nginx; done', things, printed), both);
    assert.deepEqual(
      settle('docker run -d --name a nginx && docker run -d --name b nginx', things, printed),
      both,
    );
  });

  it('is not a container of somebody else whose id was printed too', () => {
    const things = [container(FIRST, { at: 10_000 }), container(SECOND)];
    const command = 'docker ps -q --no-trunc; docker run -d nginx';
    assert.deepEqual(settle(command, things, `${FIRST}\n${SECOND}\n`), [
      ['docker.container', SECOND, 'keen_lamport'],
    ]);
  });

  describe('that failed or was interrupted', () => {
    const broken = (command: string, things: readonly EngineThing[], output = '') =>
      settle(command, things, output, [], true);
    const taken = `docker: Error response from daemon: driver failed: Bind for 0.0.0.0:80 failed: port is already allocated.\n`;

    it('is the container that it made before: by name, by the printed id, or by what only it can be', () => {
      const web = [['docker.container', FIRST, 'web']];
      const things = [container(FIRST, { name: 'web' })];
      assert.deepEqual(broken('docker run --name web -p 80:80 nginx', things, taken), web);
      assert.deepEqual(broken('docker run -d -p 80:80 nginx', things, `${FIRST}\n${taken}`), web);
      assert.deepEqual(broken('docker container create --name web nginx', things), web);
      assert.deepEqual(broken('docker run -p 80:80 nginx nginx', things, taken), web);
      assert.deepEqual(broken('docker run --rm -it nginx', things), web);
    });

    it('is nothing that was there before, or that somebody else made', () => {
      const command = 'docker run -d --name web nginx';
      const conflict = `docker: Error response from daemon: Conflict. The container name "/web" is already in use by container "${FIRST}". You have to remove it.\n`;
      assert.deepEqual(broken(command, [container(FIRST, { name: 'web', at: 10_000 })]), []);
      assert.deepEqual(broken(command, [container(FIRST, { name: 'web' })], conflict), []);
      assert.deepEqual(broken('docker run nginx', [container(FIRST), container(SECOND)]), []);
      assert.deepEqual(broken('docker run httpd', [container(FIRST)]), []);
    });

    it('is what Compose made until then, and the image that was fetched', () => {
      const project = 'app';
      const things: EngineThing[] = [
        container(FIRST, { name: 'app-web-1', project }),
        { type: 'docker.network', id: 'app_default', name: 'app_default', project, at: 94_000 },
      ];
      assert.deepEqual(broken('docker compose up', things), [
        ['docker.container', FIRST, 'app-web-1'],
        ['docker.network', 'app_default', undefined],
      ]);
      assert.deepEqual(
        broken('docker run nginx nosuch', [], 'Status: Downloaded newer image for nginx:latest\n'),
        [['docker.image', 'nginx:latest', undefined]],
      );
      assert.deepEqual(broken('docker build -t ada/web .', []), []);
      assert.deepEqual(broken('docker network create front', []), []);
      const front: EngineThing = { type: 'docker.network', id: 'front', name: 'front', at: 94_000 };
      const both = 'docker network create front && docker run --network front nginx';
      assert.deepEqual(broken(both, [front]), [['docker.network', 'front', undefined]]);
      assert.deepEqual(broken(both, [{ ...front, at: 10_000 }]), []);
      assert.deepEqual(settle('docker network create front', [front]), [
        ['docker.network', 'front', undefined],
      ]);
    });
  });

  it('leaves images and everything else as the command tells', () => {
    assert.deepEqual(settle('docker build -t ada/web .', []), [['docker.image', 'ada/web', undefined]]);
  });
});
