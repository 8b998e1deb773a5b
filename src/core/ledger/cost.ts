import { hourlyPrice, type PriceFacts } from '../catalogue/prices';
import { readTargetName } from '../target/model';
import type { AliveState } from './alive';
import { tailOf, type LedgerEntry } from './model';
import { isOfAws } from './place';

const HOUR = 3_600_000;

/** What things cost together, while they exist. An estimate by the price list of `core/catalogue/prices`. */
export interface Cost {
  /** How many of them cost something. */
  readonly things: number;
  /** US dollars an hour. */
  readonly hourly: number;
  /** US dollars since they were made. */
  readonly soFar: number;
  /** When the first of them was made, in milliseconds since 1970; `null` where none costs anything. */
  readonly since: number | null;
}

export const NO_COST: Cost = { things: 0, hourly: 0, soFar: 0, since: null };

/**
 * What a thing costs: nothing in the sandbox and on an engine.
 * @param things all that is on record: the size of a task is in its definition
 * @returns US dollars an hour
 */
export function hourlyOf(entry: LedgerEntry, things: readonly LedgerEntry[]): number {
  if (!isOfAws(entry.type) || readTargetName(entry.target)?.kind !== 'account') return 0;
  return hourlyPrice(entry.type, { ...sizeOf(entry, things), ...entry.facts });
}

/** Processors and memory of the task definition that a service or task was started from: `web`, `web:3`, or its ARN. */
function sizeOf({ facts, target }: LedgerEntry, things: readonly LedgerEntry[]): PriceFacts {
  const wanted = facts?.taskDefinition;
  if (wanted === undefined) return {};
  const [family] = tailOf(wanted).split(':');
  const definition = things.find(
    (thing) => thing.type === 'ecs.taskDefinition' && thing.id === family && thing.target === target,
  );
  return definition?.facts ?? {};
}

/** What the things cost that are not known to be gone. @param now in milliseconds since 1970 */
export function costOf(
  things: readonly LedgerEntry[],
  stateOf: (entry: LedgerEntry) => AliveState,
  now: number,
): Cost {
  let cost = NO_COST;
  for (const entry of things) {
    const hourly = hourlyOf(entry, things);
    if (hourly === 0 || stateOf(entry) === 'gone') continue;
    cost = {
      things: cost.things + 1,
      hourly: cost.hourly + hourly,
      soFar: cost.soFar + (hourly * Math.max(0, now - entry.at)) / HOUR,
      since: Math.min(cost.since ?? entry.at, entry.at),
    };
  }
  return cost;
}
