import type { CommandStep, FileStep, Step } from '../course/model';
import type { Finding } from './model';

/** What a learner is told of a step before it is run. */
export interface Hint {
  /** `Outdated since July 2023`, `May fail as it stands`. */
  readonly title: string;
  /** Sentences; backticks stand around code. */
  readonly why: string;
  /** Complete commands, or the content of a file; `null` where it takes a decision. */
  readonly modern: string | null;
}

/** What is said of a step, given what was found in it; `null` where there is nothing to decide on. */
export function hintOf(step: Step, findings: readonly Finding[]): Hint | null {
  if (step.kind === 'note') return null;
  const own = findings.filter((finding) => finding.step === step.id && concerns(step, finding));
  if (own.length === 0) return null;
  const [since] = own.map((finding) => finding.since).filter((each) => each !== null);
  return {
    title: since === undefined ? 'May fail as it stands' : `Outdated since ${since}`,
    why: [...new Set(own.map(({ message }) => message.replaceAll('*', '')))].join(' '),
    modern: modernText(step, own),
  };
}

/** What is run is plain already where only the notes are not, and placeholders are asked for. */
function concerns(step: CommandStep | FileStep, { rule, statement, modern }: Finding): boolean {
  if (rule === 'unfilled') return false;
  const own = step.kind === 'command' && statement !== null ? step.statements[statement]?.command : undefined;
  return rule !== 'typographic' || (modern?.kind === 'command' && modern.lines.join('\n') !== own);
}

/** The lines of the step, or the content of the file, with what is right in place of what was found. */
function modernText(step: CommandStep | FileStep, findings: readonly Finding[]): string | null {
  const modern = modernOf(step, findings);
  if (modern === null) return null;
  return typeof modern === 'string' ? modern : modern.flat().join('\n');
}

/**
 * What is right in place of what was found: lines for every statement of a command, or the content of a file; `null` where nothing
 * can be said to be right.
 */
export function modernOf(
  step: CommandStep | FileStep,
  findings: readonly Finding[],
): readonly (readonly string[])[] | string | null {
  const own = findings.filter((finding) => finding.step === step.id && finding.modern !== null);
  if (own.length === 0) return null;
  if (step.kind === 'file')
    return own.flatMap(({ modern }) => (modern?.kind === 'file' ? [modern.content] : []))[0] ?? null;
  return step.statements.map(({ command }, index) => {
    const modern = own.find(({ statement }) => statement === index)?.modern;
    return modern?.kind === 'command' ? modern.lines : [command];
  });
}
