import { RESOURCES } from '../catalogue/resources';
import { kubernetesKind } from '../catalogue/resources/containers';
import { mayHaveFailed, outcomeOf, type Made } from '../catalogue/outcome';
import { isRehearsal, readCommands, type CommandReading } from '../catalogue/reading';
import { typedSlots } from '../catalogue/slots';
import type { Placeholder } from '../shell/model';
import { readTargetName } from '../target/model';
import { linesWithin } from '../target/within';
import { awayFrom, regionInArn, type Away } from './away';
import { entryKey, isNamedBy, tailOf, type LedgerEntry, type LedgerOrigin } from './model';
import { isGlobal, isIn, isOfAws, isOfDocker } from './place';

/** A statement that ended. */
export interface EndedStatement {
  /** As the notes have it. */
  readonly template: { readonly command: string; readonly placeholders: readonly Placeholder[] };
  /** As it was sent. */
  readonly command: string;
  /** Plain text of this statement alone. */
  readonly output: string;
  /** It failed or was interrupted: it counts for what its output shows to have been made before. */
  readonly broken?: boolean;
}

/** What a statement changes in the ledger. */
export interface LedgerChange {
  readonly put: readonly LedgerEntry[];
  /** Keys of entries that no longer exist. */
  readonly drop: readonly string[];
  /** What was there before and is something else now. */
  readonly changed: readonly LedgerEntry[];
}

/** What a statement has made, told and destroyed. One that broke off tells nothing of what it has destroyed: what is gone shows by itself. */
export function changesOf(
  statement: EndedStatement,
  origin: LedgerOrigin,
  known: readonly LedgerEntry[],
): LedgerChange {
  const { broken = false } = statement;
  const { made, changed, told } = outcomeOf(statement.command, statement.output, broken);
  const { command, placeholders } = statement.template;
  const words = typedSlots(command, placeholders).find(({ isNew }) => isNew)?.words ?? [];
  const away = awayFrom(statement.command, origin.target);
  const here = known.filter((entry) => isIn(entry, origin, away));
  return {
    changed: changed.map((thing) => entryOf(thing, words, origin, away)),
    put: [
      ...made.map((thing) => entryOf(thing, words, origin, away)),
      ...(away.elsewhere === undefined ? told : []).map(({ type, text }): LedgerEntry => ({
        ...entryOf({ type, id: text, attributes: {} }, [], origin, away),
        kind: 'told',
      })),
    ],
    drop: broken
      ? []
      : withParts(
          linesWithin(statement.command).flatMap((line) =>
            readCommands(line)
              .filter(
                (reading) => reading.program === 'kubectl' || !mayHaveFailed(reading, line, statement.output),
              )
              .flatMap((reading) => destroyedBy(reading, statement.output, here)),
          ),
          here,
        ).map(entryKey),
  };
}

/** A thing at its place. */
function entryOf(thing: Made, words: readonly string[], origin: LedgerOrigin, away: Away): LedgerEntry {
  const { engine, ...rest } = origin;
  const entry: LedgerEntry = { ...rest, kind: 'made', words, ...thing };
  if (isOfDocker(thing.type)) return engine === undefined ? entry : { ...entry, engine };
  if (!isOfAws(thing.type)) return entry;
  const region = regionInArn(thing) ?? away.region;
  const isOther = !isGlobal(thing.type) && region !== readTargetName(origin.target)?.region;
  return {
    ...entry,
    ...(away.elsewhere === undefined ? {} : { elsewhere: away.elsewhere }),
    ...(region === undefined || !isOther ? {} : { region }),
  };
}

