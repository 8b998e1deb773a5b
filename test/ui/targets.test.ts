import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { projectRoot } from '../host/paths';
import { awsClientEnvironment, awsEndpoint } from '../services/aws';
import { skip } from '../services/needs';
import type { Service } from '../services/service';
import { fillFiles } from '../walk/labFiles';
import { setTheme } from './harness/appearance';
import { openCourseView } from './harness/courseView';
import { formCloses, formFrame, formInput } from './harness/form';
import { makeHome, type Home } from './harness/home';
import { answer, runCommand } from './harness/palette';
import { confirm, openResourceView, seeNoRow, seeRow } from './harness/resources';
import { chooseTarget, environmentInTerminal, seeQuestion, seeTarget, targetItem } from './harness/target';
import { terminalShows } from './harness/terminal';
import { until } from './harness/until';
import { clickInlineAction, revealTreeItem, scrollTo } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

type Environment = Readonly<Partial<Record<string, string>>>;

const ACCOUNT = '210987654321';
const SANDBOX_BUCKET = 'mysfits-in-the-sandbox';
const REAL_BUCKET = 'of-the-real-account';
const STEP_MS = 60_000;
const REACT_MS = 8000;
/** Twenty commands, one after the other. */
const WALK_MS = 8 * 60_000;

/** The steps from the bucket to the service that go to AWS and that the sandbox can do; those with nothing to fill in have no values. */
const STEPS: readonly (readonly [command: string, values?: readonly string[]])[] = [
  ['aws s3 mb', [SANDBOX_BUCKET]],
  ['aws s3 website', [SANDBOX_BUCKET]],
  ['aws s3api put-public-access-block', [SANDBOX_BUCKET]],
  ['aws s3api put-bucket-policy', [SANDBOX_BUCKET]],
  ['aws s3 cp modern/site/', [SANDBOX_BUCKET]],
  ['aws s3 cp s3://', [SANDBOX_BUCKET]],
  ['aws cloudformation validate-template'],
  ['aws cloudformation create-stack'],
  ['aws cloudformation describe-stacks'],
  ['aws sts get-caller-identity'],
  ['aws ecr create-repository'],
  ['aws ecr describe-images'],
  ['aws ecs create-cluster'],
  ['aws logs create-log-group'],
  ['aws ecs register-task-definition'],
  ['aws elbv2 create-load-balancer', []],
  ['aws elbv2 create-target-group', []],
  ['aws elbv2 create-listener', []],
  ['aws ecs create-service'],
];
const FIRST_OF_LAB = 'aws s3api put-bucket-policy';
const READS_FILES = new Map([
  ['aws ecs register-task-definition', 'task-definition.json'],
  ['aws ecs create-service', 'service-definition.json'],
]);
const WHOAMI = 'aws sts get-caller-identity';
const BALANCER = 'aws elbv2 create-load-balancer';
const REMOVAL = 'aws ecr delete-repository';

