import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { awsEndpoint } from '../services/aws';
import { skip } from '../services/needs';
import type { Service } from '../services/service';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { seeMessage } from './harness/dialogs';
import { makeHome, type Home } from './harness/home';
import { runCommand } from './harness/palette';
import { confirm } from './harness/resources';
import { chooseTarget, seeQuestion, seeTarget } from './harness/target';
import { clickInlineAction, revealTreeItem, scrollTo } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const ACCOUNT = '210987654321';
const LIST = 'sleep 8; aws s3 ls';
const NOTES = `# Buckets

## List them

\`\`\`sh
${LIST}
\`\`\`
`;
const SESSION = 'school';
/** The CLI tries again before it says that nobody answers. */
const END_MS = 60_000;
const TYPO = 'us-esat-1';

/** What can go wrong with a real account while its commands run, as the real AWS CLI meets it. */
describe('Faults of a target in a real account', () => {
  let workbench: Workbench;
  let home: Home;
  let real: Service;

  before(async function () {
    const search = await awsEndpoint({ own: true, account: ACCOUNT });
    if ('missing' in search) skip(this, search.missing);
    real = search.service;
    home = await makeHome();
    // A sign-in that ended long ago, where the CLI and the SDKs keep it.
    const cache = `${createHash('sha1').update(SESSION).digest('hex')}.json`;
    const token = { startUrl: 'https://school.awsapps.com/start', region: 'us-east-1', accessToken: 'over' };
    await home.write(
      `.aws/sso/cache/${cache}`,
      JSON.stringify({ ...token, expiresAt: '2020-01-01T00:00:00Z' }),
    );
    await writeKeys();
    workbench = await startWorkbench({
      env: home.env,
      files: { 'notes.md': NOTES },
      settings: { 'practice.notes': ['notes.md'] },
    });
    const { page } = workbench;
    await openCourseView(page);
    await (await revealTreeItem(page, 'Buckets', 'List them')).click();
    // A target is that of the course in front.
    await page.locator('.tab.active').filter({ hasText: 'notes.md' }).waitFor();
    await chooseTarget(page, 'student');
    await seeTarget(page, new RegExp(`^AWS: student · eu-west-1 · ${ACCOUNT}$`));
  });
  after(async () => {
    await workbench?.dispose();
    await real?.dispose();
    await home?.dispose();
  });
  afterEach(() => runCommand(workbench.page, 'Notifications: Clear All Notifications'));

  const endpoint = (): string => `endpoint_url = ${real.address}\n`;

  /** The profile as one of access keys. */
  async function writeKeys(where = endpoint()): Promise<void> {
    await home.write(
      '.aws/credentials',
      '[student]\naws_access_key_id = AKIAOFTHESTUDENT\naws_secret_access_key = of-the-student\n',
    );
    await home.write('.aws/config', `[profile student]\nregion = eu-west-1\n${where}`);
  }

  /** The profile as one whose sign-in is over. */
  async function writeExpired(): Promise<void> {
    await removeKeys();
    await home.write(
      '.aws/config',
      `[profile student]\nregion = eu-west-1\n${endpoint()}sso_session = ${SESSION}\nsso_account_id = ${ACCOUNT}\nsso_role_name = Student\n[sso-session ${SESSION}]\nsso_region = us-east-1\nsso_start_url = https://school.awsapps.com/start\n`,
    );
  }

  const removeKeys = () => rm(join(home.folder, '.aws/credentials'));

  const begin = async () => clickInlineAction(await scrollTo(commandRow(workbench.page, LIST)), 'Run');
  const runs = () => seeInTree(workbench.page, LIST, /^running/);
  const fails = () => seeInTree(workbench.page, LIST, /^exit 25\d/, END_MS);

  async function offers(message: Locator, ...buttons: readonly string[]): Promise<void> {
    for (const name of buttons) await message.getByRole('button', { name, exact: true }).waitFor();
  }

  it('a sign-in that ends while a command runs', async () => {
    const { page } = workbench;
    await begin();
    await runs();
    await writeExpired();
    await fails();
    await offers(
      await seeMessage(page, 'The sign-in of profile student has expired.'),
      'Sign In',
      'Choose Target…',
    );
  });

  it('a profile that is deleted while a command runs', async () => {
    const { page } = workbench;
    await writeKeys();
    await begin();
    await runs();
    await removeKeys();
    await home.write('.aws/config', '');
    await fails();
    await offers(
      await seeMessage(page, 'The profile student is no longer in the AWS files.'),
      'Choose Target…',
    );
  });

  it('a profile that was deleted before: nothing runs', async () => {
    const { page } = workbench;
    await begin();
    const message = await seeMessage(page, 'The profile student is no longer in the AWS files.');
    await seeInTree(page, LIST, /^exit 25\d/);
    await message.getByRole('button', { name: 'Choose Target…' }).click();
    await page.locator('.quick-input-title').filter({ hasText: 'Where Commands Go' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('a region that is spelled wrong: doubted before the command runs, and told when nobody answers there', async () => {
    const { page } = workbench;
    await writeKeys();
    await runCommand(page, 'Practice: Choose AWS Region…');
    await page.locator('.quick-input-title').filter({ hasText: 'AWS Region' }).waitFor();
    const input = page.locator('.quick-input-widget input').first();
    await input.fill(TYPO);
    await page.locator('.quick-input-list').getByText('is it spelled right?').waitFor();
    await input.press('Enter');
    await seeTarget(page, new RegExp(`^AWS: student · ${TYPO} · ${ACCOUNT}$`));
    await begin();
    const { message } = await seeQuestion(page);
    if (message !== `Is the region ${TYPO} spelled right?`) throw new Error(message);
    await confirm(page, 'Run');
    await runs();
    // AWS itself from now on.
    await writeKeys('');
    await fails();
    await offers(
      await seeMessage(
        page,
        `AWS does not answer in ${TYPO}. Is this machine online, and the region spelled right?`,
      ),
      'Choose Region…',
    );
  });
});
