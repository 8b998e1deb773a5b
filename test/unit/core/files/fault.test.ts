import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { textFault } from '../../../../src/core/files/fault';
import { textKindOf, type TextKind } from '../../../../src/core/files/kind';
import { findFilePlaceholders } from '../../../../src/core/shell/placeholders';

/** `line:column message` of what is wrong with a file. */
function faultOf(content: string, kind: TextKind): string | null {
  const ranges = findFilePlaceholders(content, kind).map(({ range }) => range);
  const fault = textFault(content, kind, ranges);
  return fault && `${fault.line}:${fault.column} ${fault.message}`;
}

describe('a broken file', () => {
  const broken: readonly (readonly [what: string, kind: TextKind, content: string, at: string])[] = [
    ['a missing comma', 'json', '{\n  "a": 1\n  "b": 2\n}\n', '3:3 a comma is missing'],
    ['a comma too many', 'json', '{\n  "a": 1,\n}\n', '3:1 '],
    [
      'a brace that is not closed',
      'json',
      '{\n  "a": {\n    "b": 1\n}\n',
      '5:1 a closing brace } is missing',
    ],
    [
      'a string that is not closed',
      'json',
      '{\r\n  "a": "b\r\n}',
      '2:8 the closing quote of a string is missing',
    ],
    ['a comment', 'json', '{\n  // a\n  "a": 1\n}', '2:3 JSON has no comments'],
    ['single quotes', 'json', "{'a': 1}", '1:2 '],
    ['nothing at all', 'json', '', '1:1 a value is missing'],
    ['text behind the end', 'json', '{}\n{}', '2:1 the JSON has ended already'],
    ['an escape that is none', 'json', '{"a": "\\d"}', '1:7 this escape does not exist in JSON'],
    ['typographic quotes', 'json', '{“a”: 1}', '1:2 '],
    ['behind the mark at the beginning', 'json', '\uFEFF{"a" 1}', '1:6 a colon is missing'],
    ['a tab in the indentation', 'yaml', 'a:\n\t- b\n', '2:1 tab characters must not be used in indentation'],
    ['a bracket that is not closed', 'yaml', 'a: [1\nb: 2\n', '2:1 '],
    ['two colons', 'yaml', 'a: b: c\n', '1:5 '],
    ['a wrong indentation', 'yaml', 'a:\n    b: 1\n   c: 2\n', '3:4 '],
  ];
  for (const [what, kind, content, at] of broken)
    it(`is said with its place: ${what} (${kind})`, () => {
      const said = faultOf(content, kind);
      assert.ok(said?.startsWith(at), String(said));
    });

  it('begins with a byte order mark, for what does not read one', () => {
    const mark = '\uFEFF{"a": 1}';
    assert.equal(textFault(mark, 'json', [], false), null);
    assert.equal(textFault(mark, 'yaml', [], true), null);
    assert.match(textFault(mark, 'json', [], true)?.message ?? '', /byte order mark/);
  });

  it('is not broken by its placeholders', () => {
    assert.equal(faultOf('{"desiredCount": <number of tasks>, "arn": "REPLACE_ME_ARN"}', 'json'), null);
    assert.equal(faultOf('{"desiredCount": REPLACE_ME_COUNT}', 'json'), null);
    assert.equal(faultOf('a: <your bucket>\nb: {your bucket name}\nc: [<your id>]\n', 'yaml'), null);
  });

  it('may have tags, comments, anchors and several documents in YAML', () => {
    const template =
      'Resources:\n  A: # one\n    Value: !Sub "${B}-x"\n    Or: !If [C, !Ref D, !Ref AWS::NoValue]\n    Az: !Select [0, !GetAZs ""]\n---\nb: &x 1\nc: *x\n';
    assert.equal(faultOf(template, 'yaml'), null);
    assert.equal(faultOf('{"a": [1, "b", {"c": null}]}', 'yaml'), null);
  });

  it('is JSON exactly where JSON.parse says so', () => {
    const pieces = fc.array(
      fc.constantFrom(...'{}[]:,"', '"a"', '1', 'true', 'null', ' ', '\n', '-', '\\', '0', '1e5', '"b": 2'),
      {
        maxLength: 12,
      },
    );
    const parses = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(
        fc.oneof(
          pieces.map((all) => all.join('')),
          fc.json(),
        ),
        (text) => {
          assert.equal(textFault(text, 'json', []) === null, parses(text), JSON.stringify(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is only judged where its kind is known', () => {
    assert.equal(textKindOf('a/core.template', '\uFEFF\n{"Resources": {}}'), 'json');
    assert.equal(textKindOf('a/core.template', 'Resources: {}'), 'yaml');
    assert.equal(textKindOf('a/B.YML', ''), 'yaml');
    assert.equal(textKindOf('vars.env', '{'), 'text');
    assert.equal(textFault('{', 'text', []), null);
  });
});
