import type { ResourceType } from '../catalogue/model';
import { readTargetName, type NamedTarget } from '../target/model';
import type { Away } from './away';
import type { LedgerEntry, LedgerOrigin } from './model';

/** Where a thing is: what has to be asked about it, and with whose credentials. */
export type Place =
  | {
      readonly kind: 'aws';
      /** `null` for a name that no target has. */
      readonly target: NamedTarget | null;
      readonly region: string;
    }
  | {
      readonly kind: 'docker';
      /** Address of the engine; `null` where that is not on record. */
      readonly engine: string | null;
    }
  | { readonly kind: 'kubernetes' };

/** Services that are the same in every region. */
const GLOBAL = /^(?:iam|s3|aws)\./;

/** Whether things of the type have the same name in every region. */
export const isGlobal = (type: ResourceType): boolean => GLOBAL.test(type);

export const isOfDocker = (type: ResourceType): boolean => type.startsWith('docker.');
const isOfKubernetes = (type: ResourceType): boolean => type.startsWith('kubernetes.');
/** Everything that an account holds. */
export const isOfAws = (type: ResourceType): boolean => !isOfDocker(type) && !isOfKubernetes(type);

/** Where a thing of the ledger is. */
export function placeOf({ type, target, region, engine }: LedgerEntry): Place {
  if (isOfDocker(type)) return { kind: 'docker', engine: engine ?? null };
  if (isOfKubernetes(type)) return { kind: 'kubernetes' };
  const named = readTargetName(target);
  return { kind: 'aws', target: named, region: region ?? named?.region ?? '' };
}

/** Whether two targets, perhaps of different regions, are one account asked with the same credentials. */
export function isSameAccount(one: NamedTarget, other: NamedTarget): boolean {
  return one.kind === other.kind && one.profile === other.profile && one.account === other.account;
}

/** Whether a command with that origin can mean a thing: it is in the region and on the account, or the engine, that the command goes to. */
export function isIn(
  entry: LedgerEntry,
  { target, engine }: Pick<LedgerOrigin, 'target' | 'engine'>,
  away: Away,
): boolean {
  const { type } = entry;
  if (isOfDocker(type)) return entry.engine === undefined || engine === undefined || entry.engine === engine;
  if (entry.target !== target) return false;
  if (!isOfAws(type)) return true;
  return entry.elsewhere === away.elsewhere && (isGlobal(type) || entry.region === away.region);
}
