import * as vscode from 'vscode';
import type { CommandStep } from '../../core/course/model';
import { isDone } from '../../core/runs/describe';
import { isNamed } from '../../core/errors';
import { type OtherShellError, UntrustedWorkspaceError } from '../../core/runs/errors';
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
import type { Advice } from '../notes/advice';
import { keepInSight } from './inSight';
import { placed } from '../form/files';
import type { StepFiles } from '../files/model';
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
  readonly terminals: Pick<PracticeTerminals, 'target' | 'shellFor' | 'folderFor'>;
  /** What is outdated or broken about steps. */
  readonly advice: Pick<Advice, 'hint' | 'modern'>;
  /** What is known about commands. */
  readonly helper: () => Promise<Helper>;
}

/** Knows what commands need. */
export interface Helper {
  /** The step with the names that only look like values as placeholders. */
  prepare(step: CommandStep): CommandStep;
  /** Help for a form about to open. */
  assist(question: Question, remembered: readonly RememberedValue[]): Assist;
  /**
   * What the files that a step reads want; `null` where it reads none.
   * @param folder that the step will run in, where that is known
   * @throws PracticeError for one that is broken or missing, unless `unchecked`
   */
  files(
    found: FoundCommand,
    folder: () => Promise<string | null>,
    started: Started,
  ): Promise<StepFiles | null>;
}

type FoundCommand = FoundStep<CommandStep>;

/** How a step was started. */
interface Started {
  readonly command: 'practice.runStep' | 'practice.fillAndCopy';
  /** Whether files that are broken or missing do not matter. */
  readonly unchecked: boolean;
}

type Lines = Pick<FormResult, 'values' | 'secrets' | 'filled' | 'masked'>;
type Filled = Lines & Pick<FormResult, 'choices'>;

/** A step with what it reads. */
interface Asking {
  readonly found: FoundCommand;
  readonly files: StepFiles | null;
  readonly shell: ShellKind;
  readonly helper: Helper;
  /** The step as the notes have it, and how it was started. */
  readonly given: FoundCommand;
  readonly started: Started;
}

/** A step as it was answered: itself or its modern form. */
interface Answered {
  readonly asking: Asking;
  readonly filled: Filled;
}

/** What happens between a click on Run and the runner: what is missing is asked for, and the final lines are made. */
export class Running {
  constructor(private readonly deps: RunningDeps) {}

