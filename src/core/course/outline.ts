import { decideLessons } from './decide';
import { isAside } from './wording';
import type { Piece } from './facts';
import { buildTree, type HeadingNode } from './headings';
import { readMeta, type MetaLine } from './marks';
import { readProperties } from './tableRow';
import {
  saysBetween,
  type Decision,
  type Entry,
  type Landmark,
  type LessonPlan,
  type Outline,
  type Place,
  type PlacedMark,
} from './plan';
import type { LineFact } from './titleLine';

/** Decides, over the whole of the notes, what is their title, what are sections, and what are lessons. */
export function outlineOf(entries: readonly Entry[], marks: readonly PlacedMark[]): Outline {
  const landmarks: Landmark[] = [];
  for (const [index, mark] of marks.entries()) {
    const above = landmarks.at(-1);
    if (above && isPropertyOf(above, mark)) continue;
    landmarks.push(withProperties(entries, mark, marks[index + 1]));
  }
  const tree = buildTree(landmarks);
  const decided = decideLessons(tree, landmarks, entries);
  return cut(entries, landmarks, tree.title, decided);
}

/** Whether a line was read as a property of the title above it: `Link: https://…`, a link alone. */
const isPropertyOf = (above: Landmark, { mark, entry }: PlacedMark): boolean =>
  mark.kind === 'line' &&
  above.mark.kind !== 'level' &&
  (above.metaTo > entry || (above.metaTo === entry && above.metaLines > mark.line));

/** How many pieces, its own among them, may hold the properties of a title. */
const propertiesWithin = 7;

/** Reads the lines right below a mark that are properties of its title: time, link, level. */
function withProperties(
  entries: readonly Entry[],
  placed: PlacedMark,
  next: PlacedMark | undefined,
): Landmark {
  const { mark, entry: home } = placed;
  if (mark.kind === 'level') return { ...placed, ...noProperties, metaTo: home, metaLines: mark.line + 1 };
  let { minutes, url, ref, level } = mark.title;
  let metaTo = home;
  let metaLines = mark.line + 1;
  let left = mark.kind === 'line' && mark.row ? 0 : propertiesWithin;
  reading: for (let entry = home; left > 0 && entry < entries.length; entry++) {
    const piece = entries[entry]?.piece;
    // Code is read only where a property may stand behind it.
    if (piece?.kind === 'code' && (!propertyFollows(entries, entry) || !piece.isSilent)) break;
    if (piece?.kind === 'code') continue;
    left--;
    if (piece?.kind === 'heading' && entry === home) continue;
    const metas = metasOf(piece, entries, entry);
    if (metas === null) break;
    for (let line = entry === home ? mark.line + 1 : 0; line < metas.length; line++) {
      const meta = metas.at(line);
      // A level that is put like a property belongs to the title above it; any other mark is the next title.
      const isNext =
        next?.entry === entry && next.mark.line === line && !(next.mark.kind === 'level' && next.mark.own);
      if (!meta || (isNext && (next.mark.kind === 'level' || saysNothing(meta)))) break reading;
      // What says nothing of these stays a note, unless a property that does comes behind it.
      if (saysNothing(meta)) continue;
      minutes ??= meta.minutes;
      if (url === null && ref === null) ({ url, ref } = meta);
      level ??= meta.level;
      metaTo = entry;
      metaLines = line + 1;
    }
  }
  return { mark, entry: home, minutes, url, ref, level, metaTo, metaLines };
}

/** Whether the first line behind some code may be a property. */
function propertyFollows(entries: readonly Entry[], code: number): boolean {
  let entry = code;
  while (entries[entry]?.piece.kind === 'code') entry++;
  return Boolean(metasOf(entries[entry]?.piece, entries, entry)?.at(0));
}

const saysNothing = ({ minutes, url, ref, level }: MetaLine): boolean =>
  minutes === null && url === null && ref === null && level === null;

/** What the lines of a piece may say as properties, read one by one; a heading is one only where it gives a time. */
function metasOf(piece: Piece | undefined, entries: readonly Entry[], entry: number): Metas | null {
  if (piece?.kind === 'prose') return ofLines(piece.lines);
  if (piece?.kind === 'heading') return piece.line.time === null ? null : ofLines([piece.line]);
  if (piece?.kind !== 'row') return null;
  const isOfTable = (other: Piece | undefined): boolean =>
    other?.kind === 'row' && other.header === piece.header;
  const alone = !isOfTable(entries[entry - 1]?.piece) && !isOfTable(entries[entry + 1]?.piece);
  return { length: 1, at: () => readProperties(piece, alone) };
}

