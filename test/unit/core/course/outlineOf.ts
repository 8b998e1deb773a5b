import { LineIndex } from '../../../../src/core/course/lines';
import { parseNotes } from '../../../../src/core/course/parse';

/** One line for each lesson, easy to read in a test: `line: title | minutes | section | level | url`, `-` for unknown. */
export function lessonLines(text: string): string[] {
  const { course } = parseNotes(text);
  const lines = new LineIndex(text);
  const sections = new Map(course.sections.map((section) => [section.id, section.title]));
  return course.lessons.map(({ titleRange, title, minutes, section, level, url }) =>
    [
      `${lines.lineAt(titleRange.from)}: ${title ?? '(none)'}`,
      minutes ?? '-',
      sections.get(section ?? '') ?? '-',
      level ?? '-',
      url ?? '-',
    ].join(' | '),
  );
}
