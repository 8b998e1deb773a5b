import { LineIndex } from './lines';
import type { Mark } from './marks';
import type { Course, Lesson, Section } from './model';
import { outlineOf, type Entry, type Landmark, type LessonPlan } from './outline';
import type { ChunkFacts } from './parse';
import { stepsOf } from './steps';
import { titleKey } from './wording';

/** Puts the facts of all chunks together: the only part of parsing that looks at the notes as a whole. */
export function assemble(text: string, chunks: readonly ChunkFacts[]): Course {
  const entries: Entry[] = [];
  const marks: (Mark & { readonly entry: number })[] = [];
  const references = new Map<string, string>();
  let title: string | null = null;
  for (const { chunk, pieces, marks: found } of chunks) {
    for (const mark of found) marks.push({ ...mark, entry: entries.length + mark.piece });
    for (const piece of pieces) {
      entries.push({ piece, base: chunk.from });
      if (piece.kind === 'reference') references.set(piece.label.toLowerCase().trim(), piece.url);
      if (piece.kind === 'matter') title = piece.title;
    }
  }
  const outline = outlineOf(entries, marks);
  const lines = new LineIndex(text);
  const names = new Names();
  const lessonsOf: string[][] = outline.sections.map(() => []);
  const lessons: Lesson[] = [];
  for (const plan of outline.lessons) {
    const lesson = lessonOf(text, plan, entries, outline.sections, references, names, lines);
    if (!lesson) continue;
    lessons.push(lesson);
    if (plan.section !== null) lessonsOf[plan.section]?.push(lesson.id);
  }
  const sections = outline.sections.map((landmark, index): Section => {
    const name = titleOf(landmark);
    return {
      id: names.take(`section:${slug(name)}`),
      title: name,
      range: rangeOf(landmark, entries),
      lessons: lessonsOf[index] ?? [],
    };
  });
  return { title: title ?? outline.title, sections, lessons };
}

/** `null` for a stretch that nobody called a lesson and that holds nothing to run. */
function lessonOf(
  text: string,
  plan: LessonPlan,
  entries: readonly Entry[],
  sections: readonly Landmark[],
  references: ReadonlyMap<string, string>,
  names: Names,
  lines: LineIndex,
): Lesson | null {
  const { landmark } = plan;
  if (!plan.declared && !runs(plan, entries)) return null;
  const title = landmark ? titleOf(landmark) : null;
  const id = names.take(title === null ? 'notes' : slug(title));
  const steps = stepsOf(id, plan, entries, lines);
  if (!plan.declared && steps.every((step) => step.kind === 'note')) return null;
  const section = plan.section === null ? undefined : sections[plan.section];
  const from = landmark ? rangeOf(landmark, entries).from : startOf(plan, entries, text);
  const to = Math.max(endOf(plan, entries, text), from);
  const titleRange = landmark ? rangeOf(landmark, entries) : { from, to: from };
  return {
    id,
    title,
    url: landmark?.url ?? references.get(landmark?.ref?.toLowerCase().trim() ?? '') ?? null,
    minutes: landmark?.minutes ?? null,
    level: plan.level,
    section: section ? titleOf(section) : null,
    titleRange,
    range: { from, to: Math.max(to, titleRange.to) },
    steps,
  };
}

function runs(plan: LessonPlan, entries: readonly Entry[]): boolean {
  for (let index = plan.from.entry; index <= plan.to.entry && index < entries.length; index++) {
    const piece = entries[index]?.piece;
    if (piece?.kind === 'code' || piece?.kind === 'row') return true;
    if ((piece?.kind === 'prose' || piece?.kind === 'heading') && piece.spans.length > 0) return true;
  }
  return false;
}

const titleOf = ({ mark }: Landmark): string => (mark.kind === 'level' ? mark.level : mark.title.title);

function rangeOf(landmark: Landmark, entries: readonly Entry[]): { from: number; to: number } {
  const base = entries[landmark.entry]?.base ?? 0;
  const { mark } = landmark;
  const range = mark.kind === 'level' ? (entries[landmark.entry]?.piece ?? { from: 0, to: 0 }) : mark.title;
  return { from: range.from + base, to: range.to + base };
}

function startOf(plan: LessonPlan, entries: readonly Entry[], text: string): number {
  return offsetOf(plan.from.entry, plan.from.line, entries) ?? text.length;
}

/** Where what follows a lesson begins. */
function endOf(plan: LessonPlan, entries: readonly Entry[], text: string): number {
  return offsetOf(plan.to.entry, plan.to.line, entries) ?? text.length;
}

function offsetOf(index: number, line: number, entries: readonly Entry[]): number | null {
  const entry = entries[index];
  if (!entry) return null;
  const { piece, base } = entry;
  if (piece.kind !== 'prose') return (line > 0 ? piece.to : piece.from) + base;
  return (line === 0 ? piece.from : (piece.lines[line]?.from ?? piece.to)) + base;
}

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
