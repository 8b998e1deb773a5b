import type { ShellKind } from '../../core/shell/model';
import type { OpenStatement, Purpose } from './model';

/** A value to choose, and where it comes from in words: `used 2 min ago`. */
export interface Suggestion {
  readonly text: string;
  readonly note: string;
}

/** One slot of one statement, as the page shows it. */
export interface FormSlot {
  /** Number of the statement within the step, from 0. */
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
  readonly slots: readonly FormSlot[];
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
  | { readonly kind: 'update'; readonly id: number; readonly slots: readonly FormSlot[] };

export type FromForm =
  /** The page can be given its content. */
  | { readonly kind: 'ready' }
  /** What has been typed so far, without secrets. */
  | { readonly kind: 'draft'; readonly id: number; readonly texts: readonly SlotText[] }
  | { readonly kind: 'submit'; readonly id: number; readonly texts: readonly SlotText[] }
  | { readonly kind: 'cancel'; readonly id: number };
