import { RESOURCES } from '../catalogue/resources';
import { outcomeOf } from '../catalogue/outcome';
import { readCommands, type CommandReading } from '../catalogue/reading';
import { typedSlots } from '../catalogue/slots';
import type { Placeholder } from '../shell/model';
import { entryKey, type LedgerEntry, type LedgerOrigin } from './model';

/** A statement that passed. */
export interface PassedStatement {
  /** As the notes have it. */
  readonly template: { readonly command: string; readonly placeholders: readonly Placeholder[] };
  /** As it was sent. */
  readonly command: string;
  /** Plain text of this statement alone. */
  readonly output: string;
}

/** What a statement changes in the ledger. */
export interface LedgerChange {
  readonly put: readonly LedgerEntry[];
  /** Keys of entries that no longer exist. */
  readonly drop: readonly string[];
}

/** What a statement that passed has made, told and destroyed. */
export function changesOf(
  statement: PassedStatement,
  origin: LedgerOrigin,
  known: readonly LedgerEntry[],
): LedgerChange {
  const { made, told } = outcomeOf(statement.command, statement.output);
  const { command, placeholders } = statement.template;
  const words = typedSlots(command, placeholders).find(({ isNew }) => isNew)?.words ?? [];
  const here = known.filter(({ target }) => target === origin.target);
  return {
    put: [
      ...made.map((thing): LedgerEntry => ({ ...origin, kind: 'made', words, ...thing })),
      ...told.map(({ type, text }): LedgerEntry => ({
        ...origin,
        kind: 'told',
        type,
        id: text,
        attributes: {},
        words: [],
      })),
    ],
    drop: readCommands(statement.command)
      .flatMap((reading) => destroyedBy(reading, here))
      .map(entryKey),
  };
}

/** The entries that a command has taken away: those that it names, or all of a kind where its undo names none. */
function destroyedBy(reading: CommandReading, here: readonly LedgerEntry[]): LedgerEntry[] {
  const { operation, name, options, positions } = reading;
  if (!operation?.destroys) return [];
  const texts = new Set([...[...options.values()].flat(), ...positions].map(bare));
  return here.filter(({ type, id, attributes }) => {
    const undo = RESOURCES[type]?.undo;
    if (operation.deletes !== type && (undo === undefined || nameOf(undo) !== name)) return false;
    if (undo !== undefined && !undo.includes('{')) return true;
    return [id, ...Object.values(attributes)].some((text) => isNamed(text, texts));
  });
}

const nameOf = (command: string): string | undefined => readCommands(command)[0]?.name;

const bare = (text: string): string => /^s3:\/\/([^/]+)\/?$/.exec(text)?.[1] ?? text;

/** Container ids are mostly given by their first characters. */
const isNamed = (text: string, texts: ReadonlySet<string>): boolean =>
  texts.has(text) ||
  (/^[0-9a-f]{64}$/.test(text) && [...texts].some((part) => part.length >= 4 && text.startsWith(part)));
