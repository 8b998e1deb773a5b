import assert from 'node:assert/strict';
import { makersIn } from '../../../../src/core/ledger/store';
import { toLookFor } from '../../../../src/core/ledger/words';
import { entry } from './entry';

const BUCKET = entry('s3.bucket', 'ada');
const OBJECT = entry('s3.object', 'index.html', { within: { 's3.bucket': 'ada' } });

describe('what a step created, to look for', () => {
  it('is what has a row of its own', () => {
    assert.deepEqual(toLookFor([BUCKET, OBJECT], []), [BUCKET]);
  });

  it('is what holds it where it has none', () => {
    const other = entry('s3.bucket', 'other');
    assert.deepEqual(toLookFor([OBJECT, { ...OBJECT, id: 'main.css' }], [other, BUCKET, OBJECT]), [BUCKET]);
    assert.deepEqual(toLookFor([entry('elbv2.listener', 'arn')], [BUCKET]), []);
  });

  it('is known of every step that made something itself', () => {
    const part = { ...BUCKET, stepId: 'stack', partOf: 'key' };
    const told = { ...BUCKET, stepId: 'told', kind: 'told' as const };
    const { courseId, stepId } = BUCKET;
    assert.deepEqual([...makersIn(courseId, [BUCKET, part, told])], [stepId]);
    assert.deepEqual([...makersIn('another', [BUCKET])], []);
  });
});
