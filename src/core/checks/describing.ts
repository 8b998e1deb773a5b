import type { Run } from '../runs/model';
import { PATIENCE, worstOf, type CheckResult, type CheckState } from './model';

/** What is said of something that is still on its way. */
const LATE = ` after ${PATIENCE / 60_000} min`;

/** How a state is written in a line of text. */
const MARKS: Readonly<Record<CheckState, string>> = { waiting: '…', good: '✓', bad: '✗', late: '△' };

/** `✓ cluster is ACTIVE`, `✗ service api 0/1 running`. @param named whether its name is needed to tell it from others */
export function describeCheck({ state, noun, name, finding }: CheckResult, named = true): string {
  const subject = named ? `${noun} ${name}` : noun;
  return `${MARKS[state]} ${subject} ${finding}${state === 'late' ? LATE : ''}`;
}

/** The results of a run in one short line; `null` where nothing was looked after. */
export function checkLine({ checks = [] }: Pick<Run, 'checks'>): string | null {
  const worst = worstOf(checks);
  if (!worst) return null;
  if (worst.state === 'good' && checks.length > 1) return `✓ all ${checks.length} are as they should be`;
  return describeCheck(worst, checks.length > 1);
}

/** Every result in a line of its own, with what to look at where it is not good. */
export function checkLines({ checks = [] }: Pick<Run, 'checks'>): string[] {
  return checks.map((result) => {
    const hint = result.state === 'bad' || result.state === 'late' ? result.hint : undefined;
    return [describeCheck(result), ...(hint === undefined ? [] : [hint])].join('. ');
  });
}
