import type { RememberedValue } from './model';

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
