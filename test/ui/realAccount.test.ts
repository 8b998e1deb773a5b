import { strict as assert } from 'node:assert';
import { access, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onPath } from '../host/chromium';
import { awsEndpoint } from '../services/aws';
import { skip } from '../services/needs';
import type { Service } from '../services/service';
import { look } from './harness/appearance';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { hasMessages, seeMessage } from './harness/dialogs';
import { makeHome, type Home } from './harness/home';
import { clickLens } from './harness/lenses';
import { remembered } from './harness/memory';
import { pick, runCommand } from './harness/palette';
import { confirm } from './harness/resources';
import { chooseTarget, seeQuestion, seeTarget } from './harness/target';
import { until } from './harness/until';
import { revealTreeItem, scrollTo, setExpanded } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const ACCOUNT = '321098765432';
const ADDRESS = 'aws ec2 allocate-address';
const CLUSTER = 'aws ecs create-cluster --cluster-name left-cluster';
const BUCKET = 'aws s3 mb s3://left-in-the-account';
const NOTES = `# Left\n\n## In an account\n\n${[ADDRESS, CLUSTER, BUCKET].map((line) => `\`\`\`sh\n${line}\n\`\`\`\n`).join('\n')}`;
const LONG_MS = 60_000;
const HOUR = 3_600_000;
/** Under these names it is remembered when somebody last saw what is left, and which clean-up goes on. */
const SEEN = '"practice.bill.seen":';
const PENDING = '"practice.cleanUp":';

/** Second account, whose address stands for AWS's own: a clean-up is agreed to, cut off with its window, and gone on with in the next. */
describe('What is left in a real account', function () {
  this.timeout(300_000);
  let workbench: Workbench;
  let home: Home;
  let real: Service;
  let page: Page;

  before(async function () {
    const aws = onPath(['aws']);
    const search = await awsEndpoint({ own: true, account: ACCOUNT });
    if ('missing' in search) skip(this, search.missing);
    if (aws === undefined) skip(this, 'no AWS CLI');
    real = search.service;
    home = await makeHome();
    await home.write(
      '.aws/config',
      `[profile student]\nregion = eu-west-1\nendpoint_url = ${real.address}\n`,
    );
    await home.write('.aws/credentials', '[student]\naws_access_key_id = A\naws_secret_access_key = b\n');
    // A slow line: what deletes the cluster takes until somebody lets it go.
    await home.write(
      'bin/aws',
      `#!/bin/sh\ncase "$*" in *delete-cluster*) touch "${home.folder}/held"; while [ -e "${home.folder}/held" ] && [ ! -e "${home.folder}/go" ]; do sleep 0.2; done;; esac\nexec "${aws}" "$@"\n`,
    );
    await chmod(join(home.folder, 'bin/aws'), 0o755);
    workbench = await startWorkbench({
      env: { ...home.env, PATH: `${home.folder}/bin:${process.env.PATH ?? ''}` },
      files: { 'left.md': NOTES },
      settings: { 'practice.notes': ['left.md'] },
    });
    page = workbench.page;
  });
  after(async () => {
    await workbench?.dispose();
    await real?.dispose();
    await home?.dispose();
  });

  /** Closes the window and opens another one of the same browser, which holds what VS Code remembers. @param between before it opens */
  async function reopen(between: (blank: Page) => Promise<void> = () => Promise.resolve()): Promise<void> {
    const address = page.url();
    const next = await page.context().newPage();
    await page.close();
    await next.goto(new URL('/version', address).href);
    await between(next);
    await next.goto(address);
    await next.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: LONG_MS });
    page = next;
    await openCourseView(page);
  }

  it('is told in the status bar', async () => {
    await openCourseView(page);
    await setExpanded(await revealTreeItem(page, 'Left', 'In an account'), true);
    await (await scrollTo(commandRow(page, ADDRESS))).click();
    await chooseTarget(page, 'student');
    await seeTarget(page, new RegExp(ACCOUNT));
    await clickLens(page, ADDRESS, '▶ Run');
    await confirm(page, 'Run');
    await seeInTree(page, ADDRESS, /passed|✓/, LONG_MS);
    for (const line of [CLUSTER, BUCKET]) {
      await clickLens(page, line, '▶ Run');
      await seeInTree(page, line.slice(0, 12), /passed|✓/, LONG_MS);
    }
    await page.locator('.statusbar-item').filter({ hasText: '~ $0.12 / day' }).waitFor();
  });

  it('is told once by a window that opens later, and not by one that only comes back', async () => {
    await reopen();
    await page.locator('.statusbar-item').filter({ hasText: '~ $0.12 / day' }).waitFor();
    assert.equal(await hasMessages(page), false);
    await reopen((blank) => anHourAgo(blank));
    await seeMessage(page, `You left 1 thing running in account ${ACCOUNT} since`);
    await look({ ...workbench, page }, 'left-reminder');
    await reopen();
    await page.locator('.statusbar-item').filter({ hasText: '~ $0.12 / day' }).waitFor();
    assert.equal(await hasMessages(page), false);
  });

  it('is cleaned up after one question that names account, region and things', async () => {
    await runCommand(page, 'Practice: Clean Up…');
    await agree();
    const { message, detail } = await seeQuestion(page);
    assert.equal(message, `Delete 3 things for good in account ${ACCOUNT}, eu-west-1 (profile student)?`);
    assert.match(detail, /cluster left-cluster/);
    assert.match(detail, /bucket left-in-the-account/);
    assert.match(detail, /public address eipalloc-/);
    await look({ ...workbench, page }, 'left-question');
    await confirm(page, 'Delete');
    await until('it is in the middle', LONG_MS, () =>
      access(join(home.folder, 'held')).then(
        () => true as const,
        () => undefined,
      ),
    );
  });

  it('is gone on with in the next window', async () => {
    await reopen();
    await home.write('go', '');
    const message = await seeMessage(page, 'A clean-up on AWS: student · eu-west-1');
    assert.match((await message.textContent()) ?? '', /was interrupted: \d things? may still be there/);
    await look({ ...workbench, page }, 'left-resume');
    await message.getByText('Resume…').click();
    await agree();
    await confirm(page, 'Delete');
    await seeMessage(page, 'Cleaned up: ', LONG_MS);
    await until('the status bar says nothing more', LONG_MS, async () =>
      (await page.locator('.statusbar-item').filter({ hasText: '/ day' }).isVisible()) ? undefined : true,
    );
    // VS Code writes down a moment later what it remembers, which a page that is closed like this does not wait for.
    await until('nothing is pending', LONG_MS, async () =>
      (await remembered(page, PENDING)).length === 0 ? true : undefined,
    );
    await reopen();
    assert.equal(await hasMessages(page), false);
  });

  /** Agrees to all of the plan, once it is there. */
  async function agree(): Promise<void> {
    const title = page.locator('.quick-input-title');
    await title.filter({ hasText: 'Clean Up' }).waitFor({ timeout: LONG_MS });
    await until('the plan', LONG_MS, async () => {
      const rows = page.locator('.quick-input-list .monaco-list-row');
      if (await rows.filter({ hasText: '1. ' }).first().isVisible()) return true;
      // It asks what to clean up first where there is a choice.
      const all = rows.filter({ hasText: 'Everything' });
      if (await all.first().isVisible()) await pick(page, 'Everything');
      return undefined;
    });
    await look({ ...workbench, page }, 'left-plan');
    await page.locator('.quick-input-widget .monaco-button').filter({ hasText: 'OK' }).click();
  }
});

/** Lets everything that VS Code remembers of an open window be an hour older. @param page of the same origin, without a workbench */
async function anHourAgo(page: Page): Promise<void> {
  const earlier = `(text) => text.replace(/(${SEEN})(\\d+)/, (_, name, at) => name + (Number(at) - ${HOUR}))`;
  assert.equal((await remembered(page, SEEN, earlier)).length, 1);
}
