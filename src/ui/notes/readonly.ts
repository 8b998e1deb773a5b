import * as vscode from 'vscode';

/**
 * Shows a folder of the extension under a scheme of its own, read-only: what is installed with the extension is not
 * the learner's to edit, and the next update would take every change away.
 */
class ReadonlyFolder implements vscode.FileSystemProvider {
  readonly onDidChangeFile: vscode.Event<vscode.FileChangeEvent[]> = () =>
    new vscode.Disposable(() => undefined);

  constructor(private readonly folder: vscode.Uri) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    return {
      ...(await vscode.workspace.fs.stat(this.within(uri))),
      permissions: vscode.FilePermission.Readonly,
    };
  }

  readDirectory(uri: vscode.Uri): Thenable<[string, vscode.FileType][]> {
    return vscode.workspace.fs.readDirectory(this.within(uri));
  }

  readFile(uri: vscode.Uri): Thenable<Uint8Array> {
    return vscode.workspace.fs.readFile(this.within(uri));
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  /** The installed file; a path that climbs out of the folder stays inside, as `Uri` resolves it below the root. */
  private within(uri: vscode.Uri): vscode.Uri {
    const path = vscode.Uri.joinPath(uri.with({ path: '/' }), uri.path).path;
    return vscode.Uri.joinPath(this.folder, path);
  }
}

/** Registers the read-only scheme for a folder. */
export const registerReadonlyFolder = (scheme: string, folder: vscode.Uri): vscode.Disposable =>
  vscode.workspace.registerFileSystemProvider(scheme, new ReadonlyFolder(folder), {
    isReadonly: true,
    isCaseSensitive: true,
  });
