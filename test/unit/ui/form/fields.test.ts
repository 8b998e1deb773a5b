import { strict as assert } from 'node:assert';
import {
  byStatement,
  fieldDescription,
  fieldsOf,
  fieldWhere,
  splitField,
  textsOf,
} from '../../../../src/ui/form/fields';
import type { FormSlot } from '../../../../src/ui/form/protocol';

const slot = (statement: number, name: string, more: Partial<FormSlot> = {}): FormSlot => ({
  statement,
  name,
  label: 'Bucket',
  placeholder: '<bucket>',
  secret: false,
  suggestions: [],
  initial: '',
  stored: false,
  repeats: false,
  ...more,
});
const placesOf = (slots: readonly FormSlot[]) =>
  fieldsOf(slots).map((field) => field.map(({ statement, name }) => `${statement} ${name}`));

describe('fields of the form', () => {
  it('ask once for the same thing in several statements', () => {
    assert.deepEqual(placesOf([slot(0, '1'), slot(1, '--bucket'), slot(2, '2')]), [
      ['0 1', '1 --bucket', '2 2'],
    ]);
  });

  it('ask for every slot of one statement', () => {
    const subnet = { label: 'Subnet', placeholder: 'REPLACE_ME' };
    assert.deepEqual(placesOf([slot(0, '--subnets', subnet), slot(0, '--subnets 2', subnet)]), [
      ['0 --subnets'],
      ['0 --subnets 2'],
    ]);
  });

  it('pair two of a kind with two of the same kind, in order', () => {
    assert.deepEqual(placesOf([slot(0, '1'), slot(0, '2'), slot(1, '1'), slot(1, '2')]), [
      ['0 1', '1 1'],
      ['0 2', '1 2'],
    ]);
  });

  for (const [what, more] of Object.entries<Partial<FormSlot>>({
    'another label': { label: 'Log bucket' },
    'another placeholder': { placeholder: 'REPLACE_ME' },
    'another first text': { initial: 'logs' },
    secrecy: { secret: true },
  }))
    it(`are told apart by ${what}`, () => {
      assert.equal(fieldsOf([slot(0, '1'), slot(1, '1', more)]).length, 2);
    });

  it('say in which statement they stand when their name alone does not tell', () => {
    const fields = fieldsOf([slot(0, '1'), slot(1, '--bucket'), slot(1, '--key', { label: 'Key' })]);
    assert.deepEqual(
      fields.map((field) => fieldWhere(field, fields, 2)),
      [undefined, undefined],
    );
    const parts = fields.flatMap(splitField);
    assert.deepEqual(
      parts.map((field) => fieldWhere(field, parts, 2)),
      ['in statement 1', 'in statement 2', undefined],
    );
  });

  it('describe the option and the placeholder, a bare position by the placeholder alone', () => {
    assert.equal(fieldDescription([slot(0, '--bucket')]), '--bucket · <bucket>');
    assert.equal(fieldDescription([slot(0, '2')]), '<bucket>');
  });

  it('give their text to every place, and nothing where it is empty', () => {
    const [field] = fieldsOf([slot(0, '1'), slot(2, '--bucket')]);
    assert.ok(field);
    assert.deepEqual(byStatement(textsOf(field, 'logs', false), 3), [
      new Map([['1', 'logs']]),
      new Map(),
      new Map([['--bucket', 'logs']]),
    ]);
    assert.deepEqual(byStatement(textsOf(field, '', false), 3), [new Map(), new Map(), new Map()]);
  });

  it('keep only what is secret', () => {
    const keeps = (more: Partial<FormSlot>) =>
      textsOf([slot(0, '1', more)], 'x', true).map(({ keep }) => keep);
    assert.deepEqual([keeps({}), keeps({ secret: true })], [[false], [true]]);
  });
});
