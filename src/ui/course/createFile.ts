import * as vscode from 'vscode';
import type { FileStep } from '../../core/course/model';
import { PracticeError } from '../messages';
import { isAbsolute } from './reading';

/**
 * Writes the content of a file step where the learner says and opens it. Asks for the name when the notes do not tell it,
 * before anything is overwritten, and before anything is written outside the workspace folder.
 */
export async function createFile(step: FileStep): Promise<void> {
  const uri = await askWhere(step.name ?? '');
  if (!uri || !(await mayWrite(uri))) return;
  try {
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(withNewline(step.content)));
  } catch (error) {
    throw new PracticeError(
      `${uri.path} could not be written: ${error instanceof Error ? error.message : String(error)}`,
      [],
      error,
    );
  }
  await vscode.window.showTextDocument(uri);
}

const withNewline = (content: string): string => (content.endsWith('\n') ? content : `${content}\n`);

async function askWhere(name: string): Promise<vscode.Uri | undefined> {
  const folder = await askFolder();
  if (!folder) return undefined;
  if (folder === 'none') {
    const defaultUri =
      name === '' ? {} : { defaultUri: vscode.Uri.file(`/${name.split('/').pop() ?? name}`) };
    return vscode.window.showSaveDialog({ ...defaultUri, title: 'Create File', saveLabel: 'Create' });
  }
  const path = await vscode.window.showInputBox({
    title: 'Create File',
    prompt: `Path in ${folder.name}`,
    value: name,
    valueSelection: [name.lastIndexOf('/') + 1, Math.max(name.lastIndexOf('.'), 0) || name.length],
    validateInput: (text) =>
      text.trim() === '' || /[/\\]$/.test(text.trim()) ? 'Enter the name of a file.' : undefined,
  });
  if (path === undefined) return undefined;
  const wanted = path.trim();
  return isAbsolute(wanted)
    ? vscode.Uri.file(wanted)
    : vscode.Uri.joinPath(folder.uri, wanted.replaceAll('\\', '/'));
}

/** The workspace folder to write to; asks where there are several. `none` when no folder is open. */
async function askFolder(): Promise<vscode.WorkspaceFolder | 'none' | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return 'none';
  return folders.length === 1
    ? folders[0]
    : vscode.window.showWorkspaceFolderPick({ placeHolder: 'Create the file in' });
}

async function mayWrite(uri: vscode.Uri): Promise<boolean> {
  const inside = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const folderOpen = (vscode.workspace.workspaceFolders ?? []).length > 0;
  if (
    !inside &&
    folderOpen &&
    !(await confirm(`${uri.path} is outside the workspace folder.`, 'Create There'))
  )
    return false;
  // The save dialog has asked already when no folder is open.
  if (!folderOpen || !(await exists(uri))) return true;
  return confirm(`${vscode.workspace.asRelativePath(uri)} exists.`, 'Overwrite');
}

async function confirm(message: string, action: string): Promise<boolean> {
  return (await vscode.window.showWarningMessage(message, { modal: true }, action)) === action;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
