import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { setTheme, THEMES } from './harness/appearance';
import { openCourseView, seeInTree } from './harness/courseView';
import { accessibilityFaults, formCloses, formInput } from './harness/form';
import { clickLens } from './harness/lenses';
import { lessonFrame, openLessonPage } from './harness/lessonPage';
import { runCommand } from './harness/palette';
import { until } from './harness/until';
import { revealTreeItem, setExpanded, treeItem } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const MAP =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>';
const NOTES = `# Shells

## Printing (12 min)

> Words go to the terminal. The map: ![A map](map.svg) ![Far away](https://example.com/far.png)

Print a few lines.

\`\`\`sh
seq 1 30
\`\`\`

Then fail with \`ls /no/such/folder\` and look at the code that it ends with.

\`\`\`sh
echo "hello REPLACE_ME_NAME"
\`\`\`

Create \`settings.json\`:

\`\`\`json
{ "deep": [1, true] }
\`\`\`

| Command | Does |
|---|---:|
| \`sleep 20\` | nothing |

<details>
<summary>Answer</summary>

It is two. <script>document.title = 'taken over'</script>

</details>

## Reading (5 min)

Nothing to run here, but [another file](other.md), [the end](#the-end), [the first lesson](#printing-12-min) and [no link](command:workbench.action.quit).

### The end
`;

