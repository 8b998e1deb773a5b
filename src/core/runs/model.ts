import type { CheckResult } from '../checks/model';
import type { StepId } from '../course/model';

/**
 * - `running`: a statement has been sent and has not ended
 * - `passed`, `failed`: every statement ended with 0; one ended with something else
 * - `interrupted`: the terminal closed, the shell died, the window reloaded, or the learner cancelled
 * - `sent`: sent to a shell that cannot report an end; the learner says how it went
 * - `done`: marked done by hand
 */
export type RunState = 'running' | 'passed' | 'failed' | 'interrupted' | 'sent' | 'done';

/** One execution of a command step. Holds no secret: secret values appear as `••••`. */
export interface Run {
  /** Unique across windows. */
  readonly id: string;
  readonly courseId: string;
  readonly stepId: StepId;
  readonly state: RunState;
  /** Where the commands went, for people: `Sandbox`. */
  readonly target: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** `null` while it runs. */
  readonly endedAt: number | null;
  readonly statements: readonly StatementRun[];
  /** The values filled in, by slot; secrets are left out. */
  readonly values: Readonly<Record<string, string>>;
  /** How what it made was found afterwards; absent where nothing was looked after. */
  readonly checks?: readonly CheckResult[];
}

export interface StatementRun {
  /** The final line as it was sent, secrets masked. */
  readonly command: string;
  /** `null` while it runs, when it never ran, and when the shell did not tell. */
  readonly exitCode: number | null;
  readonly state: 'waiting' | RunState;
}
