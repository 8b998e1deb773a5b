import * as vscode from 'vscode';
import type { ResourceRow } from '../../core/resources/model';
import type { Event } from '../../core/runs/events';
import { register } from './commands';
import type { ResourceTree } from './tree';

/** Knows which rows of a view the steps of courses made. */
export interface RowMakers {
  /** The course and the key of the step that made it; `undefined` for what none made. */
  of(row: ResourceRow): { readonly course: string; readonly key: string } | undefined;
  readonly onDidChange: Event<undefined>;
}

/** What menus ask about rows that a step made. */
const MADE = 'made';

/** Marks the rows of a view that steps made, and opens those steps: `<view>.showStep`. */
export function registerMakers(
  tree: ResourceTree,
  makers: RowMakers,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  tree.setMarks((row) => (makers.of(row) ? [MADE] : []));
  const changes = makers.onDidChange(() => tree.remark());
  return vscode.Disposable.from(
    new vscode.Disposable(() => changes.dispose()),
    register(
      `${tree.source.id}.showStep`,
      async (node, nodes) => {
        const [row] = tree.rowsFor(node, nodes);
        const step = row && makers.of(row);
        if (step) await vscode.commands.executeCommand('practice.showStep', step);
      },
      log,
    ),
  );
}
