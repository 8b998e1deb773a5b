import * as vscode from 'vscode';
import { LEDGER } from './core/ledger/store';
import type { Event } from './core/runs/events';
import type { Runs } from './ui/course/runs';

/** What the manifest says of views and commands. */
export interface Contributions {
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly commands: readonly { readonly command: string }[];
}

/** The views of a container whose commands are called like them: `practice.s3.upload` of `practice.s3`. */
export interface LaterViews {
  readonly ids: readonly string[];
  /** The scheme of files that they bring along. */
  readonly scheme?: string;
  /** Whether there is anything to show; its code is not loaded before. Absent: there may always be. */
  readonly isWanted?: () => Promise<boolean>;
  /** Something may have become worth showing. */
  readonly onDidChange?: Event<unknown>;
}

/** The views of live resources. */
export const resourceViews = ({ views }: Contributions): LaterViews => ({
  ids: (views.practiceResources ?? []).map(({ id }) => id),
  scheme: 's3',
});

/** The view of what the learner made: there is nothing to show before something was. */
export const createdView = (runs: Runs): LaterViews => ({
  ids: ['practice.created'],
  isWanted: async () => {
    await runs.ready();
    return runs.remembered(LEDGER).size > 0;
  },
  onDidChange: runs.onDidChange,
});

/**
 * Stands for views until one is shown, one of their commands is called, or a file of theirs is asked for. Then `bring` loads their
 * code, which the start of the extension does without, and the function it resolves with registers them.
 */
export function registerLater(
  { commands }: Contributions,
  { ids, scheme, isWanted, onDidChange }: LaterViews,
  bring: () => Promise<() => vscode.Disposable>,
): vscode.Disposable {
  let real: vscode.Disposable | undefined;
  let begun: Promise<void> | undefined;
  const begin = (): Promise<void> =>
    (begun ??= bring().then((register) => {
      standIns.dispose();
      real = register();
    }));

  const standIns = vscode.Disposable.from(
    ...ids.map((id) => standInView(id, begin, isWanted, onDidChange)),
    ...commands
      .map(({ command }) => command)
      .filter((command) => ids.some((id) => command.startsWith(`${id}.`)))
      .map((command) => standInCommand(command, begin)),
    ...(scheme === undefined ? [] : [standInFiles(scheme, begin)]),
  );
  return new vscode.Disposable(() => void (real ?? standIns).dispose());
}

/** A view that is asked for its rows is about to be seen. */
function standInView(
  id: string,
  begin: () => Promise<void>,
  isWanted: LaterViews['isWanted'],
  onDidChange: LaterViews['onDidChange'],
): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  const changes = onDidChange?.(() => changed.fire(undefined));
  const view = vscode.window.createTreeView<never>(id, {
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async () => {
        if (isWanted === undefined || (await isWanted())) await begin();
        return [];
      },
      getTreeItem: (element) => element,
    },
  });
  return vscode.Disposable.from(view, changed, new vscode.Disposable(() => changes?.dispose()));
}

function standInCommand(id: string, begin: () => Promise<void>): vscode.Disposable {
  return vscode.commands.registerCommand(id, (...args: unknown[]) =>
    begin().then(() => vscode.commands.executeCommand<unknown>(id, ...args)),
  );
}

/** The file system of S3: its first question is asked again of the real one. */
function standInFiles(scheme: string, begin: () => Promise<void>): vscode.Disposable {
  const later =
    <A extends unknown[], R>(ask: (...args: A) => Thenable<R>) =>
    (...args: A): Promise<R> =>
      begin().then(() => ask(...args));
  const { fs } = vscode.workspace;
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: () => new vscode.Disposable(() => undefined),
    watch: () => new vscode.Disposable(() => undefined),
    stat: later((uri) => fs.stat(uri)),
    readDirectory: later((uri) => fs.readDirectory(uri)),
    createDirectory: later((uri) => fs.createDirectory(uri)),
    readFile: later((uri) => fs.readFile(uri)),
    writeFile: later((uri, content) => fs.writeFile(uri, content)),
    delete: later((uri, options) => fs.delete(uri, options)),
    rename: later((from, to, options) => fs.rename(from, to, options)),
  };
  return vscode.workspace.registerFileSystemProvider(scheme, provider, { isCaseSensitive: true });
}
