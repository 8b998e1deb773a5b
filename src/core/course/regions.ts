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
  return (
    b !== undefined &&
    a?.kind === b.kind &&
    a.from + shift === b.from &&
    a.to + shift === b.to &&
    a.content.from + shift === b.content.from &&
    a.content.to + shift === b.content.to
  );
}

/**
 * Finds every region of a text, in order, without overlaps. Decides where a fence ends that was badly closed or never
 * closed, which needs the whole text: Markdown itself lets such a fence swallow all that follows.
 */
export function findRegions(text: string): Region[] {
  const regions: Region[] = [];
  const matter = frontMatter(text);
  if (matter) regions.push(matter);
  const fences = fenceLines(text, matter?.to ?? 0);
  const pairs = pairFences(text, fences);
  const tags = taggedRegions(text, matter?.to ?? 0);
  // Both lists are in order; what starts inside an earlier region is part of it.
  let end = matter?.to ?? -1;
  let next = 0;
  for (const fence of pairs) {
    for (; next < tags.length && (tags[next]?.from ?? 0) < fence.from; next++) {
      const tag = tags[next];
      if (tag && tag.from >= end) {
        regions.push(tag);
        end = tag.to;
      }
    }
    if (fence.from >= end) {
      regions.push(fence);
      end = fence.to;
    }
  }
  for (; next < tags.length; next++) {
    const tag = tags[next];
    if (tag && tag.from >= end) {
      regions.push(tag);
      end = tag.to;
    }
  }
  return regions;
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

interface NextLines {
  readonly any: NextLine;
  readonly closing: NextLine;
}

/**
 * Pairs opening and closing lines as Markdown does. When that leaves a fence open to the end of the text, an earlier
 * pair is probably an inverted one, so pairs that hold headings are then taken apart.
 */
function pairFences(text: string, lines: readonly FenceLine[]): Region[] {
  const next: NextLines = { any: nextOf(lines, () => true), closing: nextOf(lines, ({ closes }) => closes) };
  const first = pairOnce(text, lines, next, lessonHeading);
  return first.unclosed ? pairOnce(text, lines, next, anyHeading).regions : first.regions;
}

function pairOnce(
  text: string,
  lines: readonly FenceLine[],
  next: NextLines,
  heading: RegExp,
): { regions: Region[]; unclosed: boolean } {
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
