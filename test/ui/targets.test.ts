import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { awsEndpoint } from '../services/aws';
import { skip } from '../services/needs';
import type { Service } from '../services/service';
import { look } from './harness/appearance';
import { openCourseView } from './harness/courseView';
import { choosePath } from './harness/dialogs';
import { formCloses, formFrame, formInput } from './harness/form';
import { makeHome, type Home } from './harness/home';
import { runCommand } from './harness/palette';
import { confirm, openResourceView, seeNoRow, seeRow } from './harness/resources';
import {
  chooseTarget,
  environmentInTerminal,
  openTargetPicker,
  readEnvironment,
  seeQuestion,
  seeTarget,
  targetWarns,
  type Environment,
} from './harness/target';
import { until } from './harness/until';
import { chooseFromContextMenu, clickInlineAction, revealTreeItem, ROWS, scrollTo } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const ACCOUNT = '210987654321';
const STUDENT = new RegExp(`^AWS: student · eu-west-1 · ${ACCOUNT}$`);
const SANDBOX_BUCKET = 'mysfits-in-the-sandbox';
const REAL_BUCKET = 'of-the-real-account';
const STEP_MS = 60_000;
const REACT_MS = 20_000;
/** So many commands, one after the other. */
const WALK_MS = 12 * 60_000;
const LESSON = 'Building a modern web application';
/** What practice terminals find in their environment. */
const LOOK = 'env -0 > "$HOME/found"';
const NOTES = `# Looking\n\n## Around\n\n\`\`\`sh\n${LOOK}\n\`\`\`\n`;

/** The steps from the bucket to the service, but those of Docker; those with nothing to fill in have no values. */
const STEPS: readonly (readonly [command: string, values?: readonly string[]])[] = [
  ['aws s3 mb', [SANDBOX_BUCKET]],
  ['aws s3api put-public-access-block', [SANDBOX_BUCKET]],
  ['aws s3api put-bucket-policy', [SANDBOX_BUCKET]],
  ['aws s3 cp modern/site/', [SANDBOX_BUCKET]],
  ['aws cloudformation create-stack'],
  ['aws cloudformation describe-stacks'],
  ['aws sts get-caller-identity'],
  ['aws ecr create-repository'],
  ['aws ecs create-cluster'],
  ['aws logs create-log-group'],
  // What the forms of these ask for, earlier steps have made: they fill themselves.
  ['aws ecs register-task-definition', []],
  ['aws elbv2 create-load-balancer', []],
  ['aws elbv2 create-target-group', []],
  ['aws elbv2 create-listener', []],
  ['aws ecs create-service', []],
];
const PUSH = 'aws ecr get-login-password';
const FIRST_OF_LAB = 'aws s3api put-bucket-policy';
const BALANCER = 'aws elbv2 create-load-balancer';
const REMOVAL = 'aws ecs delete-cluster';

