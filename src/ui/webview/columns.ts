import * as vscode from 'vscode';
import { viewType } from './page';

/** Whether a tab shows that page. The editor puts a prefix of its own before the type. */
const shows = (tab: vscode.Tab | undefined, page: string): boolean =>
  tab?.input instanceof vscode.TabInputWebview && tab.input.viewType.endsWith(viewType(page));

/** The column next to a lesson that is in front; `null` where none is. */
function besideLesson(): vscode.ViewColumn | null {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  if (!shows(activeTabGroup.activeTab, 'lesson')) return null;
  const { viewColumn } = activeTabGroup;
  // What is there already makes room: a third column would leave too little for each.
  const other = all.filter((group) => group.viewColumn < viewColumn).at(-1);
  return other?.viewColumn ?? vscode.ViewColumn.Beside;
}

/** The column for a page that belongs beside what one works in. */
export const columnBeside = (): vscode.ViewColumn => besideLesson() ?? vscode.ViewColumn.Beside;

/** The column for notes: the active one, but they do not take the place of a lesson. */
export const columnForNotes = (): vscode.ViewColumn => besideLesson() ?? vscode.ViewColumn.Active;

/** The column for a page that is read beside notes: next to theirs where they are open, else the active one. */
export function columnBesideNotes(notes: vscode.Uri): vscode.ViewColumn {
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === notes.toString(),
  );
  return editor?.viewColumn === undefined ? vscode.ViewColumn.Active : editor.viewColumn + 1;
}
