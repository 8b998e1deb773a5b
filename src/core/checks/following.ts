import type { Check } from '../catalogue/model';
import { judge, type Verdict } from './judging';
import { PATIENCE, type CheckState } from './model';

/** What asks and waits. */
export interface Watch {
  /** Asks once. @returns what was printed; `null` when there was no answer: nobody there, no permission, gone */
  ask(): Promise<string | null>;
  /** Waits, less when it is over. @param milliseconds */
  pause(milliseconds: number): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Nobody wants to know any more: the window closes, the step runs again, the thing is taken away. */
  over(): boolean;
  /** Tells what was found: again only when it is something else. */
  tell(state: CheckState, finding: string): void;
}

/** Milliseconds between two questions at first; each further pause is half as long again, up to the most. */
const FIRST = 3000;
const MOST = 30_000;
/** Milliseconds until something that runs is asked for once more: a program that fails, fails soon. */
const SETTLE = 2500;

/** Asks until something is as it should be, is not, or the time is up. */
export async function follow(check: Check, id: string, watch: Watch): Promise<void> {
  const began = watch.now();
  let said = '';
  const tell = (state: CheckState, finding: string): void => {
    if (said === `${state} ${finding}`) return;
    said = `${state} ${finding}`;
    watch.tell(state, finding);
  };
  let pause = FIRST;
  let settled = check.settles !== true;
  for (;;) {
    const verdict = await ask(check, id, watch);
    if (verdict === null || watch.over()) return;
    if (verdict.state === 'good' && !settled) {
      settled = true;
      tell('waiting', verdict.finding);
      await watch.pause(SETTLE);
    } else if (verdict.state !== 'waiting') {
      tell(verdict.state, verdict.finding);
      return;
    } else if (watch.now() - began >= PATIENCE) {
      tell('late', verdict.finding);
      return;
    } else {
      tell('waiting', verdict.finding);
      await watch.pause(pause);
      pause = Math.min(MOST, pause * 1.5);
    }
    if (watch.over()) return;
  }
}

async function ask(check: Check, id: string, watch: Watch): Promise<Verdict | null> {
  const answer = await watch.ask();
  return answer === null ? null : judge(check, answer, id);
}
