import { fill, unfilled } from '../../core/shell/fill';
import type { ShellKind } from '../../core/shell/model';
import { isNamed } from '../../core/errors';
import { type UnfillableValueError, validateValue } from '../../core/shell/quote';
import type { Field } from './fields';
import type { OpenStatement } from './model';

/** What is wrong with `text` at any of the places of `field`, for people; `null` when nothing is. */
export function fieldFault(
  field: Field,
  text: string,
  statements: readonly OpenStatement[],
  shell: ShellKind,
): string | null {
  for (const { statement, name, label, secret, placeholder } of field) {
    const open = statements[statement];
    const fault =
      validateValue(text, { name, label, secret }) ??
      (open && statementFault(open, new Map([[name, text]]), shell));
    if (fault) return fault;
    if (text === placeholder || (open && isPlaceholderItself(open, name, text)))
      return `${text} is what has to be replaced.`;
  }
  return null;
}

/** What is wrong with the values of a statement taken together, for people; `null` when nothing is. */
export function statementFault(
  { command, placeholders }: OpenStatement,
  values: ReadonlyMap<string, string>,
  shell: ShellKind,
): string | null {
  try {
    fill(command, placeholders, values, shell);
    return null;
  } catch (error) {
    if (isNamed<UnfillableValueError>(error, 'UnfillableValueError')) return error.reason;
    throw error;
  }
}

function isPlaceholderItself({ placeholders }: OpenStatement, name: string, text: string): boolean {
  return unfilled(placeholders, new Map([[name, text]])).some(({ slot }) => slot.name === name);
}
