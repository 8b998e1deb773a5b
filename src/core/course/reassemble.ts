import { hasReason, sectionRange, type Assembled } from './assemble';
import { buildLesson, type BuiltLesson } from './lessons';
import { LineIndex } from './lines';
import type { Lesson } from './model';
import type { Entry } from './plan';

/**
 * Puts a course together again after an edit that left its outline as it was: every lesson keeps its name, its place
 * among the others and its properties. `null` when an edit nevertheless made or unmade a lesson.
 */
export function reassemble(text: string, entries: readonly Entry[], previous: Assembled): Assembled | null {
  const { outline, course } = previous;
  const context = { text, entries, lines: new LineIndex(text), oldEntries: previous.entries };
  const lessons: Lesson[] = [];
  const built: (BuiltLesson | null)[] = [];
  for (const [index, plan] of outline.lessons.entries()) {
    const before = previous.built[index] ?? null;
    if (before === null) {
      // What was left out stays so as long as its pieces are the same.
      for (let at = plan.from.entry; at <= plan.to.entry; at++)
        if (entries[at]?.piece !== previous.entries[at]?.piece) return null;
      built.push(null);
      continue;
    }
    const made = buildLesson(context, plan, before, before.lesson);
    if (!hasReason(made)) return null;
    lessons.push(made.lesson);
    built.push(made);
  }
  const sections = course.sections.map((section, index) => {
    const landmark = outline.sections[index];
    return landmark ? { ...section, range: sectionRange(landmark, entries) } : section;
  });
  return { course: { title: course.title, sections, lessons }, entries, outline, built };
}
