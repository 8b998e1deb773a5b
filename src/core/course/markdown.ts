import type { Tree } from '@lezer/common';
import type { BlockContext, LeafBlock, Line } from '@lezer/markdown';
import { parser, Table } from '@lezer/markdown';
import type { Range } from '../text';
import type { Region } from './regions';

/** Lists and quotes nested deeper than this are read as text: nobody reads them, and depth costs its square. */
const deepest = 60;
/** Longer texts are looked through for inline marks in stretches: some marks cost the square of the length. */
export const longest = 8_000;
const stretch = 1_500;

/** The regions of the text that is being parsed, by their first character. Parsing never waits, so one is enough. */
let regionAt: ReadonlyMap<number, Range> = new Map();

const here = (cx: BlockContext, line: Line): Range | undefined => regionAt.get(cx.lineStart + line.pos);

function takeRegion(cx: BlockContext, line: Line): boolean {
  const region = here(cx, line);
  if (!region) return false;
  while (cx.nextLine() && cx.lineStart < region.to);
  cx.addElement(cx.elt('FencedCode', region.from, region.to));
  return true;
}

function takeParagraph(cx: BlockContext, leaf: LeafBlock): void {
  const to = leaf.start + leaf.content.length;
  cx.addLeafElement(
    leaf,
    cx.elt('Paragraph', leaf.start, to, cx.parser.parseInline(leaf.content, leaf.start)),
  );
}

const notes = parser.configure([
  Table,
  {
    // Blocks of HTML would hide the Markdown inside them, as in <details>; hard breaks say nothing here.
    remove: ['HTMLBlock', 'HardBreak', 'FencedCode'],
    parseBlock: [
      {
        name: 'Region',
        before: 'IndentedCode',
        parse: takeRegion,
        // A region ends a paragraph even where its indentation is wrong.
        leaf: () => ({
          nextLine: (cx, line, leaf) => {
            if (!here(cx, line)) return false;
            takeParagraph(cx, leaf);
            return true;
          },
          finish: () => false,
        }),
      },
      {
        name: 'TooDeep',
        before: 'Region',
        parse: (cx, line) => {
          if (cx.depth <= deepest) return false;
          const from = cx.lineStart + line.pos;
          cx.addElement(cx.elt('Paragraph', from, cx.lineStart + line.text.length));
          cx.nextLine();
          return true;
        },
      },
    ],
    parseInline: [
      {
        name: 'Plain',
        before: 'Escape',
        parse: (cx, _next, pos) => {
          if (cx.end - cx.offset > longest) return cx.end;
          plain.lastIndex = pos - cx.offset;
          return plain.test(cx.text) ? cx.offset + plain.lastIndex : -1;
        },
      },
    ],
  },
]);

/** Letters, blanks and whatever else can not start a mark. */
const plain = /[^\\&`*_[\]!<~|]+/y;

const inlineOnly = notes.configure({
  remove: [
    'LinkReference',
    'IndentedCode',
    'Blockquote',
    'HorizontalRule',
    'BulletList',
    'OrderedList',
    'ATXHeading',
    'SetextHeading',
    'Table',
    'Region',
    'TooDeep',
  ],
});

/** Parses blocks; `regions` are in offsets of a text in which this one starts at `base`. */
export function parseBlocks(text: string, regions: readonly Region[], base: number): Tree {
  regionAt = new Map(
    regions.map(({ from, to }) => [from - base, { from: from - base, to: to - base }] as const),
  );
  return notes.parse(text);
}

/** Parses text that is known to be one paragraph or the content of a heading. */
export function parseInline(text: string): Tree {
  regionAt = new Map();
  return inlineOnly.parse(text);
}

/** The stretches of a text in which inline marks are looked for; cut at line ends or blanks where they are there. */
export function inlineStretches(text: string): { from: number; text: string }[] {
  if (text.length <= longest) return [{ from: 0, text }];
  const stretches: { from: number; text: string }[] = [];
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + stretch, text.length);
    if (to < text.length) {
      const cut = Math.max(text.lastIndexOf('\n', to), text.lastIndexOf(' ', to));
      if (cut > from + stretch / 2) to = cut + 1;
    }
    stretches.push({ from, text: text.slice(from, to) });
    from = to;
  }
  return stretches;
}
