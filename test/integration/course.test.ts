import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile, mkdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Logger } from '../../src/core/logger';
import { Courses } from '../../src/ui/course/courses';
import type { CourseView } from '../../src/ui/course/model';
import { Sources } from '../../src/ui/course/sources';

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Memory of one test, as the editor keeps one for each workspace. */
class Memory implements vscode.Memento {
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

const LESSON = '# Notes\n\n## Words (5 min)\n\n```sh\necho hello\n```\n';

describe('Courses', () => {
  let folder: string;
  let courses: Courses;
  const at = (...path: string[]): vscode.Uri => vscode.Uri.file(join(folder, ...path));
  const write = (path: string, content: string | Uint8Array): Promise<void> =>
    writeFile(join(folder, path), content);
  const opened = async (uri: vscode.Uri): Promise<CourseView> => {
    const id = await courses.open(uri);
    const view = courses.views.find((course) => course.id === id);
    assert.ok(view);
    return view;
  };
  /** The course as it is once a condition holds; the test's time-out is the limit. */
  const until = async (id: string, holds: (course: CourseView) => boolean): Promise<CourseView> => {
    for (;;) {
      const view = courses.views.find((course) => course.id === id);
      if (view && holds(view)) return view;
      await new Promise<void>((resolve) => {
        const heard = courses.onDidChange(() => {
          heard.dispose();
          resolve();
        });
      });
    }
  };

  /** Writes a file again and again until it is heard of: the system's watcher begins some time after it was asked for. */
  const writeUntil = async (
    path: string,
    id: string,
    holds: (course: CourseView) => boolean,
  ): Promise<CourseView> => {
    let round = 0;
    const timer = setInterval(() => void write(path, `${LESSON}\n${'x'.repeat(++round)}\n`), 300);
    try {
      return await until(id, holds);
    } finally {
      clearInterval(timer);
    }
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'practice-courses-'));
    const extension = vscode.extensions.getExtension('dist-sys-practice.dist-sys-practice');
    assert.ok(extension);
    const snippets = vscode.Uri.joinPath(extension.extensionUri, 'snippets');
    courses = new Courses(
      new Sources(new Memory(), snippets),
      () => import('../../src/core/course/parse'),
      quiet,
    );
  });

  afterEach(async () => {
    courses.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  it('has the bundled course, complete', async () => {
    await courses.ready();
    const [bundled] = courses.views;
    assert.equal(bundled?.origin, 'bundled');
    assert.ok((bundled?.parts.length ?? 0) >= 3);
    for (const part of bundled?.parts ?? []) assert.equal(part.problem, null);
  });

  it('reads a folder as one course: README first, natural order, no packages, no circles', async () => {
    await mkdir(join(folder, 'node_modules'));
    await mkdir(join(folder, 'more'));
    for (const path of ['10.md', '2.md', 'README.md', 'node_modules/x.md', 'more/a.md', 'text.txt'])
      await write(path, LESSON);
    await symlink(folder, join(folder, 'more', 'circle'));
    const view = await opened(vscode.Uri.file(folder));
    assert.deepEqual(
      view.parts.map(({ prefix }) => prefix),
      ['README.md#', '2.md#', '10.md#', 'more/a.md#'],
    );
    assert.equal(view.title, 'Notes');
  });

  const bad: readonly (readonly [what: string, content: Uint8Array, problem: string | null])[] = [
    ['a binary file', Uint8Array.of(35, 0, 1, 2), 'Not a text file'],
    ['50 MB', new Uint8Array(50_000_000).fill(97), 'Larger than 5 MB'],
    ['an empty file', new Uint8Array(), null],
    ['an unclosed fence', new TextEncoder().encode('# A\n\n```sh\nls'), null],
    ['a line of 1 MB', new Uint8Array(1_000_000).fill(97), null],
  ];
  for (const [what, content, problem] of bad) {
    it(`shows ${what} ${problem === null ? 'as a course' : 'with the reason'}`, async () => {
      await write('bad.md', content);
      const view = await opened(at('bad.md'));
      assert.equal(view.parts[0]?.problem ?? null, problem);
      assert.equal(view.parts[0]?.notes === null, problem !== null);
    });
  }

  it('gives ranges that fit the document, with byte order mark and CRLF', async () => {
    await write('crlf.md', `\uFEFF${LESSON.replaceAll('\n', '\r\n')}`);
    const view = await opened(at('crlf.md'));
    const closed = view.parts[0]?.notes?.lessons
      .flatMap(({ steps }) => steps)
      .find(({ kind }) => kind === 'command');
    const document = await vscode.workspace.openTextDocument(at('crlf.md'));
    assert.equal(document.positionAt(closed?.range.from ?? 0).line, 4);
    const live = (await courses.of(document))?.part.notes;
    assert.deepEqual(live, view.parts[0]?.notes);
  });

  it('follows an edit at once, and the disk when the editor lets go', async () => {
    await write('live.md', LESSON);
    const view = await opened(at('live.md'));
    const document = await vscode.workspace.openTextDocument(at('live.md'));
    assert.ok(await courses.of(document));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# Before\n\n## Another\n\ntext\n\n'));
    const titles = (course: CourseView): unknown[] =>
      course.parts[0]?.notes?.lessons.map(({ title }) => title) ?? [];
    const live = await until(view.id, (course) => titles(course).includes('Another'));
    assert.ok(titles(live).includes('Words'));
    assert.deepEqual(live.parts[0]?.notes, (await courses.of(document))?.part.notes);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('shows a file that vanishes with the reason, and takes it back when it returns', async () => {
    await write('gone.md', LESSON);
    const view = await opened(at('gone.md'));
    await writeUntil('gone.md', view.id, (course) => course.parts[0]?.notes !== view.parts[0]?.notes);
    await rm(join(folder, 'gone.md'));
    const gone = await until(
      view.id,
      (course) => course.problem !== null || course.parts[0]?.problem !== null,
    );
    assert.equal(gone.problem ?? gone.parts[0]?.problem, 'Not found');
    await writeUntil('gone.md', view.id, (course) => course.parts[0]?.notes?.lessons.length === 1);
  });

  it('sees new files of a folder', async () => {
    await write('1.md', LESSON);
    const view = await opened(vscode.Uri.file(folder));
    const seen = await writeUntil('2.md', view.id, (course) => course.parts.length === 2);
    assert.equal(seen.parts[1]?.prefix, '2.md#');
  });

  it('says when a folder holds no notes, or is not there', async () => {
    assert.equal((await opened(vscode.Uri.file(folder))).problem, 'No Markdown files in this folder');
    assert.equal((await opened(at('nowhere'))).problem, 'Not found');
  });

  it('lists what the setting names, and stops when it does not', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const uri = vscode.Uri.joinPath(workspace.uri, 'listed.md');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(LESSON));
    await courses.ready();
    const configuration = vscode.workspace.getConfiguration('practice', workspace.uri);
    try {
      await configuration.update('notes', ['listed.md'], vscode.ConfigurationTarget.Workspace);
      assert.equal((await until(uri.toString(), () => true)).origin, 'setting');
    } finally {
      await configuration.update('notes', undefined, vscode.ConfigurationTarget.Workspace);
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('closes what was opened', async () => {
    await write('a.md', LESSON);
    const { id } = await opened(at('a.md'));
    await courses.close(id);
    assert.equal(
      courses.views.some((course) => course.id === id),
      false,
    );
  });
});
