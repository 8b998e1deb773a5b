import { strict as assert } from 'node:assert';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';

const NOTES = [
  '# Notes',
  '',
  '## Words (5 min)',
  '',
  '```sh',
  'echo hello',
  '```',
  '',
  '```sh',
  'echo REPLACE_ME',
  '```',
  '',
].join('\n');

/** Above the title of a lesson. */
const LESSON = '$(open-preview)\u00a0Open lesson';

const titlesOf = async (uri: vscode.Uri): Promise<string[]> => {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
    100,
  );
  return lenses.map(({ command }) => command?.title ?? '');
};

/** Waits until the lenses satisfy a condition; the test's time-out is the limit. */
async function until(uri: vscode.Uri, holds: (titles: string[]) => boolean): Promise<string[]> {
  for (;;) {
    const titles = await titlesOf(uri);
    if (holds(titles)) return titles;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('Lenses in the editor', () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'a workspace folder is open');
  const notes = vscode.Uri.joinPath(folder.uri, 'lens-notes.md');
  const setting = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('practice', notes);

  before(async () => {
    await vscode.workspace.fs.writeFile(notes, new TextEncoder().encode(NOTES));
    await vscode.window.showTextDocument(notes);
  });

  afterEach(() => setting().update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace));

  after(async () => {
    await vscode.commands.executeCommand('practice.closeCourse', { course: notes.toString() });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(notes);
  });

  it('leave Markdown alone that is no course', async () => {
    assert.deepEqual(await titlesOf(notes), []);
  });

  it('appear when the notes are opened as a course', async () => {
    await vscode.commands.executeCommand('practice.openNotes', notes);
    assert.deepEqual(await titlesOf(notes), [LESSON, '▶ Run', 'Copy', '▶ Run', 'Fill & copy']);
  });

  it('follow every edit', async () => {
    const editor = await vscode.window.showTextDocument(notes);
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 0), '```sh\nls\n```\n\n'));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      notes,
    );
    assert.deepEqual([...new Set(lenses.map(({ range }) => range.start.line))], [2, 4, 8, 12]);
    await vscode.commands.executeCommand('undo');
    assert.equal((await titlesOf(notes)).length, 5);
  });

  it('run their command in a terminal and tell how it ended', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      notes,
      100,
    );
    const run = lenses.find(({ command }) => command?.title === '▶ Run')?.command;
    assert.ok(run);
    await vscode.commands.executeCommand(run.command, ...((run.arguments ?? []) as unknown[]));
    const titles = await until(notes, (seen) => seen.some((title) => title.startsWith('✓ passed')));
    assert.equal(titles[3], '✓ passed just now');
  });

  it('copy a command without placeholders at once', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      notes,
      100,
    );
    const copy = lenses.find(({ command }) => command?.title === 'Copy')?.command;
    assert.ok(copy);
    await vscode.commands.executeCommand(copy.command, ...((copy.arguments ?? []) as unknown[]));
    assert.equal(await vscode.env.clipboard.readText(), 'echo hello');
  });

  it('are gone when the setting turns them off', async () => {
    await setting().update('codeLens.enabled', false, vscode.ConfigurationTarget.Workspace);
    assert.deepEqual(await titlesOf(notes), []);
  });

  it('stand in the bundled course, which nobody can edit', async () => {
    const bundled = vscode.Uri.parse('dist-sys-practice:/1-cloud-web-apps.md');
    const document = await vscode.workspace.openTextDocument(bundled);
    await vscode.window.showTextDocument(document);
    assert.ok((await titlesOf(bundled)).includes('▶ Run'));
    assert.equal(vscode.workspace.fs.isWritableFileSystem(bundled.scheme), false);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(bundled, new Uint8Array()));
    await assert.rejects(async () =>
      vscode.workspace.fs.stat(vscode.Uri.parse('dist-sys-practice:/../package.json')),
    );
  });
});
