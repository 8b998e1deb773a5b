import { decideLessons } from './decide';
import { buildTree, type HeadingNode } from './headings';
import { readMeta } from './marks';
import type { Decision, Entry, Landmark, LessonPlan, Outline, Place, PlacedMark } from './plan';

/** Decides, over the whole of the notes, what is their title, what are sections, and what are lessons. */
export function outlineOf(entries: readonly Entry[], marks: readonly PlacedMark[]): Outline {
  const landmarks = marks.map((mark, index) => withProperties(entries, mark, marks[index + 1]));
  const tree = buildTree(landmarks);
  const decided = decideLessons(tree, landmarks, entries);
  return cut(entries, landmarks, tree.title, decided);
}

/** How many pieces below a title may hold its properties. */
const propertiesWithin = 4;

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
  const last =
    mark.kind === 'line' && mark.row ? home - 1 : Math.min(home + propertiesWithin, entries.length - 1);
  reading: for (let entry = home; entry <= last; entry++) {
    const piece = entries[entry]?.piece;
    if (piece?.kind === 'heading' && entry === home) continue;
    if (piece?.kind !== 'prose') break;
    for (let line = entry === home ? mark.line + 1 : 0; line < piece.lines.length; line++) {
      const fact = piece.lines[line];
      const meta = fact ? readMeta(fact) : null;
      // A level that is put like a property belongs to the title above it; any other mark is the next title.
      const isNext =
        next?.entry === entry && next.mark.line === line && !(next.mark.kind === 'level' && next.mark.own);
      if (!fact || !meta || (isNext && !fact.isLink && fact.time === null)) break reading;
      minutes ??= meta.minutes;
      if (url === null && ref === null) ({ url, ref } = meta);
      level ??= meta.level;
      metaTo = entry;
      metaLines = line + 1;
    }
  }
  return { mark, entry: home, minutes, url, ref, level, metaTo, metaLines };
}

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
      const section = sections.length > 0 ? sections.length - 1 : null;
      open = { landmark: heading, declared: false, section, level: level.text, from: below };
      return;
    }
    const isSection = decided.sections.has(landmark);
    const isLesson = decided.lessons.has(landmark);
    const isTitle = landmark === title?.landmark;
    if (!isSection && !isLesson && !isTitle && !decided.groups.has(landmark)) return;
    lessons.push({ ...open, to: at });
    if (isSection) sections.push(landmark);
    if (isSection && level && level.depth >= (mark.kind === 'heading' ? mark.depth : 7)) level = null;
    if (!isLesson && !isTitle) heading = landmark;
    const section = sections.length > 0 ? sections.length - 1 : null;
    const own = landmark.level ?? level?.text ?? null;
    open = {
      landmark: isTitle && !isLesson ? null : landmark,
      declared: isLesson,
      section,
      level: own,
      from: below,
    };
  });
  lessons.push({ ...open, to: { entry: entries.length, line: 0 } });
  return { title: title?.title ?? null, sections, lessons };
}

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
      : landmark.entry === from.entry + 1 && endsAt(entries, from);
  if (!direct) return false;
  const last = next ? next.entry : entries.length;
  if (last === landmark.entry) return (next?.mark.line ?? 0) > landmark.mark.line + 1;
  return (
    last > landmark.entry + 1 || !endsAt(entries, { entry: landmark.entry, line: landmark.mark.line + 1 })
  );
}

/** Whether nothing of its entry is left behind a place. */
function endsAt(entries: readonly Entry[], place: Place): boolean {
  const piece = entries[place.entry]?.piece;
  return piece?.kind !== 'prose' || place.line >= piece.lines.length;
}
