import type { StepId } from '../../core/course/model';
import type { Placeholder, ShellKind } from '../../core/shell/model';
import type { RememberedValue } from '../../core/values/model';
import type { Assist } from '../../core/values/ports';

/** What is done with the filled statements. */
export type Purpose = 'run' | 'copy';

/** A statement with something left to fill. */
export interface OpenStatement {
  readonly command: string;
  readonly placeholders: readonly Placeholder[];
}

/** What the form is asked for: every slot of a step. */
export interface FormRequest {
  readonly courseId: string;
  readonly stepId: StepId;
  /** The step's title. */
  readonly title: string;
  readonly purpose: Purpose;
  readonly shell: ShellKind;
  /** Where the statements will go, for people: `Sandbox · us-east-1`. */
  readonly target: string;
  /** What to know before, in sentences. */
  readonly hints?: readonly string[];
  /** All statements of the step in order, those without placeholders included. */
  readonly statements: readonly OpenStatement[];
  /** Values from elsewhere (output of runs, stacks, live resources), given those that the learner used before. */
  readonly assist?: (remembered: readonly RememberedValue[]) => Assist;
  /** Whether a value that is beyond doubt is filled in without being chosen; it is unless told otherwise. */
  readonly fillsCertain?: boolean;
}

/** What the learner decided on. */
export interface FormResult {
  /** Per statement, by slot name; holds the secrets too. */
  readonly values: readonly ReadonlyMap<string, string>[];
  /** The texts that must not appear in logs, titles or the history. */
  readonly secrets: readonly string[];
  /** The final lines, one per statement. */
  readonly filled: readonly string[];
  /** The final lines with `••••` for every secret, one per statement. */
  readonly masked: readonly string[];
}
