import * as vscode from 'vscode';
import { checkLine } from '../../core/checks/describing';
import { makersIn, readLedger } from '../../core/ledger/store';
import { duration } from '../../core/runs/describe';
import type { Run } from '../../core/runs/model';
import type { RunStore } from '../../core/runs/store';
import { outcome, STEP_LOOKS } from '../course/describe';
import { PracticeError } from '../messages';
import { moment } from '../words';
import { outputUri } from './output';

interface RunItem extends vscode.QuickPickItem {
  readonly run: Run;
}

const AGAIN: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('debug-rerun'),
  tooltip: 'Run again with the same values',
};

const CREATED: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('list-tree'),
  tooltip: 'Show what it created',
};

/** What a learner chose to do with a run, or with what all of them made. */
export type HistoryChoice =
  { readonly run: Run; readonly action: 'output' | 'again' } | { readonly action: 'created' };

/** Shows the runs of a step, latest first, and lets one be chosen. Resolves to `undefined` when nothing was. */
export function chooseRun(
  runs: RunStore,
  course: string,
  step: { readonly key: string; readonly title: string },
): Promise<HistoryChoice | undefined> {
  const history = runs.history(course, step.key);
  if (history.length === 0) throw new PracticeError('This step has not run yet.');
  const pick = vscode.window.createQuickPick<RunItem>();
  pick.title = `Runs of: ${step.title}`;
  pick.placeholder = 'Choose a run to see its output';
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = history.map(runItem);
  if (makersIn(course, readLedger(runs)).has(step.key)) pick.buttons = [CREATED];
  return new Promise((resolve) => {
    const finish = (choice: HistoryChoice | undefined): void => {
      resolve(choice);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      finish(item && { run: item.run, action: 'output' });
    });
    pick.onDidTriggerButton(() => finish({ action: 'created' }));
    pick.onDidTriggerItemButton(({ item }) => finish({ run: item.run, action: 'again' }));
    pick.onDidHide(() => finish(undefined));
    pick.show();
  });
}

function runItem(run: Run): RunItem {
  const { icon } = STEP_LOOKS[run.state];
  const took = run.endedAt === null || run.state === 'done' ? null : duration(run.endedAt - run.startedAt);
  const values = Object.entries(run.values).map(([slot, text]) => `${slot}: ${text}`);
  return {
    run,
    label: `$(${icon}) ${outcome(run)}`,
    description: [checkLine(run), moment(run.startedAt, Date.now()), took, run.target]
      .filter((part) => part !== null && part !== '')
      .join(' · '),
    ...(values.length > 0 ? { detail: values.join(', ') } : {}),
    buttons: run.statements.length > 0 ? [AGAIN] : [],
  };
}

/** Opens what a run printed as a read-only document. */
export async function showOutput(run: Run, title: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(outputUri(run, title));
  await vscode.window.showTextDocument(document, { preview: true });
}
