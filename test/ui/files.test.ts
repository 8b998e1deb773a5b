import { strict as assert } from 'node:assert';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeTaskDefinitionCommand, ECSClient } from '@aws-sdk/client-ecs';
import { projectRoot } from '../host/paths';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { look, setTheme, THEMES } from './harness/appearance';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { seeMessage } from './harness/dialogs';
import { accessibilityFaults, formCloses, formFrame, formInput } from './harness/form';
import { revealTreeItem } from './harness/views';
import { until } from './harness/until';
import { startWorkbench, type Workbench } from './harness/workbench';

const NOTES = `# Files

## A task definition

What one task is.

\`\`\`sh
aws ecs register-task-definition --cli-input-json file://task-definition.json
\`\`\`

## A broken one

\`\`\`sh
aws ecs create-service --cli-input-json file://broken.json
\`\`\`
`;
const REGISTER = 'aws ecs register';
const CREATE = 'aws ecs create-service';
const DEFINITION = readFileSync(join(projectRoot, 'snippets/lab/modern/task-definition.json'), 'utf8');
const BROKEN = '{\n  "cluster": "REPLACE_ME_CLUSTER"\n  "serviceName": "web"\n}\n';
const OPEN_MS = 20_000;
const SHOW_MS = 5000;
const ROLE = 'arn:aws:iam::123456789012:role/practice';

describe('Files that commands read', () => {
  let workbench: Workbench;
  let endpoint: string;

  before(async function () {
    endpoint = needs(this, 'aws');
    await resetAws(endpoint);
    workbench = await startWorkbench({
      files: { 'notes.md': NOTES, 'task-definition.json': DEFINITION, 'broken.json': BROKEN },
      settings: { 'practice.notes': ['notes.md'] },
      env: awsClientEnvironment(endpoint),
    });
    await openCourseView(workbench.page);
    await (await revealTreeItem(workbench.page, 'Files', 'A task definition')).click();
    await commandRow(workbench.page, REGISTER).waitFor();
  });
  after(() => workbench?.dispose());

  const path = (name: string): string => join(workbench.folder, name);

  /** Opens the form from the tree with the keyboard. */
  async function open(command: string): Promise<void> {
    const { page } = workbench;
    await commandRow(page, command).click();
    await until('the form', OPEN_MS, async () => {
      await page.keyboard.press('Control+Enter');
      return formInput(page, SHOW_MS).catch(() => undefined);
    });
  }

  const field = async (name: string) =>
    (await formFrame(workbench.page)).getByRole('combobox', { name, exact: true });

  it('ask for their values under their name, and fill in what is certain', async () => {
    await open(REGISTER);
    const frame = await formFrame(workbench.page);
    const group = frame.getByRole('region', { name: 'task-definition.json' });
    assert.deepEqual(await group.locator('.field label').allInnerTexts(), [
      'Execution role ARN',
      'Task role ARN',
      'Account id',
      'Region',
    ]);
    await until('the region', OPEN_MS, async () =>
      (await (await field('Region')).inputValue()) === 'us-east-1' ? true : undefined,
    );
    assert.match(await frame.locator('.preview').innerText(), /file:\/\/\.practice\/task-definition\.json/);
  });

  it('are shown beside what they will be', async () => {
    const { page } = workbench;
    const frame = await formFrame(page);
    await (await field('Execution role ARN')).fill(ROLE);
    await (await field('Account id')).fill('123456789012');
    await (await field('Task role ARN')).fill(`${ROLE}-"task"`);
    await frame.getByRole('button', { name: 'Show changes of task-definition.json' }).click();
    const right = page.locator('.monaco-diff-editor .modified .view-lines');
    await right.filter({ hasText: /123456789012\.dkr\.ecr\.us-east-1/ }).waitFor();
    await right.filter({ hasText: /practice-\\"task\\"/ }).waitFor();
    await look(workbench, 'files');
  });

  for (const theme of Object.keys(THEMES) as (keyof typeof THEMES)[])
    it(`have no barriers in ${THEMES[theme].name}`, async () => {
      await setTheme(workbench, theme);
      assert.deepEqual(await accessibilityFaults(await formFrame(workbench.page)), []);
    });

  it('are read as a copy that is filled in, which Git ignores', async () => {
    const { page } = workbench;
    await (await field('Task role ARN')).fill(ROLE);
    await (await field('Task role ARN')).press('Enter');
    await formCloses(page);
    await seeInTree(page, REGISTER, /^passed/, OPEN_MS);
    await page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
    const registered = await definition(endpoint);
    assert.equal(registered?.executionRoleArn, ROLE);
    assert.equal(
      registered?.containerDefinitions?.[0]?.image,
      '123456789012.dkr.ecr.us-east-1.amazonaws.com/mythicalmysfits/service:latest',
    );
    assert.equal(readFileSync(path('task-definition.json'), 'utf8'), DEFINITION);
    assert.equal(readFileSync(path('.practice/.gitignore'), 'utf8'), '*\n');
    assert.doesNotMatch(readFileSync(path('.practice/task-definition.json'), 'utf8'), /REPLACE_ME/);
  });

  it('are changed themselves where the learner wants that, asked once, and changed back', async () => {
    const { page } = workbench;
    await open(REGISTER);
    const frame = await formFrame(page);
    await frame.getByLabel(/the file itself/).check();
    assert.doesNotMatch(await frame.locator('.preview').innerText(), /\.practice/);
    await (await field('Task role ARN')).press('Enter');
    await page.locator('.monaco-dialog-box').getByRole('button', { name: 'Change File' }).click();
    await until('the run', OPEN_MS, () => Promise.resolve(filledItself() ? true : undefined));
    const message = await seeMessage(page, 'task-definition.json is filled in.');
    await message.hover();
    await message.getByRole('button', { name: 'Undo' }).click();
    await until('the file as it was', OPEN_MS, () =>
      Promise.resolve(readFileSync(path('task-definition.json'), 'utf8') === DEFINITION ? true : undefined),
    );
  });

  const filledItself = (): boolean =>
    !readFileSync(path('task-definition.json'), 'utf8').includes('REPLACE_ME');

  it('are not sent when they are broken: the place is said, and opened', async () => {
    const { page } = workbench;
    await (await revealTreeItem(page, 'Files', 'A broken one')).click();
    await commandRow(page, CREATE).click();
    const text = 'broken.json is broken in line 3, column 3: a comma is missing.';
    const message = await until('the fault', OPEN_MS, async () => {
      await page.keyboard.press('Control+Enter');
      return seeMessage(page, text, SHOW_MS).catch(() => undefined);
    });
    await message.hover();
    await message.getByRole('button', { name: 'Open File' }).click();
    await page.locator('.tab').filter({ hasText: 'broken.json' }).waitFor();
    await page.locator('.part.statusbar').getByText('Ln 3, Col 3').waitFor();
    assert.ok(!existsSync(path('.practice/broken.json')));
    writeFileSync(path('broken.json'), BROKEN.replace('"\n', '",\n'));
    await open(CREATE);
    await page.keyboard.press('Escape');
    await formCloses(page);
  });
});

async function definition(endpoint: string) {
  const credentials = { accessKeyId: 'practice', secretAccessKey: 'practice' };
  const client = new ECSClient({ endpoint, region: 'us-east-1', credentials });
  const taskDefinition = 'mythicalmysfitsservice';
  const { taskDefinition: found } = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  client.destroy();
  return found;
}
