import type { LineIndex } from '../core/course/lines';
import type { Course, Lesson, Step } from '../core/course/model';
import type { RunsIn } from '../core/shell/model';

/** What `outline --json` prints; lines are 1-based, `null` stands for unknown. */
export interface OutlineJson {
  readonly title: string | null;
  readonly sections: readonly { readonly line: number; readonly title: string }[];
  readonly lessons: readonly {
    readonly line: number;
    readonly title: string;
    readonly url: string | null;
    readonly minutes: number | null;
    readonly section: string | null;
    readonly level: string | null;
  }[];
  /** One for each statement; those of one block share `step`, the running number of the step among commands and files. */
  readonly commands: readonly {
    readonly line: number;
    readonly step: number;
    readonly format: 'inline' | 'fenced' | 'indented';
    readonly lesson: string | null;
    readonly command: string;
    readonly runsIn: RunsIn;
    readonly placeholders: readonly { readonly text: string; readonly slot: string }[];
  }[];
  readonly files: readonly {
    readonly line: number;
    readonly language: string | null;
    readonly name: string | null;
  }[];
}

/** A course as JSON for scripts and CI. */
export function outlineJson(course: Course, lines: LineIndex): OutlineJson {
  const sectionTitle = sectionTitles(course);
  const commands: OutlineJson['commands'][number][] = [];
  const files: OutlineJson['files'][number][] = [];
  let number = 0;
  for (const lesson of course.lessons) {
    for (const step of lesson.steps) {
      if (step.kind === 'command') {
        number++;
        for (const { line, command, runsIn, placeholders } of step.statements) {
          commands.push({
            line,
            step: number,
            format: step.format,
            lesson: lesson.title,
            command,
            runsIn,
            placeholders: placeholders.map(({ text, slot }) => ({ text, slot: slot.name })),
          });
        }
      } else if (step.kind === 'file') {
        files.push({ line: lines.lineAt(step.range.from), language: step.language, name: step.name });
      }
    }
  }
  return {
    title: course.title,
    sections: course.sections.map(({ range, title }) => ({ line: lines.lineAt(range.from), title })),
    lessons: course.lessons.flatMap(({ title, titleRange, url, minutes, section, level }) =>
      title === null
        ? []
        : [
            {
              line: lines.lineAt(titleRange.from),
              title,
              url,
              minutes,
              section: sectionTitle(section),
              level,
            },
          ],
    ),
    commands,
    files,
  };
}

/** A course as text for people: the tree of sections, lessons and what there is to run. */
export function describeOutline(course: Course, lines: LineIndex): string {
  const sectionTitle = sectionTitles(course);
  const out: string[] = [course.title ?? 'Untitled notes'];
  let section: string | null = null;
  let level: string | null = null;
  for (const lesson of course.lessons) {
    if (lesson.section !== section) {
      out.push('', sectionTitle(lesson.section) ?? '(no section)');
      level = null;
    }
    if (lesson.level !== level && lesson.level !== null) out.push(`  ${lesson.level}`);
    ({ section, level } = lesson);
    out.push(`    ${lessonLine(lesson, lines)}`);
    for (const step of lesson.steps) out.push(...stepLines(step, lines).map((line) => `      ${line}`));
  }
  const commands = course.lessons
    .flatMap((lesson) => lesson.steps)
    .filter((step) => step.kind === 'command').length;
  out.push('', `${course.sections.length} sections, ${course.lessons.length} lessons, ${commands} commands`);
  return `${out.join('\n')}\n`;
}

function sectionTitles({ sections }: Course): (id: string | null) => string | null {
  const titles = new Map(sections.map(({ id, title }) => [id, title]));
  return (id) => (id === null ? null : (titles.get(id) ?? null));
}

function lessonLine(lesson: Lesson, lines: LineIndex): string {
  const minutes = lesson.minutes === null ? '' : ` (${lesson.minutes} min)`;
  return `${lines.lineAt(lesson.titleRange.from)}: ${lesson.title ?? '(untitled)'}${minutes}`;
}

function stepLines(step: Step, lines: LineIndex): string[] {
  if (step.kind === 'note') return [];
  if (step.kind === 'file')
    return [`${lines.lineAt(step.range.from)}: file ${step.name ?? step.language ?? ''}`.trimEnd()];
  return step.statements.map(({ line, command, runsIn }) => {
    const where = runsIn === 'host' ? '' : ` [${runsIn}]`;
    return `${line}: $ ${command.replace(/\n/g, '\n          ')}${where}`;
  });
}
