import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TreeCursor } from '@lezer/common';
import { readParagraph, readPlain } from '../../../../src/core/course/inline';
import { parseBlocks } from '../../../../src/core/course/markdown';
import { isSimple, simpleBlocks } from '../../../../src/core/course/simple';

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
    '**_both_**',
    '**_both words_** ',
    '**_x_y_**',
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
    '![](a_b)',
    '![a ![b](c)](d)',
    '> ',
    '>',
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
  ...[
    '<details>',
    '<summary>',
    '</summary>',
    '</b>',
    '<br/>',
    '<h3>',
    '</h3>',
    '<a href="x">',
    '<https://example.org>',
    '<https://a_b.org/*x*>',
    '<x',
    '< b>',
  ],
  ...['\n  - ', '\n    - ', '\n   * ', '\n      + ', '\n - ', '\n  1. ', '\n- ', '\n  -  `ls`', '\n  next'],
];
const text = fc
  .array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));

/** Items of a list, each on a line, indented more or less. */
const items = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 9 }).map((width) => ' '.repeat(width)),
      fc.constantFrom('- ', '* ', '-  ', '+    ', '1. ', '2) ', '-\t', ''),
      fc.constantFrom(...fragments),
      fc.constantFrom('', ' and more', ' `ls`', '  ', ' **x**'),
    ),
    { minLength: 2, maxLength: 6 },
  )
  .map((lines) =>
    lines
      .map((line) => line.join(''))
      .join('\n')
      .trimStart(),
  );

/** The paragraphs that the parser finds in a text, each with how many items it stands in; `null` where it finds anything else. */
function parsed(source: string) {
  const found: unknown[] = [];
  const walk = (cursor: TreeCursor, nesting: number): boolean => {
    if (cursor.name === 'Paragraph') {
      const { from, to } = cursor;
      found.push({ from, to, nesting, inline: readParagraph(source, from, to, cursor) });
      return true;
    }
    if (cursor.name === 'ListMark') return true;
    if (cursor.name === 'QuoteMark') return true;
    if (!/^(?:Document|Blockquote|BulletList|OrderedList|ListItem)$/.test(cursor.name)) return false;
    const inside = cursor.name === 'ListItem' ? nesting + 1 : nesting;
    if (!cursor.firstChild()) return true;
    do if (!walk(cursor, inside)) return false;
    while (cursor.nextSibling());
    cursor.parent();
    return true;
  };
  return walk(parseBlocks(source, [], 0).cursor(), 0) ? found : null;
}

describe('inline marks', () => {
  it('are the same whether a parser reads them or not', () => {
    let read = 0;
    let nested = 0;
    fc.assert(
      fc.property(fc.oneof(text, items), (source) => {
        const blocks = simpleBlocks(source);
        if (blocks === null) return;
        read++;
        if (blocks.length > 1) nested++;
        assert.deepEqual(
          blocks.map((block) => ({ ...block, inline: readPlain(source, block.from, block.to) })),
          parsed(source),
        );
      }),
      { numRuns: 60_000 },
    );
    assert.ok(read > 2_000, `${read} needed no parser`);
    assert.ok(nested > 20, `${nested} of them were items in others`);
  });

  it('are the same in headings', () => {
    let read = 0;
    fc.assert(
      fc.property(text, (written) => {
        const source = written.replace(/\n/g, ' ').trim();
        if (!isSimple(source)) return;
        read++;
        assert.deepEqual(readPlain(source, 0, source.length), readParagraph(source, 0, source.length, null));
      }),
      { numRuns: 20_000 },
    );
    assert.ok(read > 2_000, `${read} needed no parser`);
  });

  it('need no parser where people write simply', () => {
    for (const simple of [
      'Read [the guide](https://example.org) and run `ls`.',
      '-\tCreate a bucket using `aws s3 mb s3://NAME`',
      '- **Note:** a name_with_underscores',
      '`docker ps` lists containers',
      'See ![alt](pic.png)',
      '> **_Beginner Level_**',
      'Open <https://example.org>.',
      '1. [Title](https://example.org/x) (5 min)',
      '<details>\n<summary>Why <i>not</i>?</summary>',
      '- Words\n  - Inside\n    - Further inside\n  - Back',
    ])
      assert.notEqual(simpleBlocks(simple), null, simple);
  });

  it('need one where a mark may be another', () => {
    for (const other of [
      '**a**b** c',
      '- [x] done',
      'a *b',
      '*a**b*',
      '[a]: c',
      '[a][b]',
      '- a\n b',
      '- a\n - b',
    ])
      assert.equal(simpleBlocks(other), null, other);
  });
});
