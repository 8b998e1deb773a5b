import { strict as assert } from 'node:assert';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, skip } from '../services/needs';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { seeMessage } from './harness/dialogs';
import { inWebview } from './harness/frames';
import { clickLens } from './harness/lenses';
import { openResourceView, seeNoRow, seeRow } from './harness/resources';
import { environmentInTerminal } from './harness/target';
import { terminalShows } from './harness/terminal';
import { until } from './harness/until';
import { openContainer, revealTreeItem, scrollTo, treeItem } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const START_MS = 30_000;

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

  it('is offered by the views while it is not running', async () => {
    const { page } = workbench;
    await openResourceView(page, 'S3');
    await seeRow(page, /^Start Sandbox, button/);
    await seeRow(page, /^Choose Target…, button/);
    await openCourseView(page);
  });

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

  it('says that it has ended and what is lost, and starts again with nothing in it', async function () {
    if (process.platform !== 'linux') skip(this, 'processes are looked for in /proc');
    const { page } = workbench;
    const { AWS_ENDPOINT_URL: address = '' } = await environmentInTerminal(page);
    for (const pid of await servers(new URL(address).port)) process.kill(pid, 'SIGKILL');
    const message = await seeMessage(page, 'The sandbox has ended');
    assert.match(await message.innerText(), /Everything that was made in it is gone\./);
    await message.hover();
    await message.getByRole('button', { name: 'Start Sandbox' }).click();
    await openResourceView(page, 'S3');
    await seeNoRow(page, /sandbox has ended|is starting/, START_MS);
    await until('it answers at the same address', START_MS, () =>
      fetch(address).then(
        ({ ok }) => (ok ? true : undefined),
        () => undefined,
      ),
    );
    await seeNoRow(page, /first-in-sandbox/);
  });
});

/** The emulators on a port. */
async function servers(port: string): Promise<number[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(
    all.map(async (pid) => [pid, await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')] as const),
  );
  return lines
    .filter(([, line]) => line.includes('moto_server') && line.split('\0').includes(port))
    .map(([pid]) => Number(pid));
}
