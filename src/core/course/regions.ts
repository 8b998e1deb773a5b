import type { Range } from '../text';
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

/** A line that opens or closes a fence. */
interface FenceLine {
  readonly lineFrom: number;
  readonly lineTo: number;
  readonly from: number;
  readonly mark: string;
  readonly info: string;
  /** Whether it stands behind a list mark: such a line never closes a fence. */
  readonly inItem: boolean;
}

const fenceStart = /^[ \t>]*((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})([^\n]*)$/;
const opaqueMarks = ['```', '~~~', '<!--', '<pre'] as const;

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

function fenceLines(text: string, start: number): FenceLine[] {
  const lines: FenceLine[] = [];
  for (const mark of opaqueMarks.slice(0, 2)) {
    let at = text.indexOf(mark, start);
    while (at >= 0) {
      const lineFrom = text.lastIndexOf('\n', at) + 1;
      const lineTo = lineEnd(text, at);
      // Only white space and marks of lists and quotes may stand before: 200 characters of them are enough.
      const found =
        at - lineFrom < 200 && lineTo - at < 2_000 ? fenceStart.exec(text.slice(lineFrom, lineTo)) : null;
      const info = found?.[3]?.trim() ?? '';
      if (found && !(mark === '```' && info.includes('`'))) {
        const width = found[2]?.length ?? 3;
        const from = lineFrom + found[0].length - (found[3]?.length ?? 0) - width;
        const inItem = (found[1] ?? '') !== '';
        lines.push({ lineFrom, lineTo, from, mark: found[2] ?? mark, info, inItem });
      }
      at = text.indexOf(mark, lineTo);
    }
  }
  return [...lines, ...shortLines(text, start)].sort((a, b) => a.from - b.from);
}

/** The mark of a closing line that lacks a backtick; it never opens a fence. */
const shortMark = '``';

/** Lines of two backticks and nothing else. */
function shortLines(text: string, start: number): FenceLine[] {
  const lines: FenceLine[] = [];
  for (let at = text.indexOf('``\n', start); at >= 0; at = text.indexOf('``\n', at + 1)) {
    const lineFrom = text.lastIndexOf('\n', at) + 1;
    if (at - lineFrom > 20 || text.slice(lineFrom, at).trim() !== '') continue;
    lines.push({ lineFrom, lineTo: at + 2, from: at, mark: shortMark, info: '', inItem: false });
  }
  return lines;
}

/**
 * Pairs opening and closing lines as Markdown does. When that leaves a fence open to the end of the text, an earlier
 * pair is probably an inverted one, so pairs that hold headings are then taken apart.
 */
function pairFences(text: string, lines: readonly FenceLine[]): Region[] {
  const first = pairOnce(text, lines, false);
  return first.unclosed ? pairOnce(text, lines, true).regions : first.regions;
}

function pairOnce(
  text: string,
  lines: readonly FenceLine[],
  strict: boolean,
): { regions: Region[]; unclosed: boolean } {
  const regions: Region[] = [];
  let unclosed = false;
  for (let at = 0; at < lines.length; at++) {
    const open = lines[at];
    if (!open || open.mark === shortMark) continue;
    const close = closing(text, lines, at, strict);
    const contentFrom = Math.min(open.lineTo + 1, text.length);
    if (close) {
      const end = lines[close.index];
      const lineFrom = end?.lineFrom ?? text.length;
      const to = close.closes ? (end?.lineTo ?? text.length) : backOverBlank(text, lineFrom, contentFrom);
      const contentTo = close.closes ? lineFrom : to;
      regions.push(fence(open, to, contentFrom, contentTo));
      at = close.closes ? close.index : close.index - 1;
      continue;
    }
    unclosed = true;
    const next = lines[at + 1]?.lineFrom ?? text.length;
    const to = proseResumes(text, contentFrom, next);
    regions.push(fence(open, to, contentFrom, to));
  }
  return { regions, unclosed };
}

/** Looks for the line that ends the fence opened at `at`; `null` when the fence was never closed. */
function closing(
  text: string,
  lines: readonly FenceLine[],
  at: number,
  strict: boolean,
): { index: number; closes: boolean } | null {
  const open = lines[at];
  if (!open) return null;
  const nested = /^(?:md|markdown)\b/i.test(open.info) || open.mark.length > 3;
  // A bound keeps notes of nothing but fences from costing the square of their length.
  for (let index = at + 1; index < Math.min(lines.length, at + 2_000); index++) {
    const line = lines[index];
    if (!line) break;
    const same =
      open.mark.startsWith(line.mark.charAt(0)) &&
      (line.mark.length >= open.mark.length || (line.mark === shortMark && open.mark.length === 3));
    if (!same) continue;
    if (line.inItem || (line.info !== '' && !/^<br\s*\/?>$/i.test(line.info))) {
      if (nested) continue;
      // Another fence opens inside this one: this one was never closed.
      return null;
    }
    const inside = text.slice(open.lineTo, line.lineFrom);
    if (!nested && (strict ? anyHeading : lessonHeading).test(inside)) return null;
    return { index, closes: true };
  }
  return null;
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

function backOverBlank(text: string, end: number, start: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
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

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
