import type { TreeCursor } from '@lezer/common';
import { oneBlank } from '../shell/blanks';
import type { Reading } from '../shell/model';
import { readBlock, readInline } from '../shell/reading';
import type { Range } from '../text';
import { captionAfter, captionBefore, firstWords } from './captions';
import type { Chunk } from './chunks';
import { blockCode, cellCode, columnOf, spanCode, toSource, type CodeText } from './codeText';
import { hashOf } from './hash';
import { readParagraph, readPlain, type Inline } from './inline';
import { lineBreak } from './lines';
import { longest, onlyMark, parseBlocks } from './markdown';
import type { Region } from './regions';
import { saysBack } from './sessions';
import { StatementFact } from './statement';
import { marksByLine, readLine, type LineFact } from './titleLine';

/** Code as it was read; `none` is left out of the facts, and so is code that is not shell in the middle of prose. */
export interface CodeFact extends Range {
  readonly format: 'inline' | 'fenced' | 'indented';
  readonly language: string | null;
  readonly info: string;
  readonly reading: Reading;
  readonly statements: readonly StatementFact[];
  readonly text: string;
  readonly hash: string;
  /** What the command does in the words of the notes, else its own first words. */
  readonly caption: string;
}

/** A code span with a command. */
export interface SpanFact extends CodeFact {
  /** The words since the span before it say that the reader is back on the host. */
  readonly back: boolean;
}

/** Rows of a table that are read: what is longer is data, not something that a person wrote to be followed. */
const longestTable = 2_000;

export interface ItemMark {
  /** 1 for the items of an outermost list. */
  readonly depth: number;
  readonly checkbox: boolean;
}

export type Piece =
  | (Range & {
      readonly kind: 'heading';
      readonly depth: number;
      readonly line: LineFact;
      readonly spans: readonly SpanFact[];
    })
  | (Range & {
      readonly kind: 'prose';
      readonly text: string;
      readonly lines: readonly LineFact[];
      readonly spans: readonly SpanFact[];
      /** Set on the first paragraph of a list item. */
      readonly item: ItemMark | null;
      /** How many list items the paragraph stands in. */
      readonly nesting: number;
      readonly hash: string;
      /** The words behind its last span say that the reader is back on the host. */
      readonly back: boolean;
    })
  | (Range & { readonly kind: 'code'; readonly code: CodeFact; readonly nesting: number })
  | (Range & {
      readonly kind: 'row';
      readonly header: readonly string[];
      readonly cells: readonly CellFact[];
    })
  | (Range & { readonly kind: 'matter'; readonly title: string | null })
  | (Range & { readonly kind: 'reference'; readonly label: string; readonly url: string });

export interface CellFact extends Range {
  readonly line: LineFact;
  readonly spans: readonly SpanFact[];
}

/** How much of the words around a code span is worth reading. */
const wordsAround = 300;

/**
 * Everything a chunk of notes says, in order, in offsets of the chunk: it depends on the chunk's own text and regions
 * only, so it can be kept as long as these stay the same.
 */
export function readChunk(source: string, chunk: Chunk): Piece[] {
  const regions = chunk.regions.map((region) => shifted(region, -chunk.from));
  const reader = new ChunkReader(source, regions);
  if (chunk.kind === 'heading') reader.heading();
  else if (chunk.kind === 'region') reader.region(regions[0], 0, 0);
  else reader.blocks();
  return reader.pieces;
}

function shifted(region: Region, by: number): Region {
  const content = { from: region.content.from + by, to: region.content.to + by };
  return { ...region, from: region.from + by, to: region.to + by, lineFrom: region.lineFrom + by, content };
}

class ChunkReader {
  readonly pieces: Piece[] = [];
  private readonly byStart: ReadonlyMap<number, Region>;

  constructor(
    private readonly source: string,
    private readonly regions: readonly Region[],
  ) {
    this.byStart = new Map(regions.map((region) => [region.from, region]));
  }