describe('Targets, from a fresh profile without credentials', () => {
  let workbench: Workbench;
  let home: Home;
  let real: Service;
  let inSandbox: Environment;
  let triedBefore = false;

  before(async function () {
    const search = await awsEndpoint({ own: true, account: ACCOUNT });
    if ('missing' in search) skip(this, search.missing);
    real = search.service;
    home = await makeHome();
    workbench = await startWorkbench({
      env: home.env,
      files: { 'notes.md': NOTES },
      settings: { 'practice.notes': ['notes.md'] },
    });
    await openCourseView(workbench.page);
  });
  after(async () => {
    await workbench?.dispose();
    await real?.dispose();
    await home?.dispose();
  });

  /** By what a screen reader says: a row shows fewer words of its command once it has run. */
  const rowOf = (command: string) =>
    scrollTo(workbench.page.locator(`${ROWS}[aria-label*="command ${command}"]`).first());
  const hasPassed = async (command: string): Promise<boolean> =>
    ((await (await rowOf(command)).getAttribute('aria-label')) ?? '').includes(', passed');
  const passes = (command: string) =>
    until(`${command} has passed`, STEP_MS, async () => ((await hasPassed(command)) ? true : undefined));

  /** Clicks Run in the tree, again where a row that was just drawn anew has overlooked it. */
  async function start(command: string): Promise<void> {
    const { page } = workbench;
    const form = page.locator('.tab').filter({ hasText: /^Run: / });
    const answers = form.or(page.locator('.monaco-dialog-box')).first();
    await (await rowOf(command)).click();
    const before = await (await rowOf(command)).getAttribute('aria-label');
    const reacts = async () =>
      (await answers.isVisible()) || (await (await rowOf(command)).getAttribute('aria-label')) !== before
        ? true
        : undefined;
    await until(`a reaction to ${command}`, STEP_MS, async () => {
      // A question that has come meanwhile lies over the row.
      if (await reacts()) return true;
      await clickInlineAction(await rowOf(command), 'Run').catch(() => undefined);
      return until('a reaction', REACT_MS, reacts).catch(() => undefined);
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
    await choosePath(page, workbench.folder);
  }

  /** Clicks a lesson, and waits for its notes: from then on the target is that of their course. */
  async function openNotes(file: string, ...labels: readonly string[]): Promise<void> {
    const { page } = workbench;
    await (await revealTreeItem(page, ...labels)).click();
    await page.locator('.editor-group-container.active .tab.active').filter({ hasText: file }).waitFor();
  }
  const openLesson = () => openNotes('1-cloud-web-apps.md', 'Cloud Web Apps', LESSON);
  const openLooking = () => openNotes('notes.md', 'Looking', 'Around');

  /** What a practice terminal of the target finds in its environment, by a step of notes that looks. */
  async function environmentInPractice(): Promise<Environment> {
    await openLooking();
    const file = join(home.folder, 'found');
    await rm(file, { force: true });
    await start('env -0');
    await passes('env -0');
    return readEnvironment(await readFile(file, 'utf8'));
  }

  /** At least one, by its id. */
  async function subnetsOfSandbox(): Promise<readonly string[]> {
    const list = ['ec2', 'describe-subnets', '--query', 'Subnets[].SubnetId', '--output', 'text'];
    const { stdout } = await promisify(execFile)('aws', list, {
      env: { ...process.env, ...ofAws(inSandbox) },
    });
    const ids = stdout.trim().split(/\s+/);
    assert.match(ids[0] ?? '', /^subnet-/);
    return ids;
  }

  it('the sandbox runs the lesson from the bucket to the service', async function () {
    this.timeout(WALK_MS);
    const { page } = workbench;
    await seeTarget(page, /^Sandbox$/);
    await openLesson();
    for (const [command, values] of STEPS) {
      // When it is tried once more, it goes on where it was.
      if (await hasPassed(command)) continue;
      await start(command);
      if (command === FIRST_OF_LAB) await startLab();
      if (values) await fillIn(values);
      await passes(command);
    }
  });

  it('what the sandbox cannot do is said before it runs, and may be marked as done', async () => {
    const { page } = workbench;
    await start(PUSH);
    await inputs();
    assert.match(await (await formFrame(page)).locator('body').innerText(), /nothing can be pushed/i);
    await look(workbench, 'targets-limit');
    await page.keyboard.press('Escape');
    await formCloses(page);
    await chooseFromContextMenu(await rowOf(PUSH), 'Mark as Done');
    await until('it is done', STEP_MS, async () =>
      ((await (await rowOf(PUSH)).getAttribute('aria-label')) ?? '').includes('done by hand')
        ? true
        : undefined,
    );
  });

  it('commands find the sandbox in their environment, and nothing that leads elsewhere', async () => {
    inSandbox = await environmentInPractice();
    const {
      AWS_ENDPOINT_URL: address,
      AWS_CONFIG_FILE,
      AWS_SHARED_CREDENTIALS_FILE,
      ...rest
    } = ofAws(inSandbox);
    assert.match(address ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
    for (const file of [AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE])
      assert.doesNotMatch(file ?? home.folder, new RegExp(`^${home.folder}/.aws`));
    assert.deepEqual(rest, {
      AWS_ACCESS_KEY_ID: 'practice',
      AWS_SECRET_ACCESS_KEY: 'practice',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    });
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
    await openCourseView(page);
    await openLesson();
    await openResourceView(page, 'S3');
    await seeRow(page, new RegExp(SANDBOX_BUCKET));
    assert.equal(await targetWarns(page), false);
    await openTargetPicker(page);
    await look(workbench, 'targets-picker');
    await page.keyboard.press('Escape');
    await chooseTarget(page, 'student');
    await seeTarget(page, STUDENT);
    assert.equal(await targetWarns(page), true);
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
    const suggested = (await options.allTextContents()).join(' ');
    for (const subnet of await subnetsOfSandbox()) assert.ok(!suggested.includes(subnet), suggested);
    await fillIn(['subnet-1', 'subnet-2']);
    const { message, detail } = await seeQuestion(page);
    assert.equal(
      message,
      `This makes something that costs money in account ${ACCOUNT}, eu-west-1 (profile student). Run it?`,
    );
    assert.match(detail, /aws elbv2 create-load-balancer/);
    await look(workbench, 'targets-guard');
    await confirm(page, 'Cancel');
  });

  it('commands find the profile in their environment, and nothing of the sandbox', async () => {
    const { page } = workbench;
    await openLooking();
    // Every course has its own target.
    if (!triedBefore) await seeTarget(page, /^Sandbox$/);
    triedBefore = true;
    await chooseTarget(page, 'student');
    await seeTarget(page, STUDENT);
    const inAccount = await environmentInPractice();
    await look(workbench, 'targets-account');
    assert.deepEqual(ofAws(inAccount), {
      AWS_PROFILE: 'student',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
    // All the rest is the same, but for what every terminal has of its own.
    const names = [...new Set([...Object.keys(inSandbox), ...Object.keys(inAccount)])];
    const others = names.filter(
      (name) => inSandbox[name] !== inAccount[name] && !/^(AWS|VSCODE)_/.test(name),
    );
    assert.deepEqual(others, ['PAGER']);
    await runCommand(page, 'Terminal: Create New Terminal');
    assert.deepEqual(ofAws(await environmentInTerminal(page)), {});
    await openLesson();
    await seeTarget(page, STUDENT);
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

const ofAws = (environment: Environment): Environment =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('AWS_')));
