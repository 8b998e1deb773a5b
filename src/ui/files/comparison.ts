import * as vscode from 'vscode';

const SCHEME = 'practice-filled';

/** Shows files beside what they will be: one at a time, in the editor's own view of differences. */
export class Comparison {
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  private readonly provider: vscode.Disposable;
  private shown: { readonly file: number; readonly uri: vscode.Uri } | undefined;
  private text = '';

  constructor() {
    this.provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: this.changes.event,
      provideTextDocumentContent: () => this.text,
    });
  }

  /** Opens the view on a file beside its name's namesake with this text; the keyboard stays where it is. */
  async show(file: number, path: string, text: string): Promise<void> {
    const left = vscode.Uri.file(path);
    const uri = left.with({ scheme: SCHEME, query: String(file) });
    this.shown = { file, uri };
    this.text = text;
    this.changes.fire(uri);
    const name = path.split(/[\\/]/).at(-1) ?? path;
    const viewColumn = vscode.window.visibleTextEditors[0]?.viewColumn ?? vscode.ViewColumn.One;
    // Not in the place of the notes, whose tab may be a passing one.
    const options = { viewColumn, preserveFocus: true, preview: false };
    await vscode.commands.executeCommand('vscode.diff', left, uri, `${name} ↔ filled in`, options);
  }

  /** The text of a file is another one now. */
  update(file: number, text: string): void {
    if (this.shown?.file !== file || this.text === text) return;
    this.text = text;
    this.changes.fire(this.shown.uri);
  }

  /** Closes what was opened. */
  async close(): Promise<void> {
    const ours = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.scheme === SCHEME);
    if (this.shown && ours.length > 0) await vscode.window.tabGroups.close(ours, true);
    this.provider.dispose();
    this.changes.dispose();
  }
}
