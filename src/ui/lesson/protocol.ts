import type { CheckState } from '../../core/checks/model';
import type { Hint } from '../../core/lint/hint';
import type { StepState } from '../course/progress';

/** What the page needs to know of a step beside how it looks. */
export interface StepFacts {
  readonly id: string;
  readonly kind: 'command' | 'file';
  /** Whether something has to be filled in. */
  readonly open: boolean;
  /** Names its buttons for people who do not see where they stand: the command's first words, a file's name. */
  readonly name: string;
  /** Where it runs when that is not the learner's machine: `in a container`. */
  readonly place: string | null;
  /** What the target cannot do of it, and what to expect instead, in sentences. */
  readonly limits: readonly string[];
  /** What is outdated or broken about it, and what to use instead. */
  readonly hint: Hint | null;
}

/** How a command stands. */
export interface StepStanding {
  readonly id: string;
  readonly state: StepState;
  /** How its last run ended, in the fewest words: `passed`, `exit 255`, `running, statement 2 of 3`. */
  readonly outcome: string;
  /** When that was, in ms since 1970; `null` while it runs and when it never ran. */
  readonly at: number | null;
  /** The last lines that it printed; `null` while they are not known and when there are none. */
  readonly output: { readonly lines: readonly string[]; readonly more: boolean } | null;
  /** How what it made was found, a line for each: `✗ service api 0/1 running`. */
  readonly checks: readonly StepCheck[];
  /** Whether it is the command to run next. */
  readonly next: boolean;
}

/** How something that a command made was found. */
export interface StepCheck {
  readonly state: CheckState;
  readonly text: string;
  /** What to look at where it is not good. */
  readonly hint: string | null;
  /** The view that shows it: `ecs`. */
  readonly view: string | null;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
  /** How many things that the lesson made are on record. */
  readonly made: number;
}

/** Everything the page shows but how its commands stand. */
export interface LessonContent {
  /** What the page is asked to keep, so that it can be brought back after a reload. */
  readonly ref: unknown;
  /** Tells lessons apart: another one is shown from its top. */
  readonly key: string;
  readonly title: string;
  readonly url: string | null;
  /** `20 min`, `Beginner`: what is known of the lesson, in few words. */
  readonly facts: readonly string[];
  /** Section and course, outermost first. */
  readonly path: readonly string[];
  readonly html: string;
  readonly steps: readonly StepFacts[];
  /** Titles of the lessons before and behind. */
  readonly previous: string | null;
  readonly following: string | null;
  /** Pictures that wait for leave to come from elsewhere. */
  readonly remotePictures: number;
  /** Whether commands may run here. */
  readonly trusted: boolean;
}

/** Something that the lesson's commands made. */
export interface CreatedThing {
  /** Tells it from the others. */
  readonly key: string;
  readonly name: string;
  /** `load balancer` */
  readonly noun: string;
  readonly state: 'alive' | 'gone' | 'unknown';
  /** Why that is not known. */
  readonly reason: string | null;
}

export type ToLesson =
  | {
      readonly kind: 'show';
      readonly content: LessonContent;
      readonly standings: readonly StepStanding[];
      readonly progress: Progress;
    }
  /** Commands that stand otherwise than before. */
  | { readonly kind: 'standings'; readonly standings: readonly StepStanding[]; readonly progress: Progress }
  /** Everything that the lesson has made, as far as it is on record. */
  | { readonly kind: 'created'; readonly things: readonly CreatedThing[] }
  /** Brings a step into view. */
  | { readonly kind: 'reveal'; readonly step: string }
  /** There is nothing to show: the lesson is gone from the notes. */
  | { readonly kind: 'gone'; readonly message: string };

/** What a learner can do with a step. */
export type StepAction =
  | 'run'
  | 'cancel'
  | 'fillAndCopy'
  | 'copy'
  | 'createFile'
  | 'history'
  | 'markDone'
  | 'openInNotes'
  | 'useModern'
  | 'copyModern'
  | 'askModern';

export type FromLesson =
  /** The page can be given its content. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'step'; readonly action: StepAction; readonly step: string }
  /** Shows what a step made in its view. */
  | { readonly kind: 'look'; readonly view: string }
  | { readonly kind: 'go'; readonly to: 'previous' | 'following' }
  /** What concerns the whole lesson. */
  | {
      readonly kind: 'lesson';
      readonly action: 'openInNotes' | 'openLink' | 'runLesson' | 'trust' | 'cleanUp' | 'showCreated';
    }
  /** A link without a scheme: a file beside the notes. */
  | { readonly kind: 'openPath'; readonly path: string }
  | { readonly kind: 'loadPictures' };
