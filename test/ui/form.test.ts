import { strict as assert } from 'node:assert';
import { THEMES, setTheme } from './harness/appearance';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { accessibilityFaults, formCloses, formFrame, formInput } from './harness/form';
import { chooseFromContextMenu, revealTreeItem, scrollTo, setExpanded, treeItem } from './harness/views';
import { terminalShows } from './harness/terminal';
import { until } from './harness/until';
import { startWorkbench, type Workbench } from './harness/workbench';

const NOTES = `# Forms

## Logging in

Say who you are.

\`\`\`sh
echo "user is" REPLACE_ME_USER_NAME && test -n REPLACE_ME_PASSWORD
\`\`\`

## Far down

${'Long lines fill the window until there is only half of it, and then they wrap once more than before. '.repeat(3).concat('\n\n').repeat(15)}

\`\`\`sh
echo far REPLACE_ME_PLACE
\`\`\`

${'And more below, so that the end of the notes is somewhere else. '.repeat(3).concat('\n\n').repeat(15)}`;
const LOGIN = 'echo "user is"';
const FAR = 'echo far';
const OPEN_MS = 20_000;
const SHOW_MS = 5000;
const SECRET = 'corr3ct-horse';

describe('The form', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await startWorkbench({
      files: { 'notes.md': NOTES },
      settings: { 'practice.notes': ['notes.md'] },
    });
    await openCourseView(workbench.page);
    await (await revealTreeItem(workbench.page, 'Forms', 'Logging in')).click();
    await commandRow(workbench.page, LOGIN).waitFor();
  });
  after(() => workbench?.dispose());

  /** Opens it from the tree with the keyboard. */
  async function open(): Promise<void> {
    const { page } = workbench;
    await commandRow(page, LOGIN).click();
    // The editor tells extensions a little later what is selected.
    await until('the form', OPEN_MS, async () => {
      await page.keyboard.press('Control+Enter');
      return formInput(page, SHOW_MS).catch(() => undefined);
    });
  }

  it('refuses an empty value, keeps what was typed when it is cancelled, and runs on Enter', async () => {
    const { page } = workbench;
    await open();
    const frame = await formFrame(page);
    await page.keyboard.press('Enter');
    await frame.locator('[aria-invalid=true]').first().waitFor();
    assert.notEqual(await frame.locator('.problem').first().textContent(), '');
    await page.keyboard.type('ada');
    await frame.locator('.preview mark').filter({ hasText: 'ada' }).waitFor();
    await page.keyboard.press('Escape');
    await formCloses(page);

    await open();
    assert.equal(await (await formInput(page)).inputValue(), 'ada');
    await page.keyboard.type(SECRET);
    await page.keyboard.press('Enter');
    await formCloses(page);
    await terminalShows(page, /user is ada/);
    await seeInTree(page, LOGIN, /^passed/);
  });

  it('hides a secret and forgets it', async () => {
    const { page } = workbench;
    await open();
    const secret = (await formFrame(page)).locator('input[type=password]');
    assert.equal(await secret.inputValue(), '');
    await secret.fill(SECRET);
    const preview = (await formFrame(page)).locator('.preview');
    await preview.locator('mark').filter({ hasText: '•' }).waitFor();
    assert.ok(!(await preview.innerText()).includes(SECRET));
    await page.keyboard.press('Enter');
    await formCloses(page);
    await seeInTree(page, LOGIN, /^passed/);
    await chooseFromContextMenu(commandRow(page, LOGIN), 'Show Runs and Output');
    await page.locator('.quick-input-list .monaco-list-row').first().click();
    const shown = page.locator('.editor-instance').filter({ hasText: 'Result' });
    await shown.waitFor();
    assert.ok(!(await shown.innerText()).includes(SECRET));
  });

  it('leaves the command in sight while the notes beside it wrap anew', async () => {
    const { page } = workbench;
    const line = page.locator('.view-line').filter({ hasText: /echo.far.REPLACE_ME_PLACE/ });
    await (await revealTreeItem(page, 'Forms', 'Far down')).click();
    await setExpanded(treeItem(page, 'Far down'), true);
    await (await scrollTo(commandRow(page, FAR))).click();
    await line.waitFor();
    await until('the form', OPEN_MS, async () => {
      await page.keyboard.press('Control+Enter');
      return formInput(page, SHOW_MS).catch(() => undefined);
    });
    await until('the line in sight', SHOW_MS, async () => {
      const [shown, editor] = [
        await line.boundingBox(),
        await page.locator('.editor-group-container').first().boundingBox(),
      ];
      return shown && editor && shown.y > editor.y && shown.y < editor.y + editor.height ? true : undefined;
    });
    await page.keyboard.press('Escape');
    await formCloses(page);
    await setExpanded(treeItem(page, 'Far down'), false);
    await (await scrollTo(commandRow(page, LOGIN))).click();
  });

  for (const theme of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
    it(`has no barriers in ${THEMES[theme].name}`, async () => {
      await setTheme(workbench, theme);
      await open();
      await (await formInput(workbench.page)).press('Enter');
      assert.deepEqual(await accessibilityFaults(await formFrame(workbench.page)), []);
      await workbench.page.keyboard.press('Escape');
      await formCloses(workbench.page);
    });
  }
});
