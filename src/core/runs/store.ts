import type { StepId } from '../course/model';
import type { Event } from './events';
import type { Run } from './model';

/** What lasts: runs, their output, progress by hand and remembered values. Holds no secret. */
export interface RunStore {
  /** The latest run of every step that has one. */
  runs(courseId: string): ReadonlyMap<StepId, Run>;
  /** `undefined` when the step never ran, or was marked not done since. */
  latest(courseId: string, stepId: StepId): Run | undefined;
  /** The runs of a step that are kept, newest first. */
  history(courseId: string, stepId: StepId): readonly Run[];
  /** Adds the run, or replaces an earlier state of it. Known at once, on disk soon after. */
  record(run: Run): void;
  /** Plain text; `undefined` when none was kept. */
  output(runId: string): Promise<string | undefined>;
  /** @param text plain text, secrets masked */
  saveOutput(runId: string, text: string): Promise<void>;
  markDone(courseId: string, stepId: StepId): void;
  markNotDone(courseId: string, stepId: StepId): void;
  /** `null` forgets. Never give it a secret. */
  remember(courseId: string, key: string, value: string | null): void;
  remembered(courseId: string): ReadonlyMap<string, string>;
  /** Forgets the runs and marks of the course; remembered values stay. */
  resetProgress(courseId: string): void;
  /** Says the course whose state changed, here or in another window. */
  readonly onDidChange: Event<string>;
}
