import { unfilled } from '../shell/fill';
import type { Placeholder, Slot } from '../shell/model';
import { UnfillableValueError, validateValue } from '../shell/quote';
import { lineStart, type Range } from '../text';
import { jsonEdits } from './json';
import type { TextKind } from './kind';
import { yamlEdits } from './yaml';

/** A placeholder and the value for it. */
export interface Filling extends Range {
  readonly value: string;
  readonly slot: Slot;
}

/** A stretch of the content and what replaces it. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** What escapes values for their places in one kind of text. */
export type Escaping = (
  content: string,
  fillings: readonly Filling[],
  placeholders: readonly Range[],
) => TextEdit[];

/**
 * The content of a file with the values in place of their placeholders, each escaped for its place, so that whatever reads the
 * file gets exactly the value. All else stays as it is, line ends and a mark at the beginning too. A placeholder without a value,
 * with an empty one or with its own text as value stays as written.
 *
 * @param placeholders in order
 * @param values by the name of the slot
 * @throws UnfillableValueError when a value cannot stand at its place
 */
export function fillText(
  content: string,
  kind: TextKind,
  placeholders: readonly Placeholder[],
  values: ReadonlyMap<string, string>,
): string {
  const open = new Set(unfilled(placeholders, values));
  const fillings = placeholders
    .filter((placeholder) => !open.has(placeholder))
    .map(({ range, slot }) => {
      const value = values.get(slot.name) ?? '';
      const wrong = validateValue(value, slot);
      if (wrong !== null) throw new UnfillableValueError(wrong, slot);
      return { ...range, value, slot };
    });
  if (fillings.length === 0) return content;
  const ranges = placeholders.map(({ range }) => range);
  return applied(content, ESCAPINGS[kind](content, fillings, ranges));
}

const plainly =
  (escape: (value: string, content: string, from: number) => string): Escaping =>
  (content, fillings) =>
    fillings.map(({ from, to, value }) => ({ from, to, text: escape(value, content, from) }));

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

const ESCAPINGS: Readonly<Record<TextKind, Escaping>> = {
  json: jsonEdits,
  yaml: yamlEdits,
  quoted: plainly((value, content, from) =>
    inDoubleQuotes(content, from) ? value.replace(/[\\"]/g, '\\$&') : value,
  ),
  markup: plainly((value) => value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)),
  text: plainly((value) => value),
};

/** Whether a string that began in the same line is open here. */
function inDoubleQuotes(content: string, at: number): boolean {
  const line = content.slice(lineStart(content, at), at);
  return [...line.matchAll(/\\.|"/g)].filter(([mark]) => mark === '"').length % 2 === 1;
}

function applied(content: string, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to, text } of edits) {
    pieces.push(content.slice(at, from), text);
    at = to;
  }
  return pieces.join('') + content.slice(at);
}
