import type { Course, Lesson, Step, StepId } from './model';

/** A step and the lesson it stands in. */
export interface Found {
  readonly lesson: Lesson;
  readonly step: Step;
}

/** The step with an id and its lesson, `undefined` when the notes have none. */
export function stepById(course: Course, id: StepId): Found | undefined {
  for (const lesson of course.lessons) {
    if (!id.startsWith(lesson.id)) continue;
    const step = lesson.steps.find((candidate) => candidate.id === id);
    if (step) return { lesson, step };
  }
  return undefined;
}

/** The innermost step at an offset of the notes (its last character's end included), `undefined` between steps. */
export function stepAt(course: Course, offset: number): Found | undefined {
  let best: Found | undefined;
  for (const lesson of course.lessons) {
    if (offset < lesson.range.from || offset > lesson.range.to) continue;
    for (const step of lesson.steps) {
      if (offset < step.range.from || offset > step.range.to) continue;
      if (!best || size(step) < size(best.step)) best = { lesson, step };
    }
  }
  return best;
}

const size = ({ range }: Step): number => range.to - range.from;

/** The step after another in the order of the notes, over the ends of lessons; `accept` tells which count. */
export function nextStep(
  course: Course,
  id: StepId,
  accept: (step: Step) => boolean = () => true,
): Found | undefined {
  let passed = false;
  for (const lesson of course.lessons) {
    for (const step of lesson.steps) {
      if (passed && accept(step)) return { lesson, step };
      if (step.id === id) passed = true;
    }
  }
  return undefined;
}
