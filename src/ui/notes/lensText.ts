import { mayAsk } from '../course/statements';
import type { Lesson, Step } from '../../core/course/model';
import type { Hint } from '../../core/lint/hint';
import type { Run } from '../../core/runs/model';
import { checkLine, checkLines } from '../../core/checks/describing';
import { outcome } from '../course/describe';
import { ago } from '../../core/runs/describe';
import { shorten } from '../words';

/** What a lens does when it is clicked. */
export type LensAction =
  | 'run'
  | 'cancel'
  | 'trust'
  | 'fillAndCopy'
  | 'createFile'
  | 'history'
  | 'created'
  | 'markDone'
  | 'limits'
  | 'hint';

/** A lens without its place in a document. */
export interface Lens {
  readonly action: LensAction;
  readonly title: string;
  readonly tooltip: string;
}

/** How a lens tells its command from others. */
export interface Naming {
  readonly named: boolean;
  readonly crowded: boolean;
}

/** The characters of a command that a lens shows where several commands stand on a line. */
const NAME_LENGTH = 32;

/** The last run for people to read: `✓ passed 2 min ago`, `✗ exit 255`. */
function runText(run: Run, now: number): string {
  const when = ago(run.endedAt ?? run.startedAt, now);
  switch (run.state) {
    case 'running':
      return '$(loading~spin)\u00A0running';
    case 'passed': {
      const check = checkLine(run);
      return check === null ? `✓ passed ${when}` : `✓ passed ${when} · ${check}`;
    }
    case 'done':
      return `✓ done by hand`;
    case 'failed':
      return `✗ ${outcome(run)} ${when}`;
    case 'interrupted':
      return `interrupted ${when}`;
    case 'sent':
      return 'sent';
  }
}

interface Kept extends Naming {
  readonly trusted: boolean;
  readonly lenses: readonly Lens[];
}

/** The lenses of steps that never ran: nearly all of them, asked for with each key that is typed. */
const ofIdle = new WeakMap<Step, Kept>();

/**
 * The lenses of one step, in their order on the line.
 *
 * @param named whether they must say which command they are for
 * @param crowded whether other commands stand on the same line: what is not needed then makes room
 * @param trusted whether anything may run here
 */
export function lensesOf(
  step: Step,
  run: Run | undefined,
  naming: Naming,
  trusted: boolean,
  now: number,
): readonly Lens[] {
  if (run) return makeLenses(step, run, naming, trusted, now);
  const known = ofIdle.get(step);
  const { named, crowded } = naming;
  if (known?.named === named && known.crowded === crowded && known.trusted === trusted) return known.lenses;
  const lenses = makeLenses(step, run, naming, trusted, now);
  ofIdle.set(step, { named, crowded, trusted, lenses });
  return lenses;
}

function makeLenses(
  step: Step,
  run: Run | undefined,
  { named, crowded }: Naming,
  trusted: boolean,
  now: number,
): Lens[] {
  if (step.kind === 'note') return [];
  if (step.kind === 'file') {
    const name = step.name ?? 'file';
    return [
      {
        action: 'createFile',
        title: `Create ${name}…`,
        tooltip: `Write this content to a file in the workspace folder`,
      },
    ];
  }
  const command = step.statements[0]?.command ?? '';
  const name = named ? ` ${shorten(command, NAME_LENGTH)}` : '';
  const lenses: Lens[] = [];
  if (run?.state === 'running') {
    lenses.push({
      action: 'cancel',
      title: `■ Cancel${name}`,
      tooltip: 'Send Ctrl+C to the terminal',
    });
  } else if (trusted) {
    lenses.push({ action: 'run', title: `▶ Run${name}`, tooltip: tooltipOf(command) });
  } else {
    lenses.push({
      action: 'trust',
      title: 'Trust this folder to run',
      tooltip: 'Nothing runs in Restricted Mode',
    });
  }
  const open = mayAsk(step);
  if (open || !crowded) {
    const tooltip = open ? 'Ask for what is missing and copy the final lines' : 'Copy the lines';
    lenses.push({ action: 'fillAndCopy', title: open ? 'Fill & copy' : 'Copy', tooltip });
  }
  if (run)
    lenses.push({
      action: 'history',
      title: runText(run, now),
      tooltip: [...checkLines(run), 'Show the runs of this step and their output'].join('\n'),
    });
  if (run?.state === 'sent') {
    lenses.push({
      action: 'markDone',
      title: 'Mark as done',
      tooltip: 'The shell could not tell how it ended',
    });
  }
  return lenses;
}

const tooltipOf = (command: string): string => (command.length <= 300 ? command : shorten(command, 300));

/** The lens of a step whose making is on record. */
export const CREATED_LENS: Lens = {
  action: 'created',
  title: 'Show what it created',
  tooltip: 'Show it in the view of its kind, or in Created by You',
};

/** The lens of a step that the sandbox can only do a part of. @param sentences what to expect instead */
export const limitsLens = (sentences: readonly string[]): Lens => ({
  action: 'limits',
  title: '$(beaker)\u00a0Limited in the sandbox',
  tooltip: sentences.join(' '),
});

/** The lens of a step that is outdated or broken. */
export const hintLens = ({ title, why, modern }: Hint): Lens => ({
  action: 'hint',
  title: `$(lightbulb)\u00a0${title}`,
  tooltip: [why.replaceAll('`', ''), ...(modern === null ? [] : ['Modern form:', modern])].join('\n'),
});

/** A step that gets lenses, at its line. */
export interface LensStep extends Naming {
  readonly step: Step;
  readonly line: number;
}

/** Those of steps that edits have at most moved. */
const kept = new WeakMap<readonly Step[], readonly LensStep[]>();

/**
 * The steps of the notes that get lenses, in order. They are as they were first read, so their ranges may be of an earlier
 * version of the notes; the lines are those of this one. `lineOf` gives the line of an offset.
 */
export function lensSteps(lessons: readonly Lesson[], lineOf: (offset: number) => number): LensStep[] {
  const all: LensStep[] = [];
  for (const lesson of lessons) {
    const { origin } = lesson;
    const steps = origin?.steps ?? lesson.steps;
    let known = kept.get(steps);
    if (!known) {
      known = stepsOf(steps, (step) => (origin ? origin.lineOf(step) - 1 : lineOf(step.range.from)));
      kept.set(steps, known);
    }
    const by = origin?.byLines ?? 0;
    for (const lens of known) all.push(by === 0 ? lens : movedBy(lens, by));
  }
  return all;
}

const movedBy = ({ step, line, crowded, named }: LensStep, by: number): LensStep => ({
  step,
  line: line + by,
  crowded,
  named,
});

function stepsOf(steps: readonly Step[], lineOf: (step: Step) => number): LensStep[] {
  const found = steps.filter(({ kind }) => kind !== 'note');
  const lines = found.map(lineOf);
  return found.map((step, index) => {
    const line = lines[index] ?? 0;
    // Steps are in order, so those of one line are neighbors.
    const crowded = lines[index - 1] === line || lines[index + 1] === line;
    return { step, line, crowded, named: crowded || isInline(step) };
  });
}

/** A lens above a paragraph must say which of its words it runs. */
const isInline = (step: Step): boolean => step.kind === 'command' && step.format === 'inline';
