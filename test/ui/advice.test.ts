import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { onPath } from '../host/chromium';
import { skip } from '../services/needs';
import { look } from './harness/appearance';
import { commandRow, openCourseView } from './harness/courseView';
import { accessibilityFaults, formCloses, formFrame, formInput } from './harness/form';
import { seeMessage } from './harness/dialogs';
import { clickLens, seeLens } from './harness/lenses';
import { runCommand } from './harness/palette';
import { terminalShows } from './harness/terminal';
import { until } from './harness/until';
import { revealTreeItem } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const NOTES = `# Old notes

## Starting (12 min)

Everything in the background:

\`\`\`sh
docker-compose ps
\`\`\`

Then log in with \`$(aws ecr get-login --no-include-email)\` and go on.

\`\`\`sh
docker-compose logs REPLACE_ME_SERVICE
\`\`\`

\`\`\`sh
docker ps --no-trunk
\`\`\`

Create \`Dockerfile\`:

\`\`\`dockerfile
FROM node:8-alpine
CMD ["node", "index.js"]
\`\`\`
`;

const SHOW_MS = 20_000;

describe('Advice on old notes', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await startWorkbench({
      files: { 'notes.md': NOTES },
      settings: { 'practice.notes': ['notes.md'] },
    });
    await openCourseView(workbench.page);
    await (await revealTreeItem(workbench.page, 'Old notes', 'Starting')).click();
    await commandRow(workbench.page, 'docker-compose ps').waitFor();
  });
  after(() => workbench?.dispose());

  const word = (text: string): Locator =>
    workbench.page.locator('.monaco-editor .view-line span').filter({ hasText: text }).last();

  /** Opens the quick fixes at a word of the notes. */
  async function fixesAt(text: string): Promise<Locator> {
    const { page } = workbench;
    const menu = page.locator('.action-widget');
    return until('the quick fixes', SHOW_MS, async () => {
      await word(text).click();
      await page.keyboard.press('Control+.');
      return menu
        .filter({ hasText: 'modern form' })
        .waitFor({ timeout: 3000 })
        .then(() => menu)
        .catch(() => undefined);
    });
  }

  it('marks what is outdated, and runs the modern form from a quick fix', async () => {
    const { page } = workbench;
    await page.locator('.monaco-editor .squiggly-info').first().waitFor();
    await seeLens(page, 'docker-compose ps', 'Outdated since July 2023');
    const menu = await fixesAt('docker-compose ps');
    await menu.getByText('Run the modern form').click();
    await terminalShows(page, /docker compose ps/);
    assert.equal(await readFile(join(workbench.folder, 'notes.md'), 'utf8'), NOTES);
  });

  it('replaces it in notes of ones own', async () => {
    const { page } = workbench;
    await runCommand(page, 'View: Hide Panel');
    const menu = await fixesAt('node:8-alpine');
    await menu.getByText('Replace in the notes').click();
    await page.keyboard.press('Control+S');
    await until('the edit', SHOW_MS, async () =>
      (await readFile(join(workbench.folder, 'notes.md'), 'utf8')).includes('FROM node:24-alpine')
        ? true
        : undefined,
    );
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+S');
  });

  it('checks a command when asked, and says how its option is spelled', async function () {
    if (onPath(['docker']) === undefined) skip(this, 'no Docker CLI');
    const { page } = workbench;
    await word('no-trunk').click();
    await runCommand(page, 'Practice: Check Command');
    const message = await seeMessage(page, '--no-trunk: did you mean --no-trunc?');
    await page.locator('.monaco-editor .squiggly-warning').first().waitFor();
    await look(workbench, 'check');
    await message.getByText('Copy Corrected').click();
    await until('the corrected command', SHOW_MS, async () =>
      (await page.evaluate<string>('navigator.clipboard.readText()')) === 'docker ps --no-trunc'
        ? true
        : undefined,
    );
  });

  it('offers it in the form', async () => {
    const { page } = workbench;
    await clickLens(page, 'docker-compose logs', 'Run');
    await formInput(page);
    const form = await formFrame(page);
    assert.match((await form.locator('.hint').textContent()) ?? '', /Outdated since July 2023/);
    assert.deepEqual(await accessibilityFaults(form), []);
    await form.getByRole('button', { name: 'Use it' }).click();
    await form.locator('.preview pre').filter({ hasText: 'docker compose logs' }).waitFor();
    await page.keyboard.press('Escape');
    await formCloses(page);
  });
});
