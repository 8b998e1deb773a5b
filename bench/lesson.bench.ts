import type { Frame } from 'playwright-core';
import { openCourseView } from '../test/ui/harness/courseView';
import { lessonFrame } from '../test/ui/harness/lessonPage';
import { clickInlineAction, revealTreeItem } from '../test/ui/harness/views';
import { until } from '../test/ui/harness/until';
import type { Row } from './row';
import { inWindows, median } from './window';

const STEPS = 500;
const WINDOWS = 3;
const FRAME_MS = 50;
const OPEN_MS = 1500;
/** Pixels a frame: a quick hand at the wheel. */
const SCROLL_BY = 160;

/** A window that has just opened something is at rest after so many frames in a row that took no longer. */
const CALM = 30;
const CALM_MS = 25;

/** In the workbench: when it was last clicked, in ms since 1970. What Playwright does before a click does not count. */
const CLICKED = `document.addEventListener('click', () => (globalThis.clicked = Date.now()), true)`;

interface Times {
  readonly open: number;
  /** From frame to frame while scrolling. */
  readonly frames: readonly number[];
}

/** Measures the page of a lesson with 500 commands: how long it takes to be there, and its frames while it is scrolled. */
export async function run(): Promise<Row[]> {
  const notes = `# Notes\n\n## Long lesson (90 min)\n\n${blocks()}`;
  const files = { 'notes.md': notes, '.vscode/settings.json': '{"practice.notes": ["notes.md"]}' };
  const times = await inWindows<Times>(
    WINDOWS,
    files,
    () => [],
    async ({ page }) => {
      await openCourseView(page);
      await page.evaluate(CLICKED);
      const row = await revealTreeItem(page, 'Notes', 'Long lesson');
      await clickInlineAction(row, 'Open Lesson');
      const frame = await lessonFrame(page, 'Long lesson');
      await until('all steps', 30_000, async () =>
        (await frame.locator('.step button:is(.run, .small)[aria-label^=Run]').count()) === STEPS
          ? true
          : undefined,
      );
      const open = Date.now() - (await page.evaluate<number>('globalThis.clicked'));
      return { open, frames: await scroll(frame) };
    },
  );
  const frames = times.flatMap((each) => each.frames);
  const row = (name: string, value: number, limit: number): Row => ({
    name,
    value,
    unit: 'ms',
    limit: `≤ ${limit} ms`,
    ok: value <= limit,
  });
  return [
    row(
      `A lesson with ${STEPS} commands, from the click to all of its buttons`,
      median(times.map((each) => each.open)),
      OPEN_MS,
    ),
    row(
      `Scrolling through it, the longest of some ${(frames.length / WINDOWS) | 0} frames`,
      median(times.map((each) => Math.max(...each.frames))),
      FRAME_MS,
    ),
    row('Scrolling through it, the median of the frames', median(frames), FRAME_MS),
  ];
}

/** Sentences, and below each a command of a line or three with something to fill in. */
function blocks(): string {
  const block = (number: number): string =>
    [
      `Make bucket number ${number} and see with \`aws s3 ls\` in *every* region that it is there, before you go on to the next one.`,
      '```sh',
      `aws s3 mb s3://REPLACE_ME_BUCKET_${number} --region us-east-1`,
      ...(number % 3 === 0
        ? [
            `echo "number ${number}" > file-${number}.txt`,
            `aws s3 cp file-${number}.txt s3://REPLACE_ME_BUCKET_${number}/`,
          ]
        : []),
      '```',
    ].join('\n');
  // The command in the sentence counts too.
  return Array.from({ length: STEPS / 2 }, (_, number) => block(number)).join('\n\n');
}

/** Scrolls from top to bottom once the window has come to rest; the times between frames, in ms. */
function scroll(frame: Frame): Promise<number[]> {
  return frame.evaluate(`new Promise((resolve) => {
    const frames = [];
    const root = document.scrollingElement;
    let last = performance.now();
    let calm = 0;
    const rest = (now) => {
      calm = now - last < ${CALM_MS} ? calm + 1 : 0;
      last = now;
      requestAnimationFrame(calm < ${CALM} ? rest : step);
    };
    const step = (now) => {
      frames.push(now - last);
      last = now;
      root.scrollTop += ${SCROLL_BY};
      if (root.scrollTop + innerHeight < root.scrollHeight - 1) requestAnimationFrame(step);
      else resolve(frames.slice(1));
    };
    requestAnimationFrame(rest);
  })`);
}
