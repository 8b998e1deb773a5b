import { describeCheck } from '../../core/checks/describing';
import type { Lesson, StepId } from '../../core/course/model';
import type { Hint } from '../../core/lint/hint';
import { describeRun } from '../../core/runs/describe';
import type { Run } from '../../core/runs/model';
import { outcome, placeOf, stepLabel } from '../course/describe';
import {
  commandsOf,
  runKey,
  type CourseView,
  type LastRun,
  type LessonRef,
  type PartView,
} from '../course/model';
import { lessonProgress, type Standing } from '../course/progress';
import { mayAsk } from '../course/statements';
import { hoursAndMinutes, shorten } from '../words';
import type { LessonContent, Progress, StepFacts, StepStanding } from './protocol';
import type { RenderedLesson } from './render';

/** A lesson where it stands in its course. */
export interface LessonPlace {
  readonly course: CourseView;
  readonly part: PartView;
  readonly lesson: Lesson;
}

/** The last lines of a run's output that the page shows. */
const LAST_LINES = 10;
/** Longer lines are cut, in characters. */
const LINE_LENGTH = 400;

export const refOf = ({ course, part, lesson }: LessonPlace): LessonRef => ({
  course: course.id,
  part: part.uri,
  lesson: lesson.id,
});

/** What the page shows of a lesson, but for how its commands stand. @param limits what the target cannot do, by the id of the step */
export function contentOf(
  place: LessonPlace,
  { html, remote }: RenderedLesson,
  trusted: boolean,
  limits: ReadonlyMap<string, readonly string[]> = new Map(),
  hints: ReadonlyMap<StepId, Hint> = new Map(),
): LessonContent {
  const { course, part, lesson } = place;
  const ref = refOf(place);
  const section = part.notes?.sections.find(({ id }) => id === lesson.section)?.title;
  const { previous, following } = neighbours(place);
  return {
    ref,
    key: JSON.stringify(ref),
    title: titleOf(lesson, part),
    url: lesson.url,
    facts: [lesson.level, lesson.minutes === null ? null : hoursAndMinutes(lesson.minutes)].filter(
      (fact) => fact !== null,
    ),
    // A section that is all of the notes has their title.
    path: [...new Set([course.title, ...(section === undefined ? [] : [section])])],
    html,
    steps: lesson.steps.flatMap((step): StepFacts[] =>
      step.kind === 'note'
        ? []
        : [
            {
              id: step.id,
              kind: step.kind,
              open: step.kind === 'command' && mayAsk(step),
              name: step.kind === 'file' ? (step.name ?? 'file') : shorten(stepLabel(step, false), 60),
              place: step.kind === 'command' ? placeOf(step) : null,
              limits: limits.get(step.id) ?? [],
              hint: hints.get(step.id) ?? null,
            },
          ],
    ),
    previous: previous ? titleOf(previous.lesson, previous.part) : null,
    following: following ? titleOf(following.lesson, following.part) : null,
    remotePictures: remote,
    trusted,
  };
}

export const titleOf = (lesson: Lesson, part: PartView): string =>
  lesson.title ?? part.notes?.title ?? part.name;

/** The lessons before and behind one, over the ends of files. Those without a title and without steps do not count. */
export function neighbours({ course, part, lesson }: LessonPlace): {
  readonly previous: LessonPlace | null;
  readonly following: LessonPlace | null;
} {
  const all = course.parts.flatMap((one) =>
    (one.notes?.lessons ?? [])
      .filter(({ title, steps }) => title !== null || steps.length > 0)
      .map((each) => ({ course, part: one, lesson: each })),
  );
  const index = all.findIndex((place) => place.part.uri === part.uri && place.lesson.id === lesson.id);
  return { previous: all[index - 1] ?? null, following: (index < 0 ? undefined : all[index + 1]) ?? null };
}

/** How the commands of a lesson stand. `output` gives what is known of what a run printed. */
export function standingsOf(
  { course, part, lesson }: LessonPlace,
  last: LastRun,
  next: Standing['next'],
  output: (run: Run) => string | undefined,
): StepStanding[] {
  return commandsOf(lesson).map(({ id }) => {
    const run = last(course.id, runKey(part, id));
    return {
      id,
      state: run?.state ?? 'idle',
      outcome: run ? wordsFor(run) : '',
      at: run?.endedAt ?? null,
      output: run ? lastLines(output(run)) : null,
      checks: (run?.checks ?? []).map(({ hint = null, view = null, ...check }) => ({
        state: check.state,
        text: describeCheck(check),
        hint: check.state === 'bad' || check.state === 'late' ? hint : null,
        view,
      })),
      next: next?.part === part.uri && next.step === id,
    };
  });
}

/** @param made how many things that the lesson made are on record */
export function progressOf({ course, part, lesson }: LessonPlace, last: LastRun, made = 0): Progress {
  const { done, total } = lessonProgress(course.id, part, lesson, last);
  return { done, total, made };
}

function wordsFor(run: Run): string {
  if (run.state === 'running') return describeRun(run, run.startedAt);
  return outcome(run);
}

function lastLines(output: string | undefined): StepStanding['output'] {
  const lines = (output ?? '')
    .trimEnd()
    .replace(/^(?:[ \t]*\n)+/, '')
    .split('\n');
  if (lines.length === 1 && lines[0] === '') return null;
  const shown = lines.slice(-LAST_LINES);
  return {
    lines: shown.map((line) => (line.length > LINE_LENGTH ? `${line.slice(0, LINE_LENGTH)}…` : line)),
    more: lines.length > shown.length || lines.some((line) => line.length > LINE_LENGTH),
  };
}
