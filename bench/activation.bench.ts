import { runCommand } from '../test/ui/harness/palette';
import { until } from '../test/ui/harness/until';
import { openCourseView } from '../test/ui/harness/courseView';
import type { Row } from './row';
import { inWindows, median, type Window } from './window';

const WINDOWS = 10;
const OURS = 'dist-sys-practice.dist-sys-practice';
/** Extensions that come with VS Code, and how much of their time ours may take. */
const REFERENCES = { 'vscode.markdown-language-features': 0.25, 'vscode.npm': 1 };
/** Of the extensions that start with every window, the last. */
const LAST = 'vscode.git';
const READ_MS = 60_000;

/** What the others are activated by. */
const FILES = {
  'README.md': '# Notes\n\n## Lesson (5 min)\n\n```sh\necho hello\n```\n',
  'package.json': '{ "name": "bench", "version": "1.0.0", "scripts": { "start": "echo hello" } }\n',
};

/**
 * Load + activate (load code, call, finish) of ours and of two extensions of VS Code, in the same windows. Of extensions that are
 * activated together, VS Code charges each for the loading of those in front of it: so ours starts when those that start with the
 * window are done, and before notes are opened, which start Markdown's.
 */
export async function run(): Promise<Row[]> {
  const windows = await inWindows(WINDOWS, FILES, () => [], activationTimes);
  const times = (id: string) => median(windows.map((window) => window.get(id) ?? NaN));
  const ours = times(OURS);
  return Object.entries(REFERENCES).map(([id, limit]): Row => {
    const theirs = times(id);
    const ratio = ours / theirs;
    return {
      name: `Load and activate, median of ${WINDOWS} windows`,
      value: ours,
      unit: 'ms',
      reference: `${id} ${theirs.toFixed(0)} ms`,
      ratio,
      limit: `≤ ${limit} ×`,
      ok: ratio <= limit,
    };
  });
}

/** Waits until all are activated, and reads the table of "Developer: Startup Performance". @returns ms by extension */
async function activationTimes({ page, loggers }: Window): Promise<ReadonlyMap<string, number>> {
  const wanted = [OURS, ...Object.keys(REFERENCES)];
  const activated = (id: string) =>
    until(`a log of ${id}`, READ_MS, async () => ((await loggers()).includes(id) ? true : undefined));
  await activated(LAST);
  await openCourseView(page);
  await activated(OURS);
  await page.keyboard.press('Control+P');
  await page.keyboard.type('README.md');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'README.md' }).first().click();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  let text = '';
  return until('all extensions in the table', READ_MS, async () => {
    await runCommand(page, 'Developer: Startup Performance');
    await page.locator('.tab.active').filter({ hasText: 'Startup Performance' }).waitFor();
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    text = await page.evaluate<string>('navigator.clipboard.readText()');
    const times = readTable(text);
    return wanted.every((id) => times.has(id)) ? times : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${text.slice(0, 3000)}`);
  });
}

/** Rows of `| extension | eager | load code | call activate | finish activate | event | by |`. */
function readTable(text: string): ReadonlyMap<string, number> {
  const rows = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(
    rows
      .map((cells) => [cells[1] ?? '', Number(cells[3]) + Number(cells[4]) + Number(cells[5])] as const)
      .filter(([id, ms]) => id.includes('.') && !Number.isNaN(ms)),
  );
}