  heading(): void {
    const found = /^(#{1,6})[ \t]*(.*?)(?:[ \t]+#+)?[ \t\r]*$/.exec(this.source);
    if (!found) return;
    const from = found[0].indexOf(found[2] ?? '', found[1]?.length ?? 0);
    const to = from + (found[2]?.length ?? 0);
    const content = this.source.slice(from, to);
    const isPlain = content === '' || onlyMark(content) === '';
    const inline = isPlain ? readPlain(this.source, from, to) : readParagraph(this.source, from, to, null);
    this.addHeading(inline, found[1]?.length ?? 1, { from: 0, to: this.source.length });
  }

  blocks(): void {
    const mark = this.regions.length === 0 ? onlyMark(this.source) : null;
    if (mark !== null) {
      const to = this.source.length;
      this.addProse(readPlain(this.source, mark.length, to), mark.length, to, mark === '' ? top : inItem);
      return;
    }
    const cursor = parseBlocks(this.source, this.regions).cursor();
    this.children(cursor, top);
  }

  region(region: Region | undefined, quotes: number, nesting: number): void {
    if (!region) return;
    if (region.kind === 'matter') {
      const body = this.source.slice(region.content.from, region.content.to);
      const title = /^title[ \t]*[:=][ \t]*["']?(.*?)["']?[ \t\r]*$/im.exec(body)?.[1] ?? null;
      this.pieces.push({
        kind: 'matter',
        from: region.from,
        to: region.to,
        title: title === '' ? null : title,
      });
    }
    if (region.kind === 'fence') {
      const indent = columnOf(this.source, region.lineFrom, region.from);
      const code = blockCode(this.source, region.content, quotes, indent);
      this.addCode(code, region, 'fenced', region.info, nesting);
    }
    if (region.kind === 'pre') {
      // The tags of <pre><code> are no part of the code; blanks of the same length keep every offset.
      const masked = this.source.replace(/<\/?(?:code|pre|span)\b[^>\n]*>/gi, (tag) =>
        ' '.repeat(tag.length),
      );
      this.addCode(blockCode(masked, region.content, quotes, 0), region, 'fenced', '', nesting);
    }
  }

  private children(cursor: TreeCursor, place: Place): void {
    if (!cursor.firstChild()) return;
    let item = place.item;
    do {
      if (cursor.name === 'ListMark' || cursor.name === 'QuoteMark') continue;
      this.block(
        cursor,
        item === place.item ? place : { quotes: place.quotes, nesting: place.nesting, item },
      );
      // Only the first block of an item carries its mark.
      item = null;
    } while (cursor.nextSibling());
    cursor.parent();
  }

  private block(cursor: TreeCursor, place: Place): void {
    const { name, from, to } = cursor;
    const heading = /^(ATX|Setext)Heading(\d)$/.exec(name);
    if (heading) {
      const inline = readParagraph(this.source, from, to, cursor);
      if (heading[1] === 'Setext' && inline.lines.length > 2) this.addProse(inline, from, to, place);
      else this.addHeading(inline, Number(heading[2]), { from, to });
      return;
    }
    switch (name) {
      case 'BulletList':
      case 'OrderedList':
        this.children(cursor, { quotes: place.quotes, nesting: place.nesting + 1, item: place.item });
        return;
      case 'ListItem': {
        this.children(cursor, {
          quotes: place.quotes,
          nesting: place.nesting,
          item: { depth: place.nesting, checkbox: false },
        });
        return;
      }
      case 'Blockquote':
        this.children(cursor, { ...place, quotes: place.quotes + 1 });
        return;
      case 'Paragraph':
        this.paragraph(cursor, from, to, place);
        return;
      case 'FencedCode':
        this.region(this.byStart.get(from), place.quotes, place.nesting);
        return;
      case 'CodeBlock': {
        const lineFrom = this.source.lastIndexOf('\n', from) + 1;
        const code = blockCode(
          this.source,
          { from, to },
          place.quotes,
          columnOf(this.source, lineFrom, from),
        );
        this.addCode(code, { from, to }, 'indented', '', place.nesting);
        return;
      }
      case 'Table':
        this.table(cursor);
        return;
      case 'LinkReference': {
        const found = /^\[([^\]]+)\]:\s*<?([^\s>]+)/.exec(
          this.source.slice(from, Math.min(to, from + 2_000)),
        );
        if (found)
          this.pieces.push({ kind: 'reference', from, to, label: found[1] ?? '', url: found[2] ?? '' });
        return;
      }
      default:
    }
  }

  private paragraph(cursor: TreeCursor, from: number, to: number, place: Place): void {
    const box = place.item ? /^\[[ xX]\][ \t]+/.exec(this.source.slice(from, from + 10)) : null;
    const start = from + (box?.[0].length ?? 0);
    const inline = readParagraph(this.source, start, to, to - from <= longest ? cursor : null);
    const item = place.item && box ? { ...place.item, checkbox: true } : place.item;
    if (inline.htmlHeading !== null) this.addHeading(inline, inline.htmlHeading, { from, to });
    else this.addProse(inline, from, to, box ? { ...place, item } : place);
  }

  private addHeading(inline: Inline, depth: number, range: Range): void {
    const line = readLine(inline, 0, { from: range.from, to: this.lineTo(range.from, range.to) }, true);
    // What follows the closing tag of an HTML heading in the same paragraph is prose.
    const next = inline.htmlHeading === null ? undefined : inline.lines[1];
    const { from } = range;
    const to = next ? line.to : range.to;
    const spans = this.spans(inline);
    const own = next ? spans.filter((span) => span.from < next.source) : spans;
    this.pieces.push({ kind: 'heading', from, to, depth, line, spans: own });
    if (next)
      this.pushProse(
        inline.text.slice(next.at),
        this.lines(inline, range.to).slice(1),
        spans.slice(own.length),
        next.source,
        range.to,
        top,
      );
  }

  private addProse(inline: Inline, from: number, to: number, place: Place): void {
    if (/^\s*[`~]*\s*$/.test(inline.text)) return;
    this.pushProse(inline.text, this.lines(inline, to), this.spans(inline), from, to, place);
  }

  private pushProse(
    raw: string,
    lines: LineFact[],
    spans: SpanFact[],
    from: number,
    to: number,
    place: Place,
  ): void {
    const text = plainText(raw);
    const { item, nesting } = place;
    // Spans are in the order of the text, so what follows the last one is the end of it.
    const tail = text.slice(-wordsAround);
    const back =
      spans.length === 0
        ? saysBack(text.slice(0, 2_000))
        : saysBack(tail.slice(tail.lastIndexOf(spans.at(-1)?.text.trim() ?? '') + 1));
    this.pieces.push({
      kind: 'prose',
      from,
      to,
      text,
      lines,
      spans,
      item,
      nesting,
      hash: hashOf(text),
      back,
    });
  }

  private lines(inline: Inline, to: number): LineFact[] {
    const marks = marksByLine(inline);
    return inline.lines.map((line, index) => {
      const next = inline.lines[index + 1]?.source ?? to;
      const end = Math.max(this.lineTo(line.source, next), line.source);
      return readLine(inline, index, { from: line.source, to: end }, false, marks[index]);
    });
  }

  /** The end of the line that starts at `from`, not beyond `limit`. */
  private lineTo(from: number, limit: number): number {
    const stop = lineBreak(this.source, from, limit);
    const to = stop < 0 ? limit : stop;
    return this.source[to - 1] === '\r' && to > from ? to - 1 : to;
  }

  private spans(inline: Inline, read = spanCode): SpanFact[] {
    const spans: SpanFact[] = [];
    let last = 0;
    for (const mark of inline.marks) {
      if (mark.kind !== 'code') continue;
      const before = inline.text.slice(Math.max(0, mark.from - wordsAround), mark.from);
      const after = inline.text.slice(mark.to, mark.to + wordsAround);
      const code = read(this.source, mark.content);
      const reading = readInline(code.text, { before, after });
      if (reading.kind !== 'commands' || reading.statements.length === 0) continue;
      const between = inline.text.slice(Math.max(last, mark.from - wordsAround), mark.from);
      last = mark.to;
      const caption = captionBefore(between) ?? captionAfter(after.split('`', 1)[0] ?? '');
      const fact = this.code(code, mark.source, 'inline', '', reading, null, caption);
      spans.push(Object.assign(fact, { back: saysBack(between) }));
    }
    return spans;
  }

  private addCode(
    code: CodeText,
    range: Range,
    format: 'fenced' | 'indented',
    info: string,
    nesting: number,
  ): void {
    const language = /^\{?\.?([^\s{}:,=]+)/.exec(info)?.[1]?.toLowerCase() ?? null;
    const reading = readBlock(code.text, language);
    if (reading.kind === 'none') return;
    const { from, to } = range;
    this.pieces.push({
      kind: 'code',
      from,
      to,
      code: this.code(code, range, format, info, reading, language, null),
      nesting,
    });
  }

  private code(
    code: CodeText,
    range: Range,
    format: CodeFact['format'],
    info: string,
    reading: Reading,
    language: string | null,
    caption: string | null,
  ): CodeFact {
    const found = reading.kind === 'commands' ? reading.statements : [];
    const statements = found.map(
      (statement) => new StatementFact(statement, toSource(code, statement.range)),
    );
    const { from, to } = range;
    const { text } = code;
    const title = caption ?? firstWords(statements[0]?.command ?? text);
    return {
      from,
      to,
      format,
      language,
      info,
      reading,
      statements,
      text,
      hash: hashOf(text.trim()),
      caption: title,
    };
  }

  private table(cursor: TreeCursor): void {
    if (!cursor.firstChild()) return;
    let header: string[] = [];
    let rows = 0;
    do {
      if (cursor.name !== 'TableHeader' && cursor.name !== 'TableRow') continue;
      if (++rows > longestTable) break;
      const { from, to } = cursor;
      const cells = this.cells(cursor);
      if (cursor.name === 'TableHeader') header = cells.map((cell) => cell.line.text);
      else this.pieces.push({ kind: 'row', from, to, header, cells });
    } while (cursor.nextSibling());
    cursor.parent();
  }

  private cells(cursor: TreeCursor): CellFact[] {
    const cells: CellFact[] = [];
    if (!cursor.firstChild()) return cells;
    let delimiter = false;
    do {
      const { from, to } = cursor;
      if (cursor.name !== 'TableCell') {
        // Between two delimiters stands an empty cell.
        const inline = { text: '', lines: [], marks: [], htmlHeading: null };
        if (delimiter)
          cells.push({ from, to: from, line: readLine(inline, 0, { from, to: from }, true), spans: [] });
        delimiter = true;
        continue;
      }
      delimiter = false;
      const inline = readParagraph(this.source, from, to, cursor);
      cells.push({
        from,
        to,
        line: readLine(inline, 0, { from, to }, true),
        spans: this.spans(inline, cellCode),
      });
    } while (cursor.nextSibling());
    cursor.parent();
    return cells;
  }
}

interface Place {
  readonly quotes: number;
  readonly nesting: number;
  readonly item: ItemMark | null;
}

const inItem: Place = { quotes: 0, nesting: 1, item: { depth: 1, checkbox: false } };
const top: Place = { quotes: 0, nesting: 0, item: null };

const plainText = (text: string): string => oneBlank(text).trim();
