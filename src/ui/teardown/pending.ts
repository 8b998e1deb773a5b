import type { LedgerEntry } from '../../core/ledger/model';
import type { Memory } from './model';

/** Known to `extension.ts` too: it offers to resume. */
export const PENDING = 'practice.cleanUp';

/** What is still to be done of a clean-up that was begun. */
export interface Pending {
  readonly target: string;
  /** What was ticked and has not gone, whether or not the ledger still has it. */
  readonly entries: readonly LedgerEntry[];
}

export function readPending(memory: Memory): Pending | null {
  const kept = memory.get(PENDING) as Partial<Pending> | undefined;
  if (typeof kept?.target !== 'string' || !Array.isArray(kept.entries) || kept.entries.length === 0)
    return null;
  return kept as Pending;
}

export const keepPending = (memory: Memory, pending: Pending | null): PromiseLike<void> =>
  memory.update(PENDING, pending !== null && pending.entries.length > 0 ? pending : undefined);
