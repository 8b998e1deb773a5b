import type { CellFact, Piece } from './facts';
import { findDuration, readTimeLine } from './durations';
import { readLevel } from './levels';
import type { TitleLine } from './titleLine';

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
  if (text !== undefined) {
    const time = readTimeLine(text) ?? findDuration(`- ${text}`)?.minutes;
    if (time !== undefined) return time;
    const amount = /^~?(\d+(?:\.\d+)?)$/.exec(text)?.[1];
    if (amount !== undefined) {
      const inHours = /\bhours?|hrs?\b/i.test(row.header[minutesAt] ?? '');
      return Math.round(Number(amount) * (inHours ? 60 : 1));
    }
  }
  for (const [index, cell] of row.cells.entries()) {
    const time = index === titleAt ? null : readTimeLine(cell.line.text);
    if (time !== null) return time;
  }
  return null;
}
