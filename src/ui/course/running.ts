import * as vscode from 'vscode';
import type { CommandStep } from '../../core/course/model';
import { isDone } from '../../core/runs/describe';
import { OtherShellError, UntrustedWorkspaceError } from '../../core/runs/errors';
import type { Run } from '../../core/runs/model';
import type { Runner } from '../../core/runs/runner';
import type { Question } from '../../core/values/assistant';
import type { RememberedValue } from '../../core/values/model';
import type { Assist } from '../../core/values/ports';
import type { PracticeTerminals } from '../../core/runs/terminal';
import type { ShellKind } from '../../core/shell/model';
import type { Lab } from '../lab/lab';
import type { Form, FormRequest, FormResult } from '../form/form';
import type { linesOf } from '../form/lines';
import type { Gate } from '../target/gate';
import type { Limits } from '../target/limits';
import { keepInSight } from './inSight';
import type { FoundLesson, FoundStep } from './lookup';
import { commandsOf, runKey } from './model';
import type { Runs } from './runs';
import { hasPlaceholders, inCourse, namedValues, valuesOf } from './statements';

export interface RunningDeps {
  readonly runner: Runner;
  readonly runs: Runs;
  readonly form: Pick<Form, 'ask'>;
  /** What makes final lines of known values. */
  readonly loadFilling: () => Promise<{ readonly linesOf: typeof linesOf }>;
  /** Asks for the lab before a step that reads its files. */
  readonly lab: Pick<Lab, 'ready'>;
  readonly gate: Gate;
  /** What the target cannot do of a step. */
  readonly limits: Pick<Limits, 'of'>;
  /** Where commands will go, and to which shell. */
  readonly terminals: Pick<PracticeTerminals, 'target' | 'shellFor'>;
  /** What is known about commands. */
  readonly helper: () => Promise<Helper>;
}

/** Knows what commands need. */
export interface Helper {
  /** The step with the names that only look like values as placeholders. */
  prepare(step: CommandStep): CommandStep;
  /** Help for a form about to open. */
  assist(question: Question, remembered: readonly RememberedValue[]): Assist;
}

type FoundCommand = FoundStep<CommandStep>;
type Filled = Pick<FormResult, 'values' | 'secrets' | 'filled' | 'masked'>;

/** What happens between a click on Run and the runner: what is missing is asked for, and the final lines are made. */
export class Running {
  constructor(private readonly deps: RunningDeps) {}

  /**
   * Runs a step, with the values of an earlier run where all of them are known, else asking for them.
   * @returns `undefined` when the learner cancelled the form or the question for the lab, or did not agree to run it on this target
   */
  async run(given: FoundCommand, values: Run['values'] | null = null): Promise<Run | undefined> {
    if (!vscode.workspace.isTrusted) throw new UntrustedWorkspaceError();
    if (!(await this.deps.lab.ready(given.course.id, given.step))) return undefined;
    const helper = await this.deps.helper();
    const found = await this.onTarget({ ...given, step: helper.prepare(given.step) });
    const shell = this.shellOf(found);
    const { statements } = found.step;
    const earlier = values === null ? null : valuesOf(statements, values);
    const filled =
      earlier === null
        ? await this.ask(found, 'run', shell, helper)
        : await this.fillAll(found.step, earlier, [], shell);
    if (!filled) return undefined;
    const { course, lesson, key, step } = found;
    const asked = { courseId: course.id, lesson: lesson.id, key, step, lines: filled.masked };
    const admitted = await this.deps.gate.admit(asked);
    return admitted ? this.send(found, filled, shell) : undefined;
  }

  /** Runs the commands of a lesson one after the other, from one of them on; stops at the first that does not pass. */
  async runFrom(lesson: FoundLesson, first: CommandStep | null): Promise<void> {
    const { course, part } = lesson;
    const commands = commandsOf(lesson.lesson);
    const latest = (step: CommandStep): Run | undefined =>
      this.deps.runs.latest(course.id, runKey(part, step.id));
    const start = commands.findIndex((step) => (first ? step.id === first.id : !isDone(latest(step))));
    for (const step of commands.slice(Math.max(0, start))) {
      const run = await this.run(foundIn(lesson, step));
      if (run?.state !== 'passed') return;
    }
  }

