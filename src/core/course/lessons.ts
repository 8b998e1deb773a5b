import type { Range } from '../text';
import { isSilent } from './facts';
import type { LineIndex } from './lines';
import { LessonSteps, movedRange } from './lessonSteps';
import type { Lesson } from './model';
import type { Entry, LessonPlan } from './plan';

/** A lesson, and what it was built from. */
export interface BuiltLesson {
  readonly lesson: Lesson;
  readonly plan: LessonPlan;
  readonly steps: LessonSteps;
}

interface Context {
  readonly text: string;
  readonly entries: readonly Entry[];
  readonly lines: LineIndex;
  /** Those of the version before. */
  readonly oldEntries: readonly Entry[];
}

type Naming = Pick<Lesson, 'id' | 'title' | 'url' | 'minutes' | 'level' | 'section'>;
type Ranges = Pick<Lesson, 'titleRange' | 'range'>;

/**
 * Builds a lesson. When the version before had the same lesson (`before`) of the same pieces, its steps are taken over,
 * moved to where they stand now.
 */
export function buildLesson(
  context: Context,
  plan: LessonPlan,
  before: BuiltLesson | undefined,
  naming: Naming,
): BuiltLesson {
  const { text, entries, lines, oldEntries } = context;
  const titleRange = titleOf(plan, entries);
  const from = titleRange?.from ?? placeOffset(plan.from, entries) ?? text.length;
  const to = Math.max(placeOffset(plan.to, entries) ?? text.length, titleRange?.to ?? from);
  const ranges = { titleRange: titleRange ?? { from, to: from }, range: { from, to } };
  const stretch = lines.stretch(ranges.range);
  if (before && samePieces(oldEntries, before.plan, entries, plan)) {
    const { lesson } = before;
    const by = from - lesson.range.from;
    const steps = before.steps.movedTo(stretch, by);
    const stays = by === 0 && steps === before.steps && lesson.range.to === to;
    if (stays && sameNaming(lesson, naming)) return { lesson, plan, steps };
    if (steps) return { lesson: lessonOf(naming, ranges, steps), plan, steps };
  }
  const steps = new LessonSteps({
    lesson: naming.id,
    plan,
    titled: plan.landmark ? entries[plan.landmark.entry] : undefined,
    entries: entries.slice(plan.from.entry, plan.to.entry + 1),
    lines: stretch,
  });
  return { lesson: lessonOf(naming, ranges, steps), plan, steps };
}

/** The same lesson, `by` characters and `byLines` lines further on. */
export function moveLesson(built: BuiltLesson, by: number, byLines: number): BuiltLesson {
  if (by === 0 && byLines === 0) return built;
  const { lesson, plan } = built;
  const steps = built.steps.moved(by, byLines);
  const ranges = { titleRange: movedRange(lesson.titleRange, by), range: movedRange(lesson.range, by) };
  return { lesson: lessonOf(lesson, ranges, steps), plan, steps };
}

/** To everybody else `steps` are a property like the others. */
function lessonOf(
  { id, title, url, minutes, level, section }: Naming,
  { titleRange, range }: Ranges,
  steps: LessonSteps,
): Lesson {
  const lesson = {
    id,
    title,
    url,
    minutes,
    level,
    section,
    titleRange,
    range,
    get steps() {
      return steps.all;
    },
  };
  return Object.defineProperty(lesson, 'origin', { value: steps });
}

/** The first entry of a lesson: its title's. */
export const firstEntry = (plan: LessonPlan): number => plan.landmark?.entry ?? plan.from.entry;

/** Whether two versions of a lesson are made of the same pieces at the same distances. */
function samePieces(
  oldEntries: readonly Entry[],
  old: LessonPlan,
  entries: readonly Entry[],
  plan: LessonPlan,
): boolean {
  const first = firstEntry(plan);
  const by = first - firstEntry(old);
  if (plan.from.entry - old.from.entry !== by || plan.to.entry - old.to.entry !== by) return false;
  if (plan.from.line !== old.from.line || plan.to.line !== old.to.line) return false;
  if (plan.landmark?.mark.line !== old.landmark?.mark.line) return false;
  const shift = (entries[first]?.base ?? 0) - (oldEntries[first - by]?.base ?? 0);
  // The entry at the end counts only where some of its lines belong to the lesson.
  const end = plan.to.line > 0 ? plan.to.entry : plan.to.entry - 1;
  for (let index = first; index <= end; index++) {
    const entry = entries[index];
    const other = oldEntries[index - by];
    if (entry === other && shift === 0) continue;
    if (entry?.piece !== other?.piece || (entry?.base ?? 0) - (other?.base ?? 0) !== shift) return false;
  }
  return true;
}

const sameNaming = (lesson: Lesson, naming: Naming): boolean =>
  lesson.title === naming.title &&
  lesson.url === naming.url &&
  lesson.minutes === naming.minutes &&
  lesson.level === naming.level &&
  lesson.section === naming.section;

function titleOf({ landmark }: LessonPlan, entries: readonly Entry[]): Range | null {
  if (!landmark) return null;
  const { base = 0, piece } = entries[landmark.entry] ?? {};
  const range = landmark.mark.kind === 'level' ? piece : landmark.mark.title;
  return range ? movedRange(range, base) : null;
}

/** The offset at which a line of an entry starts; `null` behind the last entry. */
function placeOffset(place: LessonPlan['from'], entries: readonly Entry[]): number | null {
  let entry = entries[place.entry];
  for (let next = place.entry + 1; entry && isSilent(entry.piece); next++) entry = entries[next];
  if (!entry) return null;
  const { piece, base } = entry;
  if (place.line === 0) return piece.from + base;
  return (piece.kind === 'prose' ? (piece.lines[place.line]?.from ?? piece.to) : piece.to) + base;
}
