import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { previewOf } from '../../../../src/ui/form/preview';
import { loginRequest, placeholder } from './requests';

const SUBNETS = 'aws elbv2 create-load-balancer --subnets REPLACE_ME REPLACE_ME > out.json';
const subnets = {
  command: SUBNETS,
  placeholders: [
    placeholder(SUBNETS, 'REPLACE_ME', '--subnets'),
    placeholder(SUBNETS, 'REPLACE_ME', '--subnets 2', { nth: 1 }),
  ],
};
const marksOf = (values: Record<string, string>) =>
  previewOf(subnets, new Map(Object.entries(values)), 'bash')
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text}`);

describe('preview', () => {
  it('marks what is filled and what is missing, each at its place', () => {
    assert.deepEqual(marksOf({}), ['missing REPLACE_ME', 'missing REPLACE_ME']);
    assert.deepEqual(marksOf({ '--subnets': 'subnet-1' }), ['filled subnet-1', 'missing REPLACE_ME']);
    assert.deepEqual(marksOf({ '--subnets 2': 'subnet-2' }), ['missing REPLACE_ME', 'filled subnet-2']);
    assert.deepEqual(marksOf({ '--subnets': 'subnet-1', '--subnets 2': 'subnet-2' }), [
      'filled subnet-1',
      'filled subnet-2',
    ]);
  });

  it('is the whole line, whatever is filled in', () => {
    const anyText = fc.option(fc.string({ unit: 'grapheme-ascii', minLength: 1 }), { nil: undefined });
    fc.assert(
      fc.property(anyText, anyText, (one, two) => {
        const values = new Map<string, string>();
        if (one !== undefined) values.set('--subnets', one);
        if (two !== undefined) values.set('--subnets 2', two);
        const line = previewOf(subnets, values, 'bash')
          .map(({ text }) => text)
          .join('');
        assert.ok(line.startsWith('aws elbv2 create-load-balancer --subnets '));
        assert.ok(line.endsWith(' > out.json'));
      }),
    );
  });

  it('never shows a secret', () => {
    const [login] = loginRequest.statements;
    assert.ok(login);
    const parts = previewOf(login, new Map([['--password', 'hunter2']]), 'bash');
    const line = parts.map(({ text }) => text).join('');
    assert.ok(!line.includes('hunter2'));
    assert.ok(line.includes('••••'));
  });
});
