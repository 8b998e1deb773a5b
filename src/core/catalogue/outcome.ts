import type { Creation, Origin, ResourceType, SlotType } from './model';
import { jsonIn, lastKey, valueAt, valuesBeside, valuesLike } from './output';
import { readCommands, type CommandReading } from './reading';
import { looksLike, resourceInfo, shapeOf } from './types';

/** A resource that a command made. */
export interface Made {
  readonly type: ResourceType;
  /** Its usual identifier. */
  readonly id: string;
  /** Its other attributes as far as they are known: `arn`, `dns`, `name`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A value that a command told. */
export interface Told {
  readonly type: SlotType;
  readonly text: string;
}

/** What a statement that passed has made and told. */
export interface Outcome {
  readonly made: readonly Made[];
  readonly told: readonly Told[];
}

const NOTHING: Outcome = { made: [], told: [] };

/**
 * Reads what a statement made and told from the statement and its output.
 * @param statement as it was sent, filled
 * @param output plain text of this statement alone, in whatever format the tool was set to
 */
export function outcomeOf(statement: string, output: string): Outcome {
  const outcomes = readCommands(statement).map((command) => outcomeOfCommand(command, output));
  return outcomes.length === 0
    ? NOTHING
    : { made: outcomes.flatMap(({ made }) => made), told: outcomes.flatMap(({ told }) => told) };
}

function outcomeOfCommand(command: CommandReading, output: string): Outcome {
  const { operation } = command;
  if (!operation || command.options.has('--dryrun') || command.options.has('--dry-run')) return NOTHING;
  const source: Source = { command, output, json: jsonIn(output) };
  return {
    made: (operation.creates ?? []).flatMap((creation) => madeOf(creation, source) ?? []),
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

function madeOf({ type, id, more = {} }: Creation, source: Source): Made | null {
  const origins: readonly Origin[] = typeof id === 'string' || id instanceof RegExp ? [id] : id;
  const found = origins.map((origin) => find(origin, type, source)).find((text) => text !== undefined);
  const attributes = Object.entries(more).flatMap(([name, origin]) => {
    const text = find(origin, `${type}.${name}`, source);
    return text === undefined ? [] : [[name, text] as const];
  });
  if (found === undefined) return null;
  return { type, id: found, attributes: Object.fromEntries(attributes) };
}

function find(origin: Origin, type: SlotType, source: Source): string | undefined {
  if (origin instanceof RegExp) return origin.exec(source.output)?.[1];
  if (/^(?:-|\d+$|s3:\/\/)/.test(origin)) return fromCommand(origin, source.command);
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
  const beside = key === null ? [] : valuesBeside(output, key);
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

const only = (texts: readonly string[]): string | undefined => (texts.length === 1 ? texts[0] : undefined);

/** The values for slots that a made resource gives: its identifier and its attributes, by slot type. */
export function valuesOfMade({ type, id, attributes }: Made): Told[] {
  const primary = resourceInfo(type)?.primary;
  const others = Object.entries(attributes).filter(([name]) => name !== primary);
  return [{ type, text: id }, ...others.map(([name, text]) => ({ type: `${type}.${name}`, text }))];
}
