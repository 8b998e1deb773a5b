import * as vscode from 'vscode';
import { checkTools, type Checked } from '../../core/tools/checklist';

export interface ToolsDeps {
  /** The path of a program, `undefined` when it is not there; looks anew with every call. */
  readonly find: (program: string) => Promise<string | undefined>;
  readonly platform: string;
}

interface ToolItem extends vscode.QuickPickItem {
  readonly tool: Checked;
}

const AGAIN: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('refresh'), tooltip: 'Look again' };

/**
 * Shows which programs are there, and for those that are not how to get them on this system. Each time it looks anew, so that
 * what was installed meanwhile is found without a reload of the window.
 */
export async function showTools({ find, platform }: ToolsDeps): Promise<void> {
  const pick = vscode.window.createQuickPick<ToolItem>();
  pick.title = 'Tools of the Lessons';
  pick.placeholder = 'Choose one that is missing to see how to get it';
  pick.buttons = [AGAIN];
  pick.matchOnDescription = true;
  const look = async (): Promise<void> => {
    pick.busy = true;
    pick.items = (await checkTools(find, platform)).map(itemOf);
    pick.busy = false;
  };
  pick.onDidTriggerButton(() => void look());
  pick.onDidHide(() => pick.dispose());
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    if (!item) return;
    pick.hide();
    void get(item.tool);
  });
  pick.show();
  await look();
}

function itemOf(tool: Checked): ToolItem {
  const { name, path, use, how } = tool;
  if (path !== null) return { tool, label: `$(pass) ${name}`, description: path, detail: `For ${use}` };
  return {
    tool,
    label: `$(circle-slash) ${name}`,
    description: 'not found',
    detail: `For ${use}. ${how === null ? 'Opens the instructions of its makers' : `Get it with: ${how}`}`,
  };
}

/** The line stands in a terminal and waits for Enter: nothing is installed by a click alone. */
async function get({ name, how, url }: Checked): Promise<void> {
  if (how === null || !vscode.workspace.isTrusted) {
    await vscode.env.openExternal(vscode.Uri.parse(url));
    return;
  }
  const terminal = vscode.window.createTerminal({ name: `Get ${name}` });
  terminal.show();
  terminal.sendText(how, false);
}
