import type { Lesson, Step } from '../../core/course/model';
import { isDone } from '../../core/runs/describe';
import { commandsOf, runKey, type LastRun, type PartView } from './model';

/** What the tree leaves out. */
export interface Filter {
  /** Text to find in titles and commands, case ignored; empty for everything. */
  readonly text: string;
  readonly hideDone: boolean;
}

export const NO_FILTER: Filter = { text: '', hideDone: false };

type Wanted = readonly string[];

/** The words that are looked for: `docker run` finds `docker container run` too. */
const wordsOf = (text: string): Wanted => text.toLowerCase().split(/\s+/).filter(Boolean);

function has(text: string, wanted: Wanted): boolean {
  const lower = text.toLowerCase();
  return wanted.every((word) => lower.includes(word));
}

/** Whether a step itself speaks of what is wanted. */
function stepMatches(step: Step, wanted: Wanted): boolean {
  if (has(step.title, wanted)) return true;
  if (step.kind === 'note') return has(step.text, wanted);
  if (step.kind === 'file') return step.name !== null && has(step.name, wanted);
  return step.statements.some((statement) => has(statement.command, wanted));
}

/** The steps of a lesson that the filter leaves: all of them when the lesson's own title matches. */
export function stepsLeft(
  course: string,
  part: PartView,
  lesson: Lesson,
  filter: Filter,
  last: LastRun,
): readonly Step[] {
  const wanted = wordsOf(filter.text);
  const all = wanted.length === 0 || has(lesson.title ?? '', wanted);
  return lesson.steps.filter(
    (step) =>
      (all || stepMatches(step, wanted)) &&
      !(filter.hideDone && step.kind === 'command' && isDone(last(course, runKey(part, step.id)))),
  );
}

/** Whether a lesson stays in the tree. Title matches stay without steps too; hidden are those that are done. */
export function keepsLesson(
  course: string,
  part: PartView,
  lesson: Lesson,
  filter: Filter,
  last: LastRun,
): boolean {
  if (lesson.title === null && lesson.steps.every((step) => step.kind === 'note')) return false;
  if (filter.hideDone && lessonDone(course, part, lesson, last)) return false;
  if (filter.text === '') return true;
  return (
    has(lesson.title ?? '', wordsOf(filter.text)) || stepsLeft(course, part, lesson, filter, last).length > 0
  );
}

function lessonDone(course: string, part: PartView, lesson: Lesson, last: LastRun): boolean {
  const commands = commandsOf(lesson);
  if (commands.length === 0) return isDone(last(course, runKey(part, lesson.id)));
  return commands.every((step) => isDone(last(course, runKey(part, step.id))));
}
