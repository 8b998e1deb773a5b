import { strict as assert } from 'node:assert';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { openCourseView } from './harness/courseView';
import { formCloses, formInput } from './harness/form';
import { lessonFrame } from './harness/lessonPage';
import { runCommand } from './harness/palette';
import { startWorkbench, type Workbench } from './harness/workbench';

/** From a new window to the first command that passed, in ms of the machine's time. */
const FIRST_COMMAND_MS = 60_000;

describe('Getting started', () => {
  let workbench: Workbench;
  before(async function () {
    const endpoint = needs(this, 'aws');
    await resetAws(endpoint);
    workbench = await startWorkbench({ env: awsClientEnvironment(endpoint) });
  });
  after(() => workbench?.dispose());

  it('leads from a new window to the first passed command within a minute', async () => {
    const start = performance.now();
    const page = await workbench.openWindow();
    await openCourseView(page);
    await runCommand(page, 'Practice: Get Started');
    const steps = page.locator('.getting-started-step');
    await steps.first().waitFor();
    assert.equal(await steps.count(), 6);
    await steps.filter({ hasText: 'Run the first command' }).click();
    await page.locator('.getting-started-step.expanded').getByText('Open the Lesson about S3').click();
    const frame = await lessonFrame(page, 'Intro to S3');
    const step = frame.locator('.step.command').first();
    await step.locator('.run').click();
    const input = await formInput(page);
    await input.fill('practice-first-steps');
    await input.press('Enter');
    await formCloses(page);
    await (await lessonFrame(page, 'Intro to S3')).locator('.step[data-state=passed]').first().waitFor();
    const took = performance.now() - start;
    assert.ok(took < FIRST_COMMAND_MS, `${Math.round(took)} ms`);
  });

  it('shows which tools are there', async () => {
    const { page } = workbench;
    await runCommand(page, 'Practice: Check Tools…');
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'AWS CLI' });
    await row.filter({ hasText: '/aws' }).waitFor();
    assert.equal(await page.locator('.quick-input-list .monaco-list-row').count(), 5);
    await page.keyboard.press('Escape');
  });
});
