import type { ChunkFacts } from './chunkFacts';
import { buildLesson, type BuiltLesson } from './lessons';
import { LineIndex } from './lines';
import type { Course, Lesson, Section } from './model';
import { outlineOf } from './outline';
import type { Entry, Landmark, PlacedMark } from './plan';
import { titleKey } from './wording';

/** A course with what is needed to build the next version of it cheaply. */
export interface Assembled {
  readonly course: Course;
  readonly entries: readonly Entry[];
  readonly built: ReadonlyMap<string, BuiltLesson>;
}

/** What there is before the first version. */
export const nothingBuilt: Pick<Assembled, 'entries' | 'built'> = { entries: [], built: new Map() };

/** Puts the facts of all chunks together: the only part of parsing that looks at the notes as a whole. */
export function assemble(
  text: string,
  chunks: readonly ChunkFacts[],
  previous: Pick<Assembled, 'entries' | 'built'>,
): Assembled {
  const entries: Entry[] = [];
  const marks: PlacedMark[] = [];
  const references = new Map<string, string>();
  let title: string | null = null;
  for (const { chunk, pieces, marks: found } of chunks) {
    for (const mark of found) marks.push({ mark, entry: entries.length + mark.piece });
    for (const piece of pieces) {
      entries.push({ piece, base: chunk.from });
      if (piece.kind === 'reference') references.set(referenceKey(piece.label), piece.url);
      if (piece.kind === 'matter') title = piece.title;
    }
  }
  const outline = outlineOf(entries, marks);
  const names = new Names();
  const context = { text, entries, lines: new LineIndex(text), previous };
  const lessons: Lesson[] = [];
  const built = new Map<string, BuiltLesson>();
  const lessonsOf: string[][] = outline.sections.map(() => []);
  const sections = outline.sections.map((landmark, index): Section => {
    const name = titleOf(landmark);
    const base = entries[landmark.entry]?.base ?? 0;
    const piece = entries[landmark.entry]?.piece;
    const at = landmark.mark.kind === 'level' ? piece : landmark.mark.title;
    const range = { from: base + (at?.from ?? 0), to: base + (at?.to ?? 0) };
    return { id: names.take(`section:${slug(name)}`), title: name, range, lessons: lessonsOf[index] ?? [] };
  });
  for (const plan of outline.lessons) {
    if (!plan.declared && !hasSomethingToRun(entries, plan.from.entry, plan.to.entry)) continue;
    const { landmark } = plan;
    const lessonTitle = landmark ? titleOf(landmark) : null;
    const made = buildLesson(context, plan, {
      id: names.take(lessonTitle === null ? 'notes' : slug(lessonTitle)),
      title: lessonTitle,
      url: landmark?.url ?? references.get(referenceKey(landmark?.ref ?? '')) ?? null,
      minutes: landmark?.minutes ?? null,
      level: plan.level,
      section: plan.section === null ? null : (sections[plan.section]?.id ?? null),
    });
    if (!plan.declared && made.lesson.steps.every((step) => step.kind === 'note')) continue;
    lessons.push(made.lesson);
    built.set(made.lesson.id, made);
    if (plan.section !== null) lessonsOf[plan.section]?.push(made.lesson.id);
  }
  return { course: { title: title ?? outline.title, sections, lessons }, entries, built };
}

function hasSomethingToRun(entries: readonly Entry[], from: number, to: number): boolean {
  for (let index = from; index <= to; index++) {
    const piece = entries[index]?.piece;
    if (piece?.kind === 'code' || piece?.kind === 'row') return true;
    if ((piece?.kind === 'prose' || piece?.kind === 'heading') && piece.spans.length > 0) return true;
  }
  return false;
}

const titleOf = ({ mark }: Landmark): string => (mark.kind === 'level' ? mark.level : mark.title.title);
const referenceKey = (label: string): string => label.toLowerCase().replace(/\s+/g, ' ').trim();
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
