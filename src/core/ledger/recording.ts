import { RESOURCES } from '../catalogue/resources';
import { outcomeOf, type Made } from '../catalogue/outcome';
import { isDryRun, readCommands, type CommandReading } from '../catalogue/reading';
import { typedSlots } from '../catalogue/slots';
import type { Placeholder } from '../shell/model';
import { readTargetName } from '../target/model';
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
      ...told.map(({ type, text }): LedgerEntry => ({
        ...origin,
        kind: 'told',
        type,
        id: text,
        attributes: {},
        words: [],
      })),
    ],
    drop: broken
      ? []
      : withParts(
          readCommands(statement.command).flatMap((reading) => destroyedBy(reading, here)),
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

/** The entries that a command has taken away: those that it names, or all of a kind where its undo names none. */
function destroyedBy(reading: CommandReading, here: readonly LedgerEntry[]): LedgerEntry[] {
  if (isDryRun(reading)) return [];
  const { operation, name, options, positions } = reading;
  const texts = [...[...options.values()].flat(), ...positions].flatMap(partsOf);
  return here.filter((entry) => {
    const undo = RESOURCES[entry.type]?.undo;
    if (operation?.deletes !== entry.type && (undo === undefined || commandOf(undo) !== name)) return false;
    if (undo !== undefined && !undo.includes('{')) return true;
    return texts.some((text) => isNamedBy(entry, text)) && isWithin(entry, texts);
  });
}

/** What has its name only within something else is meant only where that is named too; a command may leave out what is usual. */
const isWithin = ({ within = {} }: LedgerEntry, texts: readonly string[]): boolean =>
  Object.values(within).every((held) =>
    texts.some((text) => tailOf(text) === tailOf(held) || tailOf(held) === USUAL),
  );

const USUAL = 'default';

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
