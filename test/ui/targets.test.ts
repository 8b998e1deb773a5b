import { strict as assert } from 'node:assert';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { awsEndpoint } from '../services/aws';
import { skip } from '../services/needs';
import type { Service } from '../services/service';
import { openCourseView } from './harness/courseView';
import { formCloses, formFrame, formInput } from './harness/form';
import { makeHome, type Home } from './harness/home';
import { answer } from './harness/palette';
import { confirm, openResourceView, seeNoRow, seeRow } from './harness/resources';
import { chooseTarget, seeQuestion, seeTarget } from './harness/target';
import { until } from './harness/until';
import { clickInlineAction, revealTreeItem, scrollTo } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const ACCOUNT = '210987654321';
const SANDBOX_BUCKET = 'mysfits-in-the-sandbox';
const REAL_BUCKET = 'of-the-real-account';
const STEP_MS = 60_000;
const REACT_MS = 8000;
/** So many commands, one after the other. */
const WALK_MS = 8 * 60_000;

/** The steps from the bucket to the stack; those with nothing to fill in have no values. */
const STEPS: readonly (readonly [command: string, values?: readonly string[]])[] = [
  ['aws s3 mb', [SANDBOX_BUCKET]],
  ['aws s3api put-public-access-block', [SANDBOX_BUCKET]],
  ['aws s3api put-bucket-policy', [SANDBOX_BUCKET]],
  ['aws s3 cp modern/site/', [SANDBOX_BUCKET]],
  ['aws cloudformation create-stack'],
  ['aws cloudformation describe-stacks'],
  ['aws sts get-caller-identity'],
];
const FIRST_OF_LAB = 'aws s3api put-bucket-policy';
const BALANCER = 'aws elbv2 create-load-balancer';
const REMOVAL = 'aws ecr delete-repository';

