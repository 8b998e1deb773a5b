import * as vscode from 'vscode';
import type { StepId } from '../../core/course/model';
import { singleLine } from '../../core/runs/singleLine';
import type { Ending, Execution, PracticeTerminal } from '../../core/runs/terminal';
import type { Logger } from '../../core/logger';
import type { Disposable } from '../../core/runs/events';
import type { SessionEffect, ShellKind } from '../../core/shell/model';
import { Sent } from './chunks';
import { Session } from './session';
import { shellKind } from './shellKind';
import { watchShell } from './shellWatch';

/** Milliseconds in which a shell says that a statement has started. One that has not by then never will. */
const startLimit = 10_000;
/** Milliseconds for the last output to arrive after the shell reported the end. */
const drainLimit = 500;

/** A statement that the shell integration executes. */
interface Foreground {
  readonly sent: Sent;
  readonly session: Session | null;
  execution: vscode.TerminalShellExecution;
  started: boolean;
  /** ^C before the shell has read the line would only clear the line, and no end would ever be reported. */
  interruptAtStart: boolean;
  drained: Promise<void>;
  readonly startTimer: NodeJS.Timeout;
  readonly shell: Disposable;
}

/** One integrated terminal of ours. The owner passes on the editor's events about it. */
export class HostTerminal implements PracticeTerminal {
  session: Session | null = null;
  /** Held by a run, between its statements too. */
  leased = false;
  private foreground: Foreground | null = null;
  /** What somebody typed, and what we have lost sight of. */
  private foreign = false;
  private gone = false;

  constructor(
    readonly name: string,
    private readonly terminal: vscode.Terminal,
    private readonly logger: Logger,
  ) {}

  get shell(): ShellKind {
    return shellKind(reportedShell(this.terminal), vscode.env.shell);
  }

  get integrated(): boolean {
    return this.terminal.shellIntegration !== undefined;
  }

  get alive(): boolean {
    return !this.gone && this.terminal.exitStatus === undefined;
  }

  /** Where its shell is; `null` when it does not tell. */
  get folder(): string | null {
    return this.terminal.shellIntegration?.cwd?.fsPath ?? null;
  }

  /** Whether its shell waits for a command. */
  get idle(): boolean {
    return this.alive && !this.foreground && !this.foreign && !this.session;
  }

  is(terminal: vscode.Terminal): boolean {
    return terminal === this.terminal;
  }

  execute(line: string, effect: SessionEffect | null, step: StepId): Execution {
    const sent = new Sent();
    const integration = this.terminal.shellIntegration;
    const session =
      effect?.kind === 'opens'
        ? new Session(this.asHost(), { step, runsIn: effect.runsIn }, sent, integration !== undefined)
        : null;
    this.session = session;
    if (!this.alive) sent.finish({ kind: 'closed' });
    else if (integration) this.start(integration.executeCommand(singleLine(line, this.shell)), sent, session);
    else {
      this.terminal.sendText(line, true);
      sent.finish({ kind: 'unknown' });
    }
    return sent;
  }

  /** Runs a line of our own, written for the shell, in a terminal that is new. Resolves when it has ended, as far as that is told. */
  async begin(line: string): Promise<void> {
    const integration = this.terminal.shellIntegration;
    if (!this.alive) return;
    if (!integration) {
      this.terminal.sendText(line, true);
      return;
    }
    const sent = new Sent();
    this.start(integration.executeCommand(line), sent, null);
    await sent.end;
  }

  interrupt(): void {
    if (this.foreground && !this.foreground.started) this.foreground.interruptAtStart = true;
    else this.terminal.sendText('\x03', false);
  }

  show(): void {
    this.terminal.show(true);
  }

  /** The shell reports that a command has started, ours or somebody's. */
  onStart(execution: vscode.TerminalShellExecution): void {
    const { foreground } = this;
    if (!foreground) {
      this.foreign = true;
    } else if (!foreground.started) {
      foreground.started = true;
      clearTimeout(foreground.startTimer);
      this.foreign = false;
      if (foreground.interruptAtStart) this.interrupt();
      if (execution === foreground.execution) return;
      // The shell tells another command line than the one it was given; the editor takes it for another command.
      this.logger.debug(`${this.name}: the shell reports another command line than it was given`);
      foreground.execution = execution;
      foreground.drained = this.pump(execution, foreground);
    } else if (execution !== foreground.execution) {
      // The next command starts, so the last one has ended, and the shell did not say how.
      this.finish({ kind: 'unknown' });
      this.foreign = true;
    }
  }

  /** The shell reports an end. Without a code it does not know how, as when a nested shell took over. */
  async onEnd(execution: vscode.TerminalShellExecution, exitCode: number | undefined): Promise<void> {
    const { foreground } = this;
    if (foreground?.execution !== execution) {
      this.foreign = false;
      return;
    }
    await Promise.race([foreground.drained, new Promise((resolve) => setTimeout(resolve, drainLimit))]);
    if (this.foreground !== foreground) return;
    this.finish(exitCode === undefined ? { kind: 'unknown' } : { kind: 'exited', exitCode });
  }

  /** The terminal is gone, with its shell. */
  onClose(): void {
    this.gone = true;
    this.session?.close({ kind: 'closed' });
    this.session = null;
    this.finish({ kind: 'closed' });
  }

  dispose(): void {
    this.terminal.dispose();
  }

  private start(execution: vscode.TerminalShellExecution, sent: Sent, session: Session | null): void {
    const startTimer = setTimeout(() => {
      this.logger.warn(`${this.name}: the shell did not report the start of a command`);
      this.finish({ kind: 'unknown' });
      this.foreign = true;
    }, startLimit);
    const foreground: Foreground = {
      sent,
      session,
      execution,
      started: false,
      interruptAtStart: false,
      drained: Promise.resolve(),
      startTimer,
      shell: watchShell(this.terminal, () => {
        this.logger.warn(`${this.name}: the shell has ended, and nobody has told`);
        this.onClose();
      }),
    };
    this.foreground = foreground;
    foreground.drained = this.pump(execution, foreground);
  }

  private async pump(execution: vscode.TerminalShellExecution, { sent, session }: Foreground): Promise<void> {
    for await (const chunk of execution.read()) {
      if (session) session.write(chunk);
      else sent.output.push(chunk);
    }
  }

  private finish(ending: Ending): void {
    const { foreground } = this;
    this.foreground = null;
    if (!foreground) return;
    clearTimeout(foreground.startTimer);
    foreground.shell.dispose();
    foreground.session?.close(ending);
    if (this.session === foreground.session) this.session = null;
    foreground.sent.finish(ending);
  }

  private asHost() {
    return {
      name: this.name,
      type: (text: string, withReturn: boolean) => this.terminal.sendText(text, withReturn),
      interrupt: () => this.interrupt(),
      show: () => this.show(),
    };
  }
}

/** `TerminalState.shell` came after the version that we are made for. */
function reportedShell(terminal: vscode.Terminal): string | undefined {
  const { state } = terminal;
  return 'shell' in state && typeof state.shell === 'string' ? state.shell : undefined;
}
