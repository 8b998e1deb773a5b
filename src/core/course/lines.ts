import type { Range } from '../text';

/** Translates between offsets in a text and 1-based line numbers. Lines end at `\n`; a `\r` before it belongs to the line. */
export class LineIndex {
  /** The offset at which each line starts, in order. */
  private readonly starts: readonly number[];
  private readonly length: number;

  /** The lines of `text`; of an earlier version of it (`before`), whose lines outside the range `edited` are still there. */
  constructor(text: string, before?: LineIndex, edited: Range = { from: 0, to: 0 }) {
    this.length = text.length;
    const shift = before ? text.length - before.length : 0;
    const starts = before ? before.starts.slice(0, before.countUpTo(edited.from)) : [0];
    const end = before ? edited.to + shift : text.length;
    for (let at = text.indexOf('\n', edited.from); at >= 0 && at < end; at = text.indexOf('\n', at + 1))
      starts.push(at + 1);
    if (before)
      for (let line = before.countUpTo(edited.to); line < before.starts.length; line++)
        starts.push((before.starts[line] ?? 0) + shift);
    this.starts = starts;
  }

  /** How many lines start at `offset` or before it. */
  private countUpTo(offset: number): number {
    return lastAtOrBefore(this.starts, offset) + 1;
  }

  /** How many lines there are; an empty text has one. */
  get count(): number {
    return this.starts.length;
  }

  /** The 1-based line that holds `offset`; offsets outside the text count as its first and last line. */
  lineAt(offset: number): number {
    return lastAtOrBefore(this.starts, offset) + 1;
  }

  /** The lines that the characters of a range stand in. */
  stretch({ from, to }: Range): LineStretch {
    return new LineStretch(
      this.lineAt(from),
      this.starts.slice(this.countUpTo(from) - 1, this.countUpTo(to)),
    );
  }

  /** The offset at which a 1-based line starts, `null` when there is no such line. */
  startOf(line: number): number | null {
    return this.starts[line - 1] ?? null;
  }
}

/** Some lines in a row of a text. */
export class LineStretch {
  /** `first` is the 1-based number of the first of them, `starts` are the offsets at which they start. */
  constructor(
    private readonly first: number,
    private readonly starts: readonly number[],
  ) {}

  /** The 1-based line that holds `offset`. */
  lineAt(offset: number): number {
    return this.first + lastAtOrBefore(this.starts, offset);
  }

  /** How many lines further on `other` is, where it is these lines moved by `by` characters; `null` where it is not. */
  linesTo(other: LineStretch, by: number): number | null {
    if (this.starts.length !== other.starts.length) return null;
    // The first may start in front of the stretch.
    for (let line = 1; line < this.starts.length; line++)
      if ((this.starts[line] ?? 0) + by !== other.starts[line]) return null;
    return other.first - this.first;
  }
}

/** The offset of the first line break in `from`–`to`, -1 when there is none. Never looks further than `to`. */
export function lineBreak(text: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf('\n');
  return at < 0 ? -1 : from + at;
}

/** Where the line ends that `at` stands in, its line break excluded. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The index of the last of the ascending `numbers` that is not above `value`, 0 when all are. */
export function lastAtOrBefore(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
