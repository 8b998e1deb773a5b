import * as vscode from 'vscode';

/** What the manifest says of the views of live resources and their commands. */
export interface ResourceContributions {
  readonly views: { readonly practiceResources: readonly { readonly id: string }[] };
  readonly commands: readonly { readonly command: string }[];
}

/** `practice.s3.upload` is a command of a resource view, `practice.openNotes` one of the course. */
const OF_RESOURCES = /^practice\.\w+\.\w+$/;
const S3_SCHEME = 's3';

/**
 * Stands for the views of live resources until one is shown, one of their commands is called, or an object of S3 is asked
 * for. Then `bring` loads their code, which the start of the extension does without, and the function it resolves with
 * registers them.
 */
export function registerLater(
  contributions: ResourceContributions,
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
    ...contributions.views.practiceResources.map(({ id }) => standInView(id, begin)),
    ...contributions.commands
      .map(({ command }) => command)
      .filter((id) => OF_RESOURCES.test(id))
      .map((id) => standInCommand(id, begin)),
    standInFiles(begin),
  );
  return new vscode.Disposable(() => void (real ?? standIns).dispose());
}

/** A view that is asked for its rows is about to be seen. */
function standInView(id: string, begin: () => Promise<void>): vscode.Disposable {
  return vscode.window.createTreeView<never>(id, {
    treeDataProvider: {
      getChildren: () => begin().then((): never[] => []),
      getTreeItem: (element) => element,
    },
  });
}

function standInCommand(id: string, begin: () => Promise<void>): vscode.Disposable {
  return vscode.commands.registerCommand(id, (...args: unknown[]) =>
    begin().then(() => vscode.commands.executeCommand<unknown>(id, ...args)),
  );
}

/** The file system of S3: its first question is asked again of the real one. */
function standInFiles(begin: () => Promise<void>): vscode.Disposable {
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
  return vscode.workspace.registerFileSystemProvider(S3_SCHEME, provider, { isCaseSensitive: true });
}
