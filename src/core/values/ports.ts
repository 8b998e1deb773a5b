import type { LiveResource, StackOutput } from './candidates';
import type { RememberedValue, Suggested } from './model';

/** What exists of a type now. */
export interface LiveList {
  readonly resources: readonly LiveResource[];
  /** Whether these are all: what is missing then does not exist. */
  readonly isWhole: boolean;
}

/** Per text, by slot name. */
export type Suggestions = readonly ReadonlyMap<string, Suggested>[];

/** Help while one form is open. */
export interface Assist {
  /** What is known now, without asking anybody. */
  readonly suggestions: Suggestions;
  /** Asks the target for more; never rejects. `found` is called whenever `suggestions` may have changed. */
  ask(found: () => void): Promise<void>;
  /** Lets go of what is still being asked. */
  dispose(): void;
}

/** What can be asked of a target while the learner fills in a form. Rejections are no answer. */
export interface LiveSource {
  /** Whether resources of the type can be listed at all. */
  knows(type: string): boolean;
  /** `null` when it cannot be told: access denied, no answer. */
  list(type: string): Promise<LiveList | null>;
  /** Of all stacks of the target. */
  outputs(): Promise<readonly StackOutput[] | null>;
  /** Twelve digits. */
  account(): Promise<string | null>;
  region(): Promise<string | null>;
}

/** Where the remembered values of a course are kept. */
export interface ValueMemory {
  /** Empty for a course that is not known yet. */
  load(courseId: string): Promise<readonly RememberedValue[]>;
  /** Replaces what is kept for the course. */
  save(courseId: string, values: readonly RememberedValue[]): Promise<void>;
}

/** The system's secret storage. A `vscode.SecretStorage` is one. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
}
