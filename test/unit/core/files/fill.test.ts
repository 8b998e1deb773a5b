import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parse as parseYaml } from 'yaml';
import { fillText } from '../../../../src/core/files/fill';
import type { TextKind } from '../../../../src/core/files/kind';
import type { Placeholder } from '../../../../src/core/shell/model';
import { findFilePlaceholders } from '../../../../src/core/shell/placeholders';
import { UnfillableValueError } from '../../../../src/core/shell/quote';

const placeholdersOf = (content: string, kind: TextKind): Placeholder[] =>
  findFilePlaceholders(content, kind);

/** Fills every placeholder of the content with the value. */
function filled(content: string, kind: TextKind, value: string): string {
  const placeholders = placeholdersOf(content, kind);
  assert.ok(placeholders.length > 0, `no placeholder in ${content}`);
  return fillText(content, kind, placeholders, new Map(placeholders.map(({ slot }) => [slot.name, value])));
}

/** What can be typed into one line, with much of what JSON and YAML give a meaning. */
const typed = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.string({ unit: fc.constantFrom(...'"\'\\:#{}[],&*!|>%@`?- 07.~=x<$/'), minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      'null',
      'true',
      'no',
      '007',
      '012345678901',
      '123456789012',
      '1e3',
      '2026-11-29',
      '0x1f',
      '~',
      '-',
      '<<',
      '.inf',
      '5',
      '1.50',
    ),
  )
  .filter(
    (value) =>
      value.trim() !== '' &&
      !/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\uFFFE\uFFFF]/u.test(value) &&
      value !== 'REPLACE_ME_IT',
  );

