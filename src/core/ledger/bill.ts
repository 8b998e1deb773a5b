import { readTargetName } from '../target/model';
import type { AliveState } from './alive';
import type { AccountBill } from './accountBill';
import { costOf } from './cost';
import type { LedgerEntry } from './model';
import { isOfAws } from './place';

/** What is left in real accounts, as far as is known, that costs money: the dearest account first. */
export function billOf(
  things: readonly LedgerEntry[],
  stateOf: (entry: LedgerEntry) => AliveState,
  now: number,
): AccountBill[] {
  const accounts = new Map<string, LedgerEntry[]>();
  for (const entry of things) {
    const name = isOfAws(entry.type) ? accountOf(entry.target) : null;
    if (name !== null) accounts.set(name, [...(accounts.get(name) ?? []), entry]);
  }
  return [...accounts]
    .flatMap(([account, entries]): AccountBill[] => {
      const { things: count, hourly, soFar, since } = costOf(entries, stateOf, now);
      return since === null ? [] : [{ account, things: count, hourly, soFar, since, at: now }];
    })
    .sort((a, b) => b.hourly - a.hourly);
}

function accountOf(target: string): string | null {
  const named = readTargetName(target);
  if (named?.kind !== 'account') return null;
  return named.account === null ? `profile ${named.profile ?? 'environment'}` : `account ${named.account}`;
}