describe('Targets, from a fresh profile without credentials', () => {
  let workbench: Workbench;
  let home: Home;
  let real: Service;

  before(async function () {
    const search = await awsEndpoint({ own: true, account: ACCOUNT });
    if ('missing' in search) skip(this, search.missing);
    real = search.service;
    home = await makeHome();
    // Tall enough for nearly all rows of a long lesson.
    workbench = await startWorkbench({ env: home.env, height: 3400 });
    await openCourseView(workbench.page);
  });
  after(async () => {
    await workbench?.dispose();
    await real?.dispose();
    await home?.dispose();
  });

  /** By what a screen reader says: a row shows fewer words of its command once it has run. */
  const rowOf = (command: string) =>
    scrollTo(
      workbench.page.locator(`.part.sidebar .monaco-list-row[aria-label*="command ${command}"]`).first(),
    );
  const passes = (command: string) =>
    until(`${command} has passed`, STEP_MS, async () =>
      ((await (await rowOf(command)).getAttribute('aria-label')) ?? '').includes(', passed')
        ? true
        : undefined,
    );

  /** Clicks Run in the tree, again where a row that was just drawn anew has overlooked it. */
  async function start(command: string): Promise<void> {
    const { page } = workbench;
    const form = page.locator('.tab').filter({ hasText: /^Run: / });
    const reaction = form.or(page.locator('.monaco-dialog-box')).first();
    await (await rowOf(command)).click();
    const before = await (await rowOf(command)).getAttribute('aria-label');
    await until(`a reaction to ${command}`, STEP_MS, async () => {
      await clickInlineAction(await rowOf(command), 'Run');
      return until('a reaction', REACT_MS, async () =>
        (await reaction.isVisible()) || (await (await rowOf(command)).getAttribute('aria-label')) !== before
          ? true
          : undefined,
      ).catch(() => undefined);
    });
  }

  async function inputs() {
    const { page } = workbench;
    await formInput(page);
    return (await formFrame(page)).locator('.field input:not([type=checkbox])');
  }

  const textsOf = async (): Promise<string[]> => {
    const all = await inputs();
    return Promise.all(Array.from({ length: await all.count() }, (_, index) => all.nth(index).inputValue()));
  };

  /** Fills the form and runs; without values it waits until the form has filled itself. */
  async function fillIn(values: readonly string[]): Promise<void> {
    const all = await inputs();
    for (const [index, value] of values.entries()) await all.nth(index).fill(value);
    await until('the form is filled', STEP_MS, async () =>
      (await textsOf()).every((text) => text !== '') ? true : undefined,
    );
    await all.last().press('Enter');
    await formCloses(workbench.page);
  }

  async function startLab(): Promise<void> {
    const { page } = workbench;
    await confirm(page, 'Start Lab');
    await page.locator('.quick-input-title').filter({ hasText: 'Start Lab' }).waitFor();
    await answer(page, workbench.folder);
  }

  it('the sandbox runs the lesson from the bucket to the stack', async function () {
    this.timeout(WALK_MS);
    const { page } = workbench;
    await seeTarget(page, /^Sandbox$/);
    await (await revealTreeItem(page, 'Cloud Web Apps', 'Building a modern web application')).click();
    for (const [command, values] of STEPS) {
      await start(command);
      if (command === FIRST_OF_LAB) await startLab();
      if (values) await fillIn(values);
      await passes(command);
    }
  });

  it('the picker leads to a profile that has come meanwhile, and everything follows it', async () => {
    const { page } = workbench;
    await home.write(
      '.aws/config',
      `[profile student]\nregion = eu-west-1\nendpoint_url = ${real.address}\n[profile admin]\nregion = us-east-1\nsso_session = school\nsso_account_id = 210987654321\nsso_role_name = Admin\n[sso-session school]\nsso_region = us-east-1\nsso_start_url = https://school.awsapps.com/start\n`,
    );
    await home.write(
      '.aws/credentials',
      '[student]\naws_access_key_id = AKIAOFTHESTUDENT\naws_secret_access_key = of-the-student\n',
    );
    const client = new S3Client({
      endpoint: real.address,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    });
    await client.send(new CreateBucketCommand({ Bucket: REAL_BUCKET }));
    client.destroy();
    await openResourceView(page, 'S3');
    await seeRow(page, new RegExp(SANDBOX_BUCKET));
    await chooseTarget(page, 'student');
    await seeTarget(page, new RegExp(`^AWS: student · eu-west-1 · ${ACCOUNT}$`));
    await seeRow(page, new RegExp(REAL_BUCKET));
    await seeNoRow(page, new RegExp(SANDBOX_BUCKET));
    await openResourceView(page, 'ECS');
    await seeNoRow(page, /Mysfits/);
    await openCourseView(page);
  });

  it('what costs there asks first, naming account and region; nothing is suggested from the sandbox', async () => {
    const { page } = workbench;
    await start(BALANCER);
    assert.deepEqual(await textsOf(), ['', '']);
    const options = (await formFrame(page)).locator('[role=option]');
    await (await inputs()).first().press('ArrowDown');
    assert.doesNotMatch((await options.allTextContents()).join(' '), /subnet-/);
    await fillIn(['subnet-1', 'subnet-2']);
    const { message, detail } = await seeQuestion(page);
    assert.equal(
      message,
      `This makes something that costs money in account ${ACCOUNT}, eu-west-1 (profile student). Run it?`,
    );
    assert.match(detail, /aws elbv2 create-load-balancer/);
    await confirm(page, 'Cancel');
  });

  it('what destroys asks every time', async () => {
    const { page } = workbench;
    for (let time = 0; time < 2; time++) {
      await start(REMOVAL);
      await fillIn([]);
      const { message } = await seeQuestion(page);
      assert.match(message, new RegExp(`removes something for good in account ${ACCOUNT}`));
      assert.equal(await page.locator('.monaco-dialog-box').getByText('Don’t Ask Again').count(), 0);
      await confirm(page, 'Cancel');
    }
  });
});
