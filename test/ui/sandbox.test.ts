import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs } from '../services/needs';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { inWebview } from './harness/frames';
import { clickLens } from './harness/lenses';
import { terminalShows } from './harness/terminal';
import { openContainer, revealTreeItem, scrollTo, treeItem } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

describe('The sandbox, from a fresh profile without credentials', () => {
  let workbench: Workbench;
  let home = '';

  before(async function () {
    needs(this, 'aws');
    home = await mkdtemp(join(tmpdir(), 'practice-home-'));
    workbench = await startWorkbench({
      env: { AWS_CONFIG_FILE: join(home, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(home, 'credentials') },
    });
    await openCourseView(workbench.page);
  });
  after(async () => {
    await workbench?.dispose();
    await rm(home, { recursive: true, force: true });
  });

  const status = () => workbench.page.locator('[id="dist-sys-practice.dist-sys-practice.practice.target"]');

  it('starts with the first command, and shows what it made', async () => {
    const { page } = workbench;
    await status().filter({ hasText: 'Sandbox' }).waitFor();
    const row = await revealTreeItem(page, 'Cloud Web Apps', 'Building a modern web application');
    await row.click();
    await (await scrollTo(commandRow(page, 'aws s3 mb'))).click();
    await clickLens(page, 'aws s3 mb s3://REPLACE_ME_BUCKET_NAME', '▶ Run');
    const input = await inWebview(page, 'form input');
    await input.fill('first-in-sandbox');
    await input.press('Enter');
    await terminalShows(page, /make_bucket: first-in-sandbox/);
    await seeInTree(page, 'aws s3 mb', /^passed/);
    await openContainer(page, 'Cloud Resources');
    await treeItem(page, 'first-in-sandbox').waitFor();
    assert.equal(
      await status()
        .innerText()
        .then((text) => text.trim()),
      'Sandbox',
    );
  });
});
