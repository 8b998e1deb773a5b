import MarkdownIt from 'markdown-it';
import { editNotes, parseNotes, type ParsedNotes } from '../src/core/course/parse';
import { lensesOf, lensSteps } from '../src/ui/notes/lensText';
import { notesOf } from './notes';
import type { Row } from './row';

/** How long both parsers run before they are measured: until then the machine still compiles them. */
const WARM_UP_MS = 3000;

/** The milliseconds that `work` takes. */
function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Parses notes to the last command, which is otherwise put off until somebody looks at a lesson. @returns how many statements there are */
function parseWhole(text: string): number {
  let statements = 0;
  for (const { steps } of parseNotes(text).course.lessons)
    for (const step of steps) if (step.kind === 'command') statements += step.statements.length;
  return statements;
}

/** Parses the notes in turns with markdown-it, so that both see the same machine. */
function against(
  name: string,
  text: string,
  times: number,
  limit: number | null,
  parse: (text: string) => unknown = parseWhole,
): Row {
  const markdownIt = new MarkdownIt();
  const ours: number[] = [];
  const theirs: number[] = [];
  for (const start = performance.now(); performance.now() - start < WARM_UP_MS;) {
    parse(text);
    markdownIt.parse(text, {});
  }
  for (let turn = 0; turn < times; turn++) {
    ours.push(timed(() => parse(text)));
    theirs.push(timed(() => markdownIt.parse(text, {})));
  }
  const value = median(ours);
  const reference = median(theirs);
  const ratio = value / reference;
  return {
    name,
    value,
    unit: 'ms',
    reference: `markdown-it ${reference.toFixed(1)} ms`,
    ratio,
    limit: `${limit === null ? '' : `≤ ${limit} ms, `}≤ 3 × markdown-it`,
    ok: ratio <= 3 && (limit === null || value <= limit),
  };
}

/** All lenses of the notes, as the editor is told them. */
function countLenses({ course, assembled: { lines } }: ParsedNotes): number {
  return lensSteps(course.lessons, (offset) => lines.lineAt(offset) - 1).reduce(
    (sum, lens) => sum + lensesOf(lens.step, undefined, lens, true, 0).length,
    0,
  );
}

/** Types in the middle of the notes, one character after the other. */
function keystroke(text: string): Row {
  let notes = parseNotes(text);
  const start = text.indexOf('Check it with', text.length >> 1) + 'Check '.length;
  const taken: number[] = [];
  for (let at = start; at < start + 60; at++) {
    taken.push(
      timed(() => {
        notes = editNotes(notes, [{ from: at, to: at, insert: 'x' }]);
        countLenses(notes);
      }),
    );
  }
  const value = median(taken);
  return {
    name: 'One keystroke in 1 MB of notes to new lenses',
    value,
    unit: 'ms',
    limit: '≤ 10 ms',
    ok: value <= 10,
  };
}

/** Measures parsing of notes and of edits, warm; `course` is the text of the course that comes with the extension. */
export function measure(course: string): Row[] {
  const small = notesOf(41_000);
  const large = notesOf(1_000_000);
  return [
    against('Parse 41 kB of notes', small, 31, 20),
    against('Parse 1 MB of notes', large, 7, null),
    against('Parse the bundled course', course, 31, null),
    against('The same, as far as a tree of closed lessons needs it', course, 31, null, parseNotes),
    keystroke(large),
  ];
}
