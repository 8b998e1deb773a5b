import type { Row } from './row';
import type { TreeTimes } from './tree.inside';
import { inHost, median } from './window';

const WINDOWS = 5;
const LESSONS = 500;
const STEPS = 20;

/** 10,000 commands, in sections of 25 lessons. */
function notes(): string {
  const lesson = (number: number) =>
    [
      ...(number % 25 === 0 ? [`## Section ${number / 25 + 1}\n`] : []),
      `### Lesson ${number + 1} (${10 + (number % 50)} min)\n`,
      ...Array.from({ length: STEPS }, (_, step) => `\`\`\`sh\ndocker start web-${number}-${step}\n\`\`\`\n`),
    ].join('\n');
  return `# Ten thousand commands\n\n${Array.from({ length: LESSONS }, (_, number) => lesson(number)).join('\n')}`;
}

/** Measures the provider of the course tree in the extension host; drawing is VS Code's. */
export async function run(): Promise<Row[]> {
  const files = { 'notes.md': notes() };
  const windows: TreeTimes[] = [];
  for (let count = 0; count < WINDOWS; count++) windows.push(await inHost<TreeTimes>('tree.inside', files));
  const [{ commands, lessons: { length } } = { commands: 0, lessons: [] as number[] }] = windows;
  if (commands !== LESSONS * STEPS || length !== LESSONS)
    throw new Error(`${commands} commands in ${length} lessons`);
  const row = (name: string, value: number, limit: number): Row => ({
    name,
    value,
    unit: 'ms',
    limit: `≤ ${limit} ms`,
    ok: value <= limit,
  });
  const middle = (of: (window: TreeTimes) => number) => median(windows.map(of));
  return [
    row(
      'First rows of the tree, with a course of 10,000 commands and the bundled one',
      middle(({ first }) => first),
      200,
    ),
    row(
      'The rows below that course, its notes read and parsed',
      middle(({ below }) => below),
      200,
    ),
    row(
      'Opening a lesson of it, the slowest of 500',
      middle(({ lessons }) => Math.max(...lessons)),
      20,
    ),
  ];
}
