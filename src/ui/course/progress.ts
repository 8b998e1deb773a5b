import type { Lesson, StepId } from '../../core/course/model';
import { isDone } from '../../core/runs/describe';
import type { Run, RunState } from '../../core/runs/model';
import {
  commandsOf,
  runKey,
  type Begun,
  type CourseView,
  type LastRun,
  type LessonRef,
  type PartView,
  type StepRef,
} from './model';

/** The state of a command: that of its last run, or `idle` when it never ran. */
export type StepState = 'idle' | RunState;

/** How far a lesson is. */
export interface LessonProgress {
  readonly done: number;
  readonly total: number;
  readonly state: 'idle' | 'partly' | 'done' | 'failed' | 'running';
}

/** Where a learner stands in a course. */
export interface Standing {
  /** The command to run next; `null` when all are done. */
  readonly next: StepRef | null;
  /** The lesson that `next` is in, or the one last worked on. */
  readonly lesson:
    (LessonRef & { readonly title: string; readonly left: number; readonly begun: boolean }) | null;
  /** Minutes of the lessons that are not done; those begun count for the share that is left. */
  readonly minutesLeft: number;
  /** When the last run of the course started, in ms since 1970; 0 when there is none. */
  readonly latest: number;
}

/** The exit code that made a run fail, where the shell told it. */
export const exitCode = (run: Run): number | null =>
  run.statements.find((statement) => statement.state === 'failed')?.exitCode ?? null;

/**
 * How far a lesson is. One without commands is done when the learner says so, which is kept as a run under the lesson's own id.
 */
export function lessonProgress(
  course: string,
  part: PartView,
  lesson: Lesson,
  last: LastRun,
): LessonProgress {
  const commands = commandsOf(lesson);
  if (commands.length === 0) {
    return { done: 0, total: 0, state: isDone(last(course, runKey(part, lesson.id))) ? 'done' : 'idle' };
  }
  let done = 0;
  let failed = false;
  let running = false;
  for (const step of commands) {
    const run = last(course, runKey(part, step.id));
    if (isDone(run)) done++;
    failed ||= run?.state === 'failed';
    running ||= run?.state === 'running';
  }
  const total = commands.length;
  const state = running
    ? 'running'
    : done === total
      ? 'done'
      : failed
        ? 'failed'
        : done > 0
          ? 'partly'
          : 'idle';
  return { done, total, state };
}

interface Latest {
  readonly part: PartView;
  readonly lesson: Lesson;
  readonly step: StepId;
  readonly startedAt: number;
}

interface Place {
  readonly part: PartView;
  readonly lesson: Lesson;
}

/** Reads the standing of a course from its notes and the last run of every step. The steps of lessons that are not begun are left alone. */
export function standingOf(course: CourseView, last: LastRun, begun: Begun): Standing {
  const places: Place[] = [];
  let latest: Latest | null = null;
  let minutesLeft = 0;
  for (const part of course.parts) {
    for (const lesson of part.notes?.lessons ?? []) {
      places.push({ part, lesson });
      if (!begun.has(runKey(part, lesson.id))) {
        minutesLeft += lesson.minutes ?? 0;
        continue;
      }
      minutesLeft += minutesLeftIn(course.id, part, lesson, last);
      for (const step of commandsOf(lesson)) {
        const startedAt = last(course.id, runKey(part, step.id))?.startedAt ?? 0;
        if (startedAt > (latest?.startedAt ?? 0)) latest = { part, lesson, step: step.id, startedAt };
      }
    }
  }
  return { ...nextIn(course.id, places, latest, last), minutesLeft, latest: latest?.startedAt ?? 0 };
}

function minutesLeftIn(course: string, part: PartView, lesson: Lesson, last: LastRun): number {
  if (lesson.minutes === null) return 0;
  const { done, total, state } = lessonProgress(course, part, lesson, last);
  if (state === 'done') return 0;
  return total === 0 ? lesson.minutes : Math.ceil((lesson.minutes * (total - done)) / total);
}

/** The first lesson with something left, from the one last worked on and round to the beginning. */
function nextIn(
  course: string,
  places: readonly Place[],
  latest: Latest | null,
  last: LastRun,
): Pick<Standing, 'next' | 'lesson'> {
  const start = Math.max(
    0,
    places.findIndex(({ part, lesson }) => part === latest?.part && lesson === latest.lesson),
  );
  for (let offset = 0; offset < places.length; offset++) {
    const place = places[(start + offset) % places.length];
    if (!place) continue;
    const { part, lesson } = place;
    const begun = lesson === latest?.lesson && part === latest.part;
    const step = nextStep(course, place, begun ? latest.step : null, last);
    if (step === null) continue;
    const { done, total } = lessonProgress(course, part, lesson, last);
    return {
      next: { course, part: part.uri, step },
      lesson: {
        course,
        part: part.uri,
        lesson: lesson.id,
        title: lesson.title ?? part.name,
        left: total - done,
        begun: done > 0 || begun,
      },
    };
  }
  return { next: null, lesson: null };
}

/** After the step that ran last, the first one not tried yet; else the first one not done. */
function nextStep(
  course: string,
  { part, lesson }: Place,
  after: StepId | null,
  last: LastRun,
): StepId | null {
  const commands = commandsOf(lesson);
  const run = (step: StepId): Run | undefined => last(course, runKey(part, step));
  const later = commands.slice(commands.findIndex((step) => step.id === after) + 1);
  const next =
    later.find((step) => run(step.id) === undefined) ?? commands.find((step) => !isDone(run(step.id)));
  return next?.id ?? null;
}
