import * as vscode from 'vscode';

/** The text of the editor that is in front. */
export const activeText = (): string | undefined => vscode.window.activeTextEditor?.document.getText();

/**
 * Opens a new JSON document with this text; one of the same name that is still open comes to the front as it is.
 *
 * @param name `web-3.task-definition.json`: by its end the editor knows what may stand in it
 */
export async function openJson(name: string, content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(
    vscode.Uri.from({ scheme: 'untitled', path: name }),
  );
  const editor = await vscode.window.showTextDocument(document);
  if (document.getText() === '') await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
}

/** Runs a program in a terminal of its own. */
export function openProgram(name: string, program: string, args: readonly string[]): void {
  vscode.window.createTerminal({ name, shellPath: program, shellArgs: [...args] }).show();
}
