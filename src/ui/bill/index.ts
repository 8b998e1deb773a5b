import * as vscode from 'vscode';
import { billFrom, hourlyOfBill, soFarNow, type AccountBill } from '../../core/ledger/accountBill';
import { aboutDollars, dollars } from '../../core/ledger/dollars';
import { count } from '../words';

const BILL = 'practice.bill';
/** When a window was last open while something was left; in milliseconds since 1970. */
const SEEN = 'practice.bill.seen';
/** That is written so often, in ms. */
const OFTEN = 20_000;
const SETTING = 'remindOfCosts';
const DAY = 24;
/** A window that comes back so soon was only reloaded; in ms. */
const RELOAD = 60_000;

/** What real accounts cost, in the status bar, and once at the next start. */
export interface BillUi extends vscode.Disposable {
  /** Shows and keeps what is left; an empty bill takes it away. */
  show(bill: readonly AccountBill[]): void;
}

/**
 * Shows what is left in real accounts: what was known last, until somebody looks again. Asks nobody.
 *
 * VS Code has no way to hold a window open, or to ask something while it closes, and in the browser nothing can be written any more by
 * then. So it is written while a window is open that it is, and a start that finds this long ago reminds, once.
 */
export function registerBill(memory: vscode.Memento, now: () => number): BillUi {
  const item = vscode.window.createStatusBarItem('practice.bill', vscode.StatusBarAlignment.Left, 49);
  item.name = 'Practice Costs';
  item.command = 'practice.created.focus';
  let bill = billFrom(memory.get(BILL));
  const draw = (): void => {
    const daily = hourlyOfBill(bill) * DAY;
    if (daily === 0) {
      item.hide();
      return;
    }
    item.text = `$(credit-card) ~ ${dollars(daily)} / day`;
    item.tooltip = tooltip(bill);
    item.accessibilityInformation = {
      label: `What you made in real accounts costs ${aboutDollars(daily)} a day`,
      role: 'button',
    };
    item.show();
  };
  const see = (): void => {
    if (bill.length > 0) void memory.update(SEEN, now());
  };
  draw();
  void remind(bill, memory.get<number>(SEEN), now());
  see();
  const timer = setInterval(see, OFTEN);
  return {
    show(next) {
      const isOther = key(next) !== key(bill);
      bill = [...next];
      draw();
      if (!isOther) return;
      void memory.update(BILL, bill);
      see();
    },
    dispose: () => {
      clearInterval(timer);
      item.dispose();
    },
  };
}

/** Without what only grows with time. */
const key = (bill: readonly AccountBill[]): string =>
  JSON.stringify(bill.map(({ account, things, hourly, since }) => [account, things, hourly, since]));

function tooltip(bill: readonly AccountBill[]): vscode.MarkdownString {
  const lines = bill.map(
    ({ account, things, hourly }) =>
      `${account}: ${count(things, 'thing')}, ${aboutDollars(hourly * DAY)} a day`,
  );
  return new vscode.MarkdownString(
    [...lines, 'An estimate by public prices of us-east-1. Click to see what it is.'].join('\n\n'),
  );
}

/** Once: what was left when the last window was closed. @param seen when that was; `undefined` where nothing was left */
async function remind(bill: readonly AccountBill[], seen: number | undefined, now: number): Promise<void> {
  const settings = vscode.workspace.getConfiguration('practice');
  if (seen === undefined || bill.length === 0 || now - seen < RELOAD || !settings.get(SETTING, true)) return;
  const [show, clean, never] = ['Show', 'Clean Up…', 'Don’t Remind'];
  const picked = await vscode.window.showWarningMessage(reminder(bill, now), show, clean, never);
  if (picked === show) await vscode.commands.executeCommand('practice.created.focus');
  if (picked === clean) await vscode.commands.executeCommand('practice.cleanUp');
  if (picked === never) await settings.update(SETTING, false, vscode.ConfigurationTarget.Global);
}

/** `You left 3 things running in account 123456789012 since 28 Nov, about $1.20 so far.` */
function reminder(bill: readonly AccountBill[], now: number): string {
  const sentences = bill.map((each) => {
    const since = new Date(each.since).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
    const cost = `${aboutDollars(soFarNow(each, now))} so far, ${dollars(each.hourly * DAY)} a day`;
    return `${count(each.things, 'thing')} running in ${each.account} since ${since}: ${cost}`;
  });
  return `You left ${sentences.join('; ')}.`;
}
