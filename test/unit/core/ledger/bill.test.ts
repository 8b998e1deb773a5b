import assert from 'node:assert/strict';
import { billFrom, hourlyOfBill, soFarNow } from '../../../../src/core/ledger/accountBill';
import { billOf } from '../../../../src/core/ledger/bill';
import type { LedgerEntry } from '../../../../src/core/ledger/model';

const HOUR = 3_600_000;
const entry = (target: string, type: string, id: string, at = 0): LedgerEntry => ({
  target,
  courseId: 'course',
  lessonId: 'lesson',
  lessonTitle: 'Lesson',
  stepId: 'step',
  stepTitle: 'Step',
  at,
  kind: 'made',
  type,
  id,
  attributes: {},
  words: [],
});
const STUDENT = 'AWS: student · us-east-1 · 123456789012';

describe('the bill', () => {
  const things = [
    entry(STUDENT, 'elbv2.loadBalancer', 'web', HOUR),
    entry(STUDENT.replace('us-east-1', 'eu-west-1'), 'ec2.natGateway', 'nat-1', 2 * HOUR),
    entry(STUDENT, 's3.bucket', 'ada'),
    entry('AWS: work · us-east-1', 'eks.cluster', 'lab', HOUR),
    entry('Sandbox', 'elbv2.loadBalancer', 'web'),
    entry(STUDENT, 'docker.container', 'web'),
  ];

  it('is of every real account, whatever the region: only what costs, the dearest first', () => {
    const bill = billOf(things, () => 'unknown', 11 * HOUR);
    assert.deepEqual(
      bill.map(({ account, things: count, since }) => [account, count, since]),
      [
        ['profile work', 1, HOUR],
        ['account 123456789012', 2, HOUR],
      ],
    );
    assert.ok(Math.abs(hourlyOfBill(bill) - (0.1 + 0.0225 + 0.045)) < 1e-9);
    const [work] = bill;
    assert.ok(work && Math.abs(work.soFar - 1) < 1e-9);
    assert.ok(Math.abs(soFarNow(work, 21 * HOUR) - 2) < 1e-9);
  });

  it('is nothing once everything is gone', () => {
    assert.deepEqual(
      billOf(things, () => 'gone', HOUR),
      [],
    );
  });

  it('comes back from storage, without what it does not understand', () => {
    const bill = billOf(things, () => 'alive', 11 * HOUR);
    assert.deepEqual(billFrom(JSON.parse(JSON.stringify([...bill, null, { account: 'x' }]))), bill);
    assert.deepEqual(billFrom({ hourly: 1 }), []);
  });
});
