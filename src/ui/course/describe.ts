import type { CheckState } from '../../core/checks/model';
import { leadsTo } from '../../core/course/address';
import type { CommandStep, Lesson, Step } from '../../core/course/model';
import type { Run } from '../../core/runs/model';
import type { RunsIn } from '../../core/shell/model';
import { checkLine, checkLines } from '../../core/checks/describing';
import { duration } from '../../core/runs/describe';
import { count, hoursAndMinutes, moment, shorten } from '../words';
import { exitCode, type LessonProgress, type StepState } from './progress';

/** How a state looks and reads: a codicon, a colour of the theme, and a word. */
interface Look {
  readonly icon: string;
  readonly color: string | null;
  readonly word: string;
}

/** Looks of a command's states. */
export const STEP_LOOKS: Readonly<Record<StepState, Look>> = {
  idle: { icon: 'circle-outline', color: 'testing.iconUnset', word: 'not run' },
  running: { icon: 'loading~spin', color: null, word: 'running' },
  passed: { icon: 'pass', color: 'testing.iconPassed', word: 'passed' },
  failed: { icon: 'error', color: 'testing.iconFailed', word: 'failed' },
  interrupted: { icon: 'circle-slash', color: 'testing.iconSkipped', word: 'interrupted' },
  sent: { icon: 'question', color: 'testing.iconQueued', word: 'sent, not marked yet' },
  done: { icon: 'check', color: 'testing.iconPassed', word: 'done by hand' },
};

/** Looks of a command that has passed, by how what it made was found; as passed where that is good. */
export const CHECK_LOOKS: Readonly<Partial<Record<CheckState, Look>>> = {
  waiting: { icon: 'watch', color: 'testing.iconQueued', word: 'passed, still on its way' },
  bad: {
    icon: 'warning',
    color: 'list.warningForeground',
    word: 'passed, but what it made is not as it should be',
  },
  late: {
    icon: 'warning',
    color: 'list.warningForeground',
    word: 'passed, but what it made is still on its way',
  },
};

/** The command to run next. */
export const NEXT_LOOK: Look = { icon: 'arrow-right', color: 'focusBorder', word: 'up next' };

/** Looks of a lesson's states. */
export const LESSON_LOOKS: Readonly<Record<LessonProgress['state'], Look>> = {
  idle: { icon: 'circle-outline', color: 'testing.iconUnset', word: 'not begun' },
  partly: { icon: 'color-mode', color: 'charts.blue', word: 'begun' },
  running: { icon: 'loading~spin', color: null, word: 'running' },
  failed: { icon: 'error', color: 'testing.iconFailed', word: 'a command failed' },
  done: { icon: 'pass-filled', color: 'testing.iconPassed', word: 'done' },
};

const PLACES: Readonly<Record<Exclude<RunsIn, 'host'>, string>> = {
  container: 'in a container',
  remote: 'on a remote machine',
};

/** How a run ended, in the fewest words: `passed`, `exit 255`, `done by hand`. */
export function outcome(run: Run): string {
  if (run.state !== 'failed') return STEP_LOOKS[run.state].word;
  const code = exitCode(run);
  return code === null ? 'failed' : `exit ${code}`;
}

/** Where a command runs when that is not the learner's machine. */
export function placeOf(step: CommandStep): string | null {
  const runsIn = step.statements.find((statement) => statement.runsIn !== 'host')?.runsIn;
  return runsIn === undefined || runsIn === 'host' ? null : PLACES[runsIn];
}

/**
 * What a step is called in the tree: a command by its own first words, everything else by its title. Fewer words once it has
 * run: how it ended stands behind them, and a narrow side bar cuts that off first.
 */
export function stepLabel(step: Step, hasRun: boolean): string {
  const command = step.kind === 'command' ? step.statements[0]?.command : undefined;
  return command === undefined ? step.title : shorten(command, hasRun ? 28 : 80);
}

/** What stands right of a command: how and when it ended; before its first run, how many statements it has and where they run. */
export function stepDescription(step: Step, run: Run | undefined, now: number): string {
  if (step.kind === 'note') return '';
  if (step.kind === 'file') return step.name !== null && !step.title.includes(step.name) ? step.name : '';
  if (run?.state === 'running') return 'running';
  if (run) return `${checkLine(run) ?? outcome(run)} · ${moment(run.endedAt ?? run.startedAt, now)}`;
  const more = step.statements.length - 1;
  return [more > 0 ? `and ${more} more` : null, placeOf(step)].filter((part) => part !== null).join(' · ');
}

/** What stands right of a lesson: `20 min · 3/7`. */
export function lessonDescription(lesson: Lesson, { done, total }: LessonProgress, isNext: boolean): string {
  return [
    lesson.minutes === null ? null : `${lesson.minutes} min`,
    total === 0 ? null : `${done}/${total}`,
    isNext ? 'Up next' : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** The tooltip of a command as Markdown: the command, where it runs, what its target cannot do, how its last run went. */
export function commandTooltip(
  step: CommandStep,
  run: Run | undefined,
  now: number,
  limits: readonly string[] = [],
): string {
  const text = step.statements.map((statement) => statement.command).join('\n');
  const placeholders = new Set(
    step.statements.flatMap((statement) => statement.placeholders.map((found) => found.slot.label)),
  );
  const place = placeOf(step);
  const title = step.title === stepLabel(step, false) ? null : `**${escapeMarkdown(step.title)}**`;
  const lines = [
    title,
    codeBlock(text.length > 2000 ? `${text.slice(0, 2000)}\n…` : text),
    place === null ? null : `Runs ${place}`,
    placeholders.size === 0 ? null : `Asks for: ${escapeMarkdown([...placeholders].join(', '))}`,
    limits.length === 0 ? null : `**In the sandbox:** ${escapeMarkdown(limits.join(' '))}`,
    run ? runLine(run, now) : 'Not run yet',
    run?.checks === undefined ? null : checkLines(run).map(escapeMarkdown).join('\n\n'),
  ];
  return lines.filter((line) => line !== null).join('\n\n');
}

function runLine(run: Run, now: number): string {
  const took =
    run.endedAt === null || run.state === 'done' ? '' : ` after ${duration(run.endedAt - run.startedAt)}`;
  const target = run.target === '' ? '' : ` · ${escapeMarkdown(run.target)}`;
  return `${outcome(run)}${took} · ${moment(run.endedAt ?? run.startedAt, now)}${target}`;
}

/** The tooltip of a lesson as Markdown. */
export function lessonTooltip(lesson: Lesson, progress: LessonProgress): string {
  const title = escapeMarkdown(lesson.title ?? 'Introduction');
  const to = lesson.url === null ? null : leadsTo(lesson.url);
  return [
    to?.kind === 'web'
      ? `**[${title}](<${to.url.replace(/[<>\\\s]/g, encodeURIComponent)}>)**`
      : `**${title}**`,
    [
      lesson.level === null ? null : escapeMarkdown(lesson.level),
      lesson.minutes === null ? null : hoursAndMinutes(lesson.minutes),
      progress.total === 0
        ? 'nothing to run'
        : `${progress.done} of ${count(progress.total, 'command')} done`,
    ]
      .filter((part) => part !== null)
      .join(' · '),
  ].join('\n\n');
}

/** A fence that is longer than every run of backticks in the text. */
function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text}\n${fence}`;
}

const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!<>|~$&]/g, '\\$&');
