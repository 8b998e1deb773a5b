import type { CommandStep, LessonId, StepId } from '../course/model';
import type { Logger } from '../logger';
import type { ShellKind } from '../shell/model';
import { OutputCapture } from './capture';
import { AlreadyRunningError, OtherShellError, UnfilledPlaceholderError } from './errors';
import { Emitter, type Event } from './events';
import type { Run } from './model';
import { mayGoOn, reduceRun, startRun, type RunEvent } from './reducer';
import type { RunStore } from './store';
import type { Ending, PracticeTerminal, PracticeTerminals, TerminalLease } from './terminal';
import { missingTool, type MissingTool } from './tools';
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

/** A statement that ended well, as far as its shell tells. */
export interface StatementPassed {
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
  readonly onDidPass: Event<StatementPassed>;
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

/** Milliseconds that a program gets to obey ^C before it gets another, and before the run gives up waiting. */
const patience = 2000;

export function createRunner(deps: RunnerDeps): Runner {
  const changes = new Emitter<RunChange>();
  const passed = new Emitter<StatementPassed>();
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
        const run = new ActiveRun(request, deps, lease, { changes, passed }, asked);
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
    onDidPass: passed.event,
  };
}

/** One run from its first statement to its end. */
class ActiveRun {
  private run: Run;
  private readonly capture: OutputCapture;
  private terminal: PracticeTerminal | null = null;
  private cancelled = false;
  private giveUp: () => void = () => undefined;
  private readonly givenUp = new Promise<Ending>((resolve) => {
    this.giveUp = () => resolve({ kind: 'closed' });
  });

  constructor(
    private readonly request: RunRequest,
    private readonly deps: RunnerDeps,
    private readonly lease: TerminalLease,
    private readonly emitters: {
      readonly changes: Emitter<RunChange>;
      readonly passed: Emitter<StatementPassed>;
    },
    /** By `performance.now()`. */
    private asked: number,
  ) {
    this.capture = new OutputCapture(request.secrets);
    this.run = startRun({
      id: deps.newId(),
      courseId: request.courseId,
      stepId: request.step.id,
      target: deps.terminals.target,
      at: deps.now(),
      commands: request.masked,
      values: request.values,
    });
  }

  get id(): string {
    return this.run.id;
  }

  async execute(): Promise<Run> {
    this.apply(null);
    const { statements } = this.request.step;
    for (let index = this.request.from ?? 0; index < statements.length && !this.cancelled; index++) {
      const ending = await this.statement(index);
      const output = this.capture.endStatement();
      this.apply({ kind: 'statementEnded', index, ending, at: this.deps.now() });
      if (this.run.statements[index]?.state === 'passed')
        this.emitters.passed.fire({ run: this.run, request: this.request, index, output });
      if (!mayGoOn(ending) || this.lostSight(index, ending)) break;
    }
    return this.finish();
  }

  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.terminal?.interrupt();
    setTimeout(() => {
      if (this.run.state !== 'running') return;
      this.terminal?.interrupt();
      setTimeout(this.giveUp, patience);
    }, patience);
  }

  private async statement(index: number): Promise<Ending> {
    const { filled, step } = this.request;
    try {
      this.terminal = await this.lease.terminalFor(placeOf(this.request, index));
    } catch (error) {
      // The session that an earlier statement opened is gone.
      this.deps.logger.warn(`run ${this.id}: ${error instanceof Error ? error.message : String(error)}`);
      return { kind: 'closed' };
    }
    if (this.cancelled) return { kind: 'closed' };
    this.terminal.show();
    const execution = this.terminal.execute(
      filled[index] ?? '',
      step.statements[index]?.session ?? null,
      step.id,
    );
    this.deps.logger.debug(
      `run ${this.id}: statement ${index + 1} sent after ${(performance.now() - this.asked).toFixed(1)} ms`,
    );
    this.apply({ kind: 'statementSent', index, at: this.deps.now() });
    const reading = this.read(execution.output);
    const ending = await Promise.race([execution.end, this.givenUp]);
    this.asked = performance.now();
    if (!this.cancelled) await reading;
    return ending;
  }

  private async read(output: AsyncIterable<string>): Promise<void> {
    for await (const chunk of output) this.capture.write(chunk);
  }

  /** Without an end of the statement that opens a session, the next one could be typed into a question for a password. */
  private lostSight(index: number, ending: Ending): boolean {
    return ending.kind === 'unknown' && this.request.step.statements[index]?.session?.kind === 'opens';
  }

  private async finish(): Promise<Run> {
    const at = this.deps.now();
    const whole = this.run.statements.at(-1)?.state === 'passed';
    this.run = reduceRun(this.run, { kind: this.cancelled && !whole ? 'interrupted' : 'finished', at });
    const { text } = this.capture;
    // The output first: who hears of the end finds it there.
    if (text !== '') await this.deps.store.saveOutput(this.id, text);
    this.publish(missingTool(this.run, text));
    return this.run;
  }

  private apply(event: RunEvent | null): void {
    if (event) this.run = reduceRun(this.run, event);
    this.publish(null);
  }

  private publish(missing: MissingTool | null): void {
    this.deps.store.record(this.run);
    this.emitters.changes.fire({ run: this.run, missingTool: missing });
  }
}

function placeOf(request: RunRequest, index: number) {
  const statement = request.step.statements[index];
  return { runsIn: statement?.runsIn ?? 'host', openedBy: statement?.openedBy ?? null } as const;
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
