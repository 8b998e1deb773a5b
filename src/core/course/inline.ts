import type { Tree, TreeCursor } from '@lezer/common';
import type { Range } from '../text';
import { decodeEntity } from './entities';
import { lineBreak } from './lines';
import { inlineStretches, parseInline } from './markdown';
import { simpleMarks } from './simple';

/** A formatted stretch of a paragraph's plain text; `source` is what it was written as. */
export type InlineMark = Range &
  (
    | { readonly kind: 'strong' | 'emphasis' | 'summary' | 'heading' }
    | { readonly kind: 'link'; readonly url: string | null; readonly ref: string | null }
    | { readonly kind: 'code'; readonly source: Range; readonly content: Range }
  );

/** A paragraph or the content of a heading as plain text. */
export interface Inline {
  readonly text: string;
  /** Where each line starts: in the plain text, and in the source. `<br>` starts a line as well. */
  readonly lines: readonly { readonly at: number; readonly source: number }[];
  /** In the order in which they end. */
  readonly marks: readonly InlineMark[];
  /** The level of an HTML heading (`<h3>`) that the paragraph starts with, or `null`. */
  readonly htmlHeading: number | null;
}

/**
 * Reads a paragraph. `tree` holds its inline nodes; text that is too long for one tree is parsed here in stretches.
 * All source offsets are offsets of `source`.
 */
export function readParagraph(source: string, from: number, to: number, cursor: TreeCursor | null): Inline {
  const reader = new InlineReader(source, from);
  if (cursor) reader.node(cursor, from, to);
  else {
    for (const stretch of inlineStretches(source.slice(from, to))) {
      reader.stretch(parseInline(stretch.text), from + stretch.from, stretch.text.length);
    }
  }
  return reader.finish();
}

/** Reads text that needs no parser, as `simpleBlocks` or `isSimple` have found. */
export function readPlain(source: string, from: number, to: number): Inline {
  const reader = new InlineReader(source, from);
  simpleMarks.lastIndex = from;
  for (let found = simpleMarks.exec(source); found && found.index < to; found = simpleMarks.exec(source))
    reader.simple(found);
  reader.rest(to);
  return reader.finish();
}

const bareUrl = /\b(?:https?:\/\/|www\.)[^\s<>"'`]*[^\s<>"'`.,:;!?)\]}*_]/g;
const writtenApart = /^[ \t]?\([ \t]*(https?:\/\/[^\s)]+)[ \t]*\)/;

class InlineReader {
  private text = '';
  private readonly lines: { at: number; source: number }[];
  private readonly marks: InlineMark[] = [];
  private htmlHeading: number | null = null;
  /** HTML elements that are still open. */
  private open: { tag: string; at: number; sourceTo: number; href: string | null }[] = [];
  /** What is added to a node's offset to get the offset in the source. */
  private shift = 0;
  /** The source up to here has been read. */
  private done: number;

  constructor(
    private readonly source: string,
    from: number,
  ) {
    this.done = from;
    this.lines = [{ at: 0, source: from }];
  }

  stretch(tree: Tree, from: number, length: number): void {
    const cursor = tree.cursor();
    this.shift = from;
    if (cursor.firstChild()) {
      do {
        this.plain(this.done, cursor.from + from);
        this.node(cursor, cursor.from + from, cursor.to + from);
      } while (cursor.nextSibling());
    }
    this.plain(this.done, from + length);
  }

