import type { Run, RunState, StatementRun } from './model';
import type { Ending } from './terminal';

/** What is known when a run starts. */
export interface RunStart {
  readonly id: string;
  readonly courseId: string;
  readonly stepId: string;
  readonly target: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The final line of each statement, secrets masked. */
  readonly commands: readonly string[];
  /** Without secrets. */
  readonly values: Readonly<Record<string, string>>;
}

/** What can happen to a run. `at` is in milliseconds since 1970. */
export type RunEvent =
  | { readonly kind: 'statementSent'; readonly index: number; readonly at: number }
  | { readonly kind: 'statementEnded'; readonly index: number; readonly ending: Ending; readonly at: number }
  /** Nothing more will be sent: every statement ended, or one failed. */
  | { readonly kind: 'finished'; readonly at: number }
  /** The learner cancelled, the window went away, or the terminal could not be had. */
  | { readonly kind: 'interrupted'; readonly at: number };

/** What shells report for a program that ^C ended: 128 + SIGINT, and STATUS_CONTROL_C_EXIT of Windows, both ways signed. */
const interruptedByKeyboard: ReadonlySet<number> = new Set([130, 0xc000013a, 0xc000013a - 2 ** 32]);

export function startRun(start: RunStart): Run {
  return {
    id: start.id,
    courseId: start.courseId,
    stepId: start.stepId,
    state: 'running',
    target: start.target,
    startedAt: start.at,
    endedAt: null,
    statements: start.commands.map((command) => ({ command, exitCode: null, state: 'waiting' })),
    values: start.values,
  };
}

/** The run after the event. An event that comes too late (the run has ended) changes nothing. */
export function reduceRun(run: Run, event: RunEvent): Run {
  if (run.state !== 'running') return run;
  switch (event.kind) {
    case 'statementSent':
      return withStatement(run, event.index, { state: 'running' });
    case 'statementEnded':
      return withStatement(run, event.index, outcome(event.ending));
    case 'finished':
      return { ...run, state: summarise(run.statements), endedAt: event.at };
    case 'interrupted':
      return {
        ...run,
        state: 'interrupted',
        endedAt: event.at,
        statements: run.statements.map((s) => (s.state === 'running' ? { ...s, state: 'interrupted' } : s)),
      };
  }
}

/** Whether the next statement may follow one that came to this end. */
export function mayGoOn(ending: Ending): boolean {
  const { state } = outcome(ending);
  return state === 'passed' || state === 'sent';
}

function outcome(ending: Ending): Pick<StatementRun, 'state' | 'exitCode'> {
  switch (ending.kind) {
    case 'exited':
      return { state: stateOfExit(ending.exitCode), exitCode: ending.exitCode };
    case 'opened':
    case 'left':
      return { state: 'passed', exitCode: null };
    case 'unknown':
      return { state: 'sent', exitCode: null };
    case 'closed':
      return { state: 'interrupted', exitCode: null };
  }
}

function stateOfExit(exitCode: number): RunState {
  if (exitCode === 0) return 'passed';
  return interruptedByKeyboard.has(exitCode) ? 'interrupted' : 'failed';
}

/** The state of a run whose statements have these: the worst that happened, and the least certain where nothing bad did. */
function summarise(statements: readonly StatementRun[]): RunState {
  const has = (state: RunState) => statements.some((s) => s.state === state);
  if (has('failed')) return 'failed';
  if (has('interrupted') || has('running')) return 'interrupted';
  return has('sent') ? 'sent' : 'passed';
}

function withStatement(run: Run, index: number, change: Partial<StatementRun>): Run {
  return { ...run, statements: run.statements.map((s, i) => (i === index ? { ...s, ...change } : s)) };
}
