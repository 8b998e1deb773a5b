import { fill } from '../../core/shell/fill';
import { byStatement } from './fields';
import type { FormRequest, FormResult } from './model';
import { maskedLine } from './preview';
import type { SlotText } from './protocol';

/**
 * The final lines for what was typed, in the clear and masked.
 * @throws UnfillableValueError when a value cannot be passed at its place
 */
export function resultOf({ statements, shell }: FormRequest, texts: readonly SlotText[]): FormResult {
  const values = byStatement(texts, statements.length);
  const valuesOf = (statement: number) => values[statement] ?? new Map<string, string>();
  return {
    values,
    secrets: statements.flatMap(({ placeholders }, index) =>
      placeholders.flatMap(({ slot }) => (slot.secret ? (valuesOf(index).get(slot.name) ?? []) : [])),
    ),
    filled: statements.map(
      ({ command, placeholders }, index) => fill(command, placeholders, valuesOf(index), shell).command,
    ),
    masked: statements.map((statement, index) => maskedLine(statement, valuesOf(index), shell)),
  };
}
