import { entryKey, nameOf, type LedgerEntry } from '../ledger/model';
import { argumentsOf } from '../catalogue/template';
import { nounOf, resourceInfo } from '../catalogue/types';
import type { Run } from '../runs/model';
import type { RunStore } from '../runs/store';
import { follow } from './following';
import type { CheckResult } from './model';

export interface CheckingDeps {
  readonly store: Pick<RunStore, 'record' | 'history'>;
  /**
   * Asks out of the learner's sight, where a run went and nowhere else.
   * @param words a program and its arguments
   * @param target the name of the run's target
   * @returns what was printed; `null` where there is no answer, or commands go elsewhere by now
   */
  readonly ask: (words: readonly string[], target: string, signal: AbortSignal) => Promise<string | null>;
  /** @param milliseconds */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Looks after what runs made or changed: is it as it should be? What is found is kept with the run. */
export class Checking {
  /** What statements of a run that is not over yet made. */
  private readonly made = new Map<string, LedgerEntry[]>();
  /** What is followed, by the key of what was made. */
  private readonly followed = new Map<string, AbortController>();
  private readonly closing = new AbortController();

  constructor(private readonly deps: CheckingDeps) {}

  /** A statement passed: looks after these things once its run is over. */
  passed(run: Run, things: readonly LedgerEntry[]): void {
    const checked = things.filter(({ type }) => resourceInfo(type)?.check !== undefined);
    if (checked.length > 0) this.made.set(run.id, [...(this.made.get(run.id) ?? []), ...checked]);
  }

  /** Nothing more will happen to a run. Resolves when nothing more will be known of what it made. */
  async ended(run: Run): Promise<void> {
    const things = this.made.get(run.id) ?? [];
    this.made.delete(run.id);
    await Promise.all(things.map((thing) => this.look(run, thing)));
  }

  /** These are gone, or will be: what was found of them is no longer true. @param keys of the ledger */
  forget(courseId: string, stepId: string, keys: ReadonlySet<string>): void {
    for (const key of keys) this.followed.get(key)?.abort();
    for (const run of this.deps.store.history(courseId, stepId)) {
      const checks = run.checks?.filter(({ key }) => !keys.has(key));
      if (checks && checks.length !== run.checks?.length) this.deps.store.record({ ...run, checks });
    }
  }

  /** Ends all that is followed; what was found so far stays. */
  dispose(): void {
    this.closing.abort();
  }

  private async look(run: Run, thing: LedgerEntry): Promise<void> {
    const check = resourceInfo(thing.type)?.check;
    const words = check && argumentsOf(check.ask, thing);
    if (!check || !words) return;
    const key = entryKey(thing);
    // A later run of the same step looks after the same thing.
    this.followed.get(key)?.abort();
    const own = new AbortController();
    this.followed.set(key, own);
    const signal = AbortSignal.any([own.signal, this.closing.signal]);
    const { ask, pause, now } = this.deps;
    const about = {
      key,
      noun: nounOf(thing.type),
      name: nameOf(thing),
      ...(check.hint !== undefined && { hint: check.hint }),
      ...(check.view !== undefined && { view: check.view }),
    };
    await follow(check, thing.id, {
      ask: () => ask(words, run.target, signal),
      pause: (milliseconds) => pause(milliseconds, signal),
      now,
      over: () => signal.aborted,
      tell: (state, finding) => this.keep(run, { ...about, state, finding, at: now() }),
    });
    if (this.followed.get(key) === own) this.followed.delete(key);
  }

  private keep({ id, courseId, stepId }: Run, result: CheckResult): void {
    const run = this.deps.store.history(courseId, stepId).find((each) => each.id === id);
    if (!run) return;
    const others = (run.checks ?? []).filter(({ key }) => key !== result.key);
    this.deps.store.record({ ...run, checks: [...others, result] });
  }
}
