import type { CommandStep, LessonId, StepId } from '../course/model';
import type { Logger } from '../logger';
import type { ShellKind } from '../shell/model';
import type { ActiveRun } from './activeRun';
import { AlreadyRunningError, OtherShellError, UnfilledPlaceholderError } from './errors';
import { Emitter, type Event } from './events';
import type { Run } from './model';
import { placeOf } from './place';
import type { RunStore } from './store';
import type { PracticeTerminal, PracticeTerminals } from './terminal';
import type { MissingTool } from './tools';
import { unfilledPlaceholder } from './unfilled';

export interface RunRequest {
  readonly courseId: string;
  readonly step: CommandStep;
  /** The final line of each statement, escaped for the shell. */
  readonly filled: readonly string[];
  /** The same with secrets masked: what is shown and kept. */
  readonly masked: readonly string[];
  /** What was filled in, by slot, without secrets. */
  readonly values: Readonly<Record<string, string>>;
  /** Values that must not be kept: they are masked in the output. */
  readonly secrets: readonly string[];
  /** The shell that `filled` was escaped for, where escaping made a difference. */
  readonly shell?: ShellKind;
  /** Index of the first statement to send; those before it stay `waiting`. */
  readonly from?: number;
  /** The lesson that the step stands in. */
  readonly lesson?: { readonly id: LessonId; readonly title: string };
}

/** A statement that ended: well, or otherwise; not one whose end its shell cannot tell. Its state stands in the run. */
export interface StatementEnded {
  readonly run: Run;
  readonly request: RunRequest;
  readonly index: number;
  /** Plain text of this statement alone, secrets masked. */
  readonly output: string;
}

export interface RunChange {
  readonly run: Run;
  /** Why it failed, when a program was not found. */
  readonly missingTool: MissingTool | null;
}

export interface Runner {
  /**
   * Sends the statements of a step one at a time, in order, and stops at the first failure.
   * @returns the run when nothing more of it will happen, with the opened session still open where a statement opens one
   * @throws AlreadyRunningError, UnfilledPlaceholderError, NoSessionError, UntrustedWorkspaceError, OtherShellError;
   * nothing has been sent then
   */
  run(request: RunRequest): Promise<Run>;
  /** Types ^C, a second time when the first does not help, and sends nothing more. */
  cancel(runId: string): void;
  isRunning(courseId: string, stepId: StepId): boolean;
  readonly onDidChange: Event<RunChange>;
  readonly onDidEnd: Event<StatementEnded>;
}

export interface RunnerDeps {
  readonly terminals: PracticeTerminals;
  readonly store: Pick<RunStore, 'record' | 'saveOutput'>;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Unique across windows, letters, digits and hyphens. */
  readonly newId: () => string;
}

export function createRunner(deps: RunnerDeps): Runner {
  const changes = new Emitter<RunChange>();
  const ended = new Emitter<StatementEnded>();
  /** By course and step; the value is `undefined` while its terminal is got ready. */
  const active = new Map<string, ActiveRun | undefined>();
  const keyOf = (courseId: string, stepId: StepId) => JSON.stringify([courseId, stepId]);

  return {
    async run(request) {
      const asked = performance.now();
      const key = keyOf(request.courseId, request.step.id);
      if (active.has(key)) throw new AlreadyRunningError(request.step.id);
      refuseUnfilled(request);
      active.set(key, undefined);
      const lease = deps.terminals.lease(request.courseId);
      try {
        const first = await lease.terminalFor(placeOf(request, request.from ?? 0));
        refuseOtherShell(request, first);
        // Loaded with the first run.
        const { ActiveRun } = await import('./activeRun');
        const run = new ActiveRun(request, deps, lease, { changes, ended }, asked);
        active.set(key, run);
        return await run.execute();
      } finally {
        active.delete(key);
        lease.dispose();
      }
    },
    cancel(runId) {
      for (const run of active.values()) if (run?.id === runId) run.cancel();
    },
    isRunning: (courseId, stepId) => active.has(keyOf(courseId, stepId)),
    onDidChange: changes.event,
    onDidEnd: ended.event,
  };
}

/** The last guard before a shell: `<id>` left in a command would be read as a redirection. */
function refuseUnfilled({ step, filled, from = 0 }: RunRequest): void {
  step.statements.slice(from).forEach((statement, n) => {
    const line = filled[from + n];
    if (line === undefined) throw new RangeError(`Statement ${from + n + 1} has no final line.`);
    const unfilled = unfilledPlaceholder(statement, line);
    if (unfilled) throw new UnfilledPlaceholderError(unfilled.text);
  });
}

function refuseOtherShell({ shell }: RunRequest, terminal: PracticeTerminal): void {
  if (shell !== undefined && shell !== terminal.shell) throw new OtherShellError(terminal.shell);
}