describe('Targets, from a fresh profile without credentials', () => {
  let workbench: Workbench;
  let home: Home;
  let real: Service;
  let inSandbox: Environment = {};

  before(async function () {
    const search = await awsEndpoint({ own: true, account: ACCOUNT });
    if ('missing' in search) skip(this, search.missing);
    real = search.service;
    home = await makeHome();
    workbench = await startWorkbench({ env: home.env });
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
      /, passed/.test((await (await rowOf(command)).getAttribute('aria-label')) ?? '') ? true : undefined,
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

  /** Writes into the files of the lab what they want to know, as a learner does who has read the outputs of the stack. */
  async function fillLab(command: string): Promise<void> {
    const env = { ...process.env, ...awsClientEnvironment(inSandbox.AWS_ENDPOINT_URL ?? '') };
    const ask = async (...args: readonly string[]): Promise<string> =>
      (await promisify(execFile)('aws', [...args, '--output', 'text'], { env })).stdout.trim();
    const outputs = await ask(
      ...['cloudformation', 'describe-stacks', '--query', 'Stacks[0].Outputs[].[OutputKey,OutputValue]'],
    );
    const known = new Map(outputs.split('\n').map((line) => line.split('\t') as [string, string]));
    known.set('AccountId', '123456789012').set('Region', 'us-east-1');
    const group = ['elbv2', 'describe-target-groups', '--query', 'TargetGroups[0].TargetGroupArn'];
    if (command.startsWith('aws ecs create-service')) known.set('TargetGroupArn', await ask(...group));
    const byName = new Map([...known].map(([name, value]) => [name.toLowerCase(), value]));
    const copies = {
      original: join(projectRoot, 'snippets/lab'),
      copy: join(workbench.folder, 'practice-lab'),
    };
    const open = fillFiles(command, copies, (placeholder) =>
      byName.get(placeholder.replace('REPLACE_ME_', '').replaceAll('_', '').toLowerCase()),
    );
    assert.deepEqual(open, []);
  }

  const shot = (name: string) => {
    const folder = process.env.SHOTS;
    return folder === undefined
      ? Promise.resolve()
      : workbench.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
  };
  const inThemes = async (name: string) => {
    for (const theme of ['light', 'dark'] as const) {
      await setTheme(workbench, theme);
      await shot(`${name}-${theme}`);
    }
  };

  it('the sandbox runs the lesson from the bucket to the service', async function () {
    this.timeout(WALK_MS);
    const { page } = workbench;
    await seeTarget(page, /^Sandbox$/);
    await (await revealTreeItem(page, 'Cloud Web Apps', 'Building a modern web application')).click();
    for (const [command, values] of STEPS) {
      const file = READS_FILES.get(command);
      if (file !== undefined) await fillLab(`${command} --cli-input-json file://modern/${file}`);
      await start(command);
      if (command === FIRST_OF_LAB) await startLab();
      if (values) await fillIn(values);
      await passes(command);
      console.log(command, new Date().toISOString());
      if (command === WHOAMI) inSandbox = await environmentInTerminal(page);
    }
    await terminalShows(page, /"serviceName": "MythicalMysfits-Service"/);
    await shot('sandbox');
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
    await targetItem(page).click();
    await page.locator('.quick-input-title').filter({ hasText: 'Where Commands Go' }).waitFor();
    await inThemes('picker');
    await page.keyboard.press('Escape');

    await chooseTarget(page, 'student');
    await seeTarget(page, new RegExp(`^AWS: student · eu-west-1 · ${ACCOUNT}$`));
    await seeRow(page, new RegExp(REAL_BUCKET));
    await seeNoRow(page, new RegExp(SANDBOX_BUCKET));
    await targetItem(page).hover();
    await inThemes('account');
    await openResourceView(page, 'ECS');
    await seeNoRow(page, /Mysfits/);
    await openCourseView(page);
  });

  it('what costs there asks first, naming account and region; nothing is suggested from the sandbox', async () => {
    const { page } = workbench;
    await start(BALANCER);
    assert.deepEqual(await textsOf(), ['', '']);
    await shot('form-account');
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
    await inThemes('guard-cost');
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
      if (time === 0) await inThemes('guard-destroy');
      await confirm(page, 'Cancel');
    }
  });

  it('nothing of one target is in the terminals of the other, nor anything of them in others', async () => {
    const { page } = workbench;
    await start(WHOAMI);
    await terminalShows(page, new RegExp(ACCOUNT));
    const inAccount = await environmentInTerminal(page);
    await inThemes('terminals');
    const { aws, rest } = parted(inSandbox);
    const { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials, ...others } = aws;
    assert.match(others.AWS_ENDPOINT_URL ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.notEqual(others.AWS_ENDPOINT_URL, real.address);
    assert.deepEqual(others, {
      AWS_ENDPOINT_URL: others.AWS_ENDPOINT_URL,
      AWS_ACCESS_KEY_ID: 'practice',
      AWS_SECRET_ACCESS_KEY: 'practice',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    });
    for (const path of [config, credentials])
      assert.ok(path !== undefined && !path.startsWith(home.folder), path);
    const account = parted(inAccount);
    assert.deepEqual(account.aws, {
      AWS_PROFILE: 'student',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_PAGER: '',
    });
    assert.deepEqual(account.rest, rest);

    await runCommand(page, 'Terminal: Create New Terminal');
    await page.locator('.terminal-tabs-entry, .single-terminal-tab').first().waitFor();
    const others2 = await environmentInTerminal(page);
    assert.deepEqual(parted(others2).aws, {});
  });

  it('the way back is the same', async () => {
    const { page } = workbench;
    await openResourceView(page, 'S3');
    await chooseTarget(page, 'Sandbox');
    await seeTarget(page, /^Sandbox$/);
    await seeRow(page, new RegExp(SANDBOX_BUCKET));
    await seeNoRow(page, new RegExp(REAL_BUCKET));
    await openCourseView(page);
    await start(WHOAMI);
    await terminalShows(page, /123456789012/);
    assert.deepEqual(parted(await environmentInTerminal(page)), parted(inSandbox));
  });
});

/** Variables that every shell has of its own. */
const OWN = /^(_|PWD|OLDPWD|SHLVL|VSCODE_.*|TERM_SESSION_ID|COLUMNS|LINES)$/;

/** What clients of AWS and Docker read of an environment, and the rest of it. */
function parted(environment: Environment): { readonly aws: Environment; readonly rest: Environment } {
  const entries = Object.entries(environment);
  const isAws = (name: string): boolean => /^(AWS|BOTO|AMAZON|DOCKER)_/i.test(name);
  return {
    aws: Object.fromEntries(entries.filter(([name]) => isAws(name))),
    rest: Object.fromEntries(entries.filter(([name]) => !isAws(name) && !OWN.test(name))),
  };
}
