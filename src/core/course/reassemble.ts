import type { Range } from '../text';
import { hasReason, sectionRange, type Assembled } from './assemble';
import { buildLesson, firstEntry, moveLesson, type BuiltLesson } from './lessons';
import { LineIndex } from './lines';
import type { Lesson } from './model';
import type { Entry } from './plan';

/**
 * Puts a course together again after an edit that left its outline as it was: every lesson keeps its name, its place
 * among the others and its properties. Only what stood in the range `edited` of the text before has changed. `null` when the edit
 * nevertheless made or unmade a lesson.
 */
export function reassemble(
  text: string,
  entries: readonly Entry[],
  previous: Assembled,
  edited: Range,
): Assembled | null {
  const { outline, course } = previous;
  const lines = new LineIndex(text, previous.lines, edited);
  const linesMore = lines.count - previous.lines.count;
  const context = { text, entries, lines, oldEntries: previous.entries };
  const changed = changedEntries(previous.entries, entries);
  const lessons: Lesson[] = [];
  const built: (BuiltLesson | null)[] = [];
  for (const [index, plan] of outline.lessons.entries()) {
    const before = previous.built[index] ?? null;
    const isBefore =
      plan.to.entry < changed.from && (before === null || before.lesson.range.to <= edited.from);
    const isBehind = firstEntry(plan) >= changed.to && plan.to.entry < entries.length;
    let made = before;
    if (before === null) {
      // What was left out stays so as long as its pieces are the same.
      if (!isBefore && !isBehind) return null;
    } else if (isBehind && before.lesson.range.from >= edited.to)
      made = moveLesson(before, changed.shift, linesMore);
    else if (!isBefore) {
      made = buildLesson(context, plan, before, before.lesson);
      if (!hasReason(made)) return null;
    }
    built.push(made);
    if (made) lessons.push(made.lesson);
  }
  const sections = course.sections.map((section, index) => {
    const landmark = outline.sections[index];
    return landmark ? { ...section, range: sectionRange(landmark, entries) } : section;
  });
  return { course: { title: course.title, sections, lessons }, entries, lines, outline, built };
}

/** The entries that are not what and where they were; those behind them only moved by `shift`. */
function changedEntries(before: readonly Entry[], now: readonly Entry[]): Range & { readonly shift: number } {
  let from = 0;
  while (from < now.length && now[from] === before[from]) from++;
  const shift = (now.at(-1)?.base ?? 0) - (before.at(-1)?.base ?? 0);
  let to = now.length;
  for (; to > from; to--) {
    const entry = now[to - 1];
    const other = before[to - 1];
    if (entry?.piece !== other?.piece || (entry?.base ?? 0) - (other?.base ?? 0) !== shift) break;
  }
  return { from, to, shift };
}
