import { strict as assert } from 'node:assert';
import type { ShellKind } from '../../../../src/core/shell/model';
import { fieldFault, statementFault } from '../../../../src/ui/form/faults';
import { fieldsOf } from '../../../../src/ui/form/fields';
import { placeholder } from './requests';

const COMMAND = 'aws s3 mb s3://<bucket>';
const statement = {
  command: COMMAND,
  placeholders: [placeholder(COMMAND, '<bucket>', '1', { label: 'Bucket' })],
};
const fields = fieldsOf([
  {
    statement: 0,
    name: '1',
    label: 'Bucket',
    placeholder: '<bucket>',
    secret: false,
    suggestions: [],
    initial: '',
    stored: false,
    repeats: false,
  },
]);
const faultOf = (text: string, shell: ShellKind = 'bash') => {
  const [field] = fields;
  assert.ok(field);
  return fieldFault(field, text, [statement], shell);
};

describe('faults of a value', () => {
  for (const [what, text, says] of [
    ['nothing', '', /Bucket is empty/],
    ['blanks', '   ', /Bucket is empty/],
    ['a line break', 'a\nb', /line break/],
    ['a control character', 'a\u0007b', /control character/],
    ['the placeholder itself', '<bucket>', /has to be replaced/],
  ] as const)
    it(`refuses ${what}, and says why`, () => assert.match(faultOf(text) ?? '', says));

  for (const text of ['mysfits-7f3a', 'two words', "o'brien", '$(rm -rf ~)', 'bücket', '-x'])
    it(`takes ${text}`, () => assert.equal(faultOf(text), null));

  it('refuses what only this shell cannot pass', () => {
    assert.equal(faultOf('100%', 'bash'), null);
    assert.match(faultOf('100%', 'cmd') ?? '', /%/);
  });

  it('finds nothing wrong with a statement while values are missing', () => {
    assert.equal(statementFault(statement, new Map(), 'bash'), null);
  });
});
