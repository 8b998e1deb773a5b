import type { StepId } from '../course/model';
import type { Placeholder } from '../shell/model';

/** Where a value comes from. */
export type ValueSource =
  'typed' | 'remembered' | 'run output' | 'stack output' | 'live resource' | 'environment';

/** Text for a slot. Never a secret: secrets stay in the system's secret storage. */
export interface Value {
  readonly text: string;
  readonly source: ValueSource;
  /** When it was made or last used, in milliseconds since 1970, where that is known. */
  readonly at?: number;
  /** What it is and who made it, for people: `load balancer mysfits-nlb, made 2 min ago by “Create the load balancer”`. */
  readonly about?: string;
}

/** The values for a slot, best first, and the one that is beyond doubt. */
export interface Suggested {
  readonly values: readonly Value[];
  /** Filled in without being asked for; `null` where there is a choice. */
  readonly certain: string | null;
  /** What was used last at this very place, where that is still worth offering. */
  readonly last?: string | null;
}

/** A slot at its place in a course: what a value is wanted for, and what a remembered value was used for. */
export interface SlotPlace {
  readonly stepId: StepId;
  /** Number of the statement within its step, from 0. */
  readonly statement: number;
  /** The slot's name, unique within the statement: `--vpc-id`. */
  readonly slot: string;
  /** The slot's name for people: `VPC id`. */
  readonly label: string;
  /** The placeholder as written: `REPLACE_ME_VPC`. */
  readonly placeholder: string;
}

/** A value that the learner used, and the place it was used at. Plain data, fit for storage. */
export interface RememberedValue extends SlotPlace {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The name of the target that it was used on; values of an earlier version have none. */
  readonly target?: string;
}

/** The place of a placeholder in a statement of a step. */
export function placeOf(stepId: StepId, statement: number, { slot, text }: Placeholder): SlotPlace {
  return { stepId, statement, slot: slot.name, label: slot.label, placeholder: text };
}