  /** Ends the run of a step; without one, every run of the course. */
  cancel(course: string, key: string | null): void {
    for (const [step, run] of this.deps.runs.runs(course)) {
      if (run.state === 'running' && (key === null || step === key)) this.deps.runner.cancel(run.id);
    }
  }

  /** The final lines of a step for the clipboard; `undefined` when the learner cancelled the form. */
  async filledText(given: FoundCommand): Promise<string | undefined> {
    const helper = await this.deps.helper();
    const found = await this.onTarget({ ...given, step: helper.prepare(given.step) });
    return (await this.ask(found, 'copy', this.shellOf(found), helper))?.filled.join('\n');
  }

  /** The step as it has to be for the target of its course. */
  private async onTarget(found: FoundCommand): Promise<FoundCommand> {
    return { ...found, step: await this.deps.gate.enter(found.course.id, found.step) };
  }

  /** The shell that the step will meet: that of its first statement. */
  private shellOf({ part, step }: FoundCommand): ShellKind {
    const [first] = inCourse(part, step).statements;
    return this.deps.terminals.shellFor({
      runsIn: first?.runsIn ?? 'host',
      openedBy: first?.openedBy ?? null,
    });
  }

  private async ask(
    found: FoundCommand,
    purpose: FormRequest['purpose'],
    shell: ShellKind,
    helper: Helper,
  ): Promise<Filled | undefined> {
    const { course, part, lesson, step, key } = found;
    if (!hasPlaceholders(step)) return this.fillAll(step, [], [], shell);
    keepInSight(part.uri, step.range);
    const { target } = this.deps.terminals;
    const limits = await this.deps.limits.of(course.id, step);
    const question = {
      courseId: course.id,
      lessonId: lesson.id,
      stepId: key,
      target,
      texts: step.statements,
    };
    return this.deps.form.ask({
      courseId: course.id,
      stepId: key,
      title: step.title,
      purpose,
      shell,
      target,
      hints: limits.map((sentence) => `In the sandbox: ${sentence}`),
      statements: step.statements,
      assist: (remembered) => helper.assist(question, remembered),
      fillsCertain: vscode.workspace.getConfiguration('practice').get('fillCertainValues', true),
    });
  }

  /** Sends the lines; where the terminal turns out to have another shell, they are made again for that one. */
  private async send(found: FoundCommand, filled: Filled, shell: ShellKind): Promise<Run> {
    const { course, part, lesson, step } = found;
    const request = (lines: Filled, forShell: ShellKind) => ({
      courseId: course.id,
      step: inCourse(part, step),
      filled: lines.filled,
      masked: lines.masked,
      values: namedValues(step.statements, lines.values),
      secrets: lines.secrets,
      lesson: { id: lesson.id, title: lesson.title ?? '' },
      ...(hasPlaceholders(step) ? { shell: forShell } : {}),
    });
    try {
      return await this.deps.runner.run(request(filled, shell));
    } catch (error) {
      if (!(error instanceof OtherShellError)) throw error;
      const again = await this.fillAll(step, filled.values, filled.secrets, error.shell);
      return this.deps.runner.run(request(again, error.shell));
    }
  }

  private async fillAll(
    { statements }: CommandStep,
    values: Filled['values'],
    secrets: Filled['secrets'],
    shell: ShellKind,
  ): Promise<Filled> {
    const { linesOf } = await this.deps.loadFilling();
    return { values, secrets, ...linesOf(statements, values, shell) };
  }
}

const foundIn = (lesson: FoundLesson, step: CommandStep): FoundCommand => ({
  ...lesson,
  step,
  key: runKey(lesson.part, step.id),
  ref: { course: lesson.course.id, part: lesson.part.uri, step: step.id },
});
