import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { inCourse, namedValues, valuesOf } from '../../../../src/ui/course/statements';
import { command, part, placeholder } from './samples';

describe('Values of a run', () => {
  const { statements } = command('a', 'aws s3 mb REPLACE_BUCKET\naws s3 ls REPLACE_BUCKET');

  it('keeps equal slots of two statements apart, and reads them back', () => {
    const values = [new Map([['--replace_bucket', 'one']]), new Map([['--replace_bucket', 'two']])];
    const named = namedValues(statements, values);
    assert.deepEqual(named, { '--replace_bucket': 'one', '--replace_bucket (2)': 'two' });
    assert.deepEqual(valuesOf(statements, named), values);
  });

  it('holds no secret, and so cannot be read back whole', () => {
    const [statement] = command('a', 'login TOKEN').statements;
    assert.ok(statement);
    const secret = [{ ...statement, placeholders: [placeholder('TOKEN', 'login TOKEN', true)] }];
    const named = namedValues(secret, [new Map([['--token', 'hush']])]);
    assert.deepEqual(named, {});
    assert.equal(valuesOf(secret, named), null);
  });
});

describe('A step in its course', () => {
  it('has ids that are unique among files', () => {
    const step = command('a', 'ls');
    const inside = { ...step, statements: step.statements.map((one) => ({ ...one, openedBy: 'opener' })) };
    const placed = inCourse(part(null, { prefix: 'one.md#' }), inside);
    assert.equal(placed.id, 'one.md#a');
    assert.equal(placed.statements[0]?.openedBy, 'one.md#opener');
  });
});