  /** One of `simpleMarks` and the text before it. */
  simple({ index, 0: mark, 1: strong, 2: emphasis, 3: label, 4: url, 5: tag }: RegExpExecArray): void {
    const { length } = mark;
    this.plain(this.done, index);
    const at = this.text.length;
    const words = (from: number, { length }: string): Range => {
      this.plain(from, from + length);
      return { from: at, to: this.text.length };
    };
    if (strong?.startsWith('_')) {
      const range = words(index + 3, strong.slice(1, -1));
      this.mark({ kind: 'emphasis', ...range });
      this.mark({ kind: 'strong', ...range });
    } else if (strong !== undefined) this.mark({ kind: 'strong', ...words(index + 2, strong) });
    else if (emphasis !== undefined) this.mark({ kind: 'emphasis', ...words(index + 1, emphasis) });
    else if (label !== undefined)
      this.mark({ kind: 'link', ...words(index + 1, label), url: url ?? null, ref: null });
    else if (tag?.includes(':')) this.autolink(tag);
    else if (tag !== undefined) this.tag(tag, index, index + length);
    else if (mark.startsWith('`')) this.code(index, index + length);
    this.done = index + length;
  }

  /** The text from what has been read up to `to`. */
  rest(to: number): void {
    this.plain(this.done, to);
  }

  /** Reads the children of the node under the cursor and the text between them. */
  node(cursor: TreeCursor, from: number, to: number): void {
    this.done = Math.max(this.done, from);
    if (cursor.firstChild()) {
      do {
        // A check box stands in front of the text that is read here.
        if (cursor.to + this.shift <= this.done) continue;
        this.plain(this.done, cursor.from + this.shift);
        this.child(cursor);
        this.done = Math.max(this.done, cursor.to + this.shift);
      } while (cursor.nextSibling());
      cursor.parent();
    }
    this.plain(this.done, to);
    this.done = to;
  }

  finish(): Inline {
    return { text: this.text, lines: this.lines, marks: this.marks, htmlHeading: this.htmlHeading };
  }

  private child(cursor: TreeCursor): void {
    const from = cursor.from + this.shift;
    const to = cursor.to + this.shift;
    const at = this.text.length;
    switch (cursor.name) {
      case 'Emphasis':
      case 'StrongEmphasis':
        this.node(cursor, from, to);
        this.mark({
          kind: cursor.name === 'Emphasis' ? 'emphasis' : 'strong',
          from: at,
          to: this.text.length,
        });
        return;
      case 'Link':
        this.link(cursor, at);
        return;
      case 'Autolink':
        this.autolink(this.source.slice(from, to));
        return;
      case 'InlineCode':
        this.code(from, to);
        return;
      case 'HTMLTag':
        this.tag(this.source.slice(from, to), from, to);
        return;
      case 'Escape':
        this.text += this.source.slice(from + 1, to);
        return;
      case 'Entity':
        this.text += decodeEntity(this.source.slice(from, to));
        return;
      default:
        // Marks of emphasis, quotes and headings, images, comments: they say nothing.
        this.breaks(from, to);
    }
  }

  private mark(mark: InlineMark): void {
    if (mark.to > mark.from) this.marks.push(mark);
  }

  /** Adds plain source text; the indentation of continued lines is no part of it. */
  plain(from: number, to: number): void {
    if (from >= to) return;
    const start = this.text.length;
    let added = '';
    let at = from;
    for (let stop = lineBreak(this.source, at, to); stop >= 0; stop = lineBreak(this.source, at, to)) {
      added += this.source.slice(at, stop).trimEnd() + '\n';
      at = stop + 1;
      while (at < to && (this.source[at] === ' ' || this.source[at] === '\t')) at++;
      this.lines.push({ at: start + added.length, source: at });
    }
    added += this.source.slice(at, to);
    this.text += added;
    this.done = to;
    if (!added.includes('://') && !added.includes('www.')) return;
    for (const found of added.matchAll(bareUrl)) {
      const url = found[0].startsWith('www.') ? `http://${found[0]}` : found[0];
      const range = { from: start + found.index, to: start + found.index + found[0].length };
      this.mark({ kind: 'link', ...range, url, ref: null });
    }
  }

  /** Line breaks inside something that is left out. */
  private breaks(from: number, to: number): void {
    for (let at = lineBreak(this.source, from, to); at >= 0; at = lineBreak(this.source, at + 1, to)) {
      this.text += '\n';
      this.lines.push({ at: this.text.length, source: at + 1 });
    }
  }

