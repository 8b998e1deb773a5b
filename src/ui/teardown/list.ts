import * as vscode from 'vscode';
import { nounOf } from '../../core/catalogue/types';
import { linesOf } from '../../core/ledger/teardown/plan';
import type { Plan, Removal } from '../../core/ledger/teardown/model';
import type { ShellKind } from '../../core/shell/model';
import { count } from '../words';

/** A removal with what there is to say of it beside its command. */
export interface Listed {
  readonly removal: Removal;
  /** What it holds that no step has put there: asked about by name. */
  readonly foreign: readonly string[];
}

interface Row extends vscode.QuickPickItem {
  readonly listed?: Listed;
}

/** Shows the plan as a list to tick. @returns what is ticked, in order; `undefined` when the learner went away */
export async function tick(
  target: string,
  listed: readonly Listed[],
  unremovable: Plan['unremovable'],
  gone: number,
  shell: ShellKind,
): Promise<readonly Listed[] | undefined> {
  const rows: Row[] = [
    ...listed.map((each, index) => rowOf(each, index, shell, target.startsWith('Sandbox'))),
    ...(unremovable.length > 0
      ? [
          {
            label: 'Stays, because no command for it is known or may run here',
            kind: vscode.QuickPickItemKind.Separator,
          },
        ]
      : []),
    ...unremovable.map(({ title, why }) => ({
      label: `$(circle-slash) ${title}`,
      detail: why,
      alwaysShow: true,
    })),
  ];
  const before = gone === 0 ? '' : ` · ${gone} gone already`;
  const picked = await vscode.window.showQuickPick(rows, {
    canPickMany: true,
    title: `Clean Up · ${target}${before}`,
    placeHolder: 'Deleted in this order, with these commands. Untick what shall stay.',
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.flatMap(({ listed: each }) => (each ? [each] : []));
}

function rowOf(listed: Listed, index: number, shell: ShellKind, isFree: boolean): Row {
  const { removal, foreign } = listed;
  const about = [
    removal.along.length === 0 ? null : `with ${partsOf(removal)}`,
    foreign.length === 0 ? null : `holds ${count(foreign.length, 'object')} that no step has put there`,
    isFree || removal.hourly === 0 ? null : `stops ~$${costOf(removal.hourly)}/h`,
  ];
  return {
    listed,
    picked: true,
    label: `${index + 1}. ${removal.title}`,
    description: about.filter((part) => part !== null).join(' · '),
    detail: linesOf(removal, shell).join('  ·  then  '),
  };
}

/** `3 objects`, `14 parts`: by their kind where all are of one. */
function partsOf({ along }: Removal): string {
  const [noun = 'part', ...others] = new Set(along.map(({ type }) => nounOf(type)));
  return count(along.length, others.length === 0 ? noun : 'part');
}

/** Two digits that say something: `0.02`, `0.0014`. */
export const costOf = (dollars: number): string =>
  dollars >= 0.01 ? dollars.toFixed(2) : dollars.toPrecision(2);
