import assert from 'node:assert/strict';
import { inquire, isSame, judge } from '../../../../src/core/ledger/alive';
import { entryKey, type LedgerEntry } from '../../../../src/core/ledger/model';
import { entry } from './entry';

const SANDBOX = { target: 'Sandbox', engine: 'unix:///var/run/docker.sock' };
const always = () => true;

describe('what has to be asked about the ledger', () => {
  it('is one question for each kind and region', () => {
    const entries = [
      entry('dynamodb.table', 'one'),
      entry('dynamodb.table', 'two'),
      entry('dynamodb.table', 'one', { region: 'eu-west-1' }),
      entry('s3.bucket', 'ada'),
      entry('s3.bucket', 'ada-eu', { region: 'eu-west-1' }),
      entry('docker.container', 'web'),
    ];
    const { questions, known } = inquire(entries, SANDBOX, always);
    assert.deepEqual(
      questions.map(({ type, region, entries: { length } }) => [type, region, length]),
      [
        ['dynamodb.table', 'us-east-1', 2],
        ['dynamodb.table', 'eu-west-1', 1],
        ['s3.bucket', null, 2],
        ['docker.container', null, 1],
      ],
    );
    assert.equal(known.size, 0);
  });

  it('is nothing about values that were told', () => {
    const { questions, known } = inquire([entry('aws.accountId', '1', { kind: 'told' })], SANDBOX, always);
    assert.deepEqual([questions.length, known.size], [0, 0]);
  });

  const student = 'AWS: student · us-east-1 · 123456789012';
  const unasked: readonly (readonly [why: string, thing: LedgerEntry, target: string])[] = [
    ['a real account from the sandbox', entry('s3.bucket', 'ada', { target: student }), 'Sandbox'],
    ['the sandbox from a real account', entry('s3.bucket', 'ada'), student],
    [
      'one account from another of the same profile',
      entry('s3.bucket', 'ada', { target: student }),
      'AWS: student · us-east-1 · 210987654321',
    ],
    [
      'an account that is not known yet',
      entry('s3.bucket', 'ada', { target: student }),
      'AWS: student · us-east-1',
    ],
    ['what another profile made', entry('s3.bucket', 'ada', { elsewhere: 'the profile other' }), 'Sandbox'],
    ['another engine', entry('docker.container', 'web', { engine: 'ssh://box' }), 'Sandbox'],
    ['Kubernetes', entry('kubernetes.pod', 'web'), 'Sandbox'],
  ];
  for (const [why, thing, target] of unasked) {
    it(`is never ${why}`, () => {
      const { questions, known } = inquire([thing], { ...SANDBOX, target }, always);
      assert.deepEqual(questions, []);
      assert.equal(known.get(entryKey(thing))?.state, 'unknown');
      assert.match(known.get(entryKey(thing))?.reason ?? '', /\w.*\.$/);
    });
  }

  it('goes to the region of a thing where the account is the same', () => {
    const thing = entry('dynamodb.table', 'one', { target: student });
    const { questions } = inquire(
      [thing],
      { ...SANDBOX, target: student.replace('us-east-1', 'eu-west-1') },
      always,
    );
    assert.deepEqual(
      questions.map(({ region }) => region),
      ['us-east-1'],
    );
  });

  it('leaves out what cannot be listed, and says so', () => {
    const { questions, known } = inquire([entry('emr.step', 's-1')], SANDBOX, () => false);
    assert.deepEqual(questions, []);
    assert.deepEqual(
      [...known.values()].map(({ state }) => state),
      ['unknown'],
    );
  });
});

describe('how a thing of the ledger is', () => {
  const bucket = entry('s3.bucket', 'ada');

  it('is told by a list of its kind', () => {
    const there = { resources: [{ id: 'ada' }], isWhole: false };
    assert.deepEqual(judge(bucket, there), { state: 'alive' });
    assert.deepEqual(judge(bucket, { resources: [{ id: 'other' }], isWhole: true }), { state: 'gone' });
    assert.equal(judge(bucket, { resources: [], isWhole: false }).state, 'unknown');
    assert.deepEqual(judge(bucket, { refused: 'Access denied.' }), {
      state: 'unknown',
      reason: 'Access denied.',
    });
  });

  it('tells a thing from another of its name by the ARN', () => {
    const made = entry('elbv2.loadBalancer', 'web', { attributes: { arn: 'arn:a/web/1' } });
    assert.ok(isSame(made, { id: 'web', attributes: { arn: 'arn:a/web/1' } }));
    assert.ok(!isSame(made, { id: 'web', attributes: { arn: 'arn:a/web/2' } }));
    assert.ok(isSame(entry('elbv2.loadBalancer', 'web'), { id: 'web', attributes: { arn: 'arn:a/web/2' } }));
  });

  it('does not take the name of another thing for its own', () => {
    const group = entry('ec2.securityGroup', 'sg-1', { attributes: { name: 'web' } });
    assert.ok(!isSame(group, { id: 'sg-2', attributes: { name: 'web' } }));
  });

  const id = '4f66ad9a7b2e8f0c9f66ad9a7b2e8f0c4f66ad9a7b2e8f0c9f66ad9a7b2e8f0c';
  it('knows containers by id and by name, as the engine does', () => {
    const container = { id: id.slice(0, 12), attributes: { name: 'web' } };
    assert.ok(isSame(entry('docker.container', id), container));
    assert.ok(isSame(entry('docker.container', 'web'), container));
    assert.ok(
      !isSame(entry('docker.container', id.replace('4', '5'), { attributes: { name: 'web' } }), container),
    );
  });

  it('knows images with and without their tag, and task definitions by family', () => {
    assert.ok(isSame(entry('docker.image', 'ada/web'), { id: 'ada/web:latest' }));
    assert.ok(!isSame(entry('docker.image', 'ada/web:2'), { id: 'ada/web:latest' }));
    assert.ok(isSame(entry('ecs.taskDefinition', 'web'), { id: 'web:3' }));
    assert.ok(!isSame(entry('ecs.taskDefinition', 'web'), { id: 'website:3' }));
  });
});
