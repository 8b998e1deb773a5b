import { strict as assert } from 'node:assert';
import { look } from './harness/appearance';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { seeMessage } from './harness/dialogs';
import { accessibilityFaults, formCloses, formFrame } from './harness/form';
import { makeHome, type Home } from './harness/home';
import { runCommand } from './harness/palette';
import { seeTarget } from './harness/target';
import { pathWithout } from './harness/toolless';
import { clickInlineAction, revealTreeItem, scrollTo } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const EMULATORS = ['moto_server', 'uvx', 'pipx', 'docker'];
const NOTES = '# Buckets\n\n## List them\n\n```sh\naws s3 ls\n```\n';

describe('Without any emulator of AWS', () => {
  let workbench: Workbench;
  let home: Home;
  let path: Awaited<ReturnType<typeof pathWithout>>;

  before(async () => {
    home = await makeHome();
    path = await pathWithout(...EMULATORS);
    workbench = await startWorkbench({
      env: { ...home.env, PATH: path.folder },
      files: { 'notes.md': NOTES },
      settings: { 'practice.notes': ['notes.md'] },
    });
    await openCourseView(workbench.page);
    await (await revealTreeItem(workbench.page, 'Buckets', 'List them')).click();
  });
  after(async () => {
    await workbench?.dispose();
    await path?.dispose();
    await home?.dispose();
  });

  it('a command does not run, and says what was tried', async () => {
    const { page } = workbench;
    await clickInlineAction(await scrollTo(commandRow(page, 'aws s3 ls')), 'Run');
    const message = await seeMessage(page, 'The sandbox could not be started');
    for (const program of ['moto_server', 'uvx', 'pipx'])
      assert.match(await message.innerText(), new RegExp(`${program} is not installed, or not on the PATH`));
    await seeInTree(page, 'aws s3 ls', /^$/);
    await seeTarget(page, /^Sandbox$/);
    await look(workbench, 'getting-message');
    await message.getByRole('button', { name: 'Get an Emulator…' }).click();
  });

  it('a step gets one, in the form that every step is run from', async () => {
    const { page } = workbench;
    const frame = await formFrame(page);
    await runCommand(page, 'Notifications: Clear All Notifications');
    const said = await frame.locator('body').innerText();
    assert.match(said, /Tried: moto_server is not installed, or not on the PATH\./);
    assert.match(said, /install .*(pipx|uv|moto)/);
    assert.match(said, /The sandbox starts when this has run\./);
    assert.deepEqual(await accessibilityFaults(frame), []);
    await look(workbench, 'getting-step');
    await page.keyboard.press('Escape');
    await formCloses(page);
  });
});
