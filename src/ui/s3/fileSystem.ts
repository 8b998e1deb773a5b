import * as vscode from 'vscode';
import { isNamed } from '../../core/errors';
import type { ObjectChangedError, ObjectAddress, ObjectFiles, ObjectStat } from '../../core/aws/objectFiles';
import { placeOfPath } from '../../core/aws/objectPath';
import { isResourceError } from '../../core/resources/errors';

/** The scheme of objects in the editor: `s3://target/bucket/key`, with `?versionId=…` for one version. */
const S3_SCHEME = 's3';

/** What the editor has last seen of an object: as it was read, and as it was when it was last asked about. */
interface Seen {
  readonly read: ObjectStat;
  readonly asked: ObjectStat;
}

/** Lets the editor read and write objects. Saving replaces only what was read; when somebody else was faster the user chooses. */
class ObjectFileSystem implements vscode.FileSystemProvider {
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;
  private readonly seen = new Map<string, Seen>();
  /** Objects that may be read and not written, as it turned out. */
  private readonly denied = new Set<string>();

  constructor(private readonly files: ObjectFiles) {}

  /** S3 tells of no changes. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const { place, version } = read(uri);
    try {
      if (place.key === '') return FOLDER;
      const asked = await this.files.stat(place, version);
      const seen = this.seen.get(uri.toString());
      if (seen) this.seen.set(uri.toString(), { ...seen, asked });
      return this.describe(uri, asked);
    } catch (error) {
      if (isResourceError(error) && error.kind === 'gone' && (await this.files.isFolder(place)))
        return FOLDER;
      throw fault(error, uri);
    }
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const { place, version } = read(uri);
    try {
      const { content, ...stat } = await this.files.read(place, version);
      this.seen.set(uri.toString(), { read: stat, asked: stat });
      return content;
    } catch (error) {
      throw fault(error, uri);
    }
  }

  async writeFile(
    uri: vscode.Uri,
    content: Uint8Array,
    { create, overwrite }: { readonly create: boolean; readonly overwrite: boolean },
  ): Promise<void> {
    const { place, version } = read(uri);
    if (version !== undefined) throw vscode.FileSystemError.NoPermissions('A version cannot be changed.');
    const seen = this.seen.get(uri.toString());
    if (!seen && !create) throw vscode.FileSystemError.FileNotFound(uri);
    try {
      const expected = seen ? expectation(seen) : overwrite ? undefined : null;
      this.saved(uri, await this.write(place, content, expected));
    } catch (error) {
      if (isResourceError(error) && error.kind === 'denied') this.markDenied(uri);
      throw fault(error, uri);
    }
  }

  readDirectory(): [string, vscode.FileType][] {
    return [];
  }

  /** Folders are there by the keys in them. */
  createDirectory(): void {
    return undefined;
  }

  delete(): never {
    throw vscode.FileSystemError.NoPermissions('Objects are deleted in the S3 view.');
  }

  rename(): never {
    throw vscode.FileSystemError.NoPermissions('Objects are copied and deleted in the S3 view.');
  }

  /** Writes, and asks when somebody else was faster. */
  private async write(
    place: ObjectAddress,
    content: Uint8Array,
    expected: string | null | undefined,
  ): Promise<ObjectStat> {
    try {
      return await this.files.write(place, content, expected);
    } catch (error) {
      if (!isNamed<ObjectChangedError>(error, 'ObjectChangedError')) throw error;
      const overwrite = 'Overwrite';
      const detail = 'Overwrite replaces what they wrote. Cancel keeps your text in the editor.';
      const picked = await vscode.window.showWarningMessage(
        error.message,
        { modal: true, detail },
        overwrite,
      );
      if (picked !== overwrite) throw error;
      return this.files.write(place, content, undefined);
    }
  }

  private saved(uri: vscode.Uri, stat: ObjectStat): void {
    this.seen.set(uri.toString(), { read: stat, asked: stat });
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  private markDenied(uri: vscode.Uri): void {
    this.denied.add(uri.toString());
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  private describe(uri: vscode.Uri, { size, modified }: ObjectStat): vscode.FileStat {
    const readonly = uri.query !== '' || this.denied.has(uri.toString());
    const stat = { type: vscode.FileType.File, ctime: modified, mtime: modified, size };
    return readonly ? { ...stat, permissions: vscode.FilePermission.Readonly } : stat;
  }
}

/**
 * The ETag that must still be there. The editor asks for the time before it saves, and lets the user choose when it is later: what is
 * saved after that is meant to replace what was asked about. A change within the same second it does not notice; the ETag does.
 */
const expectation = ({ read, asked }: Seen): string =>
  asked.modified > read.modified ? asked.etag : read.etag;

const FOLDER: vscode.FileStat = { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };

function read(uri: vscode.Uri): { readonly place: ObjectAddress; readonly version: string | undefined } {
  const version = new URLSearchParams(uri.query).get('versionId') ?? undefined;
  return { place: { ...placeOfPath(uri.path), target: uri.authority }, version };
}

/** An error in the words that the editor knows. */
function fault(error: unknown, uri: vscode.Uri): unknown {
  if (error instanceof vscode.FileSystemError) return error;
  const kind = isResourceError(error) ? error.kind : undefined;
  if (kind === 'gone') return vscode.FileSystemError.FileNotFound(uri);
  const message = error instanceof Error ? error.message : String(error);
  return kind === 'denied'
    ? vscode.FileSystemError.NoPermissions(message)
    : vscode.FileSystemError.Unavailable(message);
}

/** Registers the file system of objects. */
export const registerObjects = (files: ObjectFiles): vscode.Disposable =>
  vscode.workspace.registerFileSystemProvider(S3_SCHEME, new ObjectFileSystem(files), {
    isCaseSensitive: true,
  });
