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

const has = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted);

/** Whether a step itself speaks of the (lower-case) text. */
function stepMatches(step: Step, wanted: string): boolean {
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
  const wanted = filter.text.toLowerCase();
  const all = wanted === '' || has(lesson.title ?? '', wanted);
  if (all && !filter.hideDone) return lesson.steps;
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
    has(lesson.title ?? '', filter.text.toLowerCase()) ||
    stepsLeft(course, part, lesson, filter, last).length > 0
  );
}

function lessonDone(course: string, part: PartView, lesson: Lesson, last: LastRun): boolean {
  const commands = commandsOf(lesson);
  if (commands.length === 0) return isDone(last(course, runKey(part, lesson.id)));
  return commands.every((step) => isDone(last(course, runKey(part, step.id))));
}
