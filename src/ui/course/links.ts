import * as vscode from 'vscode';
import { decoded, leadsTo } from '../../core/course/address';
import { PracticeError } from '../messages';

/** The folder that paths in notes are relative to, and the one that paths from the root mean: that of the workspace, as in the editor's own preview. */
export function foldersOf(notes: vscode.Uri): { readonly folder: vscode.Uri; readonly root: vscode.Uri } {
  const folder = vscode.Uri.joinPath(notes, '..');
  return { folder, root: vscode.workspace.getWorkspaceFolder(notes)?.uri ?? folder };
}

/** The file that a path in notes means; `#anchor` and `?query` fall away. */
export function fileBeside(notes: vscode.Uri, path: string): vscode.Uri {
  const file = decoded(path.replace(/[?#].*$/s, ''));
  const { folder, root } = foldersOf(notes);
  return vscode.Uri.joinPath(file.startsWith('/') ? root : folder, file);
}

/** Opens what a link of notes leads to. @throws PracticeError where it may lead nowhere */
export async function openLink(notes: vscode.Uri, href: string): Promise<void> {
  const to = leadsTo(href);
  if (to.kind === 'none') throw new PracticeError(`Links of notes open web pages and files, but not ${href}`);
  if (to.kind === 'web') await vscode.env.openExternal(vscode.Uri.parse(to.url));
  else await vscode.commands.executeCommand('vscode.open', fileBeside(notes, to.path));
}
