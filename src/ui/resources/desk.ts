import { setMaxListeners } from 'node:events';
import * as vscode from 'vscode';
import type { Choice, Confirmation, Desk, Question, TextToShow } from '../../core/resources/desk';
import type { Progress } from '../../core/resources/model';
import { openSession } from './session';

/** The scheme of the read-only documents that show what a service answered. */
const SCHEME = 'practice-resource';

/** The editor as actions see it. */
export class EditorDesk implements Desk, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly provider: vscode.Disposable;
  private readonly scheme: string;

  /** @param viewId where it shows that something is under way, and part of the addresses of its documents */
  constructor(private readonly viewId: string) {
    this.scheme = `${SCHEME}-${viewId.replace(/\W/g, '-')}`;
    this.provider = vscode.workspace.registerTextDocumentContentProvider(this.scheme, {
      onDidChange: this.changed.event,
      provideTextDocumentContent: (uri) => this.texts.get(uri.path) ?? '',
    });
  }

  async ask({ title, prompt, value, placeholder, fault }: Question): Promise<string | undefined> {
    return vscode.window.showInputBox({
      title,
      ignoreFocusOut: true,
      validateInput: (text) => fault?.(text) ?? null,
      ...(prompt === undefined ? {} : { prompt }),
      ...(value === undefined ? {} : { value }),
      ...(placeholder === undefined ? {} : { placeHolder: placeholder }),
    });
  }

  async pick<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    const items = choices.map(({ label, description, detail, icon, value }) => ({
      label: icon === undefined ? label : `$(${icon}) ${label}`,
      value,
      ...(description === undefined ? {} : { description }),
      ...(detail === undefined ? {} : { detail }),
    }));
    return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.value;
  }

  async confirm({ message, detail, yes, typed }: Confirmation): Promise<boolean> {
    if (typed !== undefined) {
      const prompt = [message, detail ?? '', `Type ${typed} to go on.`].join(' ');
      const fault = (text: string): string | null =>
        text === typed ? null : `Type ${typed}, or Escape to cancel.`;
      return (await this.ask({ title: yes, prompt, fault })) === typed;
    }
    const options = { modal: true, ...(detail === undefined ? {} : { detail }) };
    return (await vscode.window.showWarningMessage(message, options, yes)) === yes;
  }

  async progress<T>(title: string, work: (tell: Progress, signal: AbortSignal) => Promise<T>): Promise<T> {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, async (progress, token) => {
      const stop = new AbortController();
      // Every call of a long work listens to this one signal.
      setMaxListeners(0, stop.signal);
      const subscription = token.onCancellationRequested(() => stop.abort());
      let reached = 0;
      try {
        return await work(({ message, fraction }) => {
          // The editor counts up; what shrinks (more to do was found) waits until it is passed.
          const percent = Math.max(reached, (fraction ?? 0) * 100);
          progress.report({
            ...(message === undefined ? {} : { message }),
            ...(fraction === undefined ? {} : { increment: percent - reached }),
          });
          reached = percent;
        }, stop.signal);
      } finally {
        subscription.dispose();
      }
    });
  }

  async busy<T>(work: () => Promise<T>): Promise<T> {
    return vscode.window.withProgress({ location: { viewId: this.viewId } }, work);
  }

  say(message: string): void {
    vscode.window.setStatusBarMessage(message, 5000);
  }

  async copy(text: string): Promise<void> {
    await vscode.env.clipboard.writeText(text);
  }

  async openUrl(url: string): Promise<void> {
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  }

  async showText({ name, text }: TextToShow): Promise<void> {
    const uri = vscode.Uri.from({ scheme: this.scheme, path: `/${name}` });
    this.texts.set(uri.path, text);
    this.changed.fire(uri);
    await vscode.window.showTextDocument(uri, { preview: true });
  }

  openTerminal = openSession;

  async openDocument(uri: string): Promise<void> {
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri, true));
  }

  async chooseFiles(title: string, what: 'files' | 'folders' | 'both'): Promise<readonly string[]> {
    const chosen = await vscode.window.showOpenDialog({
      title,
      canSelectMany: true,
      canSelectFiles: what !== 'folders',
      canSelectFolders: what !== 'files',
    });
    return (chosen ?? []).map(({ fsPath }) => fsPath);
  }

  async chooseTarget(title: string, kind: 'file' | 'folder', name?: string): Promise<string | undefined> {
    if (kind === 'folder') {
      const [folder] =
        (await vscode.window.showOpenDialog({ title, canSelectFiles: false, canSelectFolders: true })) ?? [];
      return folder?.fsPath;
    }
    const home = vscode.workspace.workspaceFolders?.[0]?.uri;
    const defaultUri = name !== undefined && home ? { defaultUri: vscode.Uri.joinPath(home, name) } : {};
    return (await vscode.window.showSaveDialog({ title, ...defaultUri }))?.fsPath;
  }

  dispose(): void {
    this.provider.dispose();
    this.changed.dispose();
  }
}
