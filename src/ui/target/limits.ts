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

/** Commands that are remembered. */
const MOST_KNOWN = 20_000;

/** The limits of the sandbox, looked up in the catalogue once for each command: steps are made anew when they move. */
export function createLimits(targets: Targets, loadKnowledge: () => Promise<typeof knowledge>): Limits {
  const known = new Map<string, readonly string[]>();
  return {
    onDidChange: targets.onDidChange,
    async of(courseId, step) {
      if (targets.of(courseId).kind !== 'sandbox') return [];
      const lines = hostLines(step);
      const key = lines.join('\n');
      const before = known.get(key);
      if (before) return before;
      const found = (await loadKnowledge()).limitsOf(lines);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(key, found);
      return found;
    },
  };
}

const hostLines = ({ statements }: CommandStep): string[] =>
  statements.filter(({ runsIn }) => runsIn === 'host').map(({ command }) => command);
