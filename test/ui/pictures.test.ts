import { screenshot, setTheme } from './harness/appearance';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { formCloses, formFrame, formInput } from './harness/form';
import { Film } from './harness/film';
import { clickLens, seeLens } from './harness/lenses';
import { lessonFrame, openLessonPage } from './harness/lessonPage';
import { runCommand } from './harness/palette';
import { until } from './harness/until';
import { clickInlineAction, revealTreeItem, scrollTo, setSideBarWidth } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs, skip } from '../services/needs';

const MAKE = 'aws s3 mb';
const WEBSITE = 'aws s3 website';
const BALANCER = 'aws elbv2 create-load-balancer';

describe('Pictures for the documentation', () => {
  let workbench: Workbench;
  before(async function () {
    if (process.env.PRACTICE_SCREENSHOTS !== '1') skip(this, 'PRACTICE_SCREENSHOTS=1 takes them');
    const endpoint = needs(this, 'aws');
    await resetAws(endpoint);
    workbench = await startWorkbench({
      env: awsClientEnvironment(endpoint),
      settings: {
        'editor.minimap.enabled': false,
        'editor.stickyScroll.enabled': false,
        'window.commandCenter': false,
      },
    });
    const { page } = workbench;
    await openCourseView(page);
    await setSideBarWidth(page, 460);
    await (await revealTreeItem(page, 'Cloud Web Apps', 'Building a modern web application')).click();
    await runWith('mysfits-7f3a', MAKE);
    await seeInTree(page, MAKE, /^passed/);
    await runWith('mysfits-9c1e', WEBSITE);
    await seeInTree(page, WEBSITE, /^exit/);
  });
  after(() => workbench?.dispose());

  async function runWith(value: string, command: string): Promise<void> {
    const { page } = workbench;
    await show(command);
    await clickLens(page, command, '▶ Run');
    const input = await formInput(page);
    await input.fill(value);
    await input.press('Enter');
    await formCloses(page);
  }

  /** Brings a command to the middle of the notes. */
  async function show(command: string): Promise<void> {
    await (await scrollTo(commandRow(workbench.page, command))).click();
  }

  /** The form takes half of the room, so the lines wrap and the command may have moved out of sight. */
  async function scrollNotesTo(command: string): Promise<void> {
    const { page } = workbench;
    const notes = page.locator('.editor-group-container').first();
    const line = notes.locator('.view-line').filter({ hasText: command.replaceAll(' ', '\u00a0') });
    const box = await notes.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 200, (box?.y ?? 0) + 200);
    await until(`${command} in sight`, 10_000, async () => {
      if (await line.isVisible()) return true;
      await page.mouse.wheel(0, -100);
      return undefined;
    });
    await page.mouse.wheel(0, -150); // And what stands above it.
    await page.mouse.move(0, 0);
  }

  it('of tree, lenses and terminal', async () => {
    const { page } = workbench;
    await show(MAKE);
    await show(WEBSITE);
    await page.mouse.move(0, 0);
    await seeLens(page, WEBSITE, '✗');
    await screenshot(page, 'terminal-dark');
    await page.keyboard.press('Control+J');
    await page.locator('.part.panel').waitFor({ state: 'hidden' });
    for (const theme of ['dark', 'light'] as const) {
      await setTheme(workbench, theme);
      await seeLens(page, MAKE, '✓');
      await screenshot(page, `course-${theme}`);
    }
  });

  it('of the form', async () => {
    const { page } = workbench;
    await show(BALANCER);
    await clickLens(page, BALANCER, '▶ Run');
    await (await formInput(page)).fill('subnet-0a1b2c3d');
    await page.keyboard.press('Tab');
    await (await formFrame(page)).locator('.field input').nth(1).fill('subnet-0e4f5a6b');
    await scrollNotesTo(BALANCER);
    for (const [theme, name] of [
      ['dark', 'form-dark'],
      ['light', 'form-light'],
      ['highContrast', 'high-contrast'],
    ] as const) {
      await setTheme(workbench, theme);
      await screenshot(page, name);
    }
  });

  it('of the lesson page', async () => {
    const { page } = workbench;
    await setTheme(workbench, 'dark');
    await page.keyboard.press('Escape');
    await formCloses(page);
    await runCommand(page, 'View: Close All Editors');
    await openLessonPage(page, 'Cloud Web Apps', 'Building a modern web application');
    await page.mouse.move(0, 0);
    for (const theme of ['dark', 'light', 'highContrast'] as const) {
      await setTheme(workbench, theme);
      const lesson = await lessonFrame(page, 'Building a modern web application');
      const output = lesson.locator('.output:not([hidden])').first();
      await output.waitFor();
      await output.scrollIntoViewIfNeeded();
      await screenshot(page, `lesson-${theme}`);
    }
  });

  it('of a first run, as a film', async () => {
    const { page } = workbench;
    await setTheme(workbench, 'dark');
    const film = new Film(page);
    await runCommand(page, 'View: Close All Editors');
    const panel = page.locator('.part.panel');
    if (await panel.isVisible()) await page.keyboard.press('Control+J');
    await panel.waitFor({ state: 'hidden' });
    await page.locator('.part.sidebar .pane-header').first().hover(); // Of several views each shows its buttons only then.
    await page.locator('.part.sidebar [aria-label="Collapse All"]').first().click();
    const row = await revealTreeItem(page, 'Cloud Web Apps', 'Beginner', 'Intro to S3');
    await row.hover();
    await film.take(1500);
    await clickInlineAction(row, 'Open Lesson');
    const lesson = await lessonFrame(page, 'Intro to S3');
    const step = lesson.locator('.step.command').first();
    await step.locator('.run').hover();
    await film.take(2000);
    await step.locator('.run').click();
    const input = await formInput(page);
    await film.take(1200);
    await input.fill('practice-first-bucket');
    await film.take(1800);
    await input.press('Enter');
    await formCloses(page);
    await step.locator('.output').waitFor();
    await page.locator('.part.sidebar').getByText('practice-first-bucket').waitFor();
    await step.locator('.output').scrollIntoViewIfNeeded();
    await page.mouse.move(0, 0);
    await film.take(3500);
    await film.save('first-run');
  });
});
