import type { Creation, Origin, ResourceType, SlotType } from './model';
import { documentsIn, jsonIn, lastKey, valueAt, valuesBeside, valuesLike } from './output';
import { isRehearsal, readCommands, type CommandReading } from './reading';
import { looksLike, resourceInfo, shapeOf } from './types';

/** A resource that a command made. */
export interface Made {
  readonly type: ResourceType;
  /** Its usual identifier. */
  readonly id: string;
  /** Its other attributes as far as they are known: `arn`, `dns`, `name`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What it stands in, by slot type; absent where nothing is known. */
  readonly within?: Readonly<Record<SlotType, string>>;
  /** What its price depends on; absent where nothing is known. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** A value that a command told. */
export interface Told {
  readonly type: SlotType;
  readonly text: string;
}

/** What a statement has made and told. */
export interface Outcome {
  readonly made: readonly Made[];
  /** What was there before, and is something else now. */
  readonly changed: readonly Made[];
  readonly told: readonly Told[];
}

const NOTHING: Outcome = { made: [], changed: [], told: [] };

/**
 * Reads what a statement made and told from the statement and its output.
 * @param statement as it was sent, filled
 * @param output plain text of this statement alone, in whatever format the tool was set to
 * @param broken whether it failed or was interrupted: then only what the output shows to exist was made, perhaps by the first of several
 * commands, and nothing is told
 */
export function outcomeOf(statement: string, output: string, broken = false): Outcome {
  const said = broken ? withoutComplaints(output) : output;
  const commands = readCommands(statement);
  const documents = documentsIn(said);
  const answering = commands.filter(({ program }) => program === 'aws');
  const outcomes = commands.map((command) => {
    const failed = broken || (command.program !== 'docker' && mayHaveFailed(command, statement, output));
    if (documents.length < 2) return outcomeOfCommand({ command, output: said, json: jsonIn(said) }, failed);
    // Of several answers that nobody can tell apart, only what is beyond doubt.
    const own = documents.length === answering.length ? documents[answering.indexOf(command)] : undefined;
    const json = own === undefined ? undefined : jsonIn(own);
    return outcomeOfCommand({ command, output: own ?? said, json }, failed);
  });
  return outcomes.length === 0
    ? NOTHING
    : {
        made: outcomes.flatMap(({ made }) => made),
        changed: outcomes.flatMap(({ changed }) => changed),
        told: outcomes.flatMap(({ told }) => told),
      };
}

const COMPLAINTS: Readonly<Record<string, string>> = {
  docker: 'Error response from daemon',
  kubectl: '^error(?: from server.*)?:',
};

/**
 * Whether a command may have failed although its statement passed, by `|| true` or another command behind it: the output complains of it, or
 * its complaints were thrown away.
 */
export function mayHaveFailed(
  { program, name, from, to }: CommandReading,
  statement: string,
  output: string,
): boolean {
  const [, service, operation = ''] = name.split(' ');
  const call = service === 's3' ? '' : operation.replaceAll('-', '');
  const complaint = COMPLAINTS[program] ?? `when calling the ${call}\\w* operation`;
  const isHidden = /[2&]>/.test(statement.slice(from, to)) && /^\s*\|\|/.test(statement.slice(to));
  return isHidden || new RegExp(complaint, 'im').test(output);
}

/** Complaints name what was there before. */
const withoutComplaints = (output: string): string =>
  output.replace(/^.*(?:An error occurred \(|Error response from daemon|_failed: |^fatal error: ).*$/gm, '');

function outcomeOfCommand(source: Source, broken: boolean): Outcome {
  const { command } = source;
  const { operation } = command;
  if (!operation || isRehearsal(command)) return NOTHING;
  const creates = operation.creates ?? [];
  if (broken) {
    const shown = creates.filter((creation) => isShown(creation, source));
    // What the output names otherwise is of another command of the line.
    const made = shown.flatMap((creation) =>
      madeOf(creation, source).filter(({ id }) =>
        listOf(creation.id).every((origin) => {
          const told =
            isOfCommand(origin) || origin instanceof RegExp ? id : find(origin, creation.type, source);
          return told === undefined || told === id;
        }),
      ),
    );
    return { ...NOTHING, made };
  }
  return {
    made: creates.flatMap((creation) => madeOf(creation, source)),
    changed: (operation.changes ?? []).flatMap((change) => madeOf(change, source)),
    told: (operation.captures ?? []).flatMap(({ type, from }) => {
      const text = find(from, type, source);
      return text === undefined ? [] : [{ type, text }];
    }),
  };
}

interface Source {
  readonly command: CommandReading;
  readonly output: string;
  readonly json: unknown;
}

const listOf = (origin: Origin | readonly Origin[]): readonly Origin[] =>
  typeof origin === 'string' || origin instanceof RegExp ? [origin] : origin;

/** Whether the output shows that something was made: by the words that are known for it, or by what only it can have said. */
function isShown({ type, id, more = {}, shown }: Creation, source: Source): boolean {
  if (shown) return shown.test(source.output);
  const origins = [...listOf(id), ...Object.values(more)];
  return origins.some((origin) =>
    origin instanceof RegExp
      ? source.output.search(origin) >= 0
      : !isOfCommand(origin) && find(origin, type, source) !== undefined,
  );
}

/** More of one statement are not kept one by one. */
const MOST = 500;

function madeOf({ type, id, more = {}, within = {}, facts = {} }: Creation, source: Source): Made[] {
  const attributes = known(more, (name) => `${type}.${name}`, source, {});
  const made = (found: string, groups: Readonly<Record<string, string>>): Made => {
    const held = known(within, (name) => name, source, groups);
    const priced = known(facts, () => 'fact', source, groups);
    return {
      type,
      id: found,
      attributes,
      ...(Object.keys(held).length > 0 && { within: held }),
      ...(Object.keys(priced).length > 0 && { facts: priced }),
    };
  };
  if (id instanceof RegExp && id.global)
    return severalOf(source.output, id).map((groups) => made(groups.id ?? '', groups));
  const found = firstOf(listOf(id), type, source);
  return found === undefined ? [] : [made(found, {})];
}

/** The groups of every match, once for each identifier. */
function severalOf(output: string, pattern: RegExp): Readonly<Record<string, string>>[] {
  const found = [...output.matchAll(pattern)].map(({ groups = {} }) => groups);
  return [...new Map(found.map((groups) => [JSON.stringify(groups), groups])).values()].slice(0, MOST);
}

const firstOf = (origins: readonly Origin[], type: SlotType, source: Source): string | undefined =>
  origins.map((origin) => find(origin, type, source)).find((text) => text !== undefined);

/** What is known of these, by name. `groups` are those of the match that gave the identifier. */
function known(
  origins: Readonly<Record<string, Origin | readonly Origin[]>>,
  typeOf: (name: string) => SlotType,
  source: Source,
  groups: Readonly<Record<string, string>>,
): Record<string, string> {
  const found = Object.entries(origins).flatMap(([name, origin]) => {
    const group = typeof origin === 'string' ? /^<(\w+)>$/.exec(origin)?.[1] : undefined;
    const text = group === undefined ? firstOf(listOf(origin), typeOf(name), source) : groups[group];
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(found);
}

/** Whether it is an option or a place of the command itself. */
const isOfCommand = (origin: Origin): origin is string =>
  typeof origin === 'string' && /^(?:-|\d+$|s3:\/\/)/.test(origin);

function find(origin: Origin, type: SlotType, source: Source): string | undefined {
  if (origin instanceof RegExp) return origin.exec(source.output)?.[1];
  if (isOfCommand(origin)) return fromCommand(origin, source.command);
  const text = fromOutput(origin, type, source);
  return text !== undefined && looksLike(type, text) ? text : undefined;
}

/** What the shell still has to replace is no value that is known. */
const isLiteral = (text: string): boolean => text !== '' && !/[$`*?]/.test(text);

function fromCommand(origin: string, { options, positions }: CommandReading): string | undefined {
  if (origin.startsWith('-')) return options.get(origin)?.find(isLiteral);
  if (origin.startsWith('s3://')) {
    const bucket = positions
      .map((text) => /^s3:\/\/([^/]+)/.exec(text)?.[1])
      .find((name) => name !== undefined);
    return bucket !== undefined && isLiteral(bucket) ? bucket : undefined;
  }
  const text = positions[Number(origin) - 1];
  return text !== undefined && isLiteral(text) ? text : undefined;
}

function fromOutput(path: string, type: SlotType, { command, output, json }: Source): string | undefined {
  const exact = json === undefined ? undefined : valueAt(json, path);
  if (exact !== undefined) return exact;
  // `--query Account --output text`, YAML, tables, the rest of a document that was cut off: only what is beyond doubt.
  const key = lastKey(path);
  const beside = key === null || isNowhere(path, output) ? [] : valuesBeside(output, key);
  if (beside.length > 0) return only(beside);
  const query = command.options.get('--query')?.[0];
  const asked = query !== undefined && key !== null && query.endsWith(key);
  if (asked && typeof json === 'string') return json;
  const shape = shapeOf(type);
  const like = shape ? valuesLike(output, shape) : [];
  if (like.length > 0) return only(like);
  const text = output.trim();
  return asked && /^\S+$/.test(text) && text !== 'None' ? text : undefined;
}

/** A `name` says nothing without what it is the name of: where that was cut off, the only one left may be another's. */
function isNowhere(path: string, output: string): boolean {
  const parent = /(\w+)\.(?:name|id|arn)$/i.exec(path)?.[1];
  return parent !== undefined && !output.includes(parent);
}

const only = (texts: readonly string[]): string | undefined => (texts.length === 1 ? texts[0] : undefined);

/** The values for slots that a made resource gives: its identifier and its attributes, by slot type. */
export function valuesOfMade({ type, id, attributes }: Made): Told[] {
  const primary = resourceInfo(type)?.primary;
  const others = Object.entries(attributes).filter(([name]) => name !== primary);
  return [{ type, text: id }, ...others.map(([name, text]) => ({ type: `${type}.${name}`, text }))];
}
