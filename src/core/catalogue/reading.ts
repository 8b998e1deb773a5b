import { simpleCommandsOf, type Role, type SimpleCommand } from '../shell/sites';
import type { Word } from '../shell/tokens';
import type { Range } from '../text';
import { lookUpOperation } from './lookup';
import type { Operation } from './model';

/** One command of a statement, read with what is known about it. */
export interface CommandReading {
  /** Lower case, without folders: `aws`. */
  readonly program: string;
  /** `docker container run`; for an unknown operation the program with its operation words. */
  readonly name: string;
  /** `null` for an operation that the catalogue does not know. */
  readonly operation: Operation | null;
  /** The values of every option, in order; empty for one without a value. Unquoted, variables as written. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** Where those values stand in the statement, quotes included. */
  readonly places: ReadonlyMap<string, readonly Range[]>;
  /** The arguments behind the operation's words. */
  readonly positions: readonly string[];
  /** How many positional arguments of the shell's grammar are words of the operation here: 1 for `aws ecs wait services-stable`. */
  readonly shift: number;
  /** Where it stands in the statement, with what stands before its program: `sudo`, assignments. */
  readonly from: number;
  readonly to: number;
  /** Where its program begins, and where the words end that name the operation. */
  readonly named: Range;
  readonly words: readonly ReadWord[];
}

/** A word of a command, and what it is to it. */
export interface ReadWord {
  readonly word: Word;
  readonly role: Role;
}

/**
 * Reads the commands of a statement, those in pipes and substitutions included, in order.
 * @param statement placeholders filled, or each replaced by a plain word of the same length
 */
export function readCommands(statement: string): CommandReading[] {
  return simpleCommandsOf(statement)
    .filter(({ program }) => program !== '')
    .map(read);
}

function read(command: SimpleCommand): CommandReading {
  const { program, operations, words, roles } = command;
  const options = new Map<string, string[]>();
  const places = new Map<string, Range[]>();
  const positions: string[] = [];
  words.forEach(({ text, from, to }, index) => {
    const role = roles[index];
    if (role?.kind === 'option' && !options.has(text)) options.set(text, []);
    else if (role?.kind === 'positional') positions.push(text);
    else if (role?.kind === 'value') {
      const values = options.get(role.option) ?? [];
      const attached = `${role.option}=`;
      const isAttached = text.startsWith(attached);
      values.push(isAttached ? text.slice(attached.length) : text);
      options.set(role.option, values);
      const place = { from: isAttached ? from + attached.length : from, to };
      places.set(role.option, [...(places.get(role.option) ?? []), place]);
    }
  });
  const known = lookUpOperation([program, ...operations, ...positions]);
  const shift = known ? known.words - 1 - operations.length : 0;
  return {
    program,
    name: known?.name ?? [program, ...operations].join(' '),
    operation: known?.operation ?? null,
    options,
    places,
    positions: positions.slice(Math.max(0, shift)),
    shift,
    from: command.from,
    to: command.to,
    named: nameRange(command, known?.words ?? 1 + operations.length),
    words: words.flatMap((word, index) => {
      const role = roles[index];
      return role ? [{ word, role }] : [];
    }),
  };
}

/** From the program to the last of the `count` words that name the operation. */
function nameRange({ words, roles, from, to }: SimpleCommand, count: number): Range {
  const first = roles.findIndex(({ kind }) => kind === 'program');
  let left = count;
  const last = words.find(({ from: at }, index) => {
    const kind = roles[index]?.kind;
    return (
      at >= (words[first]?.from ?? from) && /program|operation|positional/.test(kind ?? '') && --left === 0
    );
  });
  return { from: words[first]?.from ?? from, to: last?.to ?? to };
}

/** Whether the command only says what it would do, or how it is called. */
export const isRehearsal = ({ program, options, positions }: CommandReading): boolean =>
  ['--dryrun', '--dry-run', '--generate-cli-skeleton', '--help'].some(
    (option) => options.has(option) && options.get(option)?.[0] !== 'none',
  ) ||
  (program === 'aws' && positions.at(-1) === 'help');

/** Whether the command keeps the terminal for a conversation. */
export function isInteractive({ operation, options }: CommandReading): boolean {
  const when = operation?.interactive;
  if (when === undefined || when === true) return when === true;
  const given = new Set([...options.keys()].flatMap(lettersOf));
  return when.when.some((option) => given.has(option)) && !when.unless?.some((option) => given.has(option));
}

/** `-dit` → `-d`, `-i`, `-t`. */
const lettersOf = (option: string): string[] =>
  /^-[a-zA-Z]{2,}$/.test(option) ? [...option.slice(1)].map((letter) => `-${letter}`) : [option];
