import type { Placeholder, RunsIn, SessionEffect } from '../shell/model';
import type { Range } from '../text';

/** Stable across edits elsewhere in the notes: made from the lesson, the text of the step and its number among equals. */
export type StepId = string;
/** Stable in the same way: made from the title and its number among equals. */
export type LessonId = string;

/** Notes as a tree. All ranges are in the text that was parsed. Data: it can be compared, and copied but for what a `Statement` works out when asked. */
export interface Course {
  /** The notes' title: front matter, first top heading, or `null`. */
  readonly title: string | null;
  readonly sections: readonly Section[];
  /** All lessons in the order of the notes, those without a section included. */
  readonly lessons: readonly Lesson[];
}

export interface Section {
  readonly id: string;
  readonly title: string;
  /** The heading. */
  readonly range: Range;
  /** Ids of its lessons, in order. */
  readonly lessons: readonly LessonId[];
}

export interface Lesson {
  readonly id: LessonId;
  /** `null` for the unnamed lesson that holds what stands before the first title, or under a heading beside the lessons. */
  readonly title: string | null;
  readonly url: string | null;
  /** Whole minutes, `null` where the notes do not say. */
  readonly minutes: number | null;
  /** As the notes call it: `Beginner Level`. */
  readonly level: string | null;
  /** The `id` of its section, `null` where it stands in none. */
  readonly section: string | null;
  /** The title line. */
  readonly titleRange: Range;
  /** From the title to the end of the lesson. */
  readonly range: Range;
  readonly steps: readonly Step[];
  /** For what is kept from one version of the notes to the next. Not enumerable: it is no part of what the lesson says. */
  readonly origin?: Origin;
}

/** The steps of a lesson as they were first read, where they stood then: the same objects until the lesson itself is edited. */
export interface Origin {
  readonly steps: readonly Step[];
  /** How many lines further on the lesson stands now. */
  readonly byLines: number;
  /** The 1-based line on which one of these steps stood. */
  lineOf(step: Step): number;
}

export type Step = NoteStep | CommandStep | FileStep;

interface StepBase {
  readonly id: StepId;
  /** The block, list item or code span it was made from, fences and backticks included. */
  readonly range: Range;
  /** One line for the tree. */
  readonly title: string;
}

export interface NoteStep extends StepBase {
  readonly kind: 'note';
  /** The prose as plain text. */
  readonly text: string;
}

export interface CommandStep extends StepBase {
  readonly kind: 'command';
  readonly format: 'inline' | 'fenced' | 'indented';
  readonly language: string | null;
  /** At least one. */
  readonly statements: readonly Statement[];
}

/** Made by `ReadStatement`: copies of one (`{ ...statement }`) have to name its `placeholders`. */
export interface Statement {
  /** In the notes, without its prompt. */
  readonly range: Range;
  /** 1-based line of the notes where the command starts. */
  readonly line: number;
  readonly command: string;
  /** Looked for when somebody asks: most statements of notes are only listed. */
  readonly placeholders: readonly Placeholder[];
  readonly runsIn: RunsIn;
  readonly session: SessionEffect | null;
  /** The step that opens the session this statement needs; `null` on the host and where no step is known. */
  readonly openedBy: StepId | null;
}

export interface FileStep extends StepBase {
  readonly kind: 'file';
  /** The content with the indentation of the surrounding list removed. */
  readonly content: string;
  readonly language: string | null;
  /** The file's name where the notes or the content tell it. */
  readonly name: string | null;
}
