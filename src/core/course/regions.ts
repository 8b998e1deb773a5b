import type { Range } from '../text';
import { fenceLines, nextOf, type FenceLine, type NextLine } from './fenceLines';
import { lineEnd } from './lines';
import { proseResumes } from './unclosed';

/**
 * A stretch of lines that is taken as it stands and not read as prose: a fence, a comment, a `<pre>`, front matter.
 * `from` is the first character of its opening mark, `to` the end of its last line (line break excluded).
 */
export interface Region extends Range {
  readonly kind: 'fence' | 'comment' | 'pre' | 'matter';
  /** What stands behind the opening mark of a fence, trimmed. */
  readonly info: string;
  /** The lines between the marks, or what stands between the tags. */
  readonly content: Range;
  /** The start of the line that `from` stands in. */
  readonly lineFrom: number;
}

/** Whether `b` is `a` moved by `shift`, as far as can be told without their texts. */
export function sameRegion(a: Region | undefined, b: Region | undefined, shift: number): boolean {
  if (a === b && shift === 0) return true;
  return (
    b !== undefined &&
    a?.kind === b.kind &&
    a.from + shift === b.from &&
    a.to + shift === b.to &&
    a.content.from + shift === b.content.from &&
    a.content.to + shift === b.content.to
  );
}

/** The regions of a text, in order, without overlaps. */
export interface Regions {
  readonly all: readonly Region[];
  /** Each ends at a mark of its own and none stands inside of another: what is between them has no say in where they are. */
  readonly settled: boolean;
}

/**
 * Finds every region of a text. Decides where a fence ends that was badly closed or never closed, which needs the whole text:
 * Markdown itself lets such a fence swallow all that follows.
 */
export function findRegions(text: string): Regions {
  const matter = frontMatter(text);
  const fences = pairFences(text, fenceLines(text, matter?.to ?? 0));
  const tags = taggedRegions(text, matter?.to ?? 0);
  const found = [...(matter ? [matter] : []), ...fences.regions, ...tags];
  if (tags.length > 0) found.sort((a, b) => a.from - b.from);
  // What starts inside an earlier region is part of it.
  let end = -1;
  const all = found.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
  return { all, settled: !fences.unclosed && all.length === found.length };
}

/** YAML between `---` lines or TOML between `+++` lines at the very start. */
function frontMatter(text: string): Region | null {
  const found = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n(?=[ \t]*(?:#|["\w-]+[ \t]*[:=]))/.exec(text.slice(0, 2_000));
  if (!found) return null;
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  const contentFrom = found[0].length;
  const close = new RegExp(`^(?:${found[1] === '---' ? '---|\\.\\.\\.' : '\\+\\+\\+'})[ \\t]*\\r?$`, 'm');
  const end = close.exec(text.slice(contentFrom, contentFrom + 20_000));
  if (!end) return null;
  const contentTo = contentFrom + end.index;
  const to = contentTo + end[0].length;
  return {
    kind: 'matter',
    from,
    to,
    info: '',
    lineFrom: from,
    content: { from: contentFrom, to: contentTo },
  };
}

interface Pairs {
  readonly regions: readonly Region[];
  /** Some fence has no closing line. */
  readonly unclosed: boolean;
}

interface NextLines {
  readonly any: NextLine;
  readonly closing: NextLine;
}

/**
 * Pairs opening and closing lines as Markdown does. When that leaves a fence open to the end of the text, an earlier
 * pair is probably an inverted one, so pairs that hold headings are then taken apart.
 */
function pairFences(text: string, lines: readonly FenceLine[]): Pairs {
  const next: NextLines = { any: nextOf(lines, () => true), closing: nextOf(lines, ({ closes }) => closes) };
  const first = pairOnce(text, lines, next, lessonHeading);
  return first.unclosed ? { ...pairOnce(text, lines, next, anyHeading), unclosed: true } : first;
}

function pairOnce(text: string, lines: readonly FenceLine[], next: NextLines, heading: RegExp): Pairs {
  const regions: Region[] = [];
  let unclosed = false;
  for (let at = 0; at < lines.length; at++) {
    const open = lines[at];
    if (!open?.opens) continue;
    const contentFrom = Math.min(open.lineTo + 1, text.length);
    const index = closing(text, lines, at, next, heading);
    const close = lines[index];
    if (close) {
      regions.push(fence(open, close.lineTo, contentFrom, close.lineFrom));
      at = index;
      continue;
    }
    unclosed = true;
    const limit = lines[at + 1]?.lineFrom ?? text.length;
    const to = proseResumes(text, contentFrom, limit);
    regions.push(fence(open, to, contentFrom, to));
  }
  return { regions, unclosed };
}

/** The index of the line that ends the fence opened at `at`; -1 when the fence was never closed. */
function closing(
  text: string,
  lines: readonly FenceLine[],
  at: number,
  next: NextLines,
  heading: RegExp,
): number {
  const open = lines[at];
  if (!open) return -1;
  const nested = open.width > 3 || /^(?:md|markdown)\b/i.test(open.info);
  const index = nested ? next.closing(at, open.width) : next.any(at, open.width);
  const line = lines[index];
  // Where another fence opens inside this one, this one was never closed.
  if (!line?.closes) return -1;
  return !nested && heading.test(text.slice(open.lineTo, line.lineFrom)) ? -1 : index;
}

/** A heading of the second level or deeper behind a blank line; comments of a shell have one `#`. */
const anyHeading = /\n[ \t]*\r?\n#{2,6} \S/;
/** A heading that holds a link or minutes: no program has such a line. */
const lessonHeading = /\n#{2,6} [^\n]*(?:\]\(|\d ?min)/;

function fence(open: FenceLine, to: number, contentFrom: number, contentTo: number): Region {
  // With nothing below its first line it ends there, and not where the next line starts.
  const end = to > contentFrom ? to : open.lineTo;
  const start = Math.min(contentFrom, end);
  const content = { from: start, to: Math.max(start, contentTo > end ? end : contentTo) };
  return {
    kind: 'fence',
    from: open.from,
    to: end,
    info: open.info,
    lineFrom: open.lineFrom,
    content,
  };
}

/** Comments and `<pre>` elements that start a line. */
function taggedRegions(text: string, start: number): Region[] {
  const regions: Region[] = [];
  for (const [mark, end, kind] of [
    ['<!--', '-->', 'comment'],
    ['<pre', '</pre>', 'pre'],
  ] as const) {
    let at = text.indexOf(mark, start);
    while (at >= 0) {
      const lineFrom = text.lastIndexOf('\n', at) + 1;
      const close = text.indexOf(end, at + mark.length);
      if (close < 0) break;
      const to = lineEnd(text, close);
      if (
        at - lineFrom < 200 &&
        /^[ \t>]*$/.test(text.slice(lineFrom, at)) &&
        alone(text, close + end.length, to)
      ) {
        const contentFrom = kind === 'pre' ? text.indexOf('>', at) + 1 : at + mark.length;
        regions.push({
          kind,
          from: at,
          to,
          info: '',
          lineFrom,
          content: { from: Math.min(contentFrom, close), to: close },
        });
        at = text.indexOf(mark, to);
      } else at = text.indexOf(mark, lineEnd(text, at));
    }
  }
  return regions.sort((a, b) => a.from - b.from);
}

const alone = (text: string, from: number, to: number): boolean => text.slice(from, to).trim() === '';
