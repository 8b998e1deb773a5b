import type { Event } from 'vscode';
import type { CommandStep } from '../../core/course/model';
import type * as knowledge from '../../core/target/knowledge';
import type { Targets } from './targets';

/** What steps cannot do where the commands of their course go. */
export interface Limits {
  /** What was told before may no longer hold. */
  readonly onDidChange: Event<void>;
  /** What to expect instead, in sentences; none where the target does all that the notes say. */
  of(courseId: string, step: CommandStep): Promise<readonly string[]>;
}

/** The limits of the sandbox, looked up in the catalogue once for each step. */
export function createLimits(targets: Targets, loadKnowledge: () => Promise<typeof knowledge>): Limits {
  const known = new WeakMap<CommandStep, readonly string[]>();
  return {
    onDidChange: targets.onDidChange,
    async of(courseId, step) {
      if (targets.of(courseId).kind !== 'sandbox') return [];
      const found = known.get(step) ?? (await loadKnowledge()).limitsOf(hostLines(step));
      known.set(step, found);
      return found;
    },
  };
}

const hostLines = ({ statements }: CommandStep): string[] =>
  statements.filter(({ runsIn }) => runsIn === 'host').map(({ command }) => command);
