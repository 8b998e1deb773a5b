import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { callService, type LiveAccess } from '../../src/adapters/aws/live/calls';
import * as sdk from '../../src/adapters/aws/sdk';
import { LiveLedger } from '../../src/adapters/ledger/living';
import { createPracticeTerminals } from '../../src/adapters/terminal/terminals';
import { entryKey, type LedgerEntry } from '../../src/core/ledger/model';
import { carryOut, type Report } from '../../src/core/ledger/teardown/execution';
import type { Removal } from '../../src/core/ledger/teardown/model';
import { planOf } from '../../src/core/ledger/teardown/plan';
import { leftOf, stillThere, survey } from '../../src/core/ledger/teardown/survey';
import type { Run } from '../../src/core/runs/model';
import { createRunner, type Runner } from '../../src/core/runs/runner';
import type { PracticeTerminals } from '../../src/core/runs/terminal';
import { createChecking } from '../../src/teardown';
import type { Runs } from '../../src/ui/course/runs';
import { TerminalHands } from '../../src/ui/teardown/hands';
import type { TeardownDeps } from '../../src/ui/teardown/model';
import { readPending } from '../../src/ui/teardown/pending';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { entry as entryIn } from '../unit/core/ledger/entry';

const TARGET = 'Sandbox';
const REGION = 'us-east-1';
const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const signal = new AbortController().signal;

const entry = (type: string, id: string, more: Partial<LedgerEntry> = {}): LedgerEntry =>
  entryIn(type, id, { target: TARGET, ...more });

