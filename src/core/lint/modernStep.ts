import type { CommandStep, FileStep } from '../course/model';
import { findPlaceholders } from '../shell/placeholders';
import { modernOf } from './hint';
import type { Finding } from './model';

/** The step with what is right in the place of what was found; `null` where nothing can be said to be right. */
export function modernStep<S extends CommandStep | FileStep>(step: S, findings: readonly Finding[]): S | null;
export function modernStep(
  step: CommandStep | FileStep,
  findings: readonly Finding[],
): CommandStep | FileStep | null {
  const modern = modernOf(step, findings);
  if (modern === null) return null;
  if (step.kind === 'file') return typeof modern === 'string' ? { ...step, content: modern } : null;
  const statements = step.statements.flatMap((statement, index) => {
    const lines = typeof modern === 'string' ? [] : (modern[index] ?? []);
    // One that stays keeps what is known of it.
    return lines.map((command) =>
      command === statement.command
        ? statement
        : { ...statement, command, placeholders: findPlaceholders(command) },
    );
  });
  return { ...step, statements };
}
