import type { LedgerEntry } from '../model';
import type { Plan, Removal } from './model';
import { obstacleIn, reasonIn } from './obstacles';

/** How the lines of a removal ended. */
export type Ending =
  | { readonly kind: 'passed' }
  /** `output` is what was printed, plain text. */
  | { readonly kind: 'failed'; readonly output: string }
  /** The terminal was closed, or somebody pressed ^C. */
  | { readonly kind: 'interrupted' };

/** What does the work. */
export interface Hands {
  /** Runs the lines, one after the other until one fails. */
  run(removal: Removal): Promise<Ending>;
  /** Waits, less when it is cancelled. @param milliseconds */
  pause(milliseconds: number): Promise<void>;
  /** Keeps what is still to be done, so that it outlives the window. */
  keep(remaining: readonly LedgerEntry[]): Promise<void>;
  /** It went, with what goes along. */
  forget(removal: Removal): void;
  /**
   * What should have gone along with something that is gone, and is still there: to be done next, or left to the learner. Most often
   * nothing.
   */
  leftovers(removal: Removal): Promise<Leftovers>;
  /** It is still there, although a command that deletes it has passed. */
  restore(removal: Removal): void;
  /** Tells what is done now. `round` counts from 0; later ones try again what was held. */
  tell(removal: Removal, place: Place): void;
  readonly cancelled: () => boolean;
}

export interface Place {
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly round: number;
}

/** Something that is still there. */
export interface Stayed {
  readonly removal: Removal;
  /** One line for people, as its command said it. */
  readonly why: string;
}

export interface Leftovers {
  readonly next: readonly Removal[];
  readonly stayed: readonly Stayed[];
}

export interface Report {
  readonly removed: readonly Removal[];
  /** Were gone when their turn came. */
  readonly gone: readonly Removal[];
  readonly stayed: readonly Stayed[];
  /** Not tried, because it was cancelled or interrupted. */
  readonly waiting: readonly Removal[];
}

/** Milliseconds to wait before each further round: what is held is most often let go of within seconds, at times minutes. */
const PAUSES: readonly number[] = [3000, 10_000, 30_000];

/**
 * Takes away what a plan says, one thing after the other. What is held by something else is tried again after the others, as long
 * as that helps and a few times more.
 */
export async function carryOut(removals: Plan['removals'], hands: Hands): Promise<Report> {
  const removed: Removal[] = [];
  const gone: Removal[] = [];
  const stayed: Stayed[] = [];
  const planned = new Set(removals.map(({ key }) => key));
  let queue: readonly Removal[] = removals;
  let held: Stayed[] = [];
  let idle = 0;
  const done = (): number => removed.length + gone.length + stayed.length;
  for (let round = 0; queue.length > 0; round++) {
    held = [];
    const before = removed.length + gone.length;
    for (const [index, removal] of queue.entries()) {
      const remaining = [...queue.slice(index), ...held.map((each) => each.removal)];
      if (hands.cancelled()) return report(remaining);
      await hands.keep([...remaining, ...stayed.map((each) => each.removal)].map(({ entry }) => entry));
      hands.tell(removal, {
        number: done() + held.length + 1,
        total: Math.max(removals.length, done() + held.length + queue.length - index),
        round,
      });
      const ending = await hands.run(removal);
      if (ending.kind === 'interrupted') {
        hands.restore(removal);
        return report(remaining);
      }
      if (ending.kind === 'passed') await went(removal, removed);
      else await settle(removal, ending.output);
    }
    idle = removed.length + gone.length > before ? 0 : idle + 1;
    queue = held.map((each) => each.removal);
    const pause = PAUSES[idle];
    if (queue.length === 0) break;
    if (pause === undefined) {
      stayed.push(...held);
      break;
    }
    await hands.pause(pause);
  }
  await hands.keep([]);
  return { removed, gone, stayed, waiting: [] };

  async function went(removal: Removal, list: Removal[]): Promise<void> {
    hands.forget(removal);
    list.push(removal);
    const left = await hands.leftovers(removal);
    stayed.push(...left.stayed);
    for (const next of left.next) {
      if (planned.has(next.key)) continue;
      planned.add(next.key);
      held.push({ removal: next, why: '' });
    }
  }

  async function settle(removal: Removal, output: string): Promise<void> {
    const why = reasonIn(output);
    switch (obstacleIn(output)) {
      case 'gone':
        await went(removal, gone);
        break;
      case 'held':
        hands.restore(removal);
        held.push({ removal, why });
        break;
      case 'denied':
      case 'other':
        hands.restore(removal);
        stayed.push({ removal, why });
    }
  }

  function report(waiting: readonly Removal[]): Report {
    return { removed, gone, stayed, waiting };
  }
}
