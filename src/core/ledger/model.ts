import type { SlotType } from '../catalogue/model';
import type { LessonId, StepId } from '../course/model';

/** Where and when a run learnt something. */
export interface LedgerOrigin {
  /** The name of the target that the commands went to. */
  readonly target: string;
  readonly courseId: string;
  readonly lessonId: LessonId;
  readonly lessonTitle: string;
  /** The key that the step's runs are kept under. */
  readonly stepId: StepId;
  readonly stepTitle: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Something that the learner's runs made on a target, or a value that they were told there. Plain data, fit for storage. */
export interface LedgerEntry extends LedgerOrigin {
  readonly kind: 'made' | 'told';
  readonly type: SlotType;
  /** Its usual identifier, or the value. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Words of the placeholder where its name was given: `artifacts`, `bucket`. */
  readonly words: readonly string[];
}

/** What tells one entry from another: the same thing made again takes the place of its first entry. */
export const entryKey = ({ target, kind, type, id }: LedgerEntry): string =>
  JSON.stringify([target, kind, type, id]);
