import * as vscode from 'vscode';
import type { Report } from '../../core/ledger/teardown/execution';
import type { Removal } from '../../core/ledger/teardown/model';
import type { Run } from '../../core/runs/model';
import { showOutput } from '../history';
import { count } from '../words';

const RETRY = 'Retry';
const RESUME = 'Resume';
const SHOW = 'Show Output';
/** Things named in a message. */
const NAMED = 3;

/**
 * Says what went and what stayed, and why.
 * @param runOf the last run of a removal
 * @param again makes the plan anew for what is still there
 */
export async function sayReport(
  report: Report,
  runOf: (removal: Removal) => Run | undefined,
  again: (removals: readonly Removal[]) => Promise<void>,
): Promise<void> {
  const { stayed, waiting } = report;
  const left = [...stayed.map(({ removal }) => removal), ...waiting];
  if (left.length === 0) {
    void vscode.window.showInformationMessage(wentText(report));
    return;
  }
  const actions = [waiting.length > 0 ? RESUME : RETRY, ...(stayed.length > 0 ? [SHOW] : [])];
  const picked = await vscode.window.showWarningMessage(
    [wentText(report), ...stayedText(report)].join(' '),
    ...actions,
  );
  if (picked === RETRY || picked === RESUME) await again(left);
  if (picked !== SHOW) return;
  const chosen = stayed.length === 1 ? stayed[0]?.removal : await chooseStayed(report);
  const run = chosen && runOf(chosen);
  if (chosen && run) await showOutput(run, `Clean up: ${chosen.title}`);
}

/** `Cleaned up: 11 things deleted, 1 was gone already.` */
export function wentText({ removed, gone }: Report): string {
  const parts = removed.reduce((sum, { along }) => sum + along.length, removed.length);
  const before =
    gone.length === 0 ? '' : `, ${gone.length} ${gone.length === 1 ? 'was' : 'were'} gone already`;
  return `Cleaned up: ${count(parts, 'thing')} deleted${before}.`;
}

/** What is still there, and why: a sentence for each, of some. */
export function stayedText({ stayed, waiting }: Report): string[] {
  const more = stayed.length > NAMED ? [`${stayed.length - NAMED} more stayed.`] : [];
  const untried = waiting.length > 0 ? [`${waiting.length} still to do: it was interrupted.`] : [];
  const sentences = stayed
    .slice(0, NAMED)
    .map(({ removal, why }) => `${capital(removal.title)} stayed${why === '' ? '.' : `: ${ended(why)}`}`);
  return [...sentences, ...more, ...untried];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

async function chooseStayed({ stayed }: Report): Promise<Removal | undefined> {
  const items = stayed.map(({ removal, why }) => ({ label: removal.title, detail: why, removal }));
  const picked = await vscode.window.showQuickPick(items, {
    title: 'What stayed',
    placeHolder: 'Show the output of its command',
  });
  return picked?.removal;
}