describe('The lesson page', () => {
  let workbench: Workbench;
  let frame: Frame;
  before(async () => {
    workbench = await startWorkbench({
      files: { 'notes.md': NOTES, 'map.svg': MAP, 'other.md': '# Other\n' },
      settings: { 'practice.notes': ['notes.md'] },
    });
    await openCourseView(workbench.page);
    frame = await openLessonPage(workbench.page, 'Shells', 'Printing');
  });
  after(() => workbench?.dispose());

  const step = (command: string): Locator => frame.locator('[data-step]').filter({ hasText: command });
  const stands = (command: string, state: string): Promise<void> =>
    frame.locator(`[data-state=${state}]`).filter({ hasText: command }).waitFor();

  it('says what the lesson is, and shows its notes', async () => {
    assert.equal(await frame.locator('h1').textContent(), 'Printing');
    assert.deepEqual(await frame.locator('.facts span').allTextContents(), ['12 min', '0 of 4 done']);
    assert.equal(await frame.locator('details[open]').count(), 0);
    assert.equal(await frame.locator('article script').count(), 0);
    await frame.evaluate(`document.querySelector('img[alt="A map"]').decode()`);
  });

  it('runs a command and shows how it ended, with the last lines of its output', async () => {
    await step('seq 1 30').getByRole('button', { name: 'Run seq 1 30' }).click();
    await stands('seq 1 30', 'passed');
    const output = step('seq 1 30').locator('.output');
    await output.waitFor();
    assert.match(await output.innerText(), /Show all output\s+21\n22\n[^]*\n30$/);
    assert.match((await step('seq 1 30').locator('.status').textContent()) ?? '', /passed just now/);
    await until('the progress', 5000, async () =>
      (await frame.locator('.facts').innerText()).includes('1 of 4 done') ? true : undefined,
    );
  });

  it('runs a command in a sentence, by the keyboard', async () => {
    const inline = step('ls /no/such/folder');
    await inline.getByRole('button', { name: 'Run ls' }).focus();
    await workbench.page.keyboard.press('Enter');
    await stands('ls /no/such/folder', 'failed');
    assert.match((await inline.locator('.state').getAttribute('aria-label')) ?? '', /exit 2 just now/);
    await setExpanded(treeItem(workbench.page, 'Printing'), true);
    await seeInTree(workbench.page, 'ls /no/such/folder', /^exit 2/);
  });

  it('asks for what is missing, beside the lesson', async () => {
    const { page } = workbench;
    await step('echo').locator('button.run').focus();
    await page.keyboard.press('Control+Enter');
    const input = await formInput(page);
    assert.ok(await frame.locator('h1').isVisible());
    await input.fill('world');
    await input.press('Enter');
    await formCloses(page);
    frame = await lessonFrame(page, 'Printing');
    await stands('echo', 'passed');
    assert.equal(await step('echo').locator('.output').innerText(), 'hello world');
  });

  it('cancels what runs', async () => {
    await step('sleep 20').getByRole('button', { name: 'Run' }).click();
    await stands('sleep 20', 'running');
    await step('sleep 20').getByRole('button', { name: 'Cancel' }).click();
    await stands('sleep 20', 'interrupted');
  });

  it('follows the notes, and changes nothing else', async () => {
    await frame.evaluate(`for (const step of document.querySelectorAll('[data-step]')) step.mark = true`);
    await frame.locator('summary').click();
    const path = join(workbench.folder, 'notes.md');
    const text = await readFile(path, 'utf8');
    await writeFile(
      path,
      text.replace('Print a few lines.', 'Print **thirty** lines.').replace('sleep 20', 'sleep 9'),
    );
    await frame.locator('strong').filter({ hasText: 'thirty' }).waitFor();
    const kept = await frame.evaluate<string[]>(
      `[...document.querySelectorAll('[data-step]')].filter((step) => step.mark).map((step) => step.textContent)`,
    );
    assert.equal(kept.length, 4);
    assert.ok(!kept.some((text) => text.includes('sleep')));
    assert.ok(await frame.locator('details[open]').isVisible());
    assert.ok(await step('sleep 9').getByRole('button', { name: 'Run' }).isVisible());
  });

  for (const theme of Object.keys(THEMES) as (keyof typeof THEMES)[]) {
    it(`has no barriers in ${THEMES[theme].name}`, async () => {
      await setTheme(workbench, theme);
      assert.deepEqual(await accessibilityFaults(frame), []);
    });
  }

  it('fits into 300 pixels', async () => {
    const { page } = workbench;
    const size = page.viewportSize();
    await page.keyboard.press('Control+B');
    await page.setViewportSize({ width: 340, height: 700 });
    const [inner, wide] = await until('a narrow page', 5000, async () => {
      const widths = await frame.evaluate<[number, number]>(
        '[window.innerWidth, document.documentElement.scrollWidth]',
      );
      return widths[0] <= 300 ? widths : undefined;
    }).finally(async () => {
      if (size) await page.setViewportSize(size);
      await page.keyboard.press('Control+B');
    });
    assert.ok(wide <= inner, `${wide} in ${inner}`);
  });

  it('loads pictures from elsewhere only when asked, and then only pictures', async () => {
    assert.equal(await frame.locator('img').count(), 1);
    const policy = (): Promise<string | null> => frame.locator('meta[http-equiv]').getAttribute('content');
    assert.doesNotMatch((await policy()) ?? '', /https:(?![^;]*vscode)/);
    await frame.getByRole('button', { name: 'Load' }).click();
    await until('the picture', 10_000, async () => {
      frame = await lessonFrame(workbench.page, 'Printing');
      // The page is made anew: its frame may be the one that is going.
      const loaded = frame.locator('img[src="https://example.com/far.png"]');
      return (await loaded.count().catch(() => 0)) > 0 ? true : undefined;
    });
  });

  it('goes to the next lesson and back, comes from a lens and the palette, and follows links', async () => {
    const { page } = workbench;
    const titled = async (title: string): Promise<void> => {
      frame = await lessonFrame(page, title);
    };
    const closeTab = async (title: string): Promise<void> => {
      const tab = page.locator('.tab').filter({ hasText: title });
      await tab.click({ button: 'middle' });
      await tab.waitFor({ state: 'hidden' });
    };
    await frame.getByRole('button', { name: 'Reading' }).click();
    await titled('Reading');
    await (await revealTreeItem(page, 'Shells', 'Printing')).click();
    await titled('Printing');
    await closeTab('Printing');
    await (await revealTreeItem(page, 'Shells', 'Reading')).click();
    await clickLens(page, 'Reading (5 min)', 'Open lesson');
    await titled('Reading');
    assert.equal(await page.locator('.editor-group-container').count(), 2);
    await closeTab('Reading');
    await runCommand(page, 'Practice: Open Lesson');
    await titled('Reading');
    assert.equal(await frame.getByRole('link').count(), 3);
    await frame.getByRole('link', { name: 'the end' }).click();
    await frame.locator('h2:focus').filter({ hasText: 'The end' }).waitFor();
    await frame.getByRole('link', { name: 'the first lesson' }).click();
    await titled('Printing');
    await frame.getByRole('button', { name: 'Reading' }).click();
    await titled('Reading');
    await frame.getByRole('link', { name: 'another file' }).click();
    await page.locator('.tab').filter({ hasText: 'other.md' }).waitFor();
  });
});
