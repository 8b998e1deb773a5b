import { lineStart, type Range } from '../text';
import type { Placeholder, ShellKind } from './model';
import type { Place } from './place';
import { placesOf } from './places';
import { isNamed } from '../errors';
import { isPlain, quoteFor, UnfillableValueError } from './quote';

export interface FilledCommand {
  readonly command: string;
  /** Where values stand in the result, the quote marks they needed included; in order. */
  readonly filled: readonly Range[];
}

interface Filling {
  readonly placeholder: Placeholder;
  readonly value: string;
}

/** A stretch of the source and what replaces it. */
interface Edit extends Range {
  readonly text: string;
  readonly isValue: boolean;
  readonly delimiter: string | null;
}

/**
 * The command with the values in place of their placeholders, each escaped for its place and for the shell. A
 * placeholder without a value, with an empty one or with its own text as value stays as written.
 *
 * @param values by the name of the slot
 * @throws UnfillableValueError when a value cannot be passed at its place (line breaks, control characters, what cmd.exe expands …)
 */
export function fill(
  command: string,
  placeholders: readonly Placeholder[],
  values: ReadonlyMap<string, string>,
  shell: ShellKind,
): FilledCommand {
  const fillings = fillingsOf(placeholders, values);
  if (fillings.length === 0) return { command, filled: [] };
  const places = placesOf(
    command,
    fillings.map(({ placeholder }) => placeholder.range),
    shell,
  );
  const edits = fillings.flatMap((filling, index) => {
    const place = places[index];
    return place ? [edit(filling, place, command, shell)] : [];
  });
  const quotes = shell === 'powershell' ? wordQuotes(fillings, places) : [];
  const result = applied(
    command,
    [...edits, ...quotes].sort((a, b) => a.from - b.from || a.to - b.to),
  );
  refuseDelimiters(result.command, result.filled, edits);
  return result;
}

/** The placeholders that are still as written when these values are filled in. */
export function unfilled(
  placeholders: readonly Placeholder[],
  values: ReadonlyMap<string, string>,
): Placeholder[] {
  return placeholders.filter(({ text, slot }) => {
    const value = values.get(slot.name) ?? '';
    return value === '' || value === text;
  });
}

function fillingsOf(placeholders: readonly Placeholder[], values: ReadonlyMap<string, string>): Filling[] {
  const open = new Set(unfilled(placeholders, values));
  return placeholders
    .filter((placeholder) => !open.has(placeholder))
    .map((placeholder) => ({ placeholder, value: values.get(placeholder.slot.name) ?? '' }))
    .sort((a, b) => a.placeholder.range.from - b.placeholder.range.from);
}

function edit({ placeholder, value }: Filling, place: Place, command: string, shell: ShellKind): Edit {
  const { range, slot } = placeholder;
  try {
    const text = quoteFor(value, place, shell);
    // `2>file` would be a redirection of descriptor 2; the digits alone have to be an argument.
    const glued = place.quote === 'word' && /^\d+$/.test(text) && /[<>]/.test(command.charAt(range.to));
    return {
      ...range,
      text: glued ? (shell === 'cmd' ? `"${text}"` : `'${text}'`) : text,
      isValue: true,
      delimiter: place.delimiter,
    };
  } catch (error) {
    if (isNamed<UnfillableValueError>(error, 'UnfillableValueError'))
      throw new UnfillableValueError(error.reason, slot);
    throw error;
  }
}

/** PowerShell ends an argument behind a closing quote: a word with a value that needs quotes is quoted as a whole. */
function wordQuotes(fillings: readonly Filling[], places: readonly Place[]): Edit[] {
  const words = new Map<number, Range>();
  fillings.forEach(({ placeholder, value }, index) => {
    const place = places[index];
    if (place?.quote !== 'word' || isPlain(value, 'powershell')) return;
    if (!place.word)
      throw new UnfillableValueError(
        'Only letters, digits and . _ / : - can be passed at this place of the command.',
        placeholder.slot,
      );
    words.set(place.word.from, place.word);
  });
  return [...words.values()].flatMap(({ from, to }) =>
    [from, to].map((at) => ({ from: at, to: at, text: "'", isValue: false, delimiter: null })),
  );
}

function applied(command: string, edits: readonly Edit[]): FilledCommand {
  const filled: Range[] = [];
  let result = '';
  let at = 0;
  for (const { from, to, text, isValue } of edits) {
    result += command.slice(at, from);
    if (isValue) filled.push({ from: result.length, to: result.length + text.length });
    result += text;
    at = to;
  }
  return { command: result + command.slice(at), filled };
}

/** A value must not complete the line that ends its here-document: what follows would run. */
function refuseDelimiters(result: string, filled: readonly Range[], edits: readonly Edit[]): void {
  edits.forEach(({ delimiter }, index) => {
    const range = filled[index];
    if (delimiter === null || !range) return;
    const from = lineStart(result, range.from);
    const feed = result.indexOf('\n', range.to);
    const line = result.slice(from, feed < 0 ? undefined : feed);
    if (line.trim() === delimiter.trim())
      throw new UnfillableValueError(`The line would end the text that goes up to ${delimiter}.`);
  });
}
