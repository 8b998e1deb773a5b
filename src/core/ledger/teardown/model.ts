import type { LedgerEntry } from '../model';

/** One thing to take away, and how. Plain data. */
export interface Removal {
  /** The key of its entry. */
  readonly key: string;
  readonly entry: LedgerEntry;
  /** For people: `service MythicalMysfits-Service`. */
  readonly title: string;
  /** Templates of commands, one after the other: the last may only wait until it is gone. */
  readonly commands: readonly string[];
  /** Values of the templates that are not on record: names of files that were written for them. */
  readonly values: Readonly<Record<string, string>>;
  /** What goes with it and needs no command of its own. */
  readonly along: readonly LedgerEntry[];
  /** What is lost, a sentence for people. */
  readonly loses: string;
  /** US dollars an hour that end with it: an estimate. */
  readonly hourly: number;
}

/** Something on record that no command is known to take away. */
export interface Unremovable {
  readonly entry: LedgerEntry;
  readonly title: string;
  /** A sentence for people. */
  readonly why: string;
}

/** What to take away, in an order in which nothing goes that something else still stands on. */
export interface Plan {
  readonly removals: readonly Removal[];
  readonly unremovable: readonly Unremovable[];
}
