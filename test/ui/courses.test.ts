import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { openCourseNotes } from './harness/dialogs';
import { formInput } from './harness/form';
import { clickLens, seeLens } from './harness/lenses';
import { answer, runCommand } from './harness/palette';
import { terminalShows } from './harness/terminal';
import { until } from './harness/until';
import {
  chooseFromContextMenu,
  clickInlineAction,
  revealTreeItem,
  setExpanded,
  treeItem,
} from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const NOTES = `# Own Notes

## Counting

Count the words.

\`\`\`sh
echo one two | wc -w
\`\`\`

Say a name.

\`\`\`sh
echo hello REPLACE_ME_NAME
\`\`\`

The file \`app.json\`:

\`\`\`json
{ "name": "app" }
\`\`\`

## Reading

Nothing to run.
`;
const COUNT = 'echo one two';
const HELLO = 'echo hello';

describe('A second course', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await startWorkbench({ files: { 'own.md': NOTES } });
    await openCourseView(workbench.page);
    await openCourseNotes(workbench.page, join(workbench.folder, 'own.md'));
    await (await revealTreeItem(workbench.page, 'Own Notes', 'Counting')).click();
  });
  after(() => workbench?.dispose());

  it('stands beside the bundled one', async () => {
    const { page } = workbench;
    await treeItem(page, 'Distributed Systems Practice').waitFor();
    await setExpanded(treeItem(page, 'Distributed Systems Practice'), false);
    await seeInTree(page, 'Own Notes', /^own\.md/);
  });

  it('follows what is typed in its notes', async () => {
    const { page } = workbench;
    // Lenses that are just being drawn push the lines down, away from under the pointer.
    const lineNumber = NOTES.split('\n').indexOf('## Reading') + 1;
    await until('the cursor in the heading', 10_000, async () => {
      await page.locator('.view-line').filter({ hasText: 'Reading' }).click();
      return (await page.getByText(`Ln ${lineNumber}, Col`).isVisible()) ? true : undefined;
    });
    await page.keyboard.press('End');
    await page.keyboard.type(' and thinking');
    await treeItem(page, 'Reading and thinking').waitFor();
    await page.keyboard.press('Control+S');
  });

  it('keeps the runs of a step, and runs it again with the same values', async () => {
    const { page } = workbench;
    await clickLens(page, HELLO, '▶ Run');
    const input = await formInput(page);
    await input.fill('ada');
    await input.press('Enter');
    await seeInTree(page, HELLO, /^passed/);
    await chooseFromContextMenu(commandRow(page, HELLO), 'Run Again with the Same Values');
    await terminalShows(page, /hello ada\n[^]*hello ada\n[^]*hello ada\n[^]*hello ada\n/);
    await chooseFromContextMenu(commandRow(page, HELLO), 'Show Runs and Output');
    const runs = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'passed' });
    await until('two runs', 10_000, async () => ((await runs.count()) === 2 ? true : undefined));
    await runs.first().click();
    const output = page.locator('.editor-instance').filter({ hasText: 'Result' });
    await output.filter({ hasText: 'hello ada' }).waitFor();
  });

  it('copies the final line', async () => {
    const { page } = workbench;
    await commandRow(page, HELLO).click();
    await clickLens(page, HELLO, 'Fill & copy');
    const input = await formInput(page);
    assert.equal(await input.inputValue(), 'ada');
    await input.fill('bob & co');
    await input.press('Enter');
    await until('the line in the clipboard', 10_000, async () =>
      (await page.evaluate('navigator.clipboard.readText()')) === "echo hello 'bob & co'" ? true : undefined,
    );
  });

  it('makes a file of a block, and asks before it overwrites one', async () => {
    const { page, folder } = workbench;
    const create = async () => {
      await commandRow(page, HELLO).click();
      await clickLens(page, '{ "name"', 'Create app.json…');
      await answer(page, 'app.json');
    };
    await create();
    const file = join(folder, 'app.json');
    await page.locator('.tab').filter({ hasText: 'app.json' }).waitFor();
    assert.equal(await readFile(file, 'utf8'), '{ "name": "app" }\n');
    await writeFile(file, 'mine');
    await create();
    const question = page.locator('.monaco-dialog-box').filter({ hasText: 'app.json exists.' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    await question.waitFor({ state: 'hidden' });
    assert.equal(await readFile(file, 'utf8'), 'mine');
  });

  it('is filtered by the text of its commands', async () => {
    const { page } = workbench;
    await runCommand(page, 'Practice: Filter Course…');
    await answer(page, 'wc -w');
    await commandRow(page, COUNT).waitFor();
    await commandRow(page, HELLO).waitFor({ state: 'hidden' });
    await runCommand(page, 'Practice: Clear Filter');
    await treeItem(page, 'Reading and thinking').waitFor();
    // What was open before is open again.
    await commandRow(page, HELLO).waitFor();
  });

  it('takes a mark for a run, and hides what is done', async () => {
    const { page } = workbench;
    await chooseFromContextMenu(commandRow(page, COUNT), 'Mark as Done');
    await seeInTree(page, COUNT, /^done by hand/);
    await commandRow(page, HELLO).click();
    await seeLens(page, COUNT, 'done by hand');
    await runCommand(page, 'Practice: Hide What Is Done');
    await treeItem(page, 'Counting').waitFor({ state: 'hidden' });
    await runCommand(page, 'Practice: Show What Is Done');
    await treeItem(page, 'Counting').waitFor();
  });

  it('is closed without a trace in its file', async () => {
    const { page, folder } = workbench;
    await clickInlineAction(treeItem(page, 'Own Notes'), 'Close Course');
    await treeItem(page, 'Own Notes').waitFor({ state: 'hidden' });
    const text = await readFile(join(folder, 'own.md'), 'utf8');
    assert.equal(text, NOTES.replace('Reading', 'Reading and thinking'));
  });
});
