/** What the benchmarks inside the extension host share. */
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { openStore } from '../src/adapters/storage/store';
import type { Logger } from '../src/core/logger';
import { lazyRuns } from '../src/lazyRuns';
import { Courses } from '../src/ui/course/courses';
import type { Runs } from '../src/ui/course/runs';
import { Sources } from '../src/ui/course/sources';

/** Hands the result to `inHost`. */
export function report(result: unknown): void {
  const file = process.env.PRACTICE_BENCH_RESULT;
  if (file === undefined) throw new Error('PRACTICE_BENCH_RESULT is not set');
  writeFileSync(file, JSON.stringify(result));
}

/** Memory of one window, as the editor keeps one for each workspace. */
export class Memory implements vscode.Memento {
  private readonly kept = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.kept.keys()];
  }

  get<T>(key: string, fallback?: T): T {
    return (this.kept.get(key) ?? fallback) as T;
  }

  update(key: string, value: unknown): Thenable<void> {
    this.kept.set(key, value);
    return Promise.resolve();
  }
}

/** @param debug gets what is logged at that level. */
export const logger = (debug: (message: string) => void = () => undefined): Logger => ({
  debug,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
});

/** The parts of the extension around the course in `notes.md` of the opened folder; nothing has been read yet. */
export async function courseOfFolder(): Promise<{ id: string; courses: Courses; runs: Runs }> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('no folder');
  const notes = vscode.Uri.joinPath(folder.uri, 'notes.md');
  const extension = vscode.extensions.getExtension('dist-sys-practice.dist-sys-practice');
  if (!extension) throw new Error('no extension');
  const snippets = vscode.Uri.joinPath(extension.extensionUri, 'snippets');
  const sources = new Sources(new Memory(), snippets);
  await sources.add(notes);
  const runs = lazyRuns(() =>
    openStore(vscode.Uri.joinPath(folder.uri, '..', 'state').fsPath, {
      logger: logger(),
      windowId: randomUUID(),
      now: Date.now,
      onDamaged: () => undefined,
      onProblem: (error) => {
        throw error;
      },
    }),
  );
  const courses = new Courses(sources, () => import('../src/core/course/parse'), logger());
  return { id: notes.toString(), courses, runs };
}
