import assert from 'node:assert/strict';
import { entryKey, type LedgerEntry, type LedgerOrigin } from '../../../../src/core/ledger/model';
import { changesOf } from '../../../../src/core/ledger/recording';
import { readLedger, writeLedger } from '../../../../src/core/ledger/store';
import { findPlaceholders } from '../../../../src/core/shell/placeholders';

const HERE: LedgerOrigin = {
  target: 'Sandbox',
  courseId: 'course',
  lessonId: 'lesson',
  lessonTitle: 'Lesson',
  stepId: 'step',
  stepTitle: 'Step',
  at: 1,
};

function change(command: string, output = '', known: readonly LedgerEntry[] = [], template = command) {
  const placeholders = findPlaceholders(template);
  return changesOf({ template: { command: template, placeholders }, command, output }, HERE, known);
}

const entry = (type: string, id: string, attributes: Readonly<Record<string, string>> = {}): LedgerEntry => ({
  ...HERE,
  kind: 'made',
  type,
  id,
  attributes,
  words: [],
});

describe('the ledger', () => {
  it('records what was made, for whom, where and in which words it was asked for', () => {
    const template = 'aws s3 mb s3://REPLACE_ME_ARTIFACTS_BUCKET_NAME';
    const { put } = change('aws s3 mb s3://ada-1', 'make_bucket: ada-1', [], template);
    const words = ['artifacts', 'bucket', 'name'];
    assert.deepEqual(put, [{ ...entry('s3.bucket', 'ada-1'), words }]);
  });

  const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1bb03d5f6d558597';
  const id = '4f66ad9a7b2e8f0c9f66ad9a7b2e8f0c4f66ad9a7b2e8f0c9f66ad9a7b2e8f0c';
  const removals: readonly (readonly [command: string, gone: LedgerEntry])[] = [
    ['aws s3 rb s3://ada-1 --force', entry('s3.bucket', 'ada-1')],
    ['aws s3api delete-bucket --bucket ada-1', entry('s3.bucket', 'ada-1')],
    [`aws elbv2 delete-target-group --target-group-arn ${arn}`, entry('elbv2.targetGroup', 'web', { arn })],
    ['docker rm -f 4f66ad9a7b2e', entry('docker.container', id, { name: 'web' })],
    ['docker container rm --force web', entry('docker.container', id, { name: 'web' })],
    ['docker swarm leave --force', entry('docker.swarm', '1a2b3c')],
    ['kubectl delete deployment hello', entry('kubernetes.deployment', 'hello')],
  ];
  for (const [command, gone] of removals) {
    it(`forgets what \`${command.slice(0, 50)}\` took away`, () => {
      const { drop } = change(command, '', [gone, entry('s3.bucket', 'other'), entry('docker.image', 'web')]);
      assert.deepEqual(drop, [entryKey(gone)]);
    });
  }

  it('keeps what has the same name on another target, or in another service', () => {
    const elsewhere = { ...entry('s3.bucket', 'ada-1'), target: 'AWS: student' };
    assert.deepEqual(
      change('aws s3 rb s3://ada-1', '', [elsewhere, entry('ecr.repository', 'ada-1')]).drop,
      [],
    );
  });

  it('keeps everything that only looks or stops', () => {
    const known = [entry('docker.container', id, { name: 'web' })];
    assert.deepEqual(change('docker stop web', '', known).drop, []);
    assert.deepEqual(change('docker logs web', '', known).drop, []);
  });

  it('comes back from storage, without what it does not understand', () => {
    const kept = new Map([
      ['odd', '{"text":1}'],
      ['torn', '{"type":'],
    ]);
    const runs = {
      remembered: () => kept,
      remember: (_course: string, key: string, value: string | null) =>
        void (value === null ? kept.delete(key) : kept.set(key, value)),
    };
    const first = entry('s3.bucket', 'ada-1');
    writeLedger(runs, { put: [first, { ...entry('s3.bucket', 'ada-2'), at: 2 }], drop: [] });
    assert.deepEqual(
      readLedger(runs).map((each) => each.id),
      ['ada-2', 'ada-1'],
    );
    writeLedger(runs, { put: [], drop: [entryKey(first)] });
    assert.deepEqual(
      readLedger(runs).map((each) => each.id),
      ['ada-2'],
    );
  });
});
