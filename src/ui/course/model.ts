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

/** The lessons of a course that have runs, by the key that `runKey` makes. */
export type Begun = ReadonlySet<string>;

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

type Lessons = ReadonlyMap<LessonId, Lesson>;

const indexes = new WeakMap<Course, Lessons>();

/** Lessons by id; made once for every parse, when first asked for. */
function lessonsOf(notes: Course): Lessons {
  const known = indexes.get(notes);
  if (known) return known;
  const lessons = new Map(notes.lessons.map((lesson) => [lesson.id, lesson]));
  indexes.set(notes, lessons);
  return lessons;
}

const steps = new WeakMap<Lesson, ReadonlyMap<StepId, Step>>();

/** The steps of a lesson by id; made once, when first asked for. */
function stepsById(lesson: Lesson): ReadonlyMap<StepId, Step> {
  const known = steps.get(lesson);
  if (known) return known;
  const byId = new Map(lesson.steps.map((step) => [step.id, step]));
  steps.set(lesson, byId);
  return byId;
}

/** The lesson of that id, if the notes (still) have it. */
export const findLesson = (notes: Course | null, id: LessonId): Lesson | undefined =>
  notes === null ? undefined : lessonsOf(notes).get(id);

/** The step of that id with its lesson, if the notes (still) have it. The steps of other lessons are not looked at. */
export function findStep(notes: Course | null, id: StepId): Found | undefined {
  const lesson = findLesson(notes, lessonIdOf(id));
  const step = lesson && stepsById(lesson).get(id);
  return step && { lesson, step };
}

/** The part of a step's id, or of the key of its runs, that names its lesson; a lesson's own as it is. */
export const lessonIdOf = (id: string): string => id.replace(/\/[^/#]*$/, '');

/** The lessons of a course that have runs, given the keys of these. */
export const begunLessons = (keys: Iterable<string>): Begun =>
  new Set(Array.from(keys).flatMap((key) => [key, lessonIdOf(key)]));
