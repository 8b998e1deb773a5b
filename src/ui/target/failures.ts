import * as vscode from 'vscode';
import type { Runner } from '../../core/runs/runner';
import type { RunStore } from '../../core/runs/store';
import type * as knowledge from '../../core/target/knowledge';
import type { Targets } from './targets';

/** Tells why a run failed where its target is the reason, and what can be done. */
export function sayFailures(
  runner: Pick<Runner, 'onDidChange'>,
  store: Pick<RunStore, 'output'>,
  targets: Targets,
  loadKnowledge: () => Promise<typeof knowledge>,
): vscode.Disposable {
  const subscription = runner.onDidChange(({ run }) => {
    if (run.state === 'failed' && run.endedAt !== null) void say(run.id);
  });
  const say = async (run: string): Promise<void> => {
    const { whyFailed } = await loadKnowledge();
    const reason = whyFailed((await store.output(run)) ?? '', targets.destination);
    if (!reason) return;
    const picked = await vscode.window.showErrorMessage(
      reason.message,
      ...reason.next.map(({ title }) => title),
    );
    const next = reason.next.find(({ title }) => title === picked);
    if (next) await vscode.commands.executeCommand(next.command);
  };
  return new vscode.Disposable(() => subscription.dispose());
}
