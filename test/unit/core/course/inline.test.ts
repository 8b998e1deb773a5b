import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readParagraph, readPlain } from '../../../../src/core/course/inline';
import { onlyMark, parseBlocks } from '../../../../src/core/course/markdown';

const fragments = [
  ...[
    'word',
    'Two words',
    'a',
    ' ',
    '  ',
    ', ',
    '. ',
    ': ',
    '! ',
    '(',
    ')',
    '-',
    '1. ',
    '- ',
    '* ',
    '-\t',
    '3)\t',
    '#',
    '=',
    '>',
  ],
  ...['`ls -l`', '` ls`', '`', '``', '`a*b`', '`[x](y)`', '`a_b`', '`<b>`', '`a\\`'],
  ...[
    '**Note:**',
    '**strong words**',
    '**',
    '*',
    '*em*',
    '_em_',
    '_',
    '**a**b',
    '__x__',
    '**x`y`**',
    '** x**',
    '***x***',
  ],
  ...[
    '[title](https://example.org/a_b?c=d&e=f)',
    '[https://example.org](https://example.org)',
    '[x] ',
    '[ ] ',
    '[^1]',
  ],
  ...[
    '![alt](pic.png)',
    '[a',
    ']',
    '](',
    '(b)',
    '[a][b]',
    '[a]: c',
    '[a b](c d)',
    '[a](<b>)',
    '[a](b "c")',
    '[!](x)',
    '[ a](b)',
  ],
  ...[
    'snake_case',
    '_private',
    'x_',
    '<b>',
    '&amp;',
    '\\',
    '|',
    '~~',
    'www.example.org',
    'https://example.org/x.',
    'é',
    '¡',
    '’',
    '\n',
    '\nnext',
  ],
];
const text = fc
  .array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));

/** What the parser makes of a text that is one paragraph or one item with a paragraph; `null` when it is anything else. */
function parsed(source: string) {
  const cursor = parseBlocks(source, []).cursor();
  for (let depth = 0; depth < 4; depth++) {
    if (cursor.name === 'Paragraph') return readParagraph(source, cursor.from, cursor.to, cursor);
    if (!cursor.firstChild()) return null;
    if (cursor.name === 'ListMark' && !cursor.nextSibling()) return null;
  }
  return null;
}

describe('inline marks', () => {
  it('are the same whether a parser reads them or not', () => {
    let read = 0;
    fc.assert(
      fc.property(text, (source) => {
        const mark = onlyMark(source);
        if (mark === null) return;
        read++;
        assert.deepEqual(readPlain(source, mark.length, source.length), parsed(source));
      }),
      { numRuns: 30_000 },
    );
    assert.ok(read > 2_000, `${read} needed no parser`);
  });

  it('need no parser where people write simply', () => {
    for (const simple of [
      'Read [the guide](https://example.org) and run `ls`.',
      '-\tCreate a bucket using `aws s3 mb s3://NAME`',
      '- **Note:** a name_with_underscores',
      '`docker ps` lists containers',
      '1. [Title](https://example.org/x) (5 min)',
    ])
      assert.notEqual(onlyMark(simple), null, simple);
  });

  it('need one where a mark may be another', () => {
    for (const other of ['![alt](pic.png)', '**a**b** c', '- [x] done', 'a *b', '*a**b*', '[a]: c', '[a][b]'])
      assert.equal(onlyMark(other), null, other);
  });
});
