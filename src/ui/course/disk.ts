import { readdir, readFile, stat } from 'node:fs/promises';
import * as vscode from 'vscode';

type Disk = Pick<vscode.FileSystem, 'stat' | 'readDirectory' | 'readFile'>;

/**
 * What to read a place with. For every access the editor first asks its window, which takes a fifth of a second while that
 * starts: files of this machine are read without it.
 */
export const disk = ({ scheme }: vscode.Uri): Disk => (scheme === 'file' ? ofNode : vscode.workspace.fs);

const { Directory, File, SymbolicLink, Unknown } = vscode.FileType;

interface Kind {
  isFile(): boolean;
  isDirectory(): boolean;
}

const typeOf = (found: Kind): vscode.FileType =>
  found.isFile() ? File : found.isDirectory() ? Directory : Unknown;

const ofNode: Disk = {
  async stat(uri) {
    const found = await stat(uri.fsPath);
    return { type: typeOf(found), ctime: found.ctimeMs, mtime: found.mtimeMs, size: found.size };
  },

  async readDirectory(uri) {
    const entries = await readdir(uri.fsPath, { withFileTypes: true });
    return Promise.all(
      entries.map(async (entry): Promise<[string, vscode.FileType]> => {
        if (!entry.isSymbolicLink()) return [entry.name, typeOf(entry)];
        const target = await stat(vscode.Uri.joinPath(uri, entry.name).fsPath).catch(() => null);
        return [entry.name, SymbolicLink | (target ? typeOf(target) : Unknown)];
      }),
    );
  },

  readFile: (uri) => readFile(uri.fsPath),
};
