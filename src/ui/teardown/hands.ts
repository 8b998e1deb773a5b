import type * as vscode from 'vscode';
import { setTimeout } from 'node:timers/promises';
import { entryKey, type LedgerEntry } from '../../core/ledger/model';
import type { Ending, Hands, Leftovers, Place } from '../../core/ledger/teardown/execution';
import { linesOf, planOf } from '../../core/ledger/teardown/plan';
import type { Removal } from '../../core/ledger/teardown/model';
import { isNamed } from '../../core/errors';
import type { OtherShellError } from '../../core/runs/errors';
import type { Run } from '../../core/runs/model';
import type { ShellKind } from '../../core/shell/model';
import { CLEAN_UP, ON_HOST, stepOf, type TeardownDeps } from './model';
import { keepPending } from './pending';

/** Questions after a line whose shell cannot tell how it ended, and milliseconds between them. */
const GLANCES = 10;
const BETWEEN = 2000;

/** Does what a plan says in the practice terminal, where the learner sees it. */
export class TerminalHands implements Hands {
  private readonly abort = new AbortController();
  private readonly subscriptions: { dispose(): unknown }[];
  private readonly ran = new Map<string, Run>();
  private current: string | null = null;
  private told = 0;

  constructor(
    private readonly deps: TeardownDeps,
    private readonly target: string,
    private readonly progress: vscode.Progress<{ message?: string; increment?: number }>,
    private readonly token: vscode.CancellationToken,
  ) {
    this.subscriptions = [
      token.onCancellationRequested(() => this.stop()),
      deps.runner.onDidChange(({ run }) => {
        if (run.stepId === CLEAN_UP) this.current = run.state === 'running' ? run.id : null;
      }),
    ];
  }

  /** The last run of a removal. */
  runOf(removal: Removal): Run | undefined {
    return this.ran.get(removal.key);
  }

  cancelled = (): boolean => this.token.isCancellationRequested;

  async run(removal: Removal): Promise<Ending> {
    const { courseId } = removal.entry;
    const lines = linesOf(removal, this.deps.terminals.shellFor(ON_HOST));
    const step = await this.deps.gate.enter(courseId, stepOf(`Clean up: ${removal.title}`, lines));
    if (this.deps.terminals.target !== this.target)
      return { kind: 'failed', output: `Commands go to ${this.deps.terminals.target} now.` };
    const run = await this.send(removal, step);
    this.ran.set(removal.key, run);
    switch (run.state) {
      case 'passed':
        return { kind: 'passed' };
      case 'failed':
        return { kind: 'failed', output: (await this.deps.runs.output(run.id)) ?? '' };
      case 'sent':
        return this.glance(removal.entry);
      case 'interrupted':
      case 'running':
      case 'done':
        return { kind: 'interrupted' };
    }
  }

  async pause(milliseconds: number): Promise<void> {
    this.progress.report({ message: 'Waiting a moment for what is still let go of…' });
    await setTimeout(milliseconds, undefined, { signal: this.abort.signal }).catch(() => undefined);
  }

  async keep(remaining: readonly LedgerEntry[]): Promise<void> {
    await keepPending(this.deps.memory, { target: this.target, entries: remaining });
  }

  forget({ key, along }: Removal): void {
    this.deps.ledger.drop([key, ...along.map(entryKey)]);
  }

  /** Nothing is lost in a sandbox; in an account the learner sees the commands first. */
  async leftovers(removal: Removal): Promise<Leftovers> {
    const left = await this.deps.leftOf(removal, this.abort.signal).catch((): LedgerEntry[] => []);
    for (const entry of left) this.deps.ledger.put(entry);
    const { removals } = planOf(left);
    if (this.target.startsWith('Sandbox')) return { next: removals, stayed: [] };
    return {
      next: [],
      stayed: removals.map((each) => ({ removal: each, why: `It was left when the ${removal.title} went` })),
    };
  }

  restore({ entry, along }: Removal): void {
    for (const each of [entry, ...along]) this.deps.ledger.put(each);
  }

  tell({ title }: Removal, { number, total, round }: Place): void {
    const again = round === 0 ? '' : ', once more';
    const increment = round === 0 ? (100 * (number - 1 - this.told)) / total : 0;
    if (round === 0) this.told = number - 1;
    this.progress.report({ message: `${number} of ${total}: ${title}${again}`, increment });
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private stop(): void {
    this.abort.abort();
    if (this.current !== null) this.deps.runner.cancel(this.current);
  }

  /** Sends the lines; where the terminal turns out to have another shell, they are made again for that one. */
  private async send(removal: Removal, step: ReturnType<typeof stepOf>): Promise<Run> {
    const { courseId, lessonId, lessonTitle } = removal.entry;
    const request = (filled: readonly string[], shell: ShellKind) => ({
      courseId,
      step,
      filled,
      masked: filled,
      values: {},
      secrets: [],
      shell,
      lesson: { id: lessonId, title: lessonTitle },
    });
    const lines = step.statements.map(({ command }) => command);
    try {
      return await this.deps.runner.run(request(lines, this.deps.terminals.shellFor(ON_HOST)));
    } catch (error) {
      if (!isNamed<OtherShellError>(error, 'OtherShellError')) throw error;
      const { shell } = error;
      const again = await this.deps.gate.enter(courseId, stepOf(step.title, linesOf(removal, shell)));
      return this.deps.runner.run({
        ...request(
          again.statements.map(({ command }) => command),
          shell,
        ),
        step: again,
      });
    }
  }

  /** A shell that cannot tell how a line ended has sent it: what is gone, is gone. */
  private async glance(entry: LedgerEntry): Promise<Ending> {
    for (let glance = 0; glance < GLANCES && !this.abort.signal.aborted; glance++) {
      await setTimeout(BETWEEN, undefined, { signal: this.abort.signal }).catch(() => undefined);
      const { there } = await this.deps.survey([entry], this.abort.signal);
      if (there.length === 0) return { kind: 'passed' };
    }
    if (this.abort.signal.aborted) return { kind: 'interrupted' };
    return {
      kind: 'failed',
      output: 'It is still there, as far as can be told: the shell does not tell how its commands end.',
    };
  }
}
