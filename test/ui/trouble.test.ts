import { strict as assert } from 'node:assert';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { hasMessages, openCourseNotes, seeMessage } from './harness/dialogs';
import { clickLens, seeLens } from './harness/lenses';
import { terminalShows } from './harness/terminal';
import { pathWithout } from './harness/toolless';
import { clickInlineAction, revealTreeItem, treeItem } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const notes = (title: string, command: string): string =>
  `# ${title}\n\n## Lesson of ${title}\n\nDo it.\n\n\`\`\`sh\n${command}\n\`\`\`\n`;

/** Opens the only lesson of such notes: its row, and its text in the editor. */
async function openLesson({ page }: Workbench, title: string): Promise<void> {
  await (await revealTreeItem(page, title, `Lesson of ${title}`)).click();
}

describe('Notes that cannot be read', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await startWorkbench({
      files: {
        'binary.md': 'some\0thing',
        'large.md': 'x'.repeat(50 * 1024 * 1024),
        'empty.md': '',
        'alive.md': notes('Alive', 'true'),
      },
      settings: { 'practice.notes': ['gone.md', 'binary.md', 'large.md', 'empty.md', 'alive.md'] },
    });
    await openCourseView(workbench.page);
  });
  after(() => workbench?.dispose());

  for (const [name, reason] of [
    ['gone', 'Not found'],
    ['binary', 'Not a text file'],
    ['large', 'Larger than 5 MB'],
    ['empty', 'No lessons in it'],
  ] as const)
    it(`say so in the tree: ${reason}`, () => seeInTree(workbench.page, name, new RegExp(reason)));

  it('vanish and come back', async () => {
    const { page, folder } = workbench;
    await treeItem(page, 'Alive').waitFor();
    await rm(join(folder, 'alive.md'));
    await seeInTree(page, 'alive', /Not found/);
    await writeFile(join(folder, 'alive.md'), notes('Alive', 'true'));
    await treeItem(page, 'Alive').waitFor();
  });

  it('raise no message', async () => {
    assert.equal(await hasMessages(workbench.page), false);
  });
});

describe('A command that runs', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await startWorkbench({
      files: { 'notes.md': notes('Waiting', 'sleep 300') },
      settings: { 'practice.notes': ['notes.md'] },
    });
    await openCourseView(workbench.page);
  });
  after(() => workbench?.dispose());

  it('goes on when its notes change, and stops at ^C when it is cancelled', async () => {
    const { page, folder } = workbench;
    await openLesson(workbench, 'Waiting');
    await clickLens(page, 'sleep 300', '▶ Run');
    await seeInTree(page, 'sleep 300', /^running/);
    await appendFile(join(folder, 'notes.md'), '\n## A second lesson\n\nRead it.\n');
    await treeItem(page, 'A second lesson').waitFor();
    await seeInTree(page, 'sleep 300', /^running/);
    await clickLens(page, 'sleep 300', 'Cancel');
    await terminalShows(page, /\^C/);
    await seeInTree(page, 'sleep 300', /^interrupted/);
    await seeLens(page, 'sleep 300', 'interrupted');
  });

  it('counts as interrupted after the window is reloaded', async () => {
    const { page } = workbench;
    await clickInlineAction(commandRow(page, 'sleep 300'), 'Run');
    await seeInTree(page, 'sleep 300', /^running/);
    await page.reload();
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    await openCourseView(page);
    await revealTreeItem(page, 'Waiting', 'Lesson of Waiting', 'sleep 300');
    await seeInTree(page, 'sleep 300', /^interrupted/);
  });
});

describe('Without the AWS CLI', () => {
  let workbench: Workbench;
  let path: Awaited<ReturnType<typeof pathWithout>>;
  before(async () => {
    path = await pathWithout('aws');
    workbench = await startWorkbench({
      // Set in the shell: whatever VS Code is started with, a shell's own start files may add to it.
      files: { 'notes.md': notes('Buckets', `export PATH=${path.folder}\naws s3 ls`) },
      settings: { 'practice.notes': ['notes.md'] },
    });
    await openCourseView(workbench.page);
  });
  after(async () => {
    await workbench?.dispose();
    await path.dispose();
  });

  it('a command says so and how to install it', async () => {
    const { page } = workbench;
    await openLesson(workbench, 'Buckets');
    await clickLens(page, 'aws s3 ls', '▶ Run');
    const message = await seeMessage(page, 'AWS CLI is not installed');
    await message.getByRole('button', { name: 'Install…' }).waitFor();
    await seeInTree(page, 'export PATH', /^exit 127/);
  });
});

describe('Without a folder', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await startWorkbench({ files: null });
    await writeFile(join(workbench.folder, 'notes.md'), notes('Anywhere', 'echo I am $((40 + 2))'));
    await openCourseView(workbench.page);
  });
  after(() => workbench?.dispose());

  it('notes can be opened and run', async () => {
    const { page, folder } = workbench;
    await openCourseNotes(page, join(folder, 'notes.md'));
    await openLesson(workbench, 'Anywhere');
    await clickLens(page, 'echo I am', '▶ Run');
    await terminalShows(page, /I am 42/);
    await seeInTree(page, 'echo I am', /^passed/);
  });
});

describe('In Restricted Mode', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await startWorkbench({
      trust: 'ask',
      files: { 'notes.md': notes('Strange', 'touch proof') },
      settings: { 'security.workspace.trust.startupPrompt': 'never', 'workbench.editor.useModal': 'off' },
    });
    await openCourseView(workbench.page);
  });
  after(() => workbench?.dispose());

  it('notes can be read, and a button leads to what running needs', async () => {
    const { page, folder } = workbench;
    await openCourseNotes(page, join(folder, 'notes.md'));
    await openLesson(workbench, 'Strange');
    await commandRow(page, 'touch proof').hover();
    assert.equal(
      await commandRow(page, 'touch proof').locator('.action-label[aria-label^="Run"]').count(),
      0,
    );
    await clickLens(page, 'touch proof', 'Trust this folder to run');
    const trust = page.locator('.workspace-trust-editor');
    await trust.getByRole('button', { name: 'Trust', exact: true }).click();
    await page.locator('.tab').filter({ hasText: 'notes.md' }).click();
    await clickLens(page, 'touch proof', '▶ Run');
    await seeInTree(page, 'touch proof', /^passed/);
  });
});
