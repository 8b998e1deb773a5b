import type { TreeCursor } from '@lezer/common';
import { readInline } from '../shell/reading';
import type { Range } from '../text';
import type { Chunk } from './chunks';
import { BlockFact, SpanFact } from './code';
import { cellCode, spanCode } from './codeText';
import { readParagraph, readPlain, type Inline } from './inline';
import { lineBreak } from './lines';
import { longest, parseBlocks } from './markdown';
import { Prose, wordsAround, type ItemMark } from './prose';
import type { Region } from './regions';
import { isSimple, simpleBlocks } from './simple';
import { marksByLine, readLine, type LineFact } from './titleLine';

const emptyItem = /^(?:[-*+]|\d{1,9}[.)])\s*$/;

/** Rows of a table that are read: what is longer is data, not something that a person wrote to be followed. */
const longestTable = 2_000;

export type Piece =
  | (Range & {
      readonly kind: 'heading';
      readonly depth: number;
      readonly line: LineFact;
      readonly spans: readonly SpanFact[];
    })
  | Prose
  | BlockFact
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

/** Whether the notes are read as if a piece were not there. */
export const isSilent = (piece: Piece): boolean => piece.kind === 'code' && piece.isSilent;

/**
 * Everything a chunk of notes says, in order, in offsets of the chunk: it depends on the chunk's own text and regions
 * only, so it can be kept as long as these stay the same.
 */
export function readChunk(source: string, chunk: Chunk): Piece[] {
  const reader = new ChunkReader(source, chunk);
  if (chunk.kind === 'heading') reader.heading();
  else if (chunk.kind === 'region') reader.region(chunk.regions[0], 0);
  else reader.blocks();
  return reader.pieces;
}

class ChunkReader {
  readonly pieces: Piece[] = [];
  private nextRegion = 0;

  constructor(
    private readonly source: string,
    private readonly chunk: Chunk,
  ) {}

  heading(): void {
    const found = /^(#{1,6})[ \t]*(.*?)(?:[ \t]+#+)?[ \t\r]*$/.exec(this.source);
    if (!found) return;
    const from = found[0].indexOf(found[2] ?? '', found[1]?.length ?? 0);
    const to = from + (found[2]?.length ?? 0);
    const inline = isSimple(this.source.slice(from, to))
      ? readPlain(this.source, from, to)
      : readParagraph(this.source, from, to, null);
    this.addHeading(inline, found[1]?.length ?? 1, { from: 0, to: this.source.length });
  }

  blocks(): void {
    if (emptyItem.test(this.source)) return;
    const { from: base, regions } = this.chunk;
    const blocks = regions.length === 0 ? simpleBlocks(this.source) : null;
    for (const { from, to, nesting } of blocks ?? [])
      this.addParagraph(readPlain(this.source, from, to), from, to, placeIn(nesting));
    if (blocks === null) this.children(parseBlocks(this.source, regions, base).cursor(), top);
  }

  /** `region` is in offsets of the whole text. */
  region(region: Region | undefined, quotes: number): void {
    if (!region) return;
    const { kind, info } = region;
    const { from: base } = this.chunk;
    const range = moved(region, -base);
    const content = moved(region.content, -base);
    if (kind === 'matter') {
      const body = this.source.slice(content.from, content.to);
      const title = /^title[ \t]*[:=][ \t]*["']?(.*?)["']?[ \t\r]*$/im.exec(body)?.[1] ?? null;
      this.pieces.push({ kind: 'matter', ...range, title: title === '' ? null : title });
    }
    if (kind === 'fence') {
      const { source } = this;
      const lineFrom = region.lineFrom - base;
      this.pieces.push(new BlockFact(range, 'fenced', info, { source, content, quotes, lineFrom }));
    }
    if (kind === 'pre') {
      // The tags of <pre><code> are no part of the code; blanks of the same length keep every offset.
      const source = this.source.replace(/<\/?(?:code|pre|span)\b[^>\n]*>/gi, (tag) =>
        ' '.repeat(tag.length),
      );
      this.pieces.push(new BlockFact(range, 'fenced', '', { source, content, quotes, lineFrom: range.from }));
    }
  }

  /** The region that starts at an offset of the whole text; asked in the order of the text. */
  private regionAt(from: number): Region | undefined {
    const { regions } = this.chunk;
    while ((regions[this.nextRegion]?.from ?? from) < from) this.nextRegion++;
    return regions[this.nextRegion];
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
        this.region(this.regionAt(from + this.chunk.from), place.quotes);
        return;
      case 'CodeBlock': {
        const { source } = this;
        const lineFrom = source.lastIndexOf('\n', from) + 1;
        const code = { source, content: { from, to }, quotes: place.quotes, lineFrom };
        this.pieces.push(new BlockFact({ from, to }, 'indented', '', code));
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
    this.addParagraph(inline, from, to, box ? { ...place, item } : place);
  }

  private addParagraph(inline: Inline, from: number, to: number, place: Place): void {
    if (inline.htmlHeading !== null) this.addHeading(inline, inline.htmlHeading, { from, to });
    else this.addProse(inline, from, to, place);
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
    const { item, nesting } = place;
    this.pieces.push(new Prose({ from, to }, raw, lines, spans, item, nesting));
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
      spans.push(new SpanFact(mark.source, code, reading.statements, between, after));
    }
    return spans;
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

const moved = (range: Range, by: number): Range => ({ from: range.from + by, to: range.to + by });

interface Place {
  readonly quotes: number;
  readonly nesting: number;
  readonly item: ItemMark | null;
}

const top: Place = { quotes: 0, nesting: 0, item: null };

/** The place of a paragraph in so many items of lists, the first of the innermost. */
const placeIn = (nesting: number): Place =>
  nesting === 0 ? top : { quotes: 0, nesting, item: { depth: nesting, checkbox: false } };
