/**
 * - `waiting`: not as it should be yet, but on its way
 * - `good`, `bad`
 * - `late`: still on its way when the time was up
 */
export type CheckState = 'waiting' | 'good' | 'bad' | 'late';

/** Milliseconds after which something that is still on its way is no longer waited for. */
export const PATIENCE = 10 * 60_000;

/** How something that a run made was found afterwards. Plain data, kept with its run. */
export interface CheckResult {
  /** The ledger's key of what was looked at; tells the results of a run apart. */
  readonly key: string;
  readonly state: CheckState;
  /** What it is: `cluster`. */
  readonly noun: string;
  readonly name: string;
  /** `is ACTIVE`, `0/1 running` */
  readonly finding: string;
  /** What to look at where it is not good; a sentence. */
  readonly hint?: string;
  /** The view of live resources that shows it: `ecs`. */
  readonly view?: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Worst first. */
const RANK: readonly CheckState[] = ['bad', 'late', 'waiting', 'good'];

/** What stands for all results of a run: the worst of them. */
export function worstOf(results: readonly CheckResult[]): CheckResult | undefined {
  return [...results].sort((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state))[0];
}
