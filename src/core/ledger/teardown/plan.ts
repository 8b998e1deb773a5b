import { readCommands } from '../../catalogue/reading';
import { canFill, lineOf } from '../../catalogue/template';
import { nounOf, resourceInfo } from '../../catalogue/types';
import type { ShellKind } from '../../shell/model';
import { hourlyOf } from '../cost';
import { entryKey, isNamedBy, nameOf, type LedgerEntry } from '../model';
import type { Plan, Removal, Unremovable } from './model';

const REGION = 'aws.region';
/** When kinds go that the catalogue gives no place: before networks and stacks, which they may stand in. */
const USUAL = 49;

/**
 * What to do to take away things that are on record, in order.
 *
 * Nothing else is ever named: every command is made of the identifiers of an entry. What goes along with something that goes
 * (the parts of a stack, the routes of an API) gets no command of its own.
 * @param entries of one target
 */
export function planOf(entries: readonly LedgerEntry[]): Plan {
  const made = inOrder(entries.filter(({ kind }) => kind === 'made'));
  const holders = new Map(made.map((entry) => [entry, holderOf(entry, made)]));
  const steps = made.flatMap((entry): (Removal | Unremovable)[] => {
    const isHeld = holders.get(entry) !== undefined;
    const commands = commandsFor(entry, isHeld);
    if (isHeld && commands.length === 0) return [];
    const along = isHeld ? [] : made.filter((other) => other !== entry && goesAlong(other, entry, holders));
    return [stepFor(entry, commands, along, entries)];
  });
  return {
    removals: steps.filter((step) => 'commands' in step),
    unremovable: steps.filter((step) => 'why' in step),
  };
}

/** What others stand on last; among equals the latest first, as it may stand on those before it. */
const inOrder = (entries: readonly LedgerEntry[]): LedgerEntry[] =>
  [...entries].sort((a, b) => orderOf(a) - orderOf(b) || b.at - a.at);

const orderOf = ({ type }: LedgerEntry): number => resourceInfo(type)?.order ?? USUAL;

/** What takes an entry along when it goes: its stack, or what its kind goes with. */
function holderOf(entry: LedgerEntry, made: readonly LedgerEntry[]): LedgerEntry | undefined {
  const { goesWith = [], outlives } = resourceInfo(entry.type) ?? {};
  if (outlives) return undefined;
  if (entry.partOf !== undefined) return made.find((other) => entryKey(other) === entry.partOf);
  const holders = Object.entries(entry.within ?? {}).filter(([type]) => goesWith.includes(type));
  return made.find(
    (other) =>
      other !== entry &&
      other.target === entry.target &&
      holders.some(([type, text]) => other.type === type && isNamedBy(other, text)),
  );
}

function goesAlong(
  entry: LedgerEntry,
  top: LedgerEntry,
  holders: ReadonlyMap<LedgerEntry, LedgerEntry | undefined>,
): boolean {
  const seen = new Set<LedgerEntry>();
  let holder = holders.get(entry);
  while (holder && !seen.has(holder)) {
    if (holder === top) return true;
    seen.add(holder);
    holder = holders.get(holder);
  }
  return false;
}

/** Something that goes with its stack may have to be emptied before. */
function commandsFor({ type }: LedgerEntry, isHeld: boolean): readonly string[] {
  const { undo, wait, empty } = resourceInfo(type) ?? {};
  return (isHeld ? [empty] : [undo, wait]).filter((template) => template !== undefined);
}

function stepFor(
  entry: LedgerEntry,
  commands: readonly string[],
  along: readonly LedgerEntry[],
  things: readonly LedgerEntry[],
): Removal | Unremovable {
  const title = titleOf(entry);
  if (entry.elsewhere !== undefined)
    return { entry, title, why: `Its command named ${entry.elsewhere}: it is not on the target.` };
  if (commands.length === 0) return { entry, title, why: 'No command is known that takes it away.' };
  if (!commands.every((command) => canFill(command, entry)))
    return { entry, title, why: 'What its command needs is not on record.' };
  const hourly = [entry, ...along].reduce((sum, thing) => sum + hourlyOf(thing, things), 0);
  const loses = losesOf(commands[0]);
  return { key: entryKey(entry), entry, title, commands, values: {}, along, loses, hourly };
}

/** `service MythicalMysfits-Service`, for people. */
export const titleOf = (entry: LedgerEntry): string => `${nounOf(entry.type)} ${nameOf(entry)}`;

function losesOf(template = ''): string {
  const [reading] = readCommands(template.replace(/[[\]{}]/g, ''));
  return reading?.operation?.destroys ?? '';
}

/**
 * The final lines of a removal.
 * @throws UnfillableValueError when a value cannot be passed to that shell
 */
export function linesOf({ entry, commands, values }: Removal, shell: ShellKind): string[] {
  const subject = { ...entry, within: { ...entry.within, ...values } };
  const region = entry.region === undefined ? '' : ` --region {${REGION}}`;
  const where = { ...subject, within: { ...subject.within, [REGION]: entry.region ?? '' } };
  return commands.map((command) => {
    const whole = command.startsWith('aws ') ? command + region : command;
    return lineOf(whole, where, shell) ?? whole;
  });
}