interface Metas {
  readonly length: number;
  at(line: number): MetaLine | null;
}

const ofLines = (lines: readonly LineFact[]): Metas => ({
  length: lines.length,
  at: (line) => {
    const fact = lines[line];
    return fact ? readMeta(fact) : null;
  },
});

const noProperties = { minutes: null, url: null, ref: null, level: null };

/** Walks over the landmarks and cuts the notes into lessons. */
function cut(
  entries: readonly Entry[],
  landmarks: readonly Landmark[],
  title: HeadingNode | null,
  decided: Decision,
): Outline {
  const sections: Landmark[] = [];
  const lessons: LessonPlan[] = [];
  let section: number | null = null;
  let level: { readonly text: string; readonly depth: number } | null = null;
  let open: Omit<LessonPlan, 'to'> = {
    landmark: null,
    declared: false,
    section: null,
    level: null,
    from: { entry: 0, line: 0 },
  };
  let heading: Landmark | null = null;
  landmarks.forEach((landmark, index) => {
    const { mark } = landmark;
    const at = { entry: landmark.entry, line: mark.line };
    const below = { entry: landmark.metaTo, line: landmark.metaLines };
    if (mark.kind === 'level') {
      if (open.declared && beforeOrAt(at, open.from, true)) return;
      if (open.declared && open.level === null && belongsToLesson(entries, landmarks, index, open.from)) {
        open = { ...open, level: mark.level, from: below };
        return;
      }
      lessons.push({ ...open, to: at });
      level = { text: mark.level, depth: mark.depth ?? 7 };
      open = { landmark: heading, declared: false, section, level: level.text, from: below };
      return;
    }
    const isSection = decided.sections.has(landmark);
    const isLesson = decided.lessons.has(landmark);
    const isTitle = landmark === title?.landmark;
    if (!isSection && !isLesson && !isTitle && !decided.groups.has(landmark)) return;
    lessons.push({ ...open, to: at });
    if (isSection) {
      section = sections.findIndex((other) => other.level !== null && isSameSection(other, landmark));
      if (section < 0) section = sections.push(landmark) - 1;
      const depth = mark.kind === 'heading' ? mark.depth : 7;
      if (landmark.level !== null) level = { text: landmark.level, depth };
      else if (level && level.depth >= depth) level = null;
    }
    if (!isLesson && !isTitle) heading = isAside(mark.title.role) ? null : landmark;
    const own = landmark.level ?? level?.text ?? null;
    open = {
      landmark: isLesson || (!isTitle && !isAside(mark.title.role)) ? landmark : null,
      declared: isLesson,
      section,
      level: own,
      from: below,
    };
  });
  lessons.push({ ...open, to: { entry: entries.length, line: 0 } });
  return { title: title?.title ?? null, sections, lessons };
}

/** `Docker (Beginner)` and `Docker (Intermediate)` are one section in two parts. */
const isSameSection = ({ mark: a }: Landmark, { mark: b, level }: Landmark): boolean =>
  a.kind === 'heading' && b.kind === 'heading' && level !== null && a.title.key === b.title.key;

const beforeOrAt = (a: Place, b: Place, strictly: boolean): boolean =>
  a.entry < b.entry || (a.entry === b.entry && (strictly ? a.line < b.line : a.line <= b.line));

/**
 * A level right below the title of a lesson is that lesson's own when the lesson goes on behind it; when the next title
 * follows at once, it is the level of what comes.
 */
function belongsToLesson(
  entries: readonly Entry[],
  landmarks: readonly Landmark[],
  index: number,
  from: Place,
): boolean {
  const landmark = landmarks[index];
  const next = landmarks[index + 1];
  if (!landmark) return false;
  const direct =
    landmark.entry === from.entry
      ? landmark.mark.line === from.line
      : landmark.entry > from.entry &&
        !saysBetween(entries, from.entry, landmark.entry) &&
        endsAt(entries, from);
  if (!direct) return false;
  const last = next ? next.entry : entries.length;
  if (last === landmark.entry) return (next?.mark.line ?? 0) > landmark.mark.line + 1;
  return (
    saysBetween(entries, landmark.entry, last) ||
    !endsAt(entries, { entry: landmark.entry, line: landmark.mark.line + 1 })
  );
}

/** Whether nothing of its entry is left behind a place. */
function endsAt(entries: readonly Entry[], place: Place): boolean {
  const piece = entries[place.entry]?.piece;
  return piece?.kind !== 'prose' || place.line >= piece.lines.length;
}
