import type { Range } from '../text';
import { lastAtOrBefore, lineBreak } from './lines';

/** Code as its author meant it, without the marks and the indentation of what surrounds it, and the way back. */
export interface CodeText {
  readonly text: string;
  /** Where each line starts in `text`, and the same place in the source. */
  readonly lines: readonly number[];
  readonly source: readonly number[];
}

/** The range of the source that a range of the code was written in. */
export function toSource(code: CodeText, range: Range): Range {
  return { from: sourceOffset(code, range.from), to: sourceOffset(code, range.to) };
}

function sourceOffset(code: CodeText, offset: number): number {
  const line = lastAtOrBefore(code.lines, offset);
  return (code.source[line] ?? 0) + offset - (code.lines[line] ?? 0);
}

/**
 * Takes the lines of a block out of its source. Up to `quotes` quote marks and white space up to column `indent` are
 * taken off each line, as far as they are there.
 */
export function blockCode(source: string, content: Range, quotes: number, indent: number): CodeText {
  const whole = quotes === 0 && indent === 0 ? asWritten(source, content, /\r/) : null;
  if (whole) return whole;
  const lines: number[] = [];
  const offsets: number[] = [];
  let text = '';
  for (let at = content.from; at < content.to;) {
    const stop = lineBreak(source, at, content.to);
    const end = stop < 0 ? content.to : stop;
    const start = contentStart(source, at, end, quotes, indent);
    lines.push(text.length);
    offsets.push(start);
    text += source.slice(start, source[end - 1] === '\r' ? Math.max(end - 1, start) : end);
    at = end + 1;
    if (at <= content.to && stop >= 0) text += '\n';
  }
  return {
    text,
    lines: lines.length > 0 ? lines : [0],
    source: offsets.length > 0 ? offsets : [content.from],
  };
}

/** Code that stays as it stands in its source; `null` where it holds what is left out or replaced. */
function asWritten(source: string, { from, to }: Range, unless: RegExp): CodeText | null {
  const text = source.slice(from, to);
  return unless.test(text) ? null : { text, lines: [0], source: [from] };
}

function contentStart(source: string, from: number, to: number, quotes: number, indent: number): number {
  let at = from;
  let column = 0;
  let left = quotes;
  for (; at < to; at++) {
    const char = source[at];
    if (char === '>' && left > 0) left--;
    else if (char === '\t') {
      if (column >= indent && left === 0) break;
      column += 4 - (column % 4);
      continue;
    } else if (char !== ' ' || (column >= indent && left === 0)) break;
    column++;
  }
  return at;
}

/** The column at which `at` stands, tabs being four wide. */
export function columnOf(source: string, lineFrom: number, at: number): number {
  let column = 0;
  for (let index = lineFrom; index < at; index++) column += source[index] === '\t' ? 4 - (column % 4) : 1;
  return column;
}

/** Takes the text of a code span: each line break, with the marks and blanks around the next line, becomes one blank. */
export function spanCode(source: string, content: Range): CodeText {
  const whole = asWritten(source, content, /[\n\r\t]/);
  if (whole) return whole;
  const lines: number[] = [];
  const offsets: number[] = [];
  let text = '';
  for (let at = content.from; at < content.to;) {
    const stop = lineBreak(source, at, content.to);
    const end = stop < 0 ? content.to : stop;
    let start = at;
    if (at > content.from) while (start < end && /[ \t>]/.test(source[start] ?? '')) start++;
    lines.push(text.length);
    offsets.push(start);
    text += source.slice(start, end).replace(/[\r\t]/g, ' ');
    if (end < content.to) text += ' ';
    at = end + 1;
  }
  return {
    text,
    lines: lines.length > 0 ? lines : [0],
    source: offsets.length > 0 ? offsets : [content.from],
  };
}

/** Takes the text of a code span in a cell of a table, where a backslash keeps `|` from ending the cell. */
export function cellCode(source: string, content: Range): CodeText {
  const lines: number[] = [0];
  const offsets: number[] = [content.from];
  let text = '';
  let from = content.from;
  for (let at = source.indexOf('\\|', from); at >= 0 && at < content.to; at = source.indexOf('\\|', from)) {
    text += source.slice(from, at);
    from = at + 1;
    lines.push(text.length);
    offsets.push(from);
  }
  return { text: text + source.slice(from, content.to), lines, source: offsets };
}
