import { strict as assert } from 'node:assert';
import { parseNotes } from '../../../../src/core/course/parse';
import { annotatedNotes, LESSON_FIELDS, type Annotated } from './annotated';

/** How the notes of many people, read by people, compare with what the parser makes of them. */
describe('quality on annotated notes', () => {
  const all = annotatedNotes().map(compare);
  const total = (pick: (one: Comparison) => number) => all.reduce((sum, one) => sum + pick(one), 0);
  const told = () => all.flatMap((one) => one.differences).join('\n');

  it('at least 97 % of what it calls a command is one', () => {
    const right = total((one) => one.commandsRight);
    assert.ok(right / total((one) => one.commandsFound) >= 0.97, told());
  });

  it('at least 95 % of the commands are found', () => {
    const right = total((one) => one.commandsRight);
    assert.ok(right / total((one) => one.commandsThere) >= 0.95, told());
  });

  it('at least 95 % of the lessons are found, with title, minutes, url, level and section', () => {
    const right = total((one) => one.lessonsRight);
    assert.ok(right / total((one) => one.lessonsThere) >= 0.95, told());
    assert.ok(right / total((one) => one.lessonsFound) >= 0.95, told());
  });

  it('at least 90 % of the files are found, with language and name', () => {
    assert.ok(total((one) => one.filesRight) / total((one) => one.filesThere) >= 0.9, told());
  });
});

interface Comparison {
  commandsThere: number;
  commandsFound: number;
  commandsRight: number;
  lessonsThere: number;
  lessonsFound: number;
  lessonsRight: number;
  filesThere: number;
  filesRight: number;
  /** One line each: `file:line what is wrong`. */
  differences: string[];
}

function compare({ name, text, ...there }: Annotated): Comparison {
  const { course } = parseNotes(text);
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const steps = course.lessons.flatMap((lesson) => lesson.steps);
  const differences: string[] = [];

  const missed = there.commands.map(({ line, command }) => `${line} ${plain(command)}`);
  const found = steps
    .flatMap((step) => (step.kind === 'command' ? step.statements : []))
    .map(({ line, command }) => `${line} ${plain(command)}`);
  let commandsRight = 0;
  for (const command of found) {
    const at = missed.indexOf(command);
    if (at < 0) differences.push(`${name}:${command}   is no command`);
    else {
      missed.splice(at, 1);
      commandsRight++;
    }
  }
  differences.push(...missed.map((command) => `${name}:${command}   was missed`));

  const sections = new Map(course.sections.map(({ id, title }) => [id, title]));
  const lessons = course.lessons
    .filter((lesson) => lesson.title !== null)
    .map((lesson) => ({
      line: String(lineOf(lesson.titleRange.from)),
      title: lesson.title ?? '',
      minutes: String(lesson.minutes ?? ''),
      url: lesson.url ?? '',
      level: lesson.level ?? '',
      section: sections.get(lesson.section ?? '') ?? '',
    }));
  let lessonsRight = 0;
  for (const wanted of there.lessons) {
    const lesson = lessons.find(({ line }) => line === wanted.line);
    const wrong = LESSON_FIELDS.filter((field) => wanted[field] !== '*' && lesson?.[field] !== wanted[field]);
    if (lesson !== undefined && wrong.length === 0) lessonsRight++;
    const faults = wrong.map((field) => `${field} “${lesson?.[field] ?? ''}” for “${wanted[field]}”`);
    if (lesson === undefined) differences.push(`${name}:${wanted.line} lesson was missed: ${wanted.title}`);
    else if (faults.length > 0) differences.push(`${name}:${wanted.line} lesson with ${faults.join(', ')}`);
  }
  for (const { line, title } of lessons)
    if (!there.lessons.some((wanted) => wanted.line === line))
      differences.push(`${name}:${line} is no lesson: ${title}`);

  const files = steps.flatMap((step) =>
    step.kind === 'file' ? [{ ...step, line: lineOf(step.range.from) }] : [],
  );
  let filesRight = 0;
  for (const wanted of there.files) {
    const file = files.find(({ line }) => line === wanted.line);
    const right = file?.language === wanted.language && [file.name ?? '', ''].includes(wanted.name);
    if (right) filesRight++;
    else
      differences.push(
        `${name}:${wanted.line} file ${wanted.language} ${wanted.name}, not ${file?.language ?? ''} ${file?.name ?? ''}`,
      );
  }

  return {
    commandsThere: there.commands.length,
    commandsFound: found.length,
    commandsRight,
    lessonsThere: there.lessons.length,
    lessonsFound: lessons.length,
    lessonsRight,
    filesThere: there.files.length,
    filesRight,
    differences,
  };
}

/** Line breaks, `;` and runs of blanks are one: `do a` over two lines and on one are the same command. */
function plain(command: string): string {
  return command.replace(/[\s;]+/g, ' ').trim();
}
