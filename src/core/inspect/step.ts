import type { CommandStep } from '../course/model';
import { Alignment } from '../lint/align';
import type { Edit, Finding } from '../lint/model';
import { edited } from '../lint/model';
import type { Range } from '../text';
import type { CheckPorts } from './model';
import { checkStatement } from './statement';

/** What is wrong with a step, in the notes. */
export interface Flaw {
  /** For people, plain words. */
  readonly message: string;
  /** In the notes. */
  readonly range: Range;
}

/** All that can be told about a step without running it. */
export interface CheckedStep {
  /** In the order of the notes. */
  readonly flaws: readonly Flaw[];
  /** What is asked for when it runs, by their names for people. */
  readonly asked: readonly string[];
  /** The lines with what was misspelled put right; `null` where nothing could be. */
  readonly corrected: readonly string[] | null;
}

/**
 * Checks a step without running it.
 * @param text the notes
 * @param findings what was found in the notes
 */
export async function checkStep(
  text: string,
  step: CommandStep,
  findings: readonly Finding[],
  ports: CheckPorts,
): Promise<CheckedStep> {
  const fixes = new Map<number, Edit[]>();
  const flaws: Flaw[] = findings
    .filter((finding) => finding.step === step.id && finding.rule !== 'unfilled')
    .map(({ message, since, range }) => ({
      message: message.replace(/[`*]/g, '') + (since === null ? '' : ` Outdated since ${since}.`),
      range,
    }));
  const problems = await Promise.all(step.statements.map((statement) => checkStatement(statement, ports)));
  step.statements.forEach(({ command, range }, index) => {
    const alignment = new Alignment(text.slice(range.from, range.to), command);
    for (const { message, range: at, fix } of problems[index] ?? []) {
      const { from, to } = at ? alignment.toSource(at) : { from: 0, to: range.to - range.from };
      flaws.push({ message, range: { from: from + range.from, to: to + range.from } });
      if (fix) fixes.set(index, [...(fixes.get(index) ?? []), fix]);
    }
  });
  const labels = step.statements.flatMap(({ placeholders }) => placeholders.map(({ slot }) => slot.label));
  const byPlace = (a: Edit, b: Edit): number => a.from - b.from;
  return {
    flaws: flaws.sort((a, b) => a.range.from - b.range.from),
    asked: [...new Set(labels)],
    corrected:
      fixes.size === 0
        ? null
        : step.statements.map(({ command }, index) =>
            edited(command, (fixes.get(index) ?? []).sort(byPlace)),
          ),
  };
}
