import * as vscode from 'vscode';
import type { Logger } from '../../core/logger';
import { LoadedCourse } from './loaded';
import type { CourseView, PartView } from './model';
import type { Parser } from './notesFile';
import { holds, type Sources, type Source } from './sources';

/** What changed: the notes of one file, or the list of courses and files. */
export type CoursesChange = { readonly course: string; readonly part: string } | 'all';

/** A file of notes together with its course. */
export interface Place {
  readonly course: CourseView;
  readonly part: PartView;
}

/**
 * All open courses. Nothing is read before the first view asks; from then on courses follow the disk, the settings and
 * the editors.
 */
export class Courses implements vscode.Disposable {
  private courses: LoadedCourse[] | null = null;
  private started: Promise<void> | null = null;
  private allRead = false;
  private watchers: vscode.Disposable[] = [];
  private readonly subscriptions: vscode.Disposable[] = [];
  private readonly changed = new vscode.EventEmitter<CoursesChange>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly sources: Sources,
    private readonly loadParser: () => Promise<Parser>,
    private readonly log: Logger,
  ) {}

  /** The courses as far as they have been read; none before they were listed. */
  get views(): readonly CourseView[] {
    return this.courses?.map((course) => course.view) ?? [];
  }

  /** Lists the courses, read or not. */
  list(): readonly CourseView[] {
    return this.listed.map((course) => course.view);
  }

  /** Whether all have been read. */
  get isRead(): boolean {
    return this.allRead;
  }

  /** Reads the courses on the first call; resolves when all are there. */
  ready(): Promise<void> {
    this.started ??= this.start();
    return this.started;
  }

  /** Reads that course on the first call; resolves when it is there. */
  async read(id: string): Promise<void> {
    const started = this.ready();
    const course = this.listed.find(({ source }) => source.id === id);
    await (course ? course.ready() : started);
  }

  /** Reads everything anew. */
  async reload(): Promise<void> {
    await this.ready();
    for (const course of this.listed) await course.load(true);
    this.changed.fire('all');
  }

  /** Opens a file or folder as a course and resolves to its id. */
  async open(uri: vscode.Uri): Promise<string> {
    await this.sources.add(uri);
    await this.ready();
    await this.follow();
    return uri.toString();
  }

  /** Takes a course that the learner opened out of the list. Its file and its runs stay. */
  async close(id: string): Promise<void> {
    await this.sources.remove(id);
    await this.follow();
  }

  /** Whether notes at that place belong to a course. Reads nothing. */
  includes(uri: vscode.Uri): boolean {
    return this.holder(uri) !== undefined;
  }

  /** The id of the course that notes at that place belong to. Reads nothing. */
  holder(uri: vscode.Uri): string | undefined {
    return this.sources.list().find((source) => holds(source, uri))?.id;
  }

  /** The notes of an open document, parsed as they stand there; `undefined` where it is in no course. */
  async of(document: vscode.TextDocument): Promise<Place | undefined> {
    if (!this.includes(document.uri)) return undefined;
    await this.ready();
    for (const course of this.listed) {
      const file = course.file(document.uri);
      if (!file) continue;
      const before = file.view;
      file.readDocument(document);
      if (file.view !== before) this.noteChanged(course, document.uri);
      return { course: course.view, part: file.view };
    }
    return undefined;
  }

  dispose(): void {
    vscode.Disposable.from(...this.subscriptions, ...this.watchers, this.changed).dispose();
  }

  private async start(): Promise<void> {
    this.subscriptions.push(
      vscode.workspace.onDidChangeTextDocument((event) => this.edited(event)),
      vscode.workspace.onDidCloseTextDocument((document) => void this.reread(document.uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.follow()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('practice.notes')) void this.follow();
      }),
    );
    await this.follow();
  }

  /** Those of the sources, before any of them is read. */
  private get listed(): LoadedCourse[] {
    return (this.courses ??= this.sources.list().map((source) => this.unread(source)));
  }

  private unread(source: Source): LoadedCourse {
    return new LoadedCourse(source, this.loadParser);
  }

  /** Brings the list of courses to that of the sources; courses that stay are not read again. */
  private async follow(): Promise<void> {
    const known = new Map(this.listed.map((course) => [course.source.id, course]));
    const courses = this.sources.list().map((source) => known.get(source.id) ?? this.unread(source));
    await Promise.all(courses.map((course) => course.ready()));
    this.courses = courses;
    this.allRead = true;
    this.watch();
    this.log.debug(`Courses: ${courses.map((course) => course.source.id).join(', ')}`);
    this.changed.fire('all');
  }

  private watch(): void {
    vscode.Disposable.from(...this.watchers).dispose();
    this.watchers = this.listed
      .filter(({ source }) => source.origin !== 'bundled')
      .flatMap((course) => patterns(course.source).map((pattern) => this.watchPattern(course, pattern)));
  }

  private watchPattern(course: LoadedCourse, pattern: vscode.RelativePattern): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const relist = async (uri: vscode.Uri): Promise<void> => {
      await course.load(false);
      await this.reread(uri);
      this.changed.fire('all');
    };
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(relist),
      watcher.onDidDelete(relist),
      watcher.onDidChange((uri) => this.reread(uri)),
    );
  }

  private edited(event: vscode.TextDocumentChangeEvent): void {
    for (const course of this.listed) {
      if (course.file(event.document.uri)?.edit(event)) this.noteChanged(course, event.document.uri);
    }
  }

  private async reread(uri: vscode.Uri): Promise<void> {
    for (const course of this.listed) {
      const file = course.file(uri);
      if (!file) continue;
      const before = file.view;
      await file.read();
      if (file.view !== before) this.noteChanged(course, uri);
    }
  }

  private noteChanged(course: LoadedCourse, uri: vscode.Uri): void {
    course.invalidate();
    this.changed.fire({ course: course.source.id, part: uri.toString() });
  }
}

/** What to watch: the folder's Markdown files for a folder, the file for a file. A source is either, and may turn into the other. */
function patterns(source: Source): vscode.RelativePattern[] {
  const folder = vscode.Uri.joinPath(source.uri, '..');
  const name = source.uri.path.split('/').pop() ?? '';
  return [
    new vscode.RelativePattern(folder, name.replace(/[[\]{}*?]/g, '?')),
    ...(/\.[^.]+$/.test(name) ? [] : [new vscode.RelativePattern(source.uri, '**/*.{md,markdown}')]),
  ];
}
