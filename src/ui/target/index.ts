import * as vscode from 'vscode';
import type { Gettable } from '../../core/sandbox/getting';
import { registerCommands } from '../messages';
import { resetSandbox, sayLost, startSandbox } from './sandbox';
import { registerStatusBar } from './statusBar';
import type { SandboxPort, Targets } from './targets';

const SETTINGS = 'practice.sandbox';

export interface TargetUiDeps {
  readonly targets: Targets;
  readonly sandbox: SandboxPort;
  readonly chooseTarget: () => Promise<void>;
  readonly chooseRegion: () => Promise<void>;
  readonly chooseDockerContext: () => Promise<void>;
  readonly signIn: () => Promise<void>;
  readonly offerToGet: (what: Gettable) => Promise<void>;
  readonly log: vscode.LogOutputChannel;
}

/** Registers the target: its place in the status bar, the pickers, and the commands of the sandbox. */
export function registerTarget(deps: TargetUiDeps): vscode.Disposable {
  const { targets, sandbox, log } = deps;
  const sandboxLog = lazyLog(sandbox);
  return vscode.Disposable.from(
    registerStatusBar(targets, sandbox),
    sayLost(sandbox),
    sandboxLog,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTINGS)) sandbox.settingsChanged();
    }),
    registerCommands(
      {
        'practice.chooseTarget': deps.chooseTarget,
        'practice.chooseRegion': deps.chooseRegion,
        'practice.chooseDockerContext': deps.chooseDockerContext,
        'practice.signIn': deps.signIn,
        'practice.startSandbox': () => startSandbox(sandbox),
        'practice.stopSandbox': () => sandbox.stop(),
        'practice.resetSandbox': () => resetSandbox(sandbox),
        'practice.showSandboxLog': () => sandboxLog.show(),
        'practice.getEmulator': () => deps.offerToGet('emulator'),
        'practice.installAwsCli': () => deps.offerToGet('awsCli'),
      },
      log,
    ),
  );
}

/** What the emulator says, in a channel that is made when it says something, or somebody wants to see it. */
function lazyLog(sandbox: SandboxPort): vscode.Disposable & { show: () => void } {
  let channel: vscode.OutputChannel | undefined;
  const made = (): vscode.OutputChannel =>
    (channel ??= vscode.window.createOutputChannel('Distributed Systems Practice: Sandbox'));
  const subscription = sandbox.onLog((text) => made().append(text));
  return {
    show: () => made().show(),
    dispose: () => {
      subscription.dispose();
      channel?.dispose();
    },
  };
}
