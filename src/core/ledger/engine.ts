import { readCommands, type CommandReading } from '../catalogue/reading';
import { containerOf, namelessStarts } from './containers';
import type { LedgerEntry, LedgerOrigin } from './model';
import type { LedgerChange } from './recording';

/** Something that an engine holds. */
export interface EngineThing {
  readonly type: 'docker.container' | 'docker.network' | 'docker.volume';
  /** Containers go by their whole id, the rest by name. */
  readonly id: string;
  readonly name: string;
  /** What a container was started from, as its command named it. */
  readonly image?: string;
  readonly command?: string;
  /** The Compose project that it belongs to. */
  readonly project?: string;
  /** Milliseconds since 1970, in whole seconds. */
  readonly at: number;
}

const COMPOSE = /^docker[ -]compose (?:.* )?(?:up|create|run)$/;
const STARTS = /^docker container (?:run|create)$/;
/** Engines tell times in whole seconds, and their clocks may differ a little; in ms. */
const SLACK = 2000;

/** Whether a statement may have made what only the engine can tell exactly: containers without a printed id, those of Compose. */
export const asksEngine = (statement: string): boolean =>
  readCommands(statement).some((command) => STARTS.test(command.name) || isCompose(command));

/** `docker-compose` is one word for the catalogue; what it does stands behind it. */
const isCompose = ({ program, name, words }: CommandReading): boolean =>
  program === 'docker-compose'
    ? words.some(({ word, role }) => role.kind !== 'option' && /^(?:up|create|run)$/.test(word.text))
    : COMPOSE.test(name);

/**
 * Puts what a statement made on record as the engine knows it: containers by their ids, whatever the command printed and named; those
 * that it left running in the foreground and that have ended; what Compose made. What the engine no longer holds (`--rm`) is left out.
 * @param change what the statement and its output tell
 * @param since when its step was begun, in milliseconds since 1970
 */
export function settleWithEngine(
  statement: string,
  change: LedgerChange,
  origin: LedgerOrigin,
  known: readonly LedgerEntry[],
  things: readonly EngineThing[],
  since: number,
): LedgerChange {
  const recorded = new Set(known.filter(isContainer).map(({ id }) => id));
  const isNew = ({ type, id, project, at }: EngineThing): boolean =>
    project !== undefined && at >= since - SLACK && !(type === 'docker.container' && recorded.has(id));
  const made = change.put.flatMap((entry) => (isContainer(entry) ? settled(entry, things) : [entry]));
  const containers = things
    .filter(({ type }) => type === 'docker.container')
    .map(({ id, at, name, image = '', command = '' }) => ({ id, at, attributes: { name, image, command } }));
  const nameless = namelessStarts(statement, change.put).flatMap((start) => {
    const own = containerOf(start, containers, since, known);
    return own ? things.filter(({ id }) => id === own.id) : [];
  });
  const composed = readCommands(statement).some(isCompose) ? things.filter(isNew) : [];
  return { ...change, put: [...made, ...[...nameless, ...composed].map((thing) => entryOf(thing, origin))] };
}

const isContainer = ({ kind, type }: LedgerEntry): boolean => kind === 'made' && type === 'docker.container';

/** A container by its id; none where the engine does not hold it. */
function settled(entry: LedgerEntry, things: readonly EngineThing[]): LedgerEntry[] {
  const own = things.find(
    ({ type, id, name }) => type === 'docker.container' && (id.startsWith(entry.id) || name === entry.id),
  );
  return own ? [{ ...entry, id: own.id, attributes: { ...entry.attributes, name: own.name } }] : [];
}

const entryOf = ({ type, id, name }: EngineThing, origin: LedgerOrigin): LedgerEntry => ({
  ...origin,
  kind: 'made',
  type,
  id,
  attributes: type === 'docker.container' ? { name } : {},
  words: [],
});
