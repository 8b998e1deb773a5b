import * as vscode from 'vscode';

/** The text of the editor that is in front. */
export const activeText = (): string | undefined => vscode.window.activeTextEditor?.document.getText();

/** Opens a new JSON document with this text. */
export async function openJson(content: string): Promise<void> {
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'json', content }),
  );
}

/** Runs a program in a terminal of its own. */
export function openProgram(name: string, program: string, args: readonly string[]): void {
  vscode.window.createTerminal({ name, shellPath: program, shellArgs: [...args] }).show();
}
