import type { Frame, Page } from 'playwright-core';
import { openCourseView } from '../test/ui/harness/courseView';
import { lessonFrame } from '../test/ui/harness/lessonPage';
import { clickInlineAction, revealTreeItem } from '../test/ui/harness/views';
import { until } from '../test/ui/harness/until';
import type { Row } from './row';
import { inWindows, median } from './window';

const STEPS = 500;
const WINDOWS = 3;
const FRAME_MS = 50;
/** Times what a lesson with one command takes, most of which is the editor's own: a new page in the window. */
const OPEN_RATIO = 2;
/** Pixels a frame: a quick hand at the wheel. */
const SCROLL_BY = 160;

/** A window that has just opened something is at rest after so many frames in a row that took no longer. */
const CALM = 30;
const CALM_MS = 25;

/** In the workbench: when it was last clicked, in ms since 1970. What Playwright does before a click does not count. */
const CLICKED = `document.addEventListener('click', () => (globalThis.clicked = Date.now()), true)`;

interface Times {
  /** Of a lesson with one command, as the first page of its window. */
  readonly short: number;
  /** The same of the long one, in a window of its own. */
  readonly open: number;
  /** From frame to frame while scrolling. */
  readonly frames: readonly number[];
}

/** Measures the page of a lesson with 500 commands: how long it takes to be there, and its frames while it is scrolled. */
export async function run(): Promise<Row[]> {
  const long = `## Long lesson (90 min)\n\n${blocks()}`;
  const notes = `# Notes\n\n## Short lesson (1 min)\n\n\`\`\`sh\necho hello\n\`\`\`\n\n${long}`;
  const files = { 'notes.md': notes, '.vscode/settings.json': '{"practice.notes": ["notes.md"]}' };
  const inWindow = <T>(measure: (page: Page) => Promise<T>): Promise<T[]> =>
    inWindows(
      1,
      files,
      () => [],
      ({ page }) => measure(page),
    );
  const times: Times[] = [];
  for (let window = 0; window < WINDOWS; window++) {
    const [short = NaN] = await inWindow(async (page) => (await open(page, 'Short lesson', 1)).took);
    const measured = await inWindow(async (page) => {
      const { took, frame } = await open(page, 'Long lesson', STEPS);
      return { short, open: took, frames: await scroll(frame) };
    });
    times.push(...measured);
  }
  const frames = times.flatMap((each) => each.frames);
  const [opened, short] = [median(times.map((each) => each.open)), median(times.map((each) => each.short))];
  const row = (name: string, value: number, limit: number): Row => ({
    name,
    value,
    unit: 'ms',
    limit: `≤ ${limit} ms`,
    ok: value <= limit,
  });
  return [
    {
      name: `A lesson with ${STEPS} commands, from the click to all of its buttons`,
      value: opened,
      unit: 'ms',
      reference: `a lesson with one ${short.toFixed(0)} ms`,
      ratio: opened / short,
      limit: `≤ ${OPEN_RATIO} ×`,
      ok: opened / short <= OPEN_RATIO,
    },
    row(
      `Scrolling through it, the longest of some ${(frames.length / WINDOWS) | 0} frames`,
      median(times.map((each) => Math.max(...each.frames))),
      FRAME_MS,
    ),
    row('Scrolling through it, the median of the frames', median(frames), FRAME_MS),
  ];
}

/** Opens a lesson of the notes. @returns what it took from the click to all of its buttons, in ms. */
async function open(page: Page, lesson: string, steps: number): Promise<{ took: number; frame: Frame }> {
  await openCourseView(page);
  await page.evaluate(CLICKED);
  const row = await revealTreeItem(page, 'Notes', lesson);
  await clickInlineAction(row, 'Open Lesson');
  const frame = await lessonFrame(page, lesson);
  await until('all steps', 30_000, async () =>
    (await frame.locator('.step button:is(.run, .small)[aria-label^=Run]').count()) === steps
      ? true
      : undefined,
  );
  return { took: Date.now() - (await page.evaluate<number>('globalThis.clicked')), frame };
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