/** The entries that a command has taken away: those that it or its output names, or all of a kind where its undo names none. */
function destroyedBy(reading: CommandReading, output: string, here: readonly LedgerEntry[]): LedgerEntry[] {
  if (isRehearsal(reading)) return [];
  const { operation, name, options, positions } = reading;
  if (name === 'kubectl delete') return deletedByKubectl(reading, output, here);
  const { deletes } = operation ?? {};
  const texts = [...[...options.values()].flat(), ...(deletes ? positions.slice(0, 1) : positions)];
  const printed = namesIn(output);
  const tails = new Set([...texts.flatMap(partsOf), ...printed].map(tailOf));
  return here.filter((entry) => {
    const { undo = '' } = RESOURCES[entry.type] ?? {};
    if (deletes?.includes(entry.type) !== true && commandOf(undo) !== name) return false;
    if (undo !== '' && !undo.includes('{')) return true;
    const own = options.get(new RegExp(`(--[\\w-]+) \\{${entry.type}\\b`).exec(undo)?.[1] ?? '') ?? texts;
    // What a variable or another command names is read in the answer.
    const isOpen = deletes !== undefined || own.every((text) => /[$`{]/.test(text));
    const isNamed =
      own.flatMap(partsOf).some((text) => isNamedBy(entry, text)) ||
      (isOpen && [entry.id.slice(0, 12), ...namesOf(entry)].some((each) => printed.has(each)));
    return isNamed && isWithin(entry, undo, tails);
  });
}

/** Everything in an answer that may be the name of something that was deleted. */
const namesIn = (output: string): ReadonlySet<string> =>
  new Set(
    output.split('\n').flatMap((line) => {
      const object = /^(?:delete|move): (.+?)(?: to .+)?$/.exec(line)?.[1];
      return object === undefined ? line.split(/[\s"',]+/).filter((word) => word !== '') : partsOf(object);
    }),
  );

const namesOf = ({ type, id, attributes }: LedgerEntry): string[] =>
  type === 'docker.image' ? [id, `${id}:latest`] : [id, ...Object.values(attributes)];

/** What has its name only within something else is meant only where that is named too; a command may leave out what is usual. */
const isWithin = ({ within = {} }: LedgerEntry, undo: string, tails: ReadonlySet<string>): boolean =>
  Object.entries(within).every(
    ([type, held]) => !undo.includes(`{${type}`) || tails.has(tailOf(held)) || tailOf(held) === USUAL,
  );

const USUAL = 'default';

/** What kubectl says it has deleted: `deployment.apps "web" deleted`, newer ones with the namespace. */
const DELETED = /^(\S+?)[ /]"?([\w.-]+)"? (?:force )?deleted(?: from (\S+) namespace)?$/gm;

/** The entries that kubectl deleted: as it says; where it says nothing, as the command names them. */
function deletedByKubectl(
  { options, positions }: CommandReading,
  output: string,
  here: readonly LedgerEntry[],
): LedgerEntry[] {
  const space = (options.get('-n') ?? options.get('--namespace'))?.[0] ?? USUAL;
  const [kinds = '', ...names] = positions;
  const named = kinds.includes('/')
    ? positions.map((text) => text.split('/'))
    : kinds.split(',').flatMap((kind) => names.map((name) => [kind, name]));
  const said = [...output.matchAll(DELETED)].map(([, ...groups]) => groups);
  return (said.length > 0 || /^error/im.test(output) ? said : named).flatMap(
    ([word = '', id, where = space]) => {
      const kind = `kubernetes.${kubernetesKind(word) ?? ''}`;
      return here.filter(
        ({ type, id: own, within }) =>
          type === kind && own === id && (type === NAMESPACE || (within?.[NAMESPACE] ?? USUAL) === where),
      );
    },
  );
}

const NAMESPACE = 'kubernetes.namespace';

/** These and what was in them. */
function withParts(gone: readonly LedgerEntry[], here: readonly LedgerEntry[]): LedgerEntry[] {
  const all = new Set(gone);
  for (const entry of all)
    for (const other of here)
      if (other.within?.[entry.type] !== undefined && isNamedBy(entry, other.within[entry.type] ?? ''))
        all.add(other);
  return [...all];
}

const commandOf = (template: string): string | undefined =>
  readCommands(template.replace(/[[\]]/g, ''))[0]?.name;

/** The bucket and the key of an address of S3; any other text as it is. */
const partsOf = (text: string): string[] =>
  /^s3:\/\/([^/]+)\/?(.*)$/
    .exec(text)
    ?.slice(1)
    .filter((part) => part !== '') ?? [text];
