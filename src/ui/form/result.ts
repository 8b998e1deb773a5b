import { fill } from '../../core/shell/fill';
import type { Placeholder } from '../../core/shell/model';
import { byStatement } from './fields';
import type { FormRequest, FormResult } from './model';
import type { SlotText } from './protocol';

/** What stands for a secret wherever people can read it. As long for every secret, so that it tells nothing. */
export const MASK = '••••';

/** `values` with every secret masked. */
export function maskSecrets(
  placeholders: readonly Placeholder[],
  values: ReadonlyMap<string, string>,
): Map<string, string> {
  const secret = new Set(placeholders.filter(({ slot }) => slot.secret).map(({ slot }) => slot.name));
  return new Map([...values].map(([slot, text]) => [slot, secret.has(slot) ? MASK : text]));
}

/** The final lines for what was typed, in the clear and masked. */
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
    masked: statements.map(
      ({ command, placeholders }, index) =>
        fill(command, placeholders, maskSecrets(placeholders, valuesOf(index)), shell).command,
    ),
  };
}
