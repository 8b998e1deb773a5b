import type { Step } from '../course/model';
import type { Run } from './model';

const minute = 60_000;
const units: readonly (readonly [limit: number, size: number, name: string])[] = [
  [60 * minute, minute, 'min'],
  [24 * 60 * minute, 60 * minute, 'h'],
  [Infinity, 24 * 60 * minute, 'd'],
];

/** `just now`, `2 min ago`, `3 h ago`, `5 d ago`. Both in milliseconds since 1970. */
export function ago(then: number, now: number): string {
  const passed = Math.max(0, now - then);
  if (passed < minute) return 'just now';
  const [, size, name] = units.find(([limit]) => passed < limit) ?? [0, minute, 'min'];
  return `${Math.floor(passed / size)} ${name} ago`;
}

/** `0.4 s`, `12 s`, `3 min 5 s`, `2 h 4 min`, from milliseconds. */
export function duration(milliseconds: number): string {
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * One line for people: `passed 2 min ago`, `failed with exit code 255, statement 2 of 3`, `interrupted`.
 * @param now milliseconds since 1970
 */
export function describeRun(run: Run, now: number): string {
  const when = ago(run.endedAt ?? run.startedAt, now);
  switch (run.state) {
    case 'running':
      return `running${place(run, 'running')}`;
    case 'passed':
      return `passed ${when}`;
    case 'failed': {
      const exitCode = run.statements.find((s) => s.state === 'failed')?.exitCode;
      return `failed${exitCode === null || exitCode === undefined ? '' : ` with exit code ${exitCode}`}${place(run, 'failed')}`;
    }
    case 'interrupted':
      return `interrupted${place(run, 'interrupted')}`;
    case 'sent':
      return `sent ${when}, mark it done when it worked`;
    case 'done':
      return `done by hand ${when}`;
  }
}

/** `, statement 2 of 3`, and nothing where there is only one or none is in that state. */
function place(run: Run, state: Run['state']): string {
  const index = run.statements.findIndex((s) => s.state === state);
  return index < 0 || run.statements.length < 2 ? '' : `, statement ${index + 1} of ${run.statements.length}`;
}

export interface Progress {
  /** Commands that passed or were marked done by hand. */
  readonly done: number;
  readonly total: number;
}

/** Whether the step counts as done after this run, its latest. */
export function isDone(run: Run | undefined): boolean {
  return run?.state === 'passed' || run?.state === 'done';
}

/** Counts the commands among the steps. `latest` answers with the latest run of a step. */
export function progress(steps: readonly Step[], latest: (stepId: string) => Run | undefined): Progress {
  const commands = steps.filter((step) => step.kind === 'command');
  return { done: commands.filter((step) => isDone(latest(step.id))).length, total: commands.length };
}
