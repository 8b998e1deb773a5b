import type { Range } from '../text';
import type { LineIndex } from './lines';
import type { Lesson, Statement, Step } from './model';
import type { Entry, LessonPlan } from './plan';
import { movedTo } from './statement';
import { stepsOf } from './steps';

/** A lesson, and what it was built from. */
export interface BuiltLesson {
  readonly lesson: Lesson;
  readonly plan: LessonPlan;
}

interface Context {
  readonly text: string;
  readonly entries: readonly Entry[];
  readonly lines: LineIndex;
  /** Those of the version before. */
  readonly oldEntries: readonly Entry[];
}

type Naming = Pick<Lesson, 'id' | 'title' | 'url' | 'minutes' | 'level' | 'section'>;

/**
 * Builds a lesson. When the version before had the same lesson (`before`) of the same pieces, its steps are taken over,
 * moved to where they stand now.
 */
export function buildLesson(
  context: Context,
  plan: LessonPlan,
  before: BuiltLesson | undefined,
  { id, title, url, minutes, level, section }: Naming,
): BuiltLesson {
  const { text, entries, lines, oldEntries } = context;
  const naming = { id, title, url, minutes, level, section };
  const titleRange = titleOf(plan, entries);
  const from = titleRange?.from ?? placeOffset(plan.from, entries) ?? text.length;
  const to = Math.max(placeOffset(plan.to, entries) ?? text.length, titleRange?.to ?? from);
  const place = { titleRange: titleRange ?? { from, to: from }, range: { from, to } };
  if (before && samePieces(oldEntries, before.plan, entries, plan)) {
    const { lesson } = before;
    const by = from - lesson.range.from;
    const steps = moveSteps(lesson.steps, by, lines);
    const stays = by === 0 && steps === lesson.steps && lesson.range.to === to;
    if (stays && sameNaming(lesson, naming)) return { lesson, plan };
    return { lesson: { ...naming, ...place, steps }, plan };
  }
  return { lesson: { ...naming, ...place, steps: stepsOf(id, plan, entries, lines) }, plan };
}

/** The same lesson, `by` characters and `byLines` lines further on. */
export function moveLesson(built: BuiltLesson, by: number, byLines: number): BuiltLesson {
  if (by === 0 && byLines === 0) return built;
  const { lesson, plan } = built;
  const steps = lesson.steps.map((step) => moveStep(step, by, ({ line }) => line + byLines));
  const titleRange = movedRange(lesson.titleRange, by);
  const range = movedRange(lesson.range, by);
  const { id, title, url, minutes, level, section } = lesson;
  return { lesson: { id, title, url, minutes, level, section, titleRange, range, steps }, plan };
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

/** The steps `by` characters further on. Lines are looked up: blank lines between steps come and go. */
function moveSteps(steps: readonly Step[], by: number, lines: LineIndex): readonly Step[] {
  const stay = (step: Step): boolean =>
    step.kind !== 'command' || step.statements.every(({ range, line }) => lines.lineAt(range.from) === line);
  if (by === 0 && steps.every(stay)) return steps;
  return steps.map((step) => moveStep(step, by, ({ range }) => lines.lineAt(range.from + by)));
}

/** All steps behind an edit are moved with each key that is typed: written out, as `...` takes several times as long. */
function moveStep(step: Step, by: number, lineOf: (statement: Statement) => number): Step {
  const range = movedRange(step.range, by);
  const { kind, id, title } = step;
  switch (kind) {
    case 'note':
      return { kind, id, range, title, text: step.text };
    case 'file':
      return { kind, id, range, title, content: step.content, language: step.language, name: step.name };
    case 'command': {
      const { format, language } = step;
      const statements = step.statements.map((statement) =>
        movedTo(statement, movedRange(statement.range, by), lineOf(statement)),
      );
      return { kind, id, range, title, format, language, statements };
    }
  }
}

const movedRange = (range: Range, by: number): Range => ({ from: range.from + by, to: range.to + by });

function titleOf({ landmark }: LessonPlan, entries: readonly Entry[]): Range | null {
  if (!landmark) return null;
  const { base = 0, piece } = entries[landmark.entry] ?? {};
  const range = landmark.mark.kind === 'level' ? piece : landmark.mark.title;
  return range ? movedRange(range, base) : null;
}

/** The offset at which a line of an entry starts; `null` behind the last entry. */
function placeOffset(place: LessonPlan['from'], entries: readonly Entry[]): number | null {
  const entry = entries[place.entry];
  if (!entry) return null;
  const { piece, base } = entry;
  if (place.line === 0) return piece.from + base;
  return (piece.kind === 'prose' ? (piece.lines[place.line]?.from ?? piece.to) : piece.to) + base;
}
