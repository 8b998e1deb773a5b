import { readCommands, type CommandReading } from '../catalogue/reading';
import { CONTAINER, containerOf, isStart } from './containers';
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

/** A statement that an engine is asked about. */
export interface EngineQuestion {
  /** As it was sent. */
  readonly command: string;
  /** Plain text of this statement alone. */
  readonly output: string;
  /** Whether it failed or was interrupted. */
  readonly broken: boolean;
  /** When its step was begun, in milliseconds since 1970. */
  readonly since: number;
}

const KEEPS = /^docker (?:network|volume) create$/;
const COMPOSE = /^docker[ -]compose (?:.* )?(?:up|create|run)$/;
/** Engines tell times in whole seconds, and their clocks may differ a little; in ms. */
const SLACK = 2000;

/** Whether a statement may have made what only the engine can tell exactly: containers without a printed id, those of Compose. */
export const asksEngine = (statement: string): boolean =>
  readCommands(statement).some(
    (command) => isStart(command) || isCompose(command) || KEEPS.test(command.name),
  );

/** `docker-compose` is one word for the catalogue; what it does stands behind it. */
const isCompose = ({ program, name, words }: CommandReading): boolean =>
  program === 'docker-compose'
    ? words.some(({ word, role }) => role.kind !== 'option' && /^(?:up|create|run)$/.test(word.text))
    : COMPOSE.test(name);

/**
 * Puts what a statement made on record as the engine knows it: containers by their ids, whatever the command printed and named, however
 * it ended; what Compose made. What the engine no longer holds (`--rm`) is left out, and so is what was there before.
 * @param change what the statement and its output tell
 */
export function settleWithEngine(
  question: EngineQuestion,
  change: LedgerChange,
  origin: LedgerOrigin,
  known: readonly LedgerEntry[],
  things: readonly EngineThing[],
): LedgerChange {
  const { command, broken, since } = question;
  const commands = readCommands(command);
  const recorded = new Set(known.filter(isContainer).map(({ id }) => id));
  const fresh = things.filter(
    ({ type, id, at }) => at >= since - SLACK && !(type === CONTAINER && recorded.has(id)),
  );
  const told = change.put.filter(isContainer);
  const made = [
    ...startedBy(commands.filter(isStart), question, told, things, fresh, known),
    ...(broken ? keptBy(commands, fresh) : []),
    ...(commands.some(isCompose) ? fresh.filter(({ project }) => project !== undefined) : []),
  ];
  const words = told[0]?.words ?? [];
  const others = change.put.filter((entry) => !isContainer(entry));
  return { ...change, put: [...others, ...[...new Set(made)].map((thing) => entryOf(thing, words, origin))] };
}

/** The networks and volumes that commands made before another one failed. */
const keptBy = (commands: readonly CommandReading[], fresh: readonly EngineThing[]): EngineThing[] =>
  commands
    .filter(({ name }) => KEEPS.test(name))
    .flatMap(({ name, positions: [own] }) =>
      fresh.filter(({ type, id }) => id === own && `${type.replace('.', ' ')} create` === name),
    );

const isContainer = ({ kind, type }: Pick<LedgerEntry, 'kind' | 'type'>): boolean =>
  kind === 'made' && type === CONTAINER;

/** The containers that commands have started: those whose ids were printed, those with their names, and what else can only be theirs. */
function startedBy(
  starts: readonly CommandReading[],
  { output, broken, since }: EngineQuestion,
  told: readonly LedgerEntry[],
  things: readonly EngineThing[],
  fresh: readonly EngineThing[],
  known: readonly LedgerEntry[],
): EngineThing[] {
  const printed = new Set(output.match(PRINTED) ?? []);
  const names = new Set(starts.flatMap(({ options }) => options.get('--name') ?? []));
  const inUse = new Set([...output.matchAll(IN_USE)].map(([, id]) => id));
  const isOwn = ({ id, name }: EngineThing): boolean =>
    !inUse.has(id) && (printed.has(id) || names.has(name));
  // What passed made what it named, whatever the clocks say; where several ids were printed, some may be of other commands.
  const isCertain = (thing: EngineThing): boolean =>
    !broken && (printed.size < 2 || names.has(thing.name)) && told.some((entry) => isToldBy(thing, entry));
  const found = new Set([
    ...things.filter(isCertain),
    ...fresh.filter(({ type }) => type === CONTAINER).filter(isOwn),
  ]);
  if (found.size >= starts.length) return [...found];
  const others = fresh.filter(
    (thing) => thing.type === CONTAINER && !found.has(thing) && !inUse.has(thing.id),
  );
  const nameless = starts.filter(({ options }) => !options.has('--name') && (broken || !options.has('--rm')));
  const sought = others.map(({ id, at, name, image = '', command = '' }) => ({
    id,
    at,
    attributes: { name, image, command },
  }));
  const ids = new Set(nameless.map((start) => containerOf(start, sought, since, known)?.id));
  return [...found, ...others.filter(({ id }) => ids.has(id))];
}

/** Ids on lines of their own. */
const PRINTED = /^[0-9a-f]{64}$/gm;
const IN_USE = /in use by container "([0-9a-f]{64})"/g;

const isToldBy = ({ type, id, name }: EngineThing, { id: told, attributes }: LedgerEntry): boolean =>
  type === CONTAINER &&
  (attributes.name !== undefined ? name === attributes.name : id === told || name === told);

const entryOf = (
  { type, id, name }: EngineThing,
  words: readonly string[],
  origin: LedgerOrigin,
): LedgerEntry => ({
  ...origin,
  kind: 'made',
  type,
  id,
  attributes: type === CONTAINER ? { name } : {},
  words: type === CONTAINER ? words : [],
});