  /**
   * Runs a step, with the values of an earlier run where all of them are known, else asking for them.
   * @param unchecked whether files that are broken or missing do not matter
   * @returns `undefined` when the learner cancelled the form or a question, or did not agree to run it on this target
   */
  async run(
    given: FoundCommand,
    values: Run['values'] | null = null,
    unchecked = false,
  ): Promise<Run | undefined> {
    if (!vscode.workspace.isTrusted) throw new UntrustedWorkspaceError();
    if (!(await this.deps.lab.ready(given.course.id, given.step))) return undefined;
    const prepared = await this.prepare(given, { command: 'practice.runStep', unchecked });
    const earlier = values === null ? null : valuesOf(textsIn(prepared), values);
    const answer =
      earlier === null
        ? await this.ask(prepared, 'run')
        : { asking: prepared, filled: await this.fillAll(prepared, earlier) };
    if (!answer) return undefined;
    const { asking, filled } = answer;
    const { found, files, shell } = asking;
    const step = stepReading(asking, filled);
    const { course, lesson, key } = found;
    const asked = { courseId: course.id, lesson: lesson.id, key, step, lines: filled.masked };
    if (!(await this.deps.gate.admit(asked))) return undefined;
    if (files && !(await files.write(filled))) return undefined;
    const run = await this.send(asking, step, filled, shell);
    await files?.ended(run);
    return run;
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

  /** The final lines of a step for the clipboard; `undefined` when the learner cancelled the form or a question. */
  async filledText(given: FoundCommand, unchecked = false): Promise<string | undefined> {
    const answer = await this.ask(
      await this.prepare(given, { command: 'practice.fillAndCopy', unchecked }),
      'copy',
    );
    if (!answer) return undefined;
    const { asking, filled } = answer;
    if (asking.files && !(await asking.files.write(filled))) return undefined;
    return filled.filled.join('\n');
  }

  private async prepare(given: FoundCommand, started: Started): Promise<Asking> {
    const helper = await this.deps.helper();
    const found = await this.onTarget({ ...given, step: helper.prepare(given.step) });
    const folder = () => this.deps.terminals.folderFor(found.course.id);
    const files = await helper.files(found, folder, started);
    return { found, files, shell: this.shellOf(found), helper, given, started };
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

  private async ask(prepared: Asking, purpose: FormRequest['purpose']): Promise<Answered | undefined> {
    const { found, files, given, started } = prepared;
    if (!hasPlaceholders(found.step) && !files?.wantsForm)
      return { asking: prepared, filled: await this.fillAll(prepared, []) };
    keepInSight(found.part.uri, found.step.range);
    const request = await this.requestFor(prepared, purpose);
    const { advice } = this.deps;
    const hint = await advice.hint(given.part, given.step);
    let asking = prepared;
    const modern = async (): Promise<FormRequest | null> => {
      const step = await advice.modern(given.part, given.step);
      if (step === null) return null;
      asking = await this.prepare({ ...given, step }, started);
      return this.requestFor(asking, purpose);
    };
    const filled = await this.deps.form.ask({
      ...request,
      ...(hint && {
        hint: { title: hint.title, why: hint.why, lines: hint.modern?.split('\n') ?? [], modern },
      }),
    });
    return filled && { asking: filled.isModern ? asking : prepared, filled };
  }

  private async requestFor(asking: Asking, purpose: FormRequest['purpose']): Promise<FormRequest> {
    const { found, files, shell, helper } = asking;
    const { course, lesson, step, key, ref } = found;
    const { target } = this.deps.terminals;
    const limits = await this.deps.limits.of(course.id, step);
    const question = {
      courseId: course.id,
      lessonId: lesson.id,
      stepId: key,
      target,
      texts: textsIn(asking),
    };
    return {
      courseId: course.id,
      stepId: key,
      title: step.title,
      purpose,
      shell,
      target,
      hints: limits.map((sentence, index) => (index === 0 ? `In the sandbox: ${sentence}` : sentence)),
      statements: step.statements,
      files: files?.form,
      assist: (remembered) => helper.assist(question, remembered),
      onCheck: () => void vscode.commands.executeCommand('practice.checkCommand', ref),
      fillsCertain: vscode.workspace.getConfiguration('practice').get('fillCertainValues', true),
    };
  }

  /** Sends the lines; where the terminal turns out to have another shell, they are made again for that one. */
  private async send(asking: Asking, step: CommandStep, filled: Filled, shell: ShellKind): Promise<Run> {
    const { course, part, lesson } = asking.found;
    const request = (lines: Lines, forShell: ShellKind) => ({
      courseId: course.id,
      step: inCourse(part, step),
      filled: lines.filled,
      masked: lines.masked,
      values: namedValues(textsIn(asking), lines.values),
      secrets: lines.secrets,
      lesson: { id: lesson.id, title: lesson.title ?? '' },
      ...(hasPlaceholders(step) ? { shell: forShell } : {}),
    });
    try {
      return await this.deps.runner.run(request(filled, shell));
    } catch (error) {
      if (!isNamed<OtherShellError>(error, 'OtherShellError')) throw error;
      const again = await this.fillAll({ ...asking, shell: error.shell }, filled.values, filled);
      return this.deps.runner.run(request(again, error.shell));
    }
  }

  /** The final lines for values that are known. */
  private async fillAll(
    asking: Asking,
    values: Filled['values'],
    known: Pick<Filled, 'secrets' | 'choices'> = { secrets: [], choices: [] },
  ): Promise<Filled> {
    const { secrets, choices } = known;
    const { linesOf } = await this.deps.loadFilling();
    const { statements } = stepReading(asking, { choices });
    return { values, secrets, choices, ...linesOf(statements, values, asking.shell) };
  }
}

/** The statements, then the files: in the order that values are numbered in. */
const textsIn = ({ found, files }: Asking) => [...found.step.statements, ...(files?.form.files ?? [])];

/** The step with statements that read what was chosen. */
const stepReading = ({ found, files }: Asking, { choices }: Pick<Filled, 'choices'>): CommandStep => ({
  ...found.step,
  statements: placed(found.step.statements, files?.form.files ?? [], choices),
});

const foundIn = (lesson: FoundLesson, step: CommandStep): FoundCommand => ({
  ...lesson,
  step,
  key: runKey(lesson.part, step.id),
  ref: { course: lesson.course.id, part: lesson.part.uri, step: step.id },
});
