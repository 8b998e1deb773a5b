import type { Disposable, Event } from '../runs/events';
import { Emitter } from '../runs/events';
import type { RunStore } from '../runs/store';
import type { Alive } from './alive';
import { entryKey, type LedgerEntry } from './model';
import { LEDGER, readLedger, writeLedger } from './store';

const NOT_ASKED: Alive = { state: 'unknown', reason: 'Not asked yet.' };
const GONE: Alive = { state: 'gone' };

/** The things of the ledger with what is known of each: read once, and again when the record has changed. */
export class Book implements Disposable {
  private readonly changed = new Emitter<undefined>();
  /** Things came or went, or are otherwise than before. */
  readonly onDidChange: Event<undefined> = this.changed.event;
  private readonly recorded = new Emitter<undefined>();
  /** Somebody else than this book put something on record, or took it off. */
  readonly onDidRecord: Event<undefined> = this.recorded.event;
  private read: readonly LedgerEntry[] | undefined;
  private states: ReadonlyMap<string, Alive> = new Map();
  private isWriting = false;
  private readonly subscription: Disposable;

  constructor(private readonly kept: Pick<RunStore, 'remember' | 'remembered' | 'onDidChange'>) {
    this.subscription = kept.onDidChange((course) => {
      if (course !== LEDGER) return;
      this.read = undefined;
      if (this.isWriting) return;
      this.recorded.fire(undefined);
      this.changed.fire(undefined);
    });
  }

  /** What was made, the newest first. Values that were only told are no things. */
  get things(): readonly LedgerEntry[] {
    return (this.read ??= readLedger(this.kept).filter(({ kind }) => kind === 'made'));
  }

  /** What is known of a thing without asking: what was told last, in this window or before. */
  stateOf(entry: LedgerEntry): Alive {
    return this.states.get(entryKey(entry)) ?? (entry.goneAt === undefined ? NOT_ASKED : GONE);
  }

  /**
   * Takes what was told of the things, and the parts of stacks that were found. Things that have gone are marked so for later windows;
   * the parts of a stack that was taken back, and that are gone with it, are forgotten.
   * @param now in milliseconds since 1970
   * @returns whether anything is otherwise than before
   */
  take(told: ReadonlyMap<string, Alive>, parts: readonly LedgerEntry[], now: number): boolean {
    const before = this.states;
    this.states = told;
    const known = new Set(this.things.map(entryKey));
    const put: LedgerEntry[] = parts.filter((part) => !known.has(entryKey(part)));
    const drop: string[] = [];
    for (const entry of this.things) {
      const key = entryKey(entry);
      const state = told.get(key)?.state;
      const isOrphan = entry.partOf !== undefined && !known.has(entry.partOf);
      if (state === 'gone' && isOrphan) drop.push(key);
      else if (state === 'gone' && entry.goneAt === undefined) put.push({ ...entry, goneAt: now });
      else if (state === 'alive' && entry.goneAt !== undefined) put.push(without(entry));
    }
    this.write(put, drop);
    const isOther = put.length > 0 || drop.length > 0 || !sameStates(before, told);
    if (isOther) this.changed.fire(undefined);
    return isOther;
  }

  /** Puts on record what is not there yet. */
  add(parts: readonly LedgerEntry[]): void {
    const known = new Set(this.things.map(entryKey));
    const put = parts.filter((part) => !known.has(entryKey(part)));
    this.write(put, []);
    if (put.length > 0) this.changed.fire(undefined);
  }

  /** Takes things off the record; what exists is left as it is. */
  forget(entries: readonly LedgerEntry[]): void {
    this.write([], entries.map(entryKey));
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
    this.recorded.dispose();
  }

  private write(put: readonly LedgerEntry[], drop: readonly string[]): void {
    if (put.length + drop.length === 0) return;
    this.isWriting = true;
    writeLedger(this.kept, { put, drop });
    this.isWriting = false;
    this.read = undefined;
  }
}

const without = ({ goneAt: _, ...entry }: LedgerEntry): LedgerEntry => entry;

const sameStates = (one: ReadonlyMap<string, Alive>, other: ReadonlyMap<string, Alive>): boolean =>
  one.size === other.size &&
  [...one].every(([key, { state, reason }]) => {
    const now = other.get(key);
    return now?.state === state && now.reason === reason;
  });
