import { fill } from '../../core/shell/fill';
import type { ShellKind } from '../../core/shell/model';
import type { FormResult, OpenStatement } from './model';
import { maskedLine } from './preview';

/**
 * The final lines for known values, in the clear and with secrets masked.
 *
 * @param values by the name of the slot, for each statement
 * @throws UnfillableValueError when a value cannot be passed at its place
 */
export function linesOf(
  statements: readonly OpenStatement[],
  values: readonly ReadonlyMap<string, string>[],
  shell: ShellKind,
): Pick<FormResult, 'filled' | 'masked'> {
  const own = (index: number): ReadonlyMap<string, string> => values[index] ?? new Map<string, string>();
  return {
    filled: statements.map(
      ({ command, placeholders }, index) => fill(command, placeholders, own(index), shell).command,
    ),
    masked: statements.map((statement, index) => maskedLine(statement, own(index), shell)),
  };
}
