import * as vscode from 'vscode';
import { UntrustedWorkspaceError } from '../../core/runs/errors';
import type { SandboxState } from '../../core/sandbox/model';
import { PracticeError } from '../messages';
import type { SandboxPort } from './targets';

/** The state of the sandbox in a few words: `running at 127.0.0.1:21234 · started with moto_server`. */
export function wordsOfState(state: SandboxState): string {
  switch (state.phase) {
    case 'stopped':
      return 'starts with the first command';
    case 'starting':
      return `${state.doing}…`;
    case 'running':
      return `running at ${state.address.replace(/^https?:\/\//, '')} · ${state.origin}`;
    case 'failed':
      return 'could not be started';
    case 'lost':
      return 'ended by itself';
  }
}

interface SandboxCommand {
  readonly title: string;
  readonly icon: string;
  readonly command: string;
}

const START: SandboxCommand = { title: 'Start Sandbox', icon: 'play', command: 'practice.startSandbox' };
const STOP: SandboxCommand = { title: 'Stop Sandbox', icon: 'debug-stop', command: 'practice.stopSandbox' };
const RESET: SandboxCommand = {
  title: 'Reset Sandbox…',
  icon: 'clear-all',
  command: 'practice.resetSandbox',
};
const LOG: SandboxCommand = { title: 'Show Sandbox Log', icon: 'output', command: 'practice.showSandboxLog' };

/** What can be done with the sandbox in its state. */
export function sandboxCommands({ state }: Pick<SandboxPort, 'state'>): readonly SandboxCommand[] {
  if (state.phase === 'running') return [RESET, STOP, LOG];
  return state.phase === 'starting' ? [STOP, LOG] : [START, LOG];
}

/** Starts the sandbox, with progress that can be cancelled. @throws SandboxError; CancellationError when the learner cancelled; UntrustedWorkspaceError */
export async function startSandbox(sandbox: SandboxPort): Promise<void> {
  if (sandbox.state.phase === 'running') return;
  if (!vscode.workspace.isTrusted) throw new UntrustedWorkspaceError();
  const options = { location: vscode.ProgressLocation.Notification, title: 'Sandbox', cancellable: true };
  await vscode.window.withProgress(options, async (progress, cancelled) => {
    const follow = sandbox.onDidChange((state) => {
      if (state.phase === 'starting') progress.report({ message: `${state.doing}…` });
    });
    const stop = cancelled.onCancellationRequested(() => sandbox.stop());
    try {
      await sandbox.start();
    } catch (error) {
      if (cancelled.isCancellationRequested) throw new vscode.CancellationError();
      throw error;
    } finally {
      follow.dispose();
      stop.dispose();
    }
  });
}

/** Empties the sandbox once the learner has said so. */
export async function resetSandbox(sandbox: SandboxPort): Promise<void> {
  const { state } = sandbox;
  if (state.phase !== 'running')
    throw new PracticeError('The sandbox is not running: there is nothing in it.');
  const question = 'Remove everything in the sandbox?';
  const detail = state.own
    ? 'All that your commands made in it goes. Your progress in the course stays.'
    : `It was not started from here (${state.origin}): what others made in it goes too.`;
  const reset = 'Reset Sandbox';
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, reset)) === reset)
    await sandbox.reset();
}

/** Tells when the sandbox has ended by itself, and what that means. */
export function sayLost(sandbox: SandboxPort): vscode.Disposable {
  const subscription = sandbox.onDidChange((state) => {
    if (state.phase === 'lost') void offerRestart(state.why);
  });
  return new vscode.Disposable(() => subscription.dispose());
}

async function offerRestart(why: string): Promise<void> {
  const message = `The sandbox has ended: ${why}. Everything that was made in it is gone.`;
  const { title, command } = START;
  const picked = await vscode.window.showWarningMessage(message, title, LOG.title);
  if (picked === title) await vscode.commands.executeCommand(command);
  if (picked === LOG.title) await vscode.commands.executeCommand(LOG.command);
}
