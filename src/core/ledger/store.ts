import type { RunStore } from '../runs/store';
import { entryKey, type LedgerEntry } from './model';
import type { LedgerChange } from './recording';

/** The ledger belongs to no course: it is kept beside them under a name that no course has. */
export const LEDGER = 'practice:ledger';

type Kept = Pick<RunStore, 'remember' | 'remembered'>;

/** Everything that is on record, the newest first. */
export function readLedger(runs: Pick<Kept, 'remembered'>): LedgerEntry[] {
  return [...runs.remembered(LEDGER).values()]
    .flatMap((text) => parse(text) ?? [])
    .sort((a, b) => b.at - a.at);
}

/** The keys of a course's steps that made what is on record. */
export const makersIn = (course: string, entries: readonly LedgerEntry[]): ReadonlySet<string> =>
  new Set(
    entries
      .filter(({ kind, courseId, partOf }) => kind === 'made' && courseId === course && partOf === undefined)
      .map(({ stepId }) => stepId),
  );

/** Puts what was made on record, and forgets what was taken away. */
export function writeLedger(runs: Kept, { put, drop }: Pick<LedgerChange, 'put' | 'drop'>): void {
  for (const key of drop) runs.remember(LEDGER, key, null);
  for (const entry of put) runs.remember(LEDGER, entryKey(entry), JSON.stringify(entry));
}

/** What another version kept in another form is left out, not an error. */
function parse(text: string): LedgerEntry | null {
  try {
    const entry = JSON.parse(text) as Partial<LedgerEntry>;
    const isEntry =
      typeof entry.type === 'string' &&
      typeof entry.id === 'string' &&
      typeof entry.target === 'string' &&
      typeof entry.at === 'number' &&
      Array.isArray(entry.words) &&
      typeof entry.attributes === 'object';
    return isEntry ? (entry as LedgerEntry) : null;
  } catch {
    return null;
  }
}
