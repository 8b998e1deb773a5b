/**
 * A second, tiny extension that only `npm start` brings: opens the course when VS Code is started for the first time.
 * The extension itself never moves the learner's side bar.
 */
import * as vscode from 'vscode';

const SHOWN = 'shown';

/** @throws nothing; when there is no such view the next start tries again. */
export async function activate({ globalState }: vscode.ExtensionContext): Promise<void> {
  if (globalState.get(SHOWN) === true) return;
  await vscode.commands.executeCommand('practice.course.focus');
  await globalState.update(SHOWN, true);
}
