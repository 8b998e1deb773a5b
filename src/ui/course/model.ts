import type { CommandStep, Course, FileStep, Lesson, LessonId, Step, StepId } from '../../core/course/model';
import type { Run } from '../../core/runs/model';

/** A course as the views see it: where its notes come from and what was read of them. */
export interface CourseView {
  /** Stable over restarts; runs and remembered values are kept under it. */
  readonly id: string;
  readonly title: string;
  readonly origin: 'bundled' | 'setting' | 'opened';
  /** Why nothing of it can be shown: the folder is gone, holds no notes … */
  readonly problem: string | null;
  readonly parts: readonly PartView[];
}

/** One Markdown file of a course. */
export interface PartView {
  /** The file's URI, as text. */
  readonly uri: string;
  /** The file's name without folder and extension. */
  readonly name: string;
  /** What makes step ids unique among the parts of a course; empty where the course is one file. */
  readonly prefix: string;
  /** The text that the ranges of `notes` are in; empty where the file could not be read. */
  readonly text: string;
  /** `null` where the file could not be read. */
  readonly notes: Course | null;
  readonly problem: string | null;
}

/** A lesson, named so that it can be found again after an edit. */
export interface LessonRef {
  readonly course: string;
  readonly part: string;
  readonly lesson: LessonId;
}

/** A step, named so that it can be found again after an edit. */
export interface StepRef {
  readonly course: string;
  readonly part: string;
  readonly step: StepId;
}

/** The latest run of a step, by the key that `runKey` makes. */
export type LastRun = (course: string, key: string) => Run | undefined;

/** The id under which the runs of a step are kept: unique in the whole course, not only in its file. */
export const runKey = (part: Pick<PartView, 'prefix'>, step: StepId): string => part.prefix + step;

/** What runs of a step count for: commands only; notes and files are not counted. */
const isCommand = (step: Step): step is CommandStep => step.kind === 'command';

/** The commands of a lesson, in order. */
export const commandsOf = (lesson: Lesson): CommandStep[] => lesson.steps.filter(isCommand);

/** What a learner copies: the statements of a command a line each, or the content of a file. */
export const textOf = (step: CommandStep | FileStep): string =>
  step.kind === 'file' ? step.content : step.statements.map((statement) => statement.command).join('\n');

interface Found {
  readonly lesson: Lesson;
  readonly step: Step;
}

interface Index {
  readonly lessons: ReadonlyMap<LessonId, Lesson>;
  readonly steps: ReadonlyMap<StepId, Found>;
}

const indexes = new WeakMap<Course, Index>();

/** Lessons and steps by id; made once for every parse, when first asked for. */
function indexOf(notes: Course): Index {
  const known = indexes.get(notes);
  if (known) return known;
  const steps = new Map<StepId, Found>();
  for (const lesson of notes.lessons) for (const step of lesson.steps) steps.set(step.id, { lesson, step });
  const index = { lessons: new Map(notes.lessons.map((lesson) => [lesson.id, lesson])), steps };
  indexes.set(notes, index);
  return index;
}

/** The lesson of that id, if the notes (still) have it. */
export const findLesson = (notes: Course | null, id: LessonId): Lesson | undefined =>
  notes === null ? undefined : indexOf(notes).lessons.get(id);

/** The step of that id with its lesson, if the notes (still) have it. */
export const findStep = (notes: Course | null, id: StepId): Found | undefined =>
  notes === null ? undefined : indexOf(notes).steps.get(id);
