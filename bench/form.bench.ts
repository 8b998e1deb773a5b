import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { lookUpOperation } from '../src/core/catalogue/lookup';
import { simpleCommandsOf } from '../src/core/shell/sites';
import type { FormContent, Suggestion } from '../src/ui/form/protocol';
import { launchBrowser } from '../test/host/chromium';
import { projectRoot } from '../test/host/paths';
import { bundledLessons } from '../test/walk/lessons';
import type { Asked } from './form.inside';
import type { Row } from './row';
import { inHost, median } from './window';

const FORMS = 20;
const OPEN_MS = 100;
/** What browsers call a long task: anything shorter is not felt while typing. */
const LONG_TASK_MS = 50;
const LOOKUP_MS = 0.1;
const UPDATES = 50;

/** Measures the form: how soon it is there, how it takes in what comes while somebody types, and looking up a command. */
export async function run(): Promise<Row[]> {
  // The first loads what later ones have.
  const [, ...asked] = await inHost<Asked[]>('form.inside', files());
  const [first] = asked;
  if (!first || asked.length !== FORMS - 1) throw new Error(`${asked.length} forms measured`);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await openForm(page);
    const drawn: number[] = [];
    for (const { content } of asked) drawn.push(await page.evaluate(DRAW, content));
    const opened = asked.map(({ took }, index) => took + (drawn[index] ?? NaN));
    const updates = await page.evaluate(TYPE, {
      content: first.content,
      suggestions: many(),
      updates: UPDATES,
    });
    const lookups = lookUps();
    return [
      row(
        `From the click to the keyboard in the form, a command and a file, the middle of ${opened.length}`,
        median(opened),
        OPEN_MS,
      ),
      row(
        `Taking in 30 suggestions for every slot while somebody types, the slowest of ${UPDATES}`,
        Math.max(...updates),
        LONG_TASK_MS,
      ),
      row(
        'Looking up a command of the bundled course in the catalogue, on average',
        lookups.average,
        LOOKUP_MS,
      ),
      row(`The slowest of ${lookups.count}, each the best of 5`, lookups.slowest, LOOKUP_MS),
    ];
  } finally {
    await browser.close();
  }
}

const row = (name: string, value: number, limit: number): Row => ({
  name,
  value,
  unit: 'ms',
  limit: `≤ ${limit} ms`,
  ok: value <= limit,
});

/** Notes whose commands each want values, and a file that wants more. */
function files(): Record<string, string> {
  const definition = readFileSync(join(projectRoot, 'snippets/lab/modern/task-definition.json'), 'utf8');
  const command = (number: number) =>
    `\`\`\`sh\naws ecs register-task-definition --family task-${number} --tags key=REPLACE_ME_KEY,value=REPLACE_ME_VALUE --cli-input-json file://task-${number}.json\n\`\`\`\n`;
  const numbers = Array.from({ length: FORMS }, (_, number) => number);
  return {
    'notes.md': `# Notes\n\n## Lesson\n\n${numbers.map(command).join('\n')}`,
    ...Object.fromEntries(numbers.map((number) => [`task-${number}.json`, definition])),
  };
}

const many = (): Suggestion[] =>
  Array.from({ length: 30 }, (_, index) => ({
    text: `arn:aws:iam::123456789012:role/practice-${index}`,
    note: 'role that exists now',
  }));

async function openForm(page: Page): Promise<void> {
  const read = (file: string) => readFileSync(join(projectRoot, 'dist/media', file), 'utf8');
  const api = 'function acquireVsCodeApi() { return { postMessage() {} }; }';
  await page.setContent(`<style>${read('form.css')}</style><main></main><script>${api}</script>`);
  await page.addScriptTag({ content: read('form.js'), type: 'module' });
}

/** Shows the form; the ms until an input has the keyboard and everything is laid out. */
const DRAW = async (content: FormContent): Promise<number> => {
  const start = performance.now();
  window.dispatchEvent(new MessageEvent('message', { data: { kind: 'show', content } }));
  document.body.getBoundingClientRect();
  if (!(document.activeElement instanceof HTMLInputElement)) throw new Error('no input has the keyboard');
  const took = performance.now() - start;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return took;
};

/** Types into the form while suggestions come; the ms that each takes, laid out. */
const TYPE = ({
  content,
  suggestions,
  updates,
}: {
  content: FormContent;
  suggestions: Suggestion[];
  updates: number;
}): number[] => {
  window.dispatchEvent(new MessageEvent('message', { data: { kind: 'show', content } }));
  const input = document.activeElement;
  if (!(input instanceof HTMLInputElement)) throw new Error('no input has the keyboard');
  return Array.from({ length: updates }, (_, index) => {
    input.value += 'a';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const slots = content.slots.map((slot) => ({
      ...slot,
      suggestions: suggestions.slice(index % 2),
      initial: suggestions[0]?.text ?? '',
    }));
    const start = performance.now();
    window.dispatchEvent(new MessageEvent('message', { data: { kind: 'update', id: content.id, slots } }));
    document.body.getBoundingClientRect();
    const took = performance.now() - start;
    if (input.value !== 'a'.repeat(index + 1)) throw new Error('what was typed is gone');
    return took;
  });
};

function lookUps(): { readonly average: number; readonly slowest: number; readonly count: number } {
  const words = bundledLessons().flatMap(({ steps }) =>
    steps.flatMap(({ step }) =>
      step.statements.flatMap(({ command }) =>
        simpleCommandsOf(command).map((simple) =>
          simple.words.map(({ text }) => text).filter((text) => !text.startsWith('-')),
        ),
      ),
    ),
  );
  const once = (each: readonly string[]): number => {
    const start = performance.now();
    lookUpOperation(each);
    return performance.now() - start;
  };
  const best = words.map((each) => Math.min(...Array.from({ length: 5 }, () => once(each))));
  return {
    average: best.reduce((total, each) => total + each, 0) / best.length,
    slowest: Math.max(...best),
    count: best.length,
  };
}
