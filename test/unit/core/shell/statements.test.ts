import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { splitStatements } from '../../../../src/core/shell/statements';
import { cpuTime } from './cpuTime';

const split = (text: string) => splitStatements(text).map((each) => each.command);

describe('statements', () => {
  const cases: readonly [about: string, text: string, statements: readonly string[]][] = [
    ['lines', 'a 1\nb 2', ['a 1', 'b 2']],
    ['blank lines and comments between', '# one\na\n\n  # two\nb', ['a', 'b']],
    ['a comment behind a command', 'a 1 # because', ['a 1']],
    ['no comment without a blank before it', 'curl http://h/#top', ['curl http://h/#top']],
    ['no comment in quotes', "echo 'a # b'", ["echo 'a # b'"]],
    ['a backslash', 'a \\\n  --b \\\n  c\nd', ['a --b c', 'd']],
    ['a backslash without a blank before it', 'a --b=1\\\n  c', ['a --b=1 c']],
    ['a backslash with a blank behind it', 'a \\ \n  b', ['a b']],
    ['a backslash on the last line', 'a b \\', ['a b']],
    ['a backslash before a blank line', 'a b \\\n\nc', ['a b', 'c']],
    ['a backslash in double quotes', 'echo "a \\\nb"', ['echo "a b"']],
    ['a backslash in single quotes', "echo 'a \\\nb'", ["echo 'a \\\nb'"]],
    ['lists on one line', 'a && b || c; d', ['a && b || c; d']],
    ['a list over lines', 'a &&\nb\nc', ['a &&\nb', 'c']],
    ['a pipe over lines', 'a |\n  b\nc', ['a |\n  b', 'c']],
    ['quotes over lines', "a '1\n2'\nb", ["a '1\n2'", 'b']],
    ['double quotes over lines', 'a "{\n  \\"k\\": 1\n}"\nb', ['a "{\n  \\"k\\": 1\n}"', 'b']],
    ['a substitution over lines', 'a $(b\nc)\nd', ['a $(b\nc)', 'd']],
    ['a subshell', '(cd x\nmake)\nls', ['(cd x\nmake)', 'ls']],
    ['a group', '{ a\nb; }\nc', ['{ a\nb; }', 'c']],
    ['a here-document', 'cat <<EOF\na\n\n# b\nEOF\nc', ['cat <<EOF\na\n\n# b\nEOF', 'c']],
    ['a here-document with tabs', 'cat <<-EOF\n\ta\n\tEOF\nc', ['cat <<-EOF\n\ta\n\tEOF', 'c']],
    ['a quoted here-document', "cat <<'E' > f\n$(a\nE\nc", ["cat <<'E' > f\n$(a\nE", 'c']],
    ['a here-string', 'cat <<< "a"\nb', ['cat <<< "a"', 'b']],
    ['arithmetic', 'x=$((1 << 2))\nb', ['x=$((1 << 2))', 'b']],
    ['a for loop', 'for i in 1 2\ndo\n  a $i\ndone\nb', ['for i in 1 2\ndo\n  a $i\ndone', 'b']],
    ['a while loop', 'while true; do\na\ndone\nb', ['while true; do\na\ndone', 'b']],
    [
      'nested conditions',
      'if a; then\nif b; then c; fi\nelse\nd\nfi\ne',
      ['if a; then\nif b; then c; fi\nelse\nd\nfi', 'e'],
    ],
    [
      'a case',
      'case $1 in\n  start) a ;;\n  *) b ;;\nesac\nc',
      ['case $1 in\n  start) a ;;\n  *) b ;;\nesac', 'c'],
    ],
    ['a function', 'f() {\n  a\n}\nf x', ['f() {\n  a\n}', 'f x']],
    ['the words of loops as arguments', 'echo done\necho if\nb', ['echo done', 'echo if', 'b']],
    ['an apostrophe', "echo don't\nb\nc", ["echo don't", 'b', 'c']],
    ['an unclosed quote', 'a "b\nc\nd', ['a "b', 'c', 'd']],
    ['an unclosed quote behind a continuation', 'a \\\n"b\nc', ['a "b', 'c']],
    ['an unclosed here-document', 'cat <<EOF\na\nb', ['cat <<EOF', 'a', 'b']],
    ['double angle placeholders', 'aws s3 mb s3://<<name>>\nb', ['aws s3 mb s3://<<name>>', 'b']],
    [
      'options on lines of their own',
      'docker run\n  -d\n  --name web nginx\nb',
      ['docker run -d --name web nginx', 'b'],
    ],
    ['carriage returns', 'a 1\r\nb \\\r\n c\r\n', ['a 1', 'b c']],
  ];
  for (const [about, text, statements] of cases) {
    it(`splits ${about}`, () => assert.deepEqual(split(text), statements));
  }

  it('tells where each statement stands', () => {
    const text = '# c\n  a 1 \\\n   b  # why\n\nd';
    assert.deepEqual(
      splitStatements(text).map(({ range }) => text.slice(range.from, range.to)),
      ['a 1 \\\n   b', 'd'],
    );
  });

  it('keeps ranges in order, inside the text and apart, whatever the text', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '`',
      '$(',
      ')',
      '{',
      '}',
      '\\',
      '\n',
      ' ',
      '<<E',
      '\nE\n',
      '#',
      'a',
      'if ',
      'fi',
      'do',
      'done',
      '&&',
      ';',
      '--x',
      '\r',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { range } of splitStatements(text)) {
          assert.ok(range.from >= last && range.to >= range.from && range.to <= text.length);
          last = range.to;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('stays linear where nothing ever closes', () => {
    for (const unit of [
      "a '\n",
      'a "\n',
      'cat <<E\n',
      'a $(\n',
      'f() {\n',
      'if a\n',
      'a \\\n',
      "a'b ",
      '(',
      '# \\\n',
    ]) {
      const text = unit.repeat(Math.ceil(300_000 / unit.length));
      const took = cpuTime(() => splitStatements(text));
      assert.ok(took < 1500, `${JSON.stringify(unit)} took ${took.toFixed(0)} ms`);
    }
  });
});
