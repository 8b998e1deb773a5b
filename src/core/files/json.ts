import { JsonTracker } from '../shell/jsonTracker';
import { UnfillableValueError } from '../shell/quote';
import type { Escaping, Filling } from './fill';
import { withStandIns } from './standIn';

/** Values in JSON: in a string as a part of it, by themselves as a number, a truth value, or a string of their own. */
export const jsonEdits: Escaping = (content, fillings, placeholders) => {
  const text = withStandIns(content, placeholders);
  let at = 0;
  /** Where the content of the string around `at` begins; -1 outside of strings. */
  let string = -1;
  return fillings.map((filling) => {
    for (; at < filling.from; at++) {
      const character = text[at];
      if (string >= 0 && character === '\\') at++;
      else if (character === '"') string = string < 0 ? at + 1 : -1;
    }
    const { from, to, value } = filling;
    return { from, to, text: string < 0 ? alone(text, filling) : inString(value, text.slice(string, from)) };
  });
};

/** @param before the string up to the value, as it is written */
export function inString(value: string, before: string): string {
  return escaped(isInner(decoded(before)) ? escaped(value) : value);
}

/** Whether a text begins like JSON and stops within one of its strings: JSON as text in a string, as rules of events have it. */
export function isInner(text: string): boolean {
  const tracker = new JsonTracker();
  for (const character of text) tracker.feed(character);
  return tracker.inString;
}

/** As it stands between the quotes of a string. */
export const escaped = (value: string): string => JSON.stringify(value).slice(1, -1);

function decoded(written: string): string {
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    return '';
  }
}

function alone(text: string, { from, to, value, slot }: Filling): string {
  if (
    !/(?:^|[\s:[,])$/.test(text.slice(0, from).slice(-1)) ||
    !/^(?:$|[\s,\]}])/.test(text.slice(to, to + 1))
  )
    throw new UnfillableValueError(
      'It stands outside of quotes, between other text: put that in quotes in the file.',
      slot,
    );
  return isLiteral(value) ? value : JSON.stringify(value);
}

/** Whether JSON reads the value, written by itself, as exactly this. */
function isLiteral(value: string): boolean {
  try {
    const read: unknown = JSON.parse(value);
    return (typeof read === 'number' || typeof read === 'boolean') && String(read) === value;
  } catch {
    return false;
  }
}
