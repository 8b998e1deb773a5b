import { byStatement } from './fields';
import { linesOf } from './lines';
import type { FormRequest, FormResult } from './model';
import type { SlotText } from './protocol';

/**
 * The final lines for what was typed, in the clear and masked.
 * @throws UnfillableValueError when a value cannot be passed at its place
 */
export function resultOf({ statements, shell }: FormRequest, texts: readonly SlotText[]): FormResult {
  const values = byStatement(texts, statements.length);
  return {
    values,
    secrets: statements.flatMap(({ placeholders }, index) =>
      placeholders.flatMap(({ slot }) => (slot.secret ? (values[index]?.get(slot.name) ?? []) : [])),
    ),
    ...linesOf(statements, values, shell),
  };
}
