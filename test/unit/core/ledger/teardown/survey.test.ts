import assert from 'node:assert/strict';
import type { Alive, Living } from '../../../../../src/core/ledger/alive';
import { entryKey, type LedgerEntry } from '../../../../../src/core/ledger/model';
import { completed } from '../../../../../src/core/ledger/parts';
import { linesOf, planOf } from '../../../../../src/core/ledger/teardown/plan';
import { leftOf, stillThere, survey } from '../../../../../src/core/ledger/teardown/survey';
import { entry } from '../entry';

const signal = new AbortController().signal;
const stack = entry('cloudformation.stack', 'core');
const part = entry('s3.bucket', 'part', { partOf: entryKey(stack) });

/** Says of things, by their ids, how they are; `alive` where nothing is said. */
const world = (states: Record<string, Alive>): Living => ({
  ask: (entries) =>
    Promise.resolve(new Map(entries.map((each) => [entryKey(each), states[each.id] ?? { state: 'alive' }]))),
  partsOf: ({ id }) => Promise.resolve(id === 'core' ? [part] : []),
});
const ids = (entries: readonly LedgerEntry[]): string[] => entries.map(({ id }) => id).sort();

describe('what there still is before a clean-up', () => {
  it('leaves out what is gone, keeps what is not known, and finds what stacks hold', async () => {
    const entries = [stack, entry('iam.role', 'gone'), entry('iam.role', 'unsure')];
    const states = { gone: { state: 'gone' }, unsure: { state: 'unknown', reason: 'denied' } } as const;
    const { there, gone } = await survey(entries, world(states), signal);
    assert.deepEqual(ids(there), ['core', 'part', 'unsure']);
    assert.equal(gone, 1);
  });

  it('keeps away from what is on another engine or account', async () => {
    const away = { state: 'unknown', reason: 'It is on another Docker engine.', elsewhere: true } as const;
    const { there, elsewhere } = await survey(
      [entry('docker.container', 'web')],
      world({ web: away }),
      signal,
    );
    assert.deepEqual(there, []);
    assert.deepEqual(
      elsewhere.map(({ title, why }) => `${title}: ${why}`),
      ['container web: It is on another Docker engine.'],
    );
  });

  it('takes for left over only what is certain to be there', async () => {
    const states = { one: { state: 'unknown' }, two: { state: 'gone' } } as const;
    const entries = ['one', 'two', 'three'].map((id) => entry('iam.role', id));
    assert.deepEqual(ids(await stillThere(entries, world(states), signal)), ['three']);
  });

  it('finds what a stack has made since it was looked at, once it is gone', async () => {
    const known = entry('ec2.vpc', 'vpc-1', { partOf: entryKey(stack) });
    const left = await leftOf({ entry: stack, along: [known] }, world({}), signal);
    assert.deepEqual(ids(left), ['part', 'vpc-1']);
    assert.ok(left.every(({ partOf }) => partOf === undefined));
    const [gateway, tie] = completed([
      entry('ec2.internetGateway', 'igw-1'),
      entry('ec2.gatewayAttachment', 'vpc-1'),
    ]);
    assert.ok(gateway && tie);
    const tied = await leftOf({ entry: entry('iam.role', 'role'), along: [gateway, tie] }, world({}), signal);
    assert.deepEqual(
      planOf(tied).removals.flatMap((removal) => linesOf(removal, 'bash')),
      [
        'aws ec2 detach-internet-gateway --internet-gateway-id igw-1 --vpc-id vpc-1',
        'aws ec2 delete-internet-gateway --internet-gateway-id igw-1',
      ],
    );
    assert.deepEqual(await leftOf({ entry: entry('iam.role', 'role'), along: [] }, world({}), signal), []);
  });
});
