import assert from 'node:assert/strict';
import { argumentsOf } from '../../../../src/core/catalogue/template';
import { RESOURCES } from '../../../../src/core/catalogue/resources';
import { Checking } from '../../../../src/core/checks/checking';
import { checkLine, checkLines } from '../../../../src/core/checks/describing';
import { judge } from '../../../../src/core/checks/judging';
import { PATIENCE } from '../../../../src/core/checks/model';
import { entryKey, type LedgerEntry } from '../../../../src/core/ledger/model';
import type { Run } from '../../../../src/core/runs/model';
import { entry } from '../ledger/entry';

const run: Run = {
  id: 'run',
  courseId: 'course',
  stepId: 'step',
  state: 'passed',
  target: 'Sandbox',
  startedAt: 0,
  endedAt: 1,
  statements: [],
  values: {},
};
const service = (running: number, desired: number, rolloutState = 'IN_PROGRESS') =>
  JSON.stringify({
    services: [{ runningCount: running, desiredCount: desired, deployments: [{ rolloutState }] }],
  });
const cluster = (status: string) => JSON.stringify({ clusters: [{ status }] });
const container = (status: string, exitCode: number) =>
  JSON.stringify([{ State: { Status: status, ExitCode: exitCode } }], null, 2);
const listed = (...replicas: readonly (readonly [string, string])[]) =>
  replicas.map(([Name, Replicas]) => JSON.stringify({ Name, Replicas })).join('\n');

describe('judging an answer', () => {
  const cases: readonly (readonly [type: string, answer: string, verdict: string | null])[] = [
    ['ecs.cluster', cluster('ACTIVE'), 'good is ACTIVE'],
    ['ecs.cluster', cluster('PROVISIONING'), 'waiting is PROVISIONING'],
    ['ecs.cluster', cluster('FAILED'), 'bad is FAILED'],
    ['ecs.cluster', '{"clusters":[],"failures":[{"reason":"MISSING"}]}', null],
    ['ecs.cluster', 'not JSON', null],
    ['ecs.service', service(1, 1), 'good 1/1 running'],
    ['ecs.service', service(0, 1), 'waiting 0/1 running'],
    ['ecs.service', service(0, 1, 'FAILED'), 'bad 0/1 running'],
    ['docker.container', container('running', 0), 'good is running'],
    ['docker.container', container('created', 0), 'waiting is created'],
    ['docker.container', container('exited', 0), 'good is exited'],
    ['docker.container', container('exited', 1), 'bad has ended with exit code 1'],
    ['docker.service', listed(['web-two', '0/2'], ['web', '2/2']), 'good 2/2 running'],
    ['docker.service', listed(['web', '1/2']), 'waiting 1/2 running'],
    ['docker.service', listed(['web-two', '2/2']), null],
    ['cloudformation.stack', '{"Stacks":[{"StackStatus":"ROLLBACK_COMPLETE"}]}', 'bad is ROLLBACK_COMPLETE'],
  ];
  for (const [type, answer, wanted] of cases)
    it(`${type}: ${wanted ?? 'nothing'}`, () => {
      const check = RESOURCES[type]?.check;
      assert.ok(check);
      const verdict = judge(check, answer, 'web');
      assert.equal(verdict && `${verdict.state} ${verdict.finding}`, wanted);
    });

  it('asks with one argument for every value, whatever it holds', () => {
    const odd = entry('docker.service', `a b'; rm -rf "$HOME"`);
    assert.deepEqual(argumentsOf(RESOURCES['docker.service']?.check?.ask ?? '', odd), [
      'docker',
      'service',
      'ls',
      '--filter',
      `name=a b'; rm -rf "$HOME"`,
      '--format',
      '{{json .}}',
    ]);
  });
});

describe('looking after what runs made', () => {
  let recorded: Run;
  let asked: { words: readonly string[]; target: string }[];
  let clock: number;
  let answers: (string | null)[];
  let told: string[];

  const store = {
    record: (changed: Run) => {
      recorded = changed;
      told.push(checkLine(changed) ?? '–');
    },
    history: () => [recorded],
  };
  const checking = () =>
    new Checking({
      store,
      ask: (words, target) => {
        asked.push({ words, target });
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        return Promise.resolve(answer ?? null);
      },
      pause: (milliseconds) => {
        clock += milliseconds;
        return Promise.resolve();
      },
      now: () => clock,
    });

  beforeEach(() => {
    recorded = run;
    asked = [];
    told = [];
    clock = 0;
  });

  const after = async (things: readonly LedgerEntry[], own = checking()) => {
    own.passed(run, things);
    await own.ended(run);
    return told;
  };

  it('asks where the run went, and keeps what it finds with the run', async () => {
    answers = [cluster('ACTIVE')];
    assert.deepEqual(await after([entry('ecs.cluster', 'web')]), ['✓ cluster is ACTIVE']);
    assert.deepEqual(asked, [
      { words: ['aws', 'ecs', 'describe-clusters', '--clusters', 'web'], target: 'Sandbox' },
    ]);
    assert.deepEqual(
      recorded.checks?.map(({ state, at }) => [state, at]),
      [['good', 0]],
    );
  });

  it('follows what is on its way until it is there', async () => {
    answers = [cluster('PROVISIONING'), cluster('PROVISIONING'), cluster('ACTIVE')];
    assert.deepEqual(await after([entry('ecs.cluster', 'web')]), [
      '… cluster is PROVISIONING',
      '✓ cluster is ACTIVE',
    ]);
    assert.equal(asked.length, 3);
  });

  it('gives up after some minutes, with gentle questions', async () => {
    answers = [service(0, 1)];
    assert.deepEqual(await after([entry('ecs.service', 'api')]), [
      '… service 0/1 running',
      '△ service 0/1 running after 10 min',
    ]);
    assert.ok(clock >= PATIENCE && clock < PATIENCE + 60_000, `${clock} ms`);
    assert.ok(asked.length < 30, `${asked.length} questions`);
    assert.match(checkLines(recorded)[0] ?? '', /^△ service api 0\/1 running after 10 min\. The events/);
  });

  it('looks once more at a container that runs: what fails, fails soon', async () => {
    answers = [container('running', 0), container('exited', 1)];
    assert.deepEqual(await after([entry('docker.container', 'web')]), [
      '… container is running',
      '✗ container has ended with exit code 1',
    ]);
  });

  it('says nothing where there is no answer, or nothing to look after', async () => {
    answers = [null];
    assert.deepEqual(await after([entry('ecs.cluster', 'web'), entry('s3.bucket', 'ada')]), []);
    assert.equal(asked.length, 1);
  });

  it('shows the worst of several', async () => {
    answers = [cluster('ACTIVE'), service(0, 1, 'FAILED')];
    const said = await after([entry('ecs.cluster', 'web'), entry('ecs.service', 'api')]);
    assert.equal(said.at(-1), '✗ service api 0/1 running');
  });

  it('stops when the thing is taken away, and no longer says how it was', async () => {
    answers = [cluster('ACTIVE')];
    const own = checking();
    const thing = entry('ecs.cluster', 'web');
    await after([thing], own);
    own.forget('course', 'step', new Set([entryKey(thing)]));
    assert.deepEqual(recorded.checks, []);
    assert.equal(checkLine(recorded), null);
  });

  it('ends with the window', async () => {
    answers = [cluster('PROVISIONING')];
    const own = checking();
    own.passed(run, [entry('ecs.cluster', 'web')]);
    own.dispose();
    await own.ended(run);
    assert.deepEqual(told, []);
  });
});