  private link(cursor: TreeCursor, at: number): void {
    let url: string | null = null;
    let ref: string | null = null;
    let brackets = 0;
    let label: Range = { from: cursor.from + this.shift, to: cursor.to + this.shift };
    if (cursor.firstChild()) {
      do {
        const from = cursor.from + this.shift;
        const to = cursor.to + this.shift;
        if (brackets === 1) this.plain(this.done, from);
        if (cursor.name === 'LinkMark') {
          brackets++;
          if (brackets === 1) label = { from: to, to };
          if (brackets === 2) label = { from: label.from, to: from };
        } else if (cursor.name === 'URL') url = this.source.slice(from, to).replace(/^<(.*)>$/, '$1');
        else if (cursor.name === 'LinkLabel') ref = this.source.slice(from + 1, to - 1);
        else if (brackets === 1) this.child(cursor);
        this.done = to;
      } while (cursor.nextSibling());
      cursor.parent();
    }
    if (url === null && (ref === null || ref === '')) ref = this.source.slice(label.from, label.to);
    if (url === null) {
      // `[Title] (https://…)`: the blank makes it two things for Markdown and one for everybody else.
      const apart = writtenApart.exec(this.source.slice(this.done, this.done + 1_000));
      if (apart?.[1] !== undefined) {
        url = apart[1];
        this.done += apart[0].length;
      }
    }
    this.mark({ kind: 'link', from: at, to: this.text.length, url, ref: url === null ? ref : null });
  }

  /** An address in angle brackets. */
  private autolink(mark: string): void {
    const url = mark.slice(1, -1);
    const at = this.text.length;
    this.text += url;
    this.mark({ kind: 'link', from: at, to: this.text.length, url, ref: null });
  }

  private code(from: number, to: number): void {
    const at = this.text.length;
    let width = 0;
    while (this.source[from + width] === '`') width++;
    const content = { from: from + width, to: to - width };
    for (let start = content.from; start <= content.to;) {
      const stop = lineBreak(this.source, start, content.to);
      const end = stop < 0 ? content.to : stop;
      this.text += this.source.slice(start, end);
      if (end === content.to) break;
      this.text += '\n';
      this.lines.push({ at: this.text.length, source: end + 1 });
      start = end + 1;
    }
    this.mark({ kind: 'code', from: at, to: this.text.length, source: { from, to }, content });
  }

  private tag(tag: string, from: number, to: number): void {
    const found = /^<(\/?)([a-z][a-z0-9]*)/i.exec(tag);
    const name = found?.[2]?.toLowerCase() ?? '';
    if (name === 'br') {
      this.text += '\n';
      this.lines.push({ at: this.text.length, source: to });
      return;
    }
    if (found?.[1] !== '/') {
      const level = /^h([1-6])$/.exec(name)?.[1];
      if (level !== undefined && this.text.trim() === '') this.htmlHeading = Number(level);
      const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
      this.open.push({
        tag: name,
        at: this.text.length,
        sourceTo: to,
        href: href?.[1] ?? href?.[2] ?? href?.[3] ?? null,
      });
      if (this.open.length > 50) this.open.shift();
      return;
    }
    const index = this.open.findLastIndex((open) => open.tag === name);
    const open = this.open[index];
    if (!open) return;
    this.open = this.open.slice(0, index);
    const range = { from: open.at, to: this.text.length };
    if (name === 'a') this.mark({ kind: 'link', ...range, url: open.href, ref: null });
    if (name === 'b' || name === 'strong') this.mark({ kind: 'strong', ...range });
    if (name === 'summary') this.mark({ kind: 'summary', ...range });
    if (/^h[1-6]$/.test(name)) this.mark({ kind: 'heading', ...range });
    if (name === 'code' && this.source.slice(open.sourceTo, from) === this.text.slice(open.at)) {
      this.mark({
        kind: 'code',
        ...range,
        source: { from: open.sourceTo - 6, to },
        content: { from: open.sourceTo, to: from },
      });
    }
  }
}
