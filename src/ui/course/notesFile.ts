import * as vscode from 'vscode';
import type * as parser from '../../core/course/parse';
import { disk } from './disk';
import type { PartView } from './model';
import { MAX_NOTES, notesText, stem, TOO_LARGE, type NotesText } from './reading';

/** What reads notes. It is the larger part of the code, and loaded when the first notes are read. */
export type Parser = Pick<typeof parser, 'parseNotes' | 'editNotes'>;

/** One file of notes: from the editor while it is open there, from the disk otherwise. */
export class NotesFile {
  private parsed: parser.ParsedNotes | null = null;
  private problem: string | null = null;
  /** The version of the open document that was parsed; `null` when the text came from the disk. */
  private version: number | null = null;
  private current: PartView;

  /** `place` is where it is read while no editor has it open. */
  constructor(
    readonly uri: vscode.Uri,
    private readonly place: vscode.Uri,
    private readonly prefix: string,
    private readonly parser: Parser,
  ) {
    this.current = this.see();
  }

  /** What the views show of it; the same object until something changes. */
  get view(): PartView {
    return this.current;
  }

  /** Reads the file anew. Never throws: what went wrong becomes the file's problem. */
  async read(): Promise<void> {
    const document = vscode.workspace.textDocuments.find(
      (open) => open.uri.toString() === this.uri.toString(),
    );
    if (document) this.readDocument(document);
    else this.take(await readFile(this.place), null);
  }

  /** Brings the parse up to an open document. */
  readDocument(document: vscode.TextDocument): void {
    if (this.version === document.version) return;
    const text = document.getText();
    this.take(text.length > MAX_NOTES ? TOO_LARGE : { text }, document.version);
  }

  /**
   * Follows an edit of the open document: only what changed is parsed again. Edits come one version after the other;
   * where one was missed, the document is read as a whole.
   */
  edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): boolean {
    if (contentChanges.length === 0 || this.version === document.version) return false;
    if (this.parsed === null || this.version !== document.version - 1) {
      this.readDocument(document);
      return true;
    }
    const edits = contentChanges.map((change) => ({
      from: change.rangeOffset,
      to: change.rangeOffset + change.rangeLength,
      insert: change.text,
    }));
    this.parsed = this.parser.editNotes(this.parsed, edits);
    this.version = document.version;
    this.current = this.see();
    return true;
  }

  private take(read: NotesText, version: number | null): void {
    this.version = version;
    this.problem = 'problem' in read ? read.problem : null;
    this.parsed = 'text' in read ? this.parser.parseNotes(read.text) : null;
    this.current = this.see();
  }

  private see(): PartView {
    return {
      uri: this.uri.toString(),
      name: stem(this.uri.path),
      prefix: this.prefix,
      text: this.parsed?.text ?? '',
      notes: this.parsed?.course ?? null,
      problem: this.problem,
    };
  }
}

async function readFile(uri: vscode.Uri): Promise<NotesText> {
  try {
    const { size } = await disk(uri).stat(uri);
    if (size > MAX_NOTES) return TOO_LARGE;
    return notesText(await disk(uri).readFile(uri));
  } catch (error) {
    return { problem: readingProblem(error) };
  }
}

/** Why a file or folder cannot be read, in words for its row in the tree. */
export function readingProblem(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'FileNotFound' || code === 'ENOENT') return 'Not found';
  if (code === 'NoPermissions' || code === 'EACCES' || code === 'EPERM') return 'No permission to read it';
  return error instanceof Error ? error.message : String(error);
}
