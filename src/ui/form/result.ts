import type { FileChoice } from '../../core/files/copies';
import { byStatement } from './fields';
import { placed } from './files';
import { linesOf } from './lines';
import { textsOf, type FormRequest, type FormResult } from './model';
import type { SlotText } from './protocol';

/**
 * The final lines for what was typed, in the clear and masked.
 * @param choices per file
 * @throws UnfillableValueError when a value cannot be passed at its place
 */
export function resultOf(
  request: FormRequest,
  texts: readonly SlotText[],
  choices: readonly FileChoice[],
  isModern = false,
): FormResult {
  const { statements, shell, files } = request;
  const all = textsOf(request);
  const values = byStatement(texts, all.length);
  files?.check(values.slice(statements.length));
  return {
    isModern,
    values,
    choices,
    secrets: all.flatMap(({ placeholders }, index) =>
      placeholders.flatMap(({ slot }) => (slot.secret ? (values[index]?.get(slot.name) ?? []) : [])),
    ),
    ...linesOf(placed(statements, files?.files ?? [], choices), values, shell),
  };
}
