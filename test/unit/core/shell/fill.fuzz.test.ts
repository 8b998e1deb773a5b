import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { fill, unfilled } from '../../../../src/core/shell/fill';
import type { Placeholder, ShellKind } from '../../../../src/core/shell/model';
import { findFilePlaceholders, findPlaceholders } from '../../../../src/core/shell/placeholders';
import { UnfillableValueError } from '../../../../src/core/shell/quote';
import { fuzzCases } from '../../fuzzCases';
import { cpuTime } from './cpuTime';

const numRuns = fuzzCases(12.5);

/** Pieces of commands, files and nonsense. */
const pieces = [
  'aws s3 cp ',
  'docker run ',
  'docker kill container id',
  'ssh ',
  ' --vpc-id ',
  ' --x=',
  '-e A=',
  'REPLACE_ME',
  'REPLACE_ME_REGION',
  'YOUR-S3-BUCKET',
  'STACK-NAME-HERE',
  'your_bucket_name_here',
  'yourcontainerid',
  '<container id>',
  "<user's id>",
  '<<bucket>>',
  '{full path of your .pem file}',
  '[bucket-name]',
  'sg-xxxxxxxx',
  'xxx.xxx.xxx.xxx',
  'CONTAINER_ID',
  '...',
  '"Your Name"',
  's3://',
  '$(',
  '${',
  '$((',
  '))',
  ')',
  '}',
  '`',
  "'",
  '"',
  "$'",
  '\\',
  '\\\n',
  '\n',
  ' # ',
  ' <<EOF\n',
  " <<-'EOF'\n",
  '\nEOF\n',
  ' case x in a) ',
  '{"a":"',
  '"}',
  ' | ',
  ' && ',
  '; ',
  '<',
  '>',
  '2>',
  '@',
  '`"',
  '‘',
  '”',
  "@'",
  '<#',
  '^',
  '%',
  '🐳',
  '\ud83d',
  '\u0000',
];
const command = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
const shell = fc.constantFrom<ShellKind>('bash', 'zsh', 'fish', 'powershell', 'cmd');
const value = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 4 })
  .map((parts) => parts.join(''));

function checkRanges(text: string, placeholders: readonly Placeholder[]): void {
  let end = 0;
  for (const { text: written, range } of placeholders) {
    assert.ok(range.from >= end && range.to > range.from && range.to <= text.length);
    assert.equal(text.slice(range.from, range.to), written);
    end = range.to;
  }
  assert.equal(new Set(placeholders.map(({ slot }) => slot.name)).size, placeholders.length);
  assert.ok(placeholders.every(({ slot }) => slot.label !== ''));
}

function quickly<T>(work: () => T): T {
  let result: T | undefined;
  const took = cpuTime(() => void (result = work()));
  assert.ok(took < 1000, 'longer than a second');
  return result as T;
}

describe('Placeholders and filling on arbitrary text', function () {
  this.timeout(600_000);

  it('finds them inside the text, apart from each other, each with its own slot', () => {
    fc.assert(
      fc.property(command, (text) => {
        checkRanges(
          text,
          quickly(() => findPlaceholders(text)),
        );
      }),
      { numRuns },
    );
  });

  it('does the same in files', () => {
    fc.assert(
      fc.property(command, fc.constantFrom('json', 'yaml', 'js', null), (text, language) => {
        checkRanges(
          text,
          quickly(() => findFilePlaceholders(text, language)),
        );
      }),
      { numRuns },
    );
  });

  it('gives the source back when placeholders are filled with their own text', () => {
    fc.assert(
      fc.property(command, shell, (text, kind) => {
        const placeholders = findPlaceholders(text);
        const own = new Map(placeholders.map((each) => [each.slot.name, each.text]));
        assert.deepEqual(fill(text, placeholders, own, kind), { command: text, filled: [] });
        assert.deepEqual(unfilled(placeholders, own), placeholders);
      }),
      { numRuns },
    );
  });

  it('fills or refuses with its own error, and changes nothing outside of the filled words', () => {
    fc.assert(
      fc.property(command, shell, fc.array(value, { minLength: 1, maxLength: 4 }), (text, kind, values) => {
        const placeholders = findPlaceholders(text);
        const chosen = new Map(
          placeholders.map(({ slot }, index) => [slot.name, values[index % values.length] ?? '']),
        );
        const filled = quickly(() => {
          try {
            return fill(text, placeholders, chosen, kind);
          } catch (error) {
            assert.ok(error instanceof UnfillableValueError, String(error));
            return null;
          }
        });
        if (!filled) return;
        let end = 0;
        for (const { from, to } of filled.filled) {
          assert.ok(from >= end && to >= from && to <= filled.command.length);
          end = to;
        }
        if (kind !== 'powershell')
          assert.equal(outside(filled.command, filled.filled), outside(text, rangesOf(placeholders, chosen)));
      }),
      { numRuns },
    );
  });
});

function rangesOf(placeholders: readonly Placeholder[], chosen: ReadonlyMap<string, string>) {
  const open = new Set(unfilled(placeholders, chosen));
  return placeholders.filter((each) => !open.has(each)).map(({ range }) => range);
}

function outside(text: string, ranges: readonly { readonly from: number; readonly to: number }[]): string {
  let rest = '';
  let at = 0;
  for (const { from, to } of ranges) {
    rest += `${text.slice(at, from)}\u0001`;
    at = to;
  }
  return rest + text.slice(at);
}