describe('cleaning up in the practice terminal', function () {
  this.timeout(120_000);
  let endpoint: string;
  let terminals: PracticeTerminals;
  let runner: Runner;
  let ledger: Map<string, LedgerEntry>;
  let kept: Map<string, unknown>;
  let target: string;
  const recorded = new Map<string, Run>();
  const outputs = new Map<string, string>();

  const access = (): Promise<LiveAccess> =>
    Promise.resolve({
      sdk,
      target: { sandbox: true, profile: undefined, region: REGION, endpoint },
      credentials: () => Promise.resolve({ accessKeyId: 'practice', secretAccessKey: 'practice' }),
    });
  const living = new LiveLedger({
    access,
    targetName: () => Promise.resolve(TARGET),
    engine: () => Promise.reject(new Error('no engine')),
    logger,
  });
  /** Asks EC2, and reads one value out of its answer. */
  const ec2 = async (action: string, body: string, ...path: readonly string[]): Promise<string> => {
    const request = { kind: 'query', action, version: '2016-11-15', body } as const;
    let answer = await callService(await access(), { service: 'ec2', request }, '', signal);
    for (const key of path) answer = (answer as Record<string, unknown>)[key];
    return String(answer);
  };
  const bucket = async (method: 'Create' | 'Delete', Bucket: string): Promise<void> => {
    const client = new sdk.S3Client({
      endpoint,
      region: REGION,
      credentials: { accessKeyId: 'practice', secretAccessKey: 'practice' },
      forcePathStyle: true,
    });
    if (method === 'Create') await client.send(new sdk.CreateBucketCommand({ Bucket }));
    else await client.send(new sdk.DeleteBucketCommand({ Bucket }));
    client.destroy();
  };
  const buckets = async (): Promise<string[]> => {
    const made = ['one', 'two', 'three'].map((name) => entry('s3.bucket', `practice-${name}`));
    return (await stillThere(made, living, signal)).map(({ id }) => id);
  };

  before(function () {
    endpoint = needs(this, 'aws');
  });

  beforeEach(async () => {
    await resetAws(endpoint);
    target = TARGET;
    ledger = new Map();
    kept = new Map();
    const env = awsClientEnvironment(endpoint);
    terminals = createPracticeTerminals({ logger, target: () => ({ name: target, env }) });
    runner = createRunner({
      terminals,
      store: {
        record: (run) => void recorded.set(run.id, run),
        saveOutput: (id, text) => Promise.resolve(void outputs.set(id, text)),
      },
      logger,
      now: Date.now,
      newId: randomUUID,
    });
  });
  afterEach(() => terminals.dispose());

  const deps = (): TeardownDeps => ({
    runs: { output: (id: string) => Promise.resolve(outputs.get(id)) } as unknown as Runs,
    runner,
    terminals,
    gate: { enter: (_, step) => Promise.resolve(step), admit: () => Promise.resolve(true) },
    ledger: {
      read: () => [...ledger.values()],
      put: (each) => void ledger.set(entryKey(each), each),
      drop: (keys) => keys.forEach((key) => ledger.delete(key)),
    },
    survey: (entries, abort) => survey(entries, living, abort),
    leftOf: (removal, abort) => leftOf(removal, living, abort),
    contents: () => Promise.resolve(null),
    withVersions: (removal) => Promise.resolve(removal),
    memory: {
      get: (key) => kept.get(key),
      update: (key, value) => Promise.resolve(void kept.set(key, value)),
    },
    log: logger,
  });

  async function remove(removals: readonly Removal[], cancelAt?: string): Promise<Report> {
    const source = new vscode.CancellationTokenSource();
    const progress = {
      report: ({ message = '' }: { message?: string }) => {
        if (cancelAt !== undefined && message.includes(cancelAt)) source.cancel();
      },
    };
    const hands = new TerminalHands(deps(), TARGET, progress, source.token);
    try {
      return await carryOut(removals, hands);
    } finally {
      hands.dispose();
      source.dispose();
    }
  }
  const put = (...entries: readonly LedgerEntry[]): readonly LedgerEntry[] => {
    for (const each of entries) ledger.set(entryKey(each), each);
    return entries;
  };
  const titles = (removals: readonly Removal[]): string[] => removals.map(({ title }) => title);

  it('tries again after the others what something else still holds', async () => {
    const vpc = await ec2('CreateVpc', 'CidrBlock=10.1.0.0/16', 'vpc', 'vpcId');
    const subnet = await ec2('CreateSubnet', `CidrBlock=10.1.1.0/24&VpcId=${vpc}`, 'subnet', 'subnetId');
    const made = put(entry('ec2.vpc', vpc), entry('ec2.subnet', subnet));
    // The wrong way round, as a plan would have it that does not know what stands in what.
    const report = await remove([...planOf(made).removals].reverse());
    assert.deepEqual(titles(report.removed), [`subnet ${subnet}`, `VPC ${vpc}`]);
    assert.deepEqual([report.stayed, report.gone, [...ledger.values()]], [[], [], []]);
    assert.deepEqual(await stillThere(made, living, signal), []);
  });

  it('takes for gone what was deleted by hand before its turn, and leaves it out of a plan made later', async () => {
    for (const name of ['practice-one', 'practice-two']) await bucket('Create', name);
    const made = put(entry('s3.bucket', 'practice-one'), entry('s3.bucket', 'practice-two'));
    const { removals } = planOf(made);
    await bucket('Delete', 'practice-one');
    assert.deepEqual(
      (await survey(made, living, signal)).there.map(({ id }) => id),
      ['practice-two'],
    );
    const report = await remove(removals);
    assert.deepEqual(titles(report.gone), ['bucket practice-one']);
    assert.deepEqual(titles(report.removed), ['bucket practice-two']);
    assert.equal(ledger.size, 0);
  });

  it('can go on where it was interrupted', async () => {
    const names = ['practice-one', 'practice-two', 'practice-three'];
    for (const name of names) await bucket('Create', name);
    const made = put(...names.map((name, index) => entry('s3.bucket', name, { at: 9 - index })));
    const report = await remove(planOf(made).removals, 'practice-two');
    assert.ok(report.waiting.length > 0);
    assert.deepEqual(titles(report.removed).slice(0, 1), ['bucket practice-one']);
    const pending = readPending(deps().memory);
    assert.equal(pending?.target, TARGET);
    const { there } = await survey(pending.entries, living, signal);
    assert.deepEqual((await buckets()).sort(), there.map(({ id }) => id).sort());
    const rest = await remove(planOf(there).removals);
    assert.deepEqual([rest.stayed, rest.waiting], [[], []]);
    assert.deepEqual([await buckets(), readPending(deps().memory), ledger.size], [[], null, 0]);
  });

  it('deletes nothing once commands go elsewhere', async () => {
    await bucket('Create', 'practice-one');
    const { removals } = planOf(put(entry('s3.bucket', 'practice-one')));
    target = 'AWS: student · us-east-1';
    const { stayed } = await remove(removals);
    assert.deepEqual(
      stayed.map(({ why }) => why),
      ['Commands go to AWS: student · us-east-1 now.'],
    );
    assert.deepEqual([await buckets(), ledger.size], [['practice-one'], 1]);
  });

  it('looks after what a run made, with its endpoint, and never on another target', async () => {
    const made = entry(
      'ec2.instance',
      await ec2(
        'RunInstances',
        'ImageId=ami-12c6146b&MinCount=1&MaxCount=1&InstanceType=t3.micro',
        'instancesSet',
        'item',
        'instanceId',
      ),
    );
    const run: Run = {
      id: 'run',
      courseId: 'course',
      stepId: 'step',
      state: 'passed',
      target: TARGET,
      startedAt: 0,
      endedAt: 1,
      statements: [],
      values: {},
    };
    const found = async (): Promise<readonly string[]> => {
      let latest = run;
      const checking = createChecking({
        runs: {
          history: () => [latest],
          record: (changed: Run) => void (latest = changed),
        } as unknown as Runs,
        terminalTarget: () => ({ name: target, env: awsClientEnvironment(endpoint) }),
      });
      checking.passed(run, [made]);
      await checking.ended(run);
      checking.dispose();
      return (latest.checks ?? []).map(({ state, finding }) => `${state} ${finding}`);
    };
    assert.deepEqual(await found(), ['good is running']);
    target = 'AWS: student · us-east-1';
    assert.deepEqual(await found(), []);
  });
});
