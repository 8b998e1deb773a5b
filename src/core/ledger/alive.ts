import type { ResourceType } from '../catalogue/model';
import type { LiveResource } from '../values/candidates';
import type { LiveList } from '../values/ports';
import { readTargetName } from '../target/model';
import { entryKey, type LedgerEntry } from './model';
import { isGlobal, isSameAccount, placeOf } from './place';

/** Whether something that was made still exists. */
export type AliveState = 'alive' | 'gone' | 'unknown';

export interface Alive {
  readonly state: AliveState;
  /** Why it is unknown, or what is special about how it is: a sentence for people. */
  readonly reason?: string;
  /** It is on another account or engine than commands go to: a command that names it would mean something else. */
  readonly elsewhere?: true;
}

/**
 * Tells what of the ledger still exists. The port that the view, the teardown and the reminder ask.
 *
 * It answers for what the current target and the current Docker engine hold: what is on another account or engine is `unknown`, and
 * nobody is asked about it. One question is asked for every kind of thing and region, whatever the number of things.
 */
export interface Living {
  /**
   * @param entries of the ledger; those that only tell a value have no state
   * @returns a state for every thing, by {@link entryKey}. What cannot be asked (access denied, no answer, another target) is
   * `unknown` with the reason; nothing rejects but for the signal
   * @throws AbortError once the signal is aborted
   */
  ask(entries: readonly LedgerEntry[], signal: AbortSignal): Promise<ReadonlyMap<string, Alive>>;
  /**
   * What a stack holds now, as entries that are not on record yet.
   * @param stack a `cloudformation.stack`, a `docker.stack` or an `emr.cluster`
   * @returns empty where that cannot be asked
   */
  partsOf(stack: LedgerEntry, signal: AbortSignal): Promise<readonly LedgerEntry[]>;
}

/** Where questions go. */
export interface Standpoint {
  /** The name of the current target, its account included where it has one. */
  readonly target: string;
  /** The address of the Docker engine; `null` where none is configured. */
  readonly engine: string | null;
}

/** One question: what there is of a type, in a region. */
export interface LiveQuestion {
  readonly type: ResourceType;
  /** `null` for what has none: Docker's, and services that are the same everywhere. */
  readonly region: string | null;
  readonly entries: readonly LedgerEntry[];
}

/** What there is, or the reason why that cannot be told. */
export type LiveAnswer = LiveList | { readonly refused: string };

/** What has to be asked about the things, and what is known without asking. */
export interface Inquiry {
  readonly questions: readonly LiveQuestion[];
  readonly known: ReadonlyMap<string, Alive>;
}

const unknown = (reason: string): Alive => ({ state: 'unknown', reason });

/** Sorts things into questions. @param knows whether things of a type can be listed */
export function inquire(
  entries: readonly LedgerEntry[],
  here: Standpoint,
  knows: (type: ResourceType) => boolean,
): Inquiry {
  const questions = new Map<string, { type: ResourceType; region: string | null; entries: LedgerEntry[] }>();
  const known = new Map<string, Alive>();
  for (const entry of entries) {
    if (entry.kind !== 'made') continue;
    const obstacle = obstacleTo(entry, here) ?? (knows(entry.type) ? null : CANNOT_LIST);
    if (obstacle !== null) {
      known.set(entryKey(entry), obstacle);
      continue;
    }
    const place = placeOf(entry);
    const region = place.kind === 'aws' && !isGlobal(entry.type) ? place.region : null;
    const name = JSON.stringify([entry.type, region]);
    const question = questions.get(name) ?? { type: entry.type, region, entries: [] };
    question.entries.push(entry);
    questions.set(name, question);
  }
  return { questions: [...questions.values()], known };
}

const CANNOT_LIST = unknown('Things of this kind cannot be listed.');
const away = (reason: string): Alive => ({ ...unknown(reason), elsewhere: true });

/** Why a thing must not be asked about from here; `null` when it may. */
function obstacleTo(entry: LedgerEntry, here: Standpoint): Alive | null {
  if (entry.elsewhere !== undefined)
    return away(`Its command named ${entry.elsewhere}: it is not on the target, which is all that is asked.`);
  const place = placeOf(entry);
  switch (place.kind) {
    case 'kubernetes':
      return unknown('Kubernetes is not asked.');
    case 'docker':
      if (place.engine === null || here.engine === null || place.engine === here.engine) return null;
      return away(`It is on another Docker engine, ${place.engine}.`);
    case 'aws': {
      const current = readTargetName(here.target);
      if (place.target !== null && current !== null && isSameAccount(place.target, current)) return null;
      return away(`It is on another target, ${entry.target}. Choose that target to see how it is.`);
    }
  }
}

/** How a thing is, as a list of everything of its kind tells. */
export function judge(entry: LedgerEntry, answer: LiveAnswer): Alive {
  if ('refused' in answer) return unknown(answer.refused);
  if (answer.resources.some((resource) => isSame(entry, resource))) return { state: 'alive' };
  return answer.isWhole ? { state: 'gone' } : unknown('There is more of its kind than could be listed.');
}

/** Whether what exists is what was made: of two things with one name, their ARNs and ids tell which. */
export function isSame({ type, id, attributes }: LedgerEntry, resource: LiveResource): boolean {
  const { arn } = attributes;
  const exists = resource.attributes ?? {};
  if (arn !== undefined && exists.arn !== undefined) return arn === exists.arn;
  if (type.startsWith('docker.')) return isSameInEngine(id, resource);
  // A task definition is called by its family; what is listed are its revisions.
  return resource.id === id || (type === 'ecs.taskDefinition' && resource.id.startsWith(`${id}:`));
}

/** Docker takes names and ids alike, ids by their first digits; an image without a tag is `latest`. */
function isSameInEngine(made: string, { id, attributes = {} }: LiveResource): boolean {
  if (HEX.test(made) && HEX.test(id)) return made.startsWith(id) || id.startsWith(made);
  return made === id || made === attributes.name || `${made}:latest` === id;
}

const HEX = /^[0-9a-f]{12,64}$/;
