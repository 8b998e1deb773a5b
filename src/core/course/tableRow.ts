import type { CellFact, Piece } from './facts';
import { findDuration, readTimeLine } from './durations';
import { readLevel } from './levels';
import type { MetaLine } from './marks';
import type { LineFact, TitleLine } from './titleLine';

type Row = Extract<Piece, { kind: 'row' }>;

/** What the heads of columns are called. */
const columns = {
  title:
    /^(?:.*\b)?(?:lessons?|titles?|tutorials?|topics?|names?|modules?|labs?|videos?|courses?|activity|tasks?|what|items?|content|exercises?|assignments?|projects?)(?:\b.*)?$/i,
  minutes: /\b(?:time|duration|minutes?|mins?|length|hours?|hrs?|how long|estimate)\b|⏱|⏰/i,
  level: /\b(?:level|difficulty)\b/i,
  url: /\b(?:links?|urls?|source|where|resource|reference)\b/i,
} as const;

/** Reads a table row as a lesson: a title with a link or with minutes. `null` for any other row. */
export function readRow(row: Row): TitleLine | null {
  const at = (shape: RegExp): number => row.header.findIndex((head) => shape.test(head));
  const minutesAt = at(columns.minutes);
  const titleAt = titleColumn(row, minutesAt);
  const cell = row.cells[titleAt];
  const title = cell?.line.title;
  if (!cell || !title || cell.spans.length > 0 || title.internal) return null;
  const minutes = minutesOf(row, minutesAt, titleAt) ?? title.minutes;
  const linked =
    row.cells[at(columns.url)]?.line.title ?? row.cells.find((other) => other.line.title?.url)?.line.title;
  const url = title.url ?? linked?.url ?? null;
  const ref = title.ref ?? (title.url === null ? (linked?.ref ?? null) : null);
  const known = at(columns.title) >= 0 || minutesAt >= 0;
  if (minutes === null && (url === null || !known)) return null;
  const level = row.cells[at(columns.level)]?.line;
  return {
    ...title,
    from: row.from,
    to: row.to,
    url,
    ref,
    minutes,
    level: level ? (readLevel(level.text)?.level ?? (level.text === '' ? null : level.text)) : title.level,
    rest: '',
  };
}

/** What else a table of properties tells of a lesson. */
const otherColumn =
  /^(?:type|kind|format|status|done|date|when|category|platform|provider|area|section|module|cost|price|remarks?|notes?|property|field|info(?:rmation)?|details?|value|)$/i;

const isProperty = (text: string): boolean =>
  (columns.minutes.test(text) || columns.level.test(text) || columns.url.test(text)) && text.length <= 30;

/**
 * Reads a row of a table that gives the properties of the title above it, `null` for any other row: the only row below
 * `Level | Time | Link`, or one of several like `Time | 20 min`.
 *
 * @param alone whether the table has no other row
 */
export function readProperties(row: Row, alone: boolean): MetaLine | null {
  const { header, cells } = row;
  const named = header.filter(isProperty).length;
  const across = alone && named > 1 && header.every((head) => isProperty(head) || otherColumn.test(head));
  if (across) return together(cells.map((cell, index) => property(header[index] ?? '', cell.line)));
  const [label, value] = cells;
  const down =
    cells.length === 2 &&
    header.every((head, at) => otherColumn.test(head) || (at === 0 && isProperty(head)));
  return down && label && value && isProperty(label.line.text)
    ? together([property(label.line.text, value.line)])
    : null;
}

function property(name: string, line: LineFact): MetaLine {
  const linked = columns.url.test(name) && line.link !== null;
  return {
    minutes: columns.minutes.test(name) ? timeIn(name, line.text) : null,
    level: columns.level.test(name) && line.text !== '' ? (readLevel(line.text)?.level ?? line.text) : null,
    url: linked ? line.link.url : null,
    ref: linked ? line.link.ref : null,
  };
}

const together = (properties: readonly MetaLine[]): MetaLine => ({
  minutes: properties.find(({ minutes }) => minutes !== null)?.minutes ?? null,
  url: properties.find(({ url }) => url !== null)?.url ?? null,
  ref: properties.find(({ ref }) => ref !== null)?.ref ?? null,
  level: properties.find(({ level }) => level !== null)?.level ?? null,
});

/** The minutes in a cell, of a number alone in what the head of its column says. */
function timeIn(head: string, text: string): number | null {
  const time = readTimeLine(text) ?? findDuration(`- ${text}`)?.minutes;
  if (time !== undefined) return time;
  const amount = /^~?(\d+(?:\.\d+)?)$/.exec(text)?.[1];
  if (amount === undefined) return null;
  return Math.round(Number(amount) * (/\bhours?|hrs?\b/i.test(head) ? 60 : 1));
}

function titleColumn(row: Row, minutesAt: number): number {
  const named = row.header.findIndex(
    (head, index) => columns.title.test(head) && index !== minutesAt && worded(row.cells[index]),
  );
  if (named >= 0) return named;
  const linked = row.cells.findIndex((cell, index) => index !== minutesAt && cell.line.title?.url);
  if (linked >= 0 && !/^https?:/.test(row.cells[linked]?.line.title?.title ?? '')) return linked;
  return row.cells.findIndex(
    (cell, index) => index !== minutesAt && worded(cell) && !readLevel(cell.line.text),
  );
}

const worded = (cell: CellFact | undefined): boolean =>
  cell !== undefined && /\p{L}[\p{L}\d]/u.test(cell.line.text);

function minutesOf(row: Row, minutesAt: number, titleAt: number): number | null {
  const text = row.cells[minutesAt]?.line.text;
  const given = text === undefined ? null : timeIn(row.header[minutesAt] ?? '', text);
  if (given !== null) return given;
  for (const [index, cell] of row.cells.entries()) {
    const time = index === titleAt ? null : readTimeLine(cell.line.text);
    if (time !== null) return time;
  }
  return null;
}