describe('a value in a file', () => {
  describe('of JSON', () => {
    const places: readonly (readonly [
      where: string,
      content: string,
      read: (data: never) => unknown,
      around?: readonly [string, string],
    ])[] = [
      ['in a string', '{"a": "REPLACE_ME_IT"}', ({ a }) => a],
      [
        'in a part of a string',
        '{"a": ["arn:aws:s3:::REPLACE_ME_IT/*"]}',
        ({ a }) => a[0],
        ['arn:aws:s3:::', '/*'],
      ],
      ['behind an escape', '{"a": "say \\"REPLACE_ME_IT\\""}', ({ a }) => a, ['say "', '"']],
      [
        'in JSON that is text of a string',
        '{"a": "{\\"b\\": \\"REPLACE_ME_IT\\"}"}',
        ({ a }) => (JSON.parse(a) as { b: string }).b,
      ],
      ['by itself', '{"a": REPLACE_ME_IT, "b": 1}', ({ a }) => String(a)],
    ];
    for (const [where, content, read, [before, after] = ['', '']] of places)
      it(`is what the file holds ${where}`, () => {
        fc.assert(
          fc.property(typed, (value) => {
            assert.equal(read(JSON.parse(filled(content, 'json', value)) as never), before + value + after);
          }),
        );
      });

    it('is a number only where it stands outside of quotes and is written as numbers are', () => {
      assert.equal(filled('{"n": REPLACE_ME_IT}', 'json', '2'), '{"n": 2}');
      assert.equal(filled('{"n": REPLACE_ME_IT}', 'json', '02'), '{"n": "02"}');
      assert.equal(filled('{"n": "REPLACE_ME_IT"}', 'json', '2'), '{"n": "2"}');
    });
  });

  describe('of YAML', () => {
    const places: readonly (readonly [
      where: string,
      content: string,
      read: (data: never) => unknown,
      around?: readonly [string, string],
    ])[] = [
      ['without quotes', 'a: REPLACE_ME_IT # why\nb: 1\n', ({ a }) => String(a)],
      [
        'without quotes, as a part',
        'a: arn:aws:s3:::REPLACE_ME_IT/*\n',
        ({ a }) => a,
        ['arn:aws:s3:::', '/*'],
      ],
      ['in a list', '- REPLACE_ME_IT\n- two\n', (list) => String(list[0])],
      ['in brackets', 'a: [REPLACE_ME_IT, two]\n', ({ a }) => String(a[0])],
      ['in braces', 'a: {b: REPLACE_ME_IT}\n', ({ a }) => String((a as { b: unknown }).b)],
      ['in single quotes', "a: 'x REPLACE_ME_IT y'\n", ({ a }) => a, ['x ', ' y']],
      ['in double quotes', 'a: "x REPLACE_ME_IT\\ty"\n', ({ a }) => a, ['x ', '\ty']],
      ['behind a tag', 'a: !Sub REPLACE_ME_IT\n', ({ a }) => String(a)],
      ['in a block', 'a: |\n  one\n  x REPLACE_ME_IT y\nb: 1\n', ({ a }) => a, ['one\nx ', ' y\n']],
      ['in a folded block', 'a: >-\n  one\n  x REPLACE_ME_IT y\nb: 1\n', ({ a }) => a, ['one x ', ' y']],
      [
        'in JSON of a block',
        'a: |\n  {"b": "REPLACE_ME_IT"}\n',
        ({ a }) => (JSON.parse(a) as { b: string }).b,
      ],
    ];
    for (const [where, content, read, [before, after] = ['', '']] of places)
      it(`is what the file holds ${where}`, () => {
        fc.assert(
          fc.property(typed, (value) => {
            const text = filled(content, 'yaml', value);
            const data = parseYaml(text, { logLevel: 'silent' }) as never;
            assert.equal(read(data), before + value + after, text);
          }),
        );
      });

    it('stays without quotes where none are needed, and keeps numbers that are no numbers as text', () => {
      assert.equal(filled('a: REPLACE_ME_IT\n', 'yaml', 'vpc-1a2b'), 'a: vpc-1a2b\n');
      assert.equal(filled('a: REPLACE_ME_IT\n', 'yaml', '3'), 'a: 3\n');
      assert.equal(filled('a: REPLACE_ME_IT\n', 'yaml', '012345678901'), 'a: "012345678901"\n');
      assert.equal(filled('a: REPLACE_ME_IT\n', 'yaml', 'no'), 'a: "no"\n');
      assert.equal(filled('a: x.REPLACE_ME_IT\n', 'yaml', 'a: b'), 'a: "x.a: b"\n');
    });

    it('fills a comment and leaves a text of several lines alone that would need quotes', () => {
      assert.equal(filled('# for REPLACE_ME_IT\na: 1\n', 'yaml', 'x: y'), '# for x: y\na: 1\n');
      assert.equal(filled('a: one\n  two REPLACE_ME_IT\n', 'yaml', 'three'), 'a: one\n  two three\n');
      assert.throws(() => filled('a: one\n  two REPLACE_ME_IT\n', 'yaml', 'x: y'), UnfillableValueError);
    });

    it('reads through tags, several documents, anchors and the mark at the beginning', () => {
      const content = '\uFEFFa: &x !Join [",", [!Ref B, REPLACE_ME_IT]]\r\n---\r\nb: *x\r\n';
      assert.equal(filled(content, 'yaml', 'c'), content.replace('REPLACE_ME_IT', 'c'));
    });
  });

  it('is escaped in other kinds of text for what they are', () => {
    const of = (content: string, kind: TextKind, value: string): string => {
      const from = content.indexOf('REPLACE_ME');
      const slot = { name: 'it', label: 'It', secret: false };
      const placeholder = { text: 'REPLACE_ME', range: { from, to: from + 10 }, slot };
      return fillText(content, kind, [placeholder], new Map([['it', value]]));
    };
    assert.equal(of('name = "REPLACE_ME"', 'quoted', 'a"\\b'), 'name = "a\\"\\\\b"');
    assert.equal(of('count = REPLACE_ME', 'quoted', '2'), 'count = 2');
    assert.equal(of('<a>REPLACE_ME</a>', 'markup', '<&>'), '<a>&lt;&amp;&gt;</a>');
    assert.equal(of('KEY=REPLACE_ME', 'text', 'a"b'), 'KEY=a"b');
  });

  it('changes nothing else: line ends, blanks, the mark at the beginning', () => {
    const content = '\uFEFF{\r\n\t"a" : "REPLACE_ME_IT",\r\n  "b": "REPLACE_ME_OTHER" }\r\n\r\n';
    const placeholders = placeholdersOf(content, 'json');
    const values = new Map([[placeholders[0]?.slot.name ?? '', 'é"']]);
    assert.equal(fillText(content, 'json', placeholders, values), content.replace('REPLACE_ME_IT', 'é\\"'));
  });

  it('cannot be one that nothing takes', () => {
    assert.throws(() => filled('{"a": "REPLACE_ME_IT"}', 'json', 'a\nb'), UnfillableValueError);
    assert.throws(() => filled('{"a": x-REPLACE_ME_IT}', 'json', 'b'), UnfillableValueError);
  });
});
