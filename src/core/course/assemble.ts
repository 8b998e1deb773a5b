import { oneBlank } from '../shell/blanks';
import type { Range } from '../text';
import type { ChunkFacts } from './chunkFacts';
import type { Chunk } from './chunks';
import { isSilent } from './facts';
import { buildLesson, type BuiltLesson } from './lessons';
import { LineIndex } from './lines';
import type { Course, Lesson, Section } from './model';
import { outlineOf } from './outline';
import type { Entry, Landmark, LessonPlan, Outline, PlacedMark } from './plan';
import { titleKey } from './wording';

/** A course with what is needed to build the next version of it cheaply. */
export interface Assembled {
  readonly course: Course;
  readonly entries: readonly Entry[];
  readonly lines: LineIndex;
  readonly outline: Outline;
  /** For each plan of the outline the lesson it became, `null` where there was nothing to run. */
  readonly built: readonly (BuiltLesson | null)[];
}

/** Puts the pieces of chunks at their places. */
export function placePieces(chunks: readonly Chunk[], facts: readonly ChunkFacts[]): Entry[] {
  const entries: Entry[] = [];
  for (const [index, { from: base }] of chunks.entries())
    for (const piece of facts[index]?.pieces ?? []) entries.push({ piece, base });
  return entries;
}

/** The marks of all chunks, each with its entry. */
function placeMarks(facts: readonly ChunkFacts[]): PlacedMark[] {
  const marks: PlacedMark[] = [];
  let first = 0;
  for (const { pieces, marks: found } of facts) {
    for (const mark of found) marks.push({ mark, entry: first + mark.piece });
    first += pieces.length;
  }
  return marks;
}

/** Puts the pieces of all chunks together: the only part of parsing that looks at the notes as a whole. */
export function assemble(
  text: string,
  entries: readonly Entry[],
  facts: readonly ChunkFacts[],
  previous: Assembled | null,
): Assembled {
  const references = new Map<string, string>();
  let title: string | null = null;
  for (const { piece } of entries) {
    if (piece.kind === 'reference') references.set(referenceKey(piece.label), piece.url);
    if (piece.kind === 'matter') title = piece.title;
  }
  const outline = outlineOf(entries, placeMarks(facts));
  const names = new Names();
  const lines = new LineIndex(text);
  const context = { text, entries, lines, oldEntries: previous?.entries ?? [] };
  const known = new Map<string, BuiltLesson>();
  for (const each of previous?.built ?? []) if (each) known.set(each.lesson.id, each);
  const lessons: Lesson[] = [];
  const lessonsOf: string[][] = outline.sections.map(() => []);
  const sectionNames = withoutNumbers(outline.sections.map(titleOf));
  const sections = outline.sections.map((landmark, index): Section => {
    const name = sectionNames[index] ?? titleOf(landmark);
    const range = sectionRange(landmark, entries);
    return { id: names.take(`section:${slug(name)}`), title: name, range, lessons: lessonsOf[index] ?? [] };
  });
  const plans: LessonPlan[] = [];
  const built = outline.lessons.map((planned): BuiltLesson | null => {
    // A level may cut in two what stands below one title. A part with another lesson in between goes without it.
    const titleAt = planned.landmark ? sectionRange(planned.landmark, entries).from : text.length;
    const isTaken = titleAt < (lessons.at(-1)?.range.to ?? 0);
    const plan = isTaken ? { ...planned, landmark: null } : planned;
    plans.push(plan);
    if (!plan.declared && !hasSomethingToRun(entries, plan.from.entry, plan.to.entry)) return null;
    const { landmark } = plan;
    const lessonTitle = landmark ? titleOf(landmark) : null;
    const id = names.take(lessonTitle === null ? 'notes' : slug(lessonTitle));
    const made = buildLesson(context, plan, known.get(id), {
      id,
      title: lessonTitle,
      url: landmark?.url ?? references.get(referenceKey(landmark?.ref ?? '')) ?? null,
      minutes: landmark?.minutes ?? null,
      level: plan.level,
      section: plan.section === null ? null : (sections[plan.section]?.id ?? null),
    });
    if (!hasReason(made)) return null;
    lessons.push(made.lesson);
    if (plan.section !== null) lessonsOf[plan.section]?.push(id);
    return made;
  });
  return {
    course: { title: title ?? outline.title, sections, lessons },
    entries,
    lines,
    outline: { ...outline, lessons: plans },
    built,
  };
}

/** Whether a stretch of the notes is a lesson: it was meant to be one, or there is something to run in it. */
export const hasReason = ({ plan, lesson }: BuiltLesson): boolean =>
  plan.declared || lesson.steps.some((step) => step.kind !== 'note');

const numbered = /^(\d{1,2})\s+(?=\p{L})/u;

/** `2 Cloud Web Apps`, `3 Docker`: a number in front, counted on from title to title, is none of their names. */
function withoutNumbers(titles: readonly string[]): readonly string[] {
  const numbers = titles.map((title) => Number(numbered.exec(title)?.[1] ?? NaN));
  const isCount = titles.length > 1 && numbers.every((number, at) => number === (numbers[0] ?? NaN) + at);
  return isCount ? titles.map((title) => title.replace(numbered, '')) : titles;
}

/** Where the heading or the line stands that a section is named by. */
export function sectionRange(landmark: Landmark, entries: readonly Entry[]): Range {
  const { base = 0, piece } = entries[landmark.entry] ?? {};
  const at = landmark.mark.kind === 'level' ? piece : landmark.mark.title;
  return { from: base + (at?.from ?? 0), to: base + (at?.to ?? 0) };
}

function hasSomethingToRun(entries: readonly Entry[], from: number, to: number): boolean {
  for (let index = from; index <= to; index++) {
    const piece = entries[index]?.piece;
    if (piece?.kind === 'row' || (piece?.kind === 'code' && !isSilent(piece))) return true;
    if ((piece?.kind === 'prose' || piece?.kind === 'heading') && piece.spans.length > 0) return true;
  }
  return false;
}

const titleOf = ({ mark }: Landmark): string => (mark.kind === 'level' ? mark.level : mark.title.title);
const referenceKey = (label: string): string => oneBlank(label.toLowerCase()).trim();
const slug = (title: string): string => titleKey(title).replace(/ /g, '-').slice(0, 60) || 'untitled';

/** Hands out names, numbering those that are asked for again. */
class Names {
  private readonly taken = new Map<string, number>();

  take(name: string): string {
    const count = (this.taken.get(name) ?? 0) + 1;
    this.taken.set(name, count);
    return count > 1 ? `${name}~${count}` : name;
  }
}
