import * as vscode from 'vscode';
import { disk } from './disk';
import type { CourseView } from './model';
import { inCourseOrder, isAbsolute, isMarkdown, isReadme, mayHoldNotes } from './reading';

/** The scheme under which the bundled course is shown: its files are installed ones, and nobody is to edit them. */
export const BUNDLED_SCHEME = 'dist-sys-practice';
export const BUNDLED_ID = 'bundled';
export const BUNDLED_TITLE = 'Distributed Systems Practice';
const BUNDLED_ROOT = vscode.Uri.from({ scheme: BUNDLED_SCHEME, path: '/' });
const OPENED_KEY = 'practice.opened';

/** A file or folder that is a course. */
export interface Source {
  readonly id: string;
  readonly uri: vscode.Uri;
  /** Where it is read: of the bundled course the installed folder, while `uri` is what it is shown under. */
  readonly place: vscode.Uri;
  readonly origin: CourseView['origin'];
}

/** Where courses come from: the bundled one, the setting `practice.notes`, and what the learner opened. */
export class Sources {
  /** `bundled` is the installed folder of the course that comes with the extension. */
  constructor(
    private readonly memory: vscode.Memento,
    private readonly bundled: vscode.Uri,
  ) {}

  list(): Source[] {
    const sources: Source[] = [
      { id: BUNDLED_ID, uri: BUNDLED_ROOT, place: this.bundled, origin: 'bundled' },
      ...fromSettings().map((uri) => ({ id: uri.toString(), uri, place: uri, origin: 'setting' as const })),
      ...this.opened().map((uri) => ({ id: uri.toString(), uri, place: uri, origin: 'opened' as const })),
    ];
    return sources.filter((source, index) => sources.findIndex((other) => other.id === source.id) === index);
  }

  async add(uri: vscode.Uri): Promise<void> {
    const opened = this.opened().map((known) => known.toString());
    if (!opened.includes(uri.toString())) await this.memory.update(OPENED_KEY, [...opened, uri.toString()]);
  }

  async remove(id: string): Promise<void> {
    const opened = this.opened().map((uri) => uri.toString());
    await this.memory.update(
      OPENED_KEY,
      opened.filter((known) => known !== id),
    );
  }

  private opened(): vscode.Uri[] {
    return this.memory.get<string[]>(OPENED_KEY, []).map((text) => vscode.Uri.parse(text));
  }
}

/** The setting's paths: relative to the workspace folder they are set for, or absolute. */
function fromSettings(): vscode.Uri[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap((folder) =>
    vscode.workspace
      .getConfiguration('practice', folder.uri)
      .get<string[]>('notes', [])
      .filter((path) => typeof path === 'string' && path.trim() !== '')
      .map((path) => (isAbsolute(path) ? vscode.Uri.file(path) : vscode.Uri.joinPath(folder.uri, path))),
  );
}

/** Whether notes at that place are part of the source. */
export function holds(source: Source, uri: vscode.Uri): boolean {
  if (source.uri.scheme !== uri.scheme || source.uri.authority !== uri.authority) return false;
  if (source.uri.path === uri.path) return true;
  const folder = source.uri.path.endsWith('/') ? source.uri.path : `${source.uri.path}/`;
  return uri.path.startsWith(folder) && isMarkdown(uri.path);
}

const MAX_DEPTH = 4;
const MAX_FILES = 500;

/**
 * The Markdown files of a source, in the order of the course, as paths relative to it; `null` where the source is itself a file.
 * @throws when the source is not there or cannot be read
 */
export async function listNotes(source: Source): Promise<string[] | null> {
  const { type } = await disk(source.place).stat(source.place);
  if ((type & vscode.FileType.Directory) === 0) return null;
  const found: string[] = [];
  let level = [''];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const below: string[] = [];
    for (const folder of level) {
      const place = vscode.Uri.joinPath(source.place, folder);
      for (const [name, kind] of await disk(place).readDirectory(place)) {
        const path = folder === '' ? name : `${folder}/${name}`;
        if ((kind & vscode.FileType.File) !== 0 && isMarkdown(name)) found.push(path);
        // Linked folders are left out: they may lead in circles.
        else if (kind === vscode.FileType.Directory && mayHoldNotes(name)) below.push(path);
      }
    }
    level = below;
  }
  // Ours tells authors what is there; its list of lessons would count everything twice.
  const listed = source.origin === 'bundled' ? found.filter((path) => !isReadme(path)) : found;
  return listed.sort(inCourseOrder).slice(0, MAX_FILES);
}
