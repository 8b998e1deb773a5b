import { readTimeLine } from './durations';
import { isSilent, type Piece } from './facts';
import { letters } from './letters';
import { readLevel } from './levels';
import type { Prose } from './prose';
import { readRow } from './tableRow';
import { plainTitle, type LineFact, type TitleLine } from './titleLine';
import { isAside } from './wording';

/** A place in a chunk where a lesson, a section or a level may start. */
export type Mark = {
  /** Index of the piece, and of the line in it. */
  readonly piece: number;
  readonly line: number;
} & (
  | { readonly kind: 'heading'; readonly depth: number; readonly title: TitleLine }
  | { readonly kind: 'level'; readonly depth: number | null; readonly level: string; readonly own: boolean }
  | {
      readonly kind: 'line';
      readonly title: TitleLine;
      /** 0 outside lists, else the depth of the item. */
      readonly item: number;
      readonly checkbox: boolean;
      readonly row: boolean;
    }
);

/** The longest text that is taken for a title of its own (a heading may be longer). */
const longestTitle = 120;

/** Finds the places of a chunk that may start something; most chunks have none. */
export function findMarks(pieces: readonly Piece[]): readonly Mark[] {
  const marks: Mark[] = [];
  pieces.forEach((piece, index) => {
    switch (piece.kind) {
      case 'heading':
        if (piece.line.level)
          marks.push({ kind: 'level', piece: index, line: 0, depth: piece.depth, ...piece.line.level });
        else if (piece.line.title && piece.line.time === null)
          marks.push({ kind: 'heading', piece: index, line: 0, depth: piece.depth, title: piece.line.title });
        return;
      case 'prose':
        piece.lines.forEach((line, number) => {
          const mark = lineMark(line, number, piece) ?? outlineMark(line, piece, pieces, index);
          // A command over several lines is not cut by what stands on one of them.
          const within = mark && piece.spans.some(({ from, to }) => from < line.from && line.from < to);
          if (mark && !within) marks.push(placed(mark, index, number));
        });
        return;
      case 'row': {
        const title = readRow(piece);
        if (title)
          marks.push({ kind: 'line', piece: index, line: 0, title, item: 0, checkbox: false, row: true });
        return;
      }
      case 'code':
      case 'matter':
      case 'reference':
    }
  });
  return marks.length > 0 ? marks : none;
}

const none: readonly Mark[] = [];

type Unplaced<K extends Mark['kind']> = Omit<Extract<Mark, { kind: K }>, 'piece' | 'line'>;

function placed(mark: Unplaced<'line'> | Unplaced<'level'>, piece: number, line: number): Mark {
  if (mark.kind === 'level') {
    const { kind, depth, level, own } = mark;
    return { kind, piece, line, depth, level, own };
  }
  const { kind, title, item, checkbox, row } = mark;
  return { kind, piece, line, title, item, checkbox, row };
}

function lineMark(line: LineFact, number: number, piece: Prose): Unplaced<'line'> | Unplaced<'level'> | null {
  if (line.level) return { kind: 'level', depth: null, ...line.level };
  const { title } = line;
  if (!title || title.internal || title.title.length > longestTitle || line.time !== null) return null;
  if (piece.nesting > 0 && !piece.item) return null;
  if (piece.item && number > 0) return null;
  // A title line is its own line: prose that goes on in the middle of a sentence is none.
  const previous = number > 0 ? piece.lines[number - 1]?.text : undefined;
  if (previous !== undefined && /[\p{L},;]$/u.test(previous) && title.style === 'plain') return null;
  if (title.style === 'plain' && (title.minutes === null || !titleLike(title.title))) return null;
  // `**VPC**: a section of the cloud` explains a term.
  if (
    (title.style === 'bold' || title.style === 'summary') &&
    title.rest !== '' &&
    title.minutes === null &&
    title.url === null
  )
    return null;
  if (title.style === 'link' && title.minutes === null && title.rest.length > 60) return null;
  // A file beside the notes is read for itself.
  if (title.style === 'link' && title.minutes === null && !leadsAway(title)) return null;
  if (
    title.style !== 'plain' &&
    title.minutes === null &&
    title.url === null &&
    title.ref === null &&
    (!shortTitle(title.title) || title.title.endsWith('.'))
  )
    return null;
  return {
    kind: 'line',
    title,
    item: piece.item?.depth ?? 0,
    checkbox: piece.item?.checkbox ?? false,
    row: false,
  };
}

