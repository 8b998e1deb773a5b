import { strict as assert } from 'node:assert';
import type { ContainerInfo } from 'dockerode';
import { describe, it } from 'mocha';
import {
  containerRow,
  familyOf,
  nameOf,
  publishedPorts,
  topContainers,
} from '../../../../src/adapters/docker/containers';
import { afterEvent } from '../../../../src/adapters/docker/effects';
import { asEvent } from '../../../../src/adapters/docker/events';

const PROJECT = 'com.docker.compose.project';
const STACK = 'com.docker.stack.namespace';
const NOW = 1_800_000_000_000;

function container(parts: Partial<ContainerInfo> = {}): ContainerInfo {
  return {
    Id: 'c'.repeat(64),
    Names: ['/web'],
    Image: 'nginx',
    ImageID: 'sha256:1',
    Command: 'nginx',
    Created: NOW / 1000 - 180,
    Ports: [],
    Labels: {},
    State: 'running',
    Status: 'Up 3 minutes',
    HostConfig: { NetworkMode: 'none' },
    NetworkSettings: { Networks: {} },
    Mounts: [],
    ...parts,
  };
}

const port = (PublicPort: number, PrivatePort: number, Type = 'tcp', IP = '0.0.0.0') => ({
  IP,
  PublicPort,
  PrivatePort,
  Type,
});

describe('what a container belongs to', () => {
  for (const [what, labels, family] of [
    ['nothing', {}, null],
    ['nothing, with labels without a text', { [PROJECT]: '', [STACK]: '' }, null],
    ['a project', { [PROJECT]: 'shop', [STACK]: '' }, 'docker.project:shop'],
    ['a stack', { [PROJECT]: 'shop', [STACK]: ' ü:x/y ' }, 'docker.stack: ü:x/y '],
  ] as const)
    it(`is ${what}`, () => assert.equal(familyOf(container({ Labels: labels })), family));
});

describe('the row of a container', () => {
  for (const [what, parts, description, icon] of [
    ['running', {}, 'nginx · 3 min', 'circle-filled'],
    [
      'published',
      { Ports: [port(8080, 80), port(8080, 80, 'tcp', '::')] },
      '8080→80 · nginx · 3 min',
      'circle-filled',
    ],
    ['healthy', { Status: 'Up 1 minute (healthy)' }, 'healthy · nginx · 3 min', 'pass-filled'],
    ['starting', { Status: 'Up 1 second (health: starting)' }, 'starting · nginx · 3 min', 'circle-filled'],
    ['unhealthy', { Status: 'Up 1 minute (unhealthy)' }, 'unhealthy · nginx · 3 min', 'warning'],
    ['paused', { State: 'paused', Status: 'Up (Paused)' }, 'paused · nginx · 3 min', 'debug-pause'],
    [
      'stopped',
      { State: 'exited', Status: 'Exited (0) 1 s ago' },
      'exited (0) · nginx · 3 min',
      'circle-outline',
    ],
    [
      'killed',
      { State: 'exited', Status: 'Exited (137) now' },
      'exited (137) · nginx · 3 min',
      'circle-outline',
    ],
    ['failed', { State: 'exited', Status: 'Exited (1) now' }, 'exited (1) · nginx · 3 min', 'error'],
    ['of an unknown state', { State: 'thawing' }, 'thawing · nginx · 3 min', 'circle-outline'],
    ['of a bare image', { Image: `sha256:${'ab'.repeat(32)}` }, 'abababababab · 3 min', 'circle-filled'],
  ] as const)
    it(`tells of one that is ${what}`, () => {
      const row = containerRow(container(parts as Partial<ContainerInfo>), { now: NOW });
      assert.deepEqual([row.description, row.icon.id], [description, icon]);
    });

  it('is the same object until it looks different', () => {
    const one = container();
    assert.equal(containerRow(one, { now: NOW }), containerRow(one, { now: NOW + 1000 }));
    assert.notEqual(containerRow(one, { now: NOW }), containerRow(one, { now: NOW + 60_000 }));
  });

  it('has an id without changing text', () => {
    const before = containerRow(container(), { now: NOW });
    const after = containerRow(container({ Names: ['/other'], State: 'paused' }), { now: NOW + 1e9 });
    assert.equal(before.id, after.id);
  });

  it('is named by its own name, not by that of a link', () => {
    assert.equal(nameOf({ Id: 'x', Names: ['/web/db', '/db'] }), 'db');
    assert.equal(nameOf({ Id: '0123456789abcdef', Names: [] }), '0123456789ab');
  });

  it('shows published ports in order', () => {
    assert.deepEqual(publishedPorts([port(9000, 53, 'udp'), port(0, 81), port(80, 80)]), [
      '80→80',
      '9000→53/udp',
    ]);
  });

  it('stands below its stack before its project, in the order of names', () => {
    const labels = { 'com.docker.compose.project': 'p', 'com.docker.stack.namespace': 's' };
    const ids = topContainers(
      [
        container({ Id: 'a', Names: ['/web-10'] }),
        container({ Id: 'b', Names: ['/web-9'] }),
        container({ Id: 'c', Labels: labels }),
        container({
          Id: 'd',
          Labels: { 'com.docker.compose.project': 'p' },
          State: 'exited',
          Status: 'Exited (0)',
        }),
      ],
      { now: NOW },
    ).map(({ label, description }) => `${label}: ${description}`);
    assert.deepEqual(ids, [
      'p: 0 of 1 running',
      's: 1 of 1 running',
      'web-9: nginx · 3 min',
      'web-10: nginx · 3 min',
    ]);
  });
});

describe('an event', () => {
  const event = (Action: string, Attributes: Record<string, string> = {}) => {
    const found = asEvent({ Type: 'container', Action, Actor: { ID: 'c', Attributes }, timeNano: 5e6 });
    assert.ok(found);
    return found;
  };

  for (const [action, attributes, before, expected] of [
    ['start', {}, { State: 'created', Status: 'Created' }, { State: 'running', Status: 'Up' }],
    ['die', { exitCode: '3' }, { Ports: [port(1, 1)] }, { State: 'exited', Status: 'Exited (3)', Ports: [] }],
    ['pause', {}, {}, { State: 'paused', Status: 'Up 3 minutes (Paused)' }],
    ['unpause', {}, { State: 'paused', Status: 'Up (Paused)' }, { State: 'running', Status: 'Up' }],
    ['rename', { name: 'new' }, {}, { Names: ['/new'] }],
    [
      'health_status: unhealthy',
      {},
      { Status: 'Up 1 s (health: starting)' },
      { Status: 'Up 1 s (unhealthy)' },
    ],
  ] as const)
    it(`“${action}” tells the state itself`, () => {
      const held = container(before as Partial<ContainerInfo>);
      assert.deepEqual(afterEvent(held, event(action, attributes)), { ...held, ...expected });
    });

  it('that tells no state leaves the asking to the list', () => {
    assert.equal(afterEvent(container(), event('update')), undefined);
  });

  it('is none when it is no event', () => {
    assert.equal(asEvent({ Type: 'container' }), null);
    assert.equal(asEvent({ Type: 'container', Action: 'start', Actor: { ID: 7 } }), null);
  });
});
