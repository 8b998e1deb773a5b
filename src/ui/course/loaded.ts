import * as vscode from 'vscode';
import type { CourseView } from './model';
import { NotesFile, readingProblem, type Parser } from './notesFile';
import { isReadme, stem } from './reading';
import { BUNDLED_TITLE, listNotes, type Source } from './sources';

/** A course with its files. */
export class LoadedCourse {
  private files = new Map<string, NotesFile>();
  private problem: string | null = null;
  private cached: CourseView | null = null;
  private reading: Promise<void> | undefined;

  constructor(
    readonly source: Source,
    private readonly loadParser: () => Promise<Parser>,
  ) {}

  get view(): CourseView {
    this.cached ??= {
      id: this.source.id,
      title: this.title(),
      origin: this.source.origin,
      problem: this.problem,
      parts: [...this.files.values()].map((file) => file.view),
    };
    return this.cached;
  }

  file(uri: vscode.Uri): NotesFile | undefined {
    return this.files.get(uri.toString());
  }

  /** To be called when one of its files changed. */
  invalidate(): void {
    this.cached = null;
  }

  /** Reads it on the first call; resolves when it is read. */
  ready(): Promise<void> {
    return (this.reading ??= this.load(true));
  }

  /** Lists the files and reads those that are new, or all of them. Never throws. */
  async load(everything: boolean): Promise<void> {
    try {
      const [paths, parser] = await Promise.all([listNotes(this.source), this.loadParser()]);
      const { uri, place } = this.source;
      const files = (paths ?? ['']).map((path) => {
        const within = (root: vscode.Uri): vscode.Uri =>
          path === '' ? root : vscode.Uri.joinPath(root, path);
        const known = this.files.get(within(uri).toString());
        return known ?? new NotesFile(within(uri), within(place), path === '' ? '' : `${path}#`, parser);
      });
      const unread = files.filter((file) => everything || !this.files.has(file.uri.toString()));
      await Promise.all(unread.map((file) => file.read()));
      this.files = new Map(files.map((file) => [file.uri.toString(), file]));
      this.problem = files.length === 0 ? 'No Markdown files in this folder' : null;
    } catch (error) {
      this.files = new Map();
      this.problem = readingProblem(error);
    }
    this.invalidate();
  }

  private title(): string {
    if (this.source.origin === 'bundled') return BUNDLED_TITLE;
    const [first] = this.files.values();
    const own =
      first && (this.files.size === 1 || isReadme(first.view.name)) ? first.view.notes?.title : null;
    return own ?? stem(this.source.uri.path);
  }
}