const leadsAway = ({ url, ref }: TitleLine): boolean =>
  ref !== null || (url !== null && /^[a-z]+:|^\/\//i.test(url));

/** A plain item right above a nested one with minutes: a heading of an outline, `1. Cloud` above `1. S3 (30 min)`. */
function outlineMark(
  line: LineFact,
  { item, lines, spans }: Prose,
  pieces: readonly Piece[],
  index: number,
): Unplaced<'line'> | null {
  if (item === null || lines.length > 1 || spans.length > 0 || line.title || line.link) return null;
  let next = pieces[index + 1];
  for (let at = index + 2; next && isSilent(next); at++) next = pieces[at];
  if (next?.kind !== 'prose' || next.item?.depth !== item.depth + 1) return null;
  const below = next.lines[0]?.title;
  if (!below || line.time !== null || !shortTitle(line.text)) return null;
  const title = below.minutes !== null || below.url !== null ? plainTitle(line) : null;
  // Above links without minutes only what is known to be no lesson is worth a mark: `Further reading`.
  if (!title || (below.minutes === null && !isAside(title.role))) return null;
  return { kind: 'line', title, item: item.depth, checkbox: item.checkbox, row: false };
}

/** Few words, no end of a sentence. */
const titleLike = (title: string): boolean =>
  shortTitle(title) &&
  !/[.;]$/.test(title) &&
  !/^(?:this|it|we|i|you|the (?:video|tutorial|lab)|took|takes|wait|after|then|total|time|approx|about)\b/i.test(
    title,
  );

const shortTitle = (title: string): boolean => title.length <= 90 && title.split(' ').length <= 14;

/** What a line below a title may add to it. */
export interface MetaLine {
  readonly minutes: number | null;
  readonly url: string | null;
  readonly ref: string | null;
  readonly level: string | null;
}

/** Properties that say nothing about when, where and how hard (`Status: Done`): they may stand between those that do. */
const otherProperty =
  /^(?:type|kind|format|status|date|created|updated|(?:last )?(?:edited|updated|modified|reviewed)|started|finished|done|completed|due|week|day|category|platform|provider|author|owner|name|group|instructor|teacher|by|tags?|topics?|area|section|module|course|credits?|cost|priority|rating|score|typ|tipo|datum|fecha|estado)\s*:\s*\S.{0,60}$/i;

const nothing: MetaLine = { minutes: null, url: null, ref: null, level: null };

/**
 * Reads a line that says nothing but properties of the title above it: time, link, level; `null` for any other line. A line
 * of other properties (`Type: video`) gives none of them.
 */
export function readMeta(line: LineFact): MetaLine | null {
  // Most lines are prose: they are told apart without looking anything up.
  if (line.time === null && !line.isLink && line.level === null && !mayHoldProperties(line.text)) return null;
  let meta = metas.get(line);
  if (meta === undefined) metas.set(line, (meta = metaOf(line)));
  return meta;
}

const mayHoldProperties = (text: string): boolean => text.length <= 120 && /[|•·;,:]| [-–—] /.test(text);

/** Facts outlive the version of the notes they were read for, and so does what is read from them. */
const metas = new WeakMap<LineFact, MetaLine | null>();

function metaOf(line: LineFact): MetaLine | null {
  if (line.time !== null) return { ...nothing, minutes: line.time };
  if (line.isLink) return { ...nothing, ...line.link, minutes: line.title?.minutes ?? null };
  if (line.level?.own) return { ...nothing, level: line.level.level };
  if (otherProperty.test(line.text)) return nothing;
  const parts = line.text.length <= 120 ? line.text.split(/\s*[|•·;]\s*|\s+[-–—]\s+|,\s+/) : [];
  if (parts.length < 2) return null;
  let minutes: number | null = null;
  let level: string | null = null;
  // `⏱ 25 minutes | 🎓 Beginner | 🔗 [aws](…)`: behind its drawing a link may have any words.
  let labels = line.link ? 1 : 0;
  for (const part of parts) {
    const words = part.replace(emoji, '');
    const time = readTimeLine(words);
    const found = readLevel(words);
    const property =
      time !== null ||
      found !== null ||
      linkPart.test(words) ||
      (words !== part && words.length <= 40 && labels-- > 0);
    if (!property) return null;
    minutes ??= time;
    level ??= found?.level ?? null;
  }
  if (minutes === null && level === null) return null;
  return { ...nothing, ...line.link, minutes, level };
}

const emoji = /^[\p{Extended_Pictographic}\uFE0F\s]+/u;

const linkPart = new RegExp(
  String.raw`^(?:[^${letters}]*(?:links?|url|source|tutorial|video|website|here|watch|lab|docs?)\b[^${letters}]*.{0,40}|.*(?:https?://|www\.)\S*|(?:type|format|status|date)\s*:.*|#[\w/-]+(?:\s+#[\w/-]+)*|(?:completed|done|finished|started|watched)\b.{0,30})$`,
  'i',
);
