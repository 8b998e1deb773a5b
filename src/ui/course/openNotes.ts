import * as vscode from 'vscode';
import { isMarkdown } from './reading';

interface Choice extends vscode.QuickPickItem {
  readonly choose: () => Promise<vscode.Uri | undefined>;
}

/**
 * Asks which notes to open: those in the editor, a file, or a folder (dialogs of most systems offer only one of the two).
 * @returns `undefined` when nothing was chosen
 */
export async function askForNotes(): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showQuickPick(choices(), {
    title: 'Open Course Notes',
    placeHolder: 'Which notes do you want to practise?',
  });
  return picked?.choose();
}

function choices(): Choice[] {
  const open = vscode.window.activeTextEditor?.document.uri;
  const here: Choice[] =
    open && isMarkdown(open.path) && open.scheme !== 'untitled'
      ? [
          {
            label: '$(book) The Notes in the Editor',
            description: vscode.workspace.asRelativePath(open),
            choose: () => Promise.resolve(open),
          },
        ]
      : [];
  return [
    ...here,
    {
      label: '$(markdown) Markdown File…',
      choose: () => pick({ canSelectFiles: true, filters: { Markdown: ['md', 'markdown'] } }),
    },
    {
      label: '$(folder) Folder of Markdown Files…',
      description: 'every file becomes a part of one course',
      choose: () => pick({ canSelectFiles: false, canSelectFolders: true }),
    },
  ];
}

async function pick(options: vscode.OpenDialogOptions): Promise<vscode.Uri | undefined> {
  const picked = await vscode.window.showOpenDialog({
    ...options,
    openLabel: 'Open Course',
    title: 'Open Course Notes',
  });
  return picked?.[0];
}
