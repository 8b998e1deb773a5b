import { resourceInfo } from '../../catalogue/types';
import type { Alive, Living } from '../alive';
import { entryKey, type LedgerEntry } from '../model';
import type { Removal, Unremovable } from './model';
import { titleOf } from './plan';

/** What there still is of things, as far as it can be told. */
export interface Survey {
  /** Those that are not gone, with what their stacks hold. */
  readonly there: readonly LedgerEntry[];
  /** How many are gone already. */
  readonly gone: number;
  /** Those on another account or engine than commands go to: no command may name them here. */
  readonly elsewhere: readonly Unremovable[];
}

/** Kinds that are made of other things, which go with them. */
const STACKS = new Set(['cloudformation.stack', 'docker.stack', 'emr.cluster']);

/** Asks what of these still exists; what cannot be told may exist. @throws AbortError once the signal is aborted */
export async function survey(
  entries: readonly LedgerEntry[],
  living: Living,
  signal: AbortSignal,
): Promise<Survey> {
  const stacks = entries.filter(({ type }) => STACKS.has(type));
  const parts = await Promise.all(stacks.map((stack) => living.partsOf(stack, signal)));
  const all = new Map([...parts.flat(), ...entries].map((entry) => [entryKey(entry), entry]));
  const states = await living.ask([...all.values()], signal);
  const stateOf = (entry: LedgerEntry): Alive | undefined => states.get(entryKey(entry));
  const isGone = (entry: LedgerEntry): boolean => stateOf(entry)?.state === 'gone';
  return {
    there: [...all.values()].filter((entry) => !isGone(entry) && !stateOf(entry)?.elsewhere),
    elsewhere: entries.flatMap((entry): Unremovable[] => {
      const { elsewhere, reason = '' } = stateOf(entry) ?? {};
      return elsewhere ? [{ entry, title: titleOf(entry), why: reason }] : [];
    }),
    gone: entries.filter(isGone).length,
  };
}

/**
 * What should have gone with something that is gone, and certainly still exists: as things of their own. A stack may have made more
 * since it was looked at. @throws AbortError once the signal is aborted
 */
export async function leftOf(
  { entry, along }: Pick<Removal, 'entry' | 'along'>,
  living: Living,
  signal: AbortSignal,
): Promise<LedgerEntry[]> {
  const parts = STACKS.has(entry.type) ? await living.partsOf(entry, signal) : [];
  const all = new Map([...parts, ...along].map((each) => [entryKey(each), each]));
  if (all.size === 0) return [];
  const there = await stillThere([...all.values()], living, signal);
  // What ties something to something cannot be listed, and is as alive as what it ties.
  const ties = [...all.values()].filter(
    ({ type, id }) => resourceInfo(type)?.tie && there.some((each) => each.type !== type && each.id === id),
  );
  return alone([...new Set([...there, ...ties])]);
}

/** Those of which it is certain that they still exist. @throws AbortError once the signal is aborted */
export async function stillThere(
  entries: readonly LedgerEntry[],
  living: Living,
  signal: AbortSignal,
): Promise<LedgerEntry[]> {
  const states = await living.ask(entries, signal);
  return entries.filter((entry) => states.get(entryKey(entry))?.state === 'alive');
}

/** As things of their own: what they were a part of is gone. */
const alone = (parts: readonly LedgerEntry[]): LedgerEntry[] =>
  parts.map(({ partOf: _gone, ...entry }) => entry);
