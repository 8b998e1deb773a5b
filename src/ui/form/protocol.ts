import type { ShellKind } from '../../core/shell/model';
import type { FileChoice } from '../../core/files/copies';
import type { FileUse, OpenStatement, Purpose } from './model';

/** A value to choose, and where it comes from in words: `used 2 min ago`. */
export interface Suggestion {
  readonly text: string;
  readonly note: string;
}

/** One slot of one statement or file, as the page shows it. */
export interface FormSlot {
  /** Number of the statement within the step, from 0; files count on from the statements. */
  readonly statement: number;
  /** The slot's name, unique within its statement. */
  readonly name: string;
  readonly label: string;
  /** As written in the notes. */
  readonly placeholder: string;
  readonly secret: boolean;
  readonly suggestions: readonly Suggestion[];
  /** What the input starts with. */
  readonly initial: string;
  /** Whether the system's secret storage holds `initial`. */
  readonly stored: boolean;
  /** Whether every place of the text with this placeholder wants the same. */
  readonly repeats: boolean;
}

/** A file that statements read, as the page shows it. */
export interface FormFile {
  readonly name: string;
  readonly copy: string;
  readonly uses: readonly FileUse[];
  /** What is read until the learner chooses something else. */
  readonly choice: FileChoice;
  readonly locked: string | null;
  readonly notes: readonly string[];
}

/** Something to know before the statements run, with the titles of what can be done about it. */
export interface ShownNotice {
  readonly text: string;
  readonly actions: readonly string[];
}

/** Everything the page shows. */
export interface FormContent {
  /** Number of the question; what the page sends names it, so that an answer to an earlier one is not mistaken. */
  readonly id: number;
  readonly title: string;
  readonly purpose: Purpose;
  readonly target: string;
  readonly shell: ShellKind;
  /** What to know before, in sentences. */
  readonly hints: readonly string[];
  readonly statements: readonly OpenStatement[];
  readonly files: readonly FormFile[];
  readonly notices: readonly ShownNotice[];
  readonly slots: readonly FormSlot[];
  /** What is outdated or broken about it; the lines to use instead, where there are some. */
  readonly hint: { readonly title: string; readonly why: string; readonly modern: readonly string[] } | null;
}

/** The text of one slot. */
export interface SlotText {
  readonly statement: number;
  readonly slot: string;
  readonly text: string;
  /** Whether the learner wants this secret kept in the system's secret storage; `false` for what is no secret. */
  readonly keep: boolean;
}

export type ToForm =
  | { readonly kind: 'show'; readonly content: FormContent }
  /** More is known about the slots of the form that is open: what they may be filled with, and what they start with. */
  | { readonly kind: 'update'; readonly id: number; readonly slots: readonly FormSlot[] }
  /** What was submitted cannot be: the value of a slot, and why. */
  | { readonly kind: 'refuse'; readonly id: number; readonly slot: string | null; readonly reason: string };

export type FromForm =
  /** The page can be given its content. */
  | { readonly kind: 'ready' }
  /** What has been typed so far, without secrets. */
  | { readonly kind: 'draft'; readonly id: number; readonly texts: readonly SlotText[] }
  | {
      readonly kind: 'submit';
      readonly id: number;
      readonly texts: readonly SlotText[];
      /** Per file. */
      readonly choices: readonly FileChoice[];
    }
  /** The learner wants to see what a file will be with what has been typed so far. */
  | {
      readonly kind: 'compare';
      readonly id: number;
      readonly file: number;
      readonly texts: readonly SlotText[];
    }
  /** The command is to be checked without running it. */
  | { readonly kind: 'check'; readonly id: number }
  /** The modern form is wanted instead. */
  | { readonly kind: 'modern'; readonly id: number }
  /** A button beside a notice was pressed. */
  | { readonly kind: 'act'; readonly id: number; readonly notice: number; readonly action: number }
  | { readonly kind: 'cancel'; readonly id: number };
