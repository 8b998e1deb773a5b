import type { CommandStep } from '../../core/course/model';
import type { BucketContents } from '../../core/ledger/teardown/contents';
import type { LedgerEntry } from '../../core/ledger/model';
import type { Survey } from '../../core/ledger/teardown/survey';
import type { Removal } from '../../core/ledger/teardown/model';
import type { Logger } from '../../core/logger';
import type { Runner } from '../../core/runs/runner';
import type { PracticeTerminals } from '../../core/runs/terminal';
import type { Runs } from '../course/runs';
import type { Gate } from '../target/gate';

/** What of the ledger is to be cleaned up. */
export type Scope =
  /** What a lesson made. */
  | { readonly kind: 'lesson'; readonly courseId: string; readonly lessonId: string }
  /** Single things, by their keys. */
  | { readonly kind: 'entries'; readonly keys: readonly string[] }
  /** Everything on a target, by its name. */
  | { readonly kind: 'target'; readonly target: string };

export interface TeardownDeps {
  readonly runs: Runs;
  readonly runner: Runner;
  readonly terminals: PracticeTerminals;
  readonly gate: Gate;
  readonly ledger: {
    read(): readonly LedgerEntry[];
    put(entry: LedgerEntry): void;
    drop(keys: readonly string[]): void;
  };
  /** Asks the present target and engine. */
  readonly survey: (entries: readonly LedgerEntry[], signal: AbortSignal) => Promise<Survey>;
  /** What should have gone with something that is gone, and certainly still exists. */
  readonly leftOf: (removal: Removal, signal: AbortSignal) => Promise<LedgerEntry[]>;
  /** What a bucket holds; `null` where it cannot be told. */
  readonly contents: (bucket: LedgerEntry, signal: AbortSignal) => Promise<BucketContents | null>;
  /** The removal of a bucket with versions, made ready: what its commands read is written to files. */
  readonly withVersions: (removal: Removal, contents: BucketContents) => Promise<Removal>;
  readonly memory: Memory;
  readonly log: Logger;
}

/** Outlives the window. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** The step that the runs of a clean-up are kept under. */
export const CLEAN_UP = 'practice:clean-up';

/** Where the lines of a clean-up run. */
export const ON_HOST = { runsIn: 'host', openedBy: null } as const;

/** A line as a step that the runner takes. */
export const stepOf = (title: string, lines: readonly string[]): CommandStep => ({
  id: CLEAN_UP,
  kind: 'command',
  format: 'fenced',
  language: 'sh',
  title,
  range: { from: 0, to: 0 },
  statements: lines.map((command, index) => ({
    command,
    range: { from: 0, to: 0 },
    line: index + 1,
    placeholders: [],
    runsIn: 'host',
    session: null,
    openedBy: null,
  })),
});
