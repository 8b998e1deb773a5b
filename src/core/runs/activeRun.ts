import { OutputCapture } from './capture';
import type { Emitter } from './events';
import type { Run } from './model';
import { placeOf } from './place';
import { mayGoOn, reduceRun, startRun, type RunEvent } from './reducer';
import type { RunChange, RunnerDeps, RunRequest, StatementEnded } from './runner';
import type { Ending, PracticeTerminal, TerminalLease } from './terminal';
import { missingTool, type MissingTool } from './tools';

/** Milliseconds that a program gets to obey ^C before it gets another, and before the run gives up waiting. */
const patience = 2000;

/** One run from its first statement to its end. */
export class ActiveRun {
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
      readonly ended: Emitter<StatementEnded>;
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
      const wasSent = this.run.statements[index]?.state === 'running';
      this.apply({ kind: 'statementEnded', index, ending, at: this.deps.now() });
      if (wasSent && ending.kind !== 'unknown')
        this.emitters.ended.fire({ run: this.run, request: this.request, index, output });
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
