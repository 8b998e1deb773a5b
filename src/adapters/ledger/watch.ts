import type { Alive, Living } from '../../core/ledger/alive';
import type { Book } from '../../core/ledger/book';
import { entryKey, type LedgerEntry } from '../../core/ledger/model';
import { isStack } from '../../core/ledger/parts';
import type { Disposable } from '../../core/runs/events';
import { Poller, type Round } from '../aws/poller';

/** Things are put on record in bursts: one question for all, in ms. */
const BURST = 250;
/** What services say when they are asked too often. */
const TOO_OFTEN = /throttl|too ?many ?requests|rate exceeded/i;

export interface WatchDeps {
  readonly book: Book;
  readonly living: Living;
  /** In milliseconds since 1970. */
  readonly now: () => number;
}

/** Keeps the book true while somebody looks at it: asks soon after something has changed, ever more seldom while nothing does. */
export class LedgerWatch implements Disposable {
  private readonly poller = new Poller((signal) => this.round(signal));
  private readonly subscription: Disposable;
  private lookers = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly deps: WatchDeps) {
    this.subscription = deps.book.onDidRecord(() => this.acted());
  }

  /** Somebody looks, until what is returned is disposed. */
  follow(): Disposable {
    this.lookers++;
    if (this.lookers === 1) {
      this.poller.start();
      this.poller.acted();
    }
    let done = false;
    return {
      dispose: () => {
        if (done) return;
        done = true;
        this.lookers--;
        if (this.lookers === 0) this.poller.stop();
      },
    };
  }

  /** Something may be otherwise now: another target, a new thing, a wish to see. */
  acted(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.poller.acted(), BURST);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.poller.stop();
    this.subscription.dispose();
  }

  private async round(signal: AbortSignal): Promise<Round> {
    const { book, living, now } = this.deps;
    const { things } = book;
    if (things.length === 0) return 'quiet';
    try {
      const states = new Map(await living.ask(things, signal));
      const parts = await this.newParts(things, states, signal);
      if (signal.aborted) return 'quiet';
      if ([...states.values()].some(({ reason = '' }) => TOO_OFTEN.test(reason))) return 'throttled';
      return book.take(states, parts, now()) ? 'changed' : 'quiet';
    } catch {
      // Only when it is no longer wanted.
      return 'quiet';
    }
  }

  /** What stacks hold that is not on record yet, with its states. */
  private async newParts(
    things: readonly LedgerEntry[],
    states: Map<string, Alive>,
    signal: AbortSignal,
  ): Promise<LedgerEntry[]> {
    const { living } = this.deps;
    const known = new Set(things.map(entryKey));
    const alive = things.filter((entry) => states.get(entryKey(entry))?.state === 'alive');
    const found = (
      await Promise.all(alive.filter(isStack).map((stack) => living.partsOf(stack, signal)))
    ).flat();
    const parts = found.filter((part) => !known.has(entryKey(part)));
    for (const part of parts) states.set(entryKey(part), { state: 'alive' });
    return parts;
  }
}
