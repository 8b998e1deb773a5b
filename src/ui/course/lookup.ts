import * as vscode from 'vscode';
import type { CommandStep, Lesson, Step } from '../../core/course/model';
import { PracticeError } from '../messages';
import type { Courses, Place } from './courses';
import { findLesson, findStep, runKey, type LessonRef, type StepRef } from './model';
import type { Runs } from './runs';
import type { CourseTree } from './tree';

/** A lesson with everything around it, as the notes stand now. */
export interface FoundLesson extends Place {
  readonly lesson: Lesson;
}

/** A step with everything around it, as the notes stand now. */
export interface FoundStep<S extends Step = Step> extends FoundLesson {
  readonly step: S;
  /** The id that its runs are kept under. */
  readonly key: string;
  readonly ref: StepRef;
}

/** Finds what a command was called for: a row, a lens, or else the place of the cursor or the chosen row. */
export class Lookup {
  constructor(
    private readonly courses: Courses,
    private readonly runs: Runs,
    private readonly tree: CourseTree,
  ) {}

  /** The step that is meant. @throws PracticeError when there is none */
  async step(argument: unknown): Promise<FoundStep> {
    const found = await this.maybeStep(argument);
    if (!found)
      throw new PracticeError(
        'Choose a step of the course first: in the tree, or with the cursor in its notes.',
      );
    return found;
  }

  /**
   * The step that runs are kept under a key of, as `{ course, key }`. @throws PracticeError when the notes no longer have it
   */
  async madeBy(argument: unknown): Promise<FoundStep> {
    if (!isKeyRef(argument)) throw new PracticeError('Choose something that a step made first.');
    await Promise.all([this.courses.ready(), this.runs.ready()]);
    const course = this.courses.views.find(({ id }) => id === argument.course);
    if (!course) throw new PracticeError('The course of the step that made it is closed.');
    for (const part of course.parts) {
      const id = argument.key.startsWith(part.prefix) ? argument.key.slice(part.prefix.length) : null;
      const found = id === null ? undefined : findStep(part.notes, id);
      if (found) return foundStep({ course, part }, found.lesson, found.step);
    }
    throw new PracticeError('The step that made it is no longer in the notes.');
  }

  /** The command that is meant. @throws PracticeError when there is none, or the step is no command */
  async command(argument: unknown): Promise<FoundStep<CommandStep>> {
    const found = await this.step(argument);
    if (!isCommandStep(found)) throw new PracticeError('This step has no command.');
    return found;
  }

  /** The lesson that is meant, by a row of it or by one of its steps. @throws PracticeError when there is none */
  async lesson(argument: unknown): Promise<FoundLesson> {
    if (isLessonRef(argument) && !isStepRef(argument)) {
      const place = await this.place(argument.course, argument.part);
      const lesson = findLesson(place?.part.notes ?? null, argument.lesson);
      if (place && lesson) return { ...place, lesson };
    }
    return this.step(argument);
  }

  /** The lesson that is meant, or else the one of the cursor, of the chosen row, or the one to go on with. */
  async lessonHere(argument: unknown): Promise<FoundLesson> {
    if (argument !== undefined && !isUri(argument)) return this.lesson(argument);
    const here = await this.lessonAtCursor();
    if (here) return here;
    const { selected } = this.tree;
    if (isLessonRef(selected) || isStepRef(selected)) return this.lesson(selected);
    await Promise.all([this.courses.ready(), this.runs.ready()]);
    const next = this.tree.current()?.lesson;
    if (!next) throw new PracticeError('Choose a lesson of the course first.');
    return this.lesson(next);
  }

  private async maybeStep(argument: unknown): Promise<FoundStep | undefined> {
    if (isStepRef(argument)) return this.find(argument);
    if (argument !== undefined && !isUri(argument)) return undefined;
    const here = await this.atCursor();
    if (here) return here;
    const { selected } = this.tree;
    return selected?.kind === 'step' ? this.find(selected) : undefined;
  }

  private async find({ course, part, step }: StepRef): Promise<FoundStep | undefined> {
    const place = await this.place(course, part);
    const found = findStep(place?.part.notes ?? null, step);
    return place && found && foundStep(place, found.lesson, found.step);
  }

  private async atCursor(): Promise<FoundStep | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    await this.runs.ready();
    const place = await this.courses.of(editor.document);
    if (!place?.part.notes) return undefined;
    const from = editor.document.offsetAt(editor.selection.active);
    const line = editor.document.lineAt(editor.selection.active).range;
    const [start, end] = [editor.document.offsetAt(line.start), editor.document.offsetAt(line.end)];
    const steps = place.part.notes.lessons.flatMap((lesson) =>
      lesson.steps.filter((step) => step.kind !== 'note').map((step) => ({ lesson, step })),
    );
    const under = steps.find(({ step }) => step.range.from <= from && from <= step.range.to);
    const onLine = under ?? steps.find(({ step }) => step.range.from <= end && step.range.to >= start);
    return onLine && foundStep(place, onLine.lesson, onLine.step);
  }

  private async lessonAtCursor(): Promise<FoundLesson | undefined> {
    const editor = vscode.window.activeTextEditor;
    const place = editor && (await this.courses.of(editor.document));
    if (!place) return undefined;
    const at = editor.document.offsetAt(editor.selection.active);
    const lesson = place.part.notes?.lessons.find(({ range }) => range.from <= at && at < range.to);
    return lesson && { ...place, lesson };
  }

  private async place(id: string, uri: string): Promise<Place | undefined> {
    await Promise.all([this.courses.ready(), this.runs.ready()]);
    const course = this.courses.views.find((view) => view.id === id);
    const part = course?.parts.find((view) => view.uri === uri);
    return course && part && { course, part };
  }
}

function foundStep(place: Place, lesson: Lesson, step: Step): FoundStep {
  const { course, part } = place;
  return {
    course,
    part,
    lesson,
    step,
    key: runKey(part, step.id),
    ref: { course: course.id, part: part.uri, step: step.id },
  };
}

/** Whether a found step is a command. */
export const isCommandStep = (found: FoundStep): found is FoundStep<CommandStep> =>
  found.step.kind === 'command';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isUri = (value: unknown): value is vscode.Uri => value instanceof vscode.Uri;

/** Whether a command's argument names a step: a row of the tree or what a lens carries. */
export const isStepRef = (value: unknown): value is StepRef =>
  isObject(value) &&
  typeof value.course === 'string' &&
  typeof value.part === 'string' &&
  typeof value.step === 'string';

/** Whether a command's argument names a lesson. */
export const isLessonRef = (value: unknown): value is LessonRef =>
  isObject(value) &&
  typeof value.course === 'string' &&
  typeof value.part === 'string' &&
  typeof value.lesson === 'string';

/** Whether a command's argument names a step by the key of its runs: that is how the ledger knows it. */
const isKeyRef = (value: unknown): value is { readonly course: string; readonly key: string } =>
  isObject(value) && typeof value.course === 'string' && typeof value.key === 'string';

/** The course that a command's argument names, if any. */
export const courseIn = (value: unknown): string | undefined =>
  isObject(value) && typeof value.course === 'string' ? value.course : undefined;
