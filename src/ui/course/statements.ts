import type { CommandStep, Statement } from '../../core/course/model';

/** What values are for: statements, and the files that they read behind them. */
type Template = Pick<Statement, 'placeholders'>;
import { runKey, type PartView } from './model';

/** The name of a value in a run: its slot, with the statement's number from the second on, as slots are unique in one statement only. */
const valueName = (statement: number, slot: string): string =>
  statement === 0 ? slot : `${slot} (${statement + 1})`;

/** The values of a run by name, from those of its statements by slot. Secrets are left out. */
export function namedValues(
  statements: readonly Template[],
  values: readonly ReadonlyMap<string, string>[],
): Record<string, string> {
  const named: Record<string, string> = {};
  statements.forEach(({ placeholders }, index) => {
    for (const { slot } of placeholders) {
      const text = values[index]?.get(slot.name);
      if (text !== undefined && !slot.secret) named[valueName(index, slot.name)] = text;
    }
  });
  return named;
}

/** The values of every statement by slot, from a run's; `null` where one is missing, because it was secret or the notes changed. */
export function valuesOf(
  statements: readonly Template[],
  named: Readonly<Record<string, string>>,
): ReadonlyMap<string, string>[] | null {
  const values: Map<string, string>[] = [];
  for (const [index, { placeholders }] of statements.entries()) {
    const own = new Map<string, string>();
    for (const { slot } of placeholders) {
      const text = named[valueName(index, slot.name)];
      if (text === undefined) return null;
      own.set(slot.name, text);
    }
    values.push(own);
  }
  return values;
}

/** Whether something has to be filled in. */
export const hasPlaceholders = (step: CommandStep): boolean =>
  step.statements.some((statement) => statement.placeholders.length > 0);

/** How commands name files of text that they read. */
const NAMES_FILE =
  /(?:^|[\s='"])(?:fileb?:\/\/|--(?:template|compose)-file[= ]|-[cf] )\S*\.(?:json|ya?ml|template)\b/;

/** Whether a form may ask for something: files want values too, and are only read once somebody wants to run the step. */
export const mayAsk = (step: CommandStep): boolean =>
  hasPlaceholders(step) ||
  step.statements.some(({ command, runsIn }) => runsIn === 'host' && NAMES_FILE.test(command));

/** The step with ids that are unique in the whole course, as runs and sessions are kept by them. */
export function inCourse(part: PartView, step: CommandStep): CommandStep {
  return {
    ...step,
    id: runKey(part, step.id),
    statements: step.statements.map((statement) =>
      statement.openedBy === null
        ? statement
        : { ...statement, placeholders: statement.placeholders, openedBy: runKey(part, statement.openedBy) },
    ),
  };
}
