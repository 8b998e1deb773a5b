import { randomUUID } from 'node:crypto';
import type { CommandStep, Lesson, Statement } from '../../src/core/course/model';
import type { Run } from '../../src/core/runs/model';
import { createRunner, type Runner, type StatementEnded } from '../../src/core/runs/runner';
import type { PracticeTerminals } from '../../src/core/runs/terminal';
import { fill } from '../../src/core/shell/fill';
import type { Census } from './census';
import type { FormFigures } from './figures';
import { fillFiles } from './labFiles';
import type { Walkable } from './lessons';
import { type Made, type SlotValues, valuesFrom } from './values';

export interface Failure {
  readonly command: string;
  readonly why: string;
}

/** A command that was left out, and why. */
export interface LeftOut {
  readonly command: string;
  readonly reason: string;
}

export interface LessonWalk {
  readonly title: string;
  /** Host commands: all, and those that were run. */
  readonly commands: number;
  readonly run: number;
  readonly passed: number;
  readonly seconds: number;
  readonly failures: readonly Failure[];
  readonly leftOut: readonly LeftOut[];
  /** Of each kind, how many there are more than before, or less; filled in by who can count. */
  readonly leftBehind: Census;
}

export interface WalkerDeps {
  readonly terminals: PracticeTerminals;
  /** The lab folder as it is shipped, and the learner's copy. */
  readonly lab: { readonly original: string; readonly copy: string };
  /** Why a step cannot be served here, beyond what the course says itself. */
  readonly unavailable: (step: CommandStep) => string | null;
  /** Whether a step that the course marks can be served here all the same. */
  readonly available: (step: CommandStep) => boolean;
  readonly say: (line: string) => void;
  /** Hears of every statement that passed. */
  readonly ended?: (statement: StatementEnded) => void;
  /** Looks at what a form would offer, where somebody wants to know. */
  readonly figures?: FormFigures | undefined;
}

const STEP_MS = 180_000;
const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** Runs a lesson from its first step to its last, as a learner would who fills in what the steps before have shown. */
export class Walker {
  readonly runner: Runner;
  readonly outputs = new Map<string, string>();

  private lesson = '';

  constructor(private readonly deps: WalkerDeps) {
    this.runner = createRunner({
      terminals: deps.terminals,
      store: {
        record: () => undefined,
        saveOutput: (id, text) => {
          this.outputs.set(id, text);
          return Promise.resolve();
        },
      },
      logger: quiet,
      now: Date.now,
      newId: randomUUID,
    });
    this.runner.onDidEnd((statement) => deps.ended?.(statement));
  }

  async walk({ lesson, steps }: Walkable): Promise<LessonWalk> {
    const started = Date.now();
    this.lesson = lesson.title ?? '';
    const made: Made[] = [];
    const values = valuesFrom(made);
    const failures: Failure[] = [];
    const leftOut: LeftOut[] = [];
    let [commands, run, passed] = [0, 0, 0];
    /** Sessions that were not opened: what belongs into them is left out as well. */
    const closed = new Set<string>();
    for (const { step, outOfReach } of steps) {
      const host = step.statements.filter(({ runsIn }) => runsIn === 'host');
      commands += host.length;
      const reason =
        (outOfReach !== null && !this.deps.available(step) ? outOfReach : null) ??
        this.deps.unavailable(step);
      if (
        reason !== null ||
        step.statements.some(({ openedBy }) => openedBy !== null && closed.has(openedBy))
      ) {
        closed.add(step.id);
        if (reason !== null) leftOut.push(...host.map(({ command }) => ({ command, reason })));
        continue;
      }
      await this.deps.figures?.ask(lesson, step, (placeholder) => values.valueOf(placeholder));
      const result = await this.step(lesson, step, values);
      made.push(result);
      run += host.length;
      const ended = step.statements
        .map((statement, index) => ({ statement, index }))
        .filter(({ statement }) => statement.runsIn === 'host');
      for (const { statement, index } of ended) {
        const state = result.run?.statements[index]?.state;
        const opened = statement.session?.kind === 'opens' && state !== 'failed' && state !== undefined;
        if (state === 'passed' || opened) passed++;
        else failures.push({ command: statement.command, why: result.why(index) });
      }
    }
    const seconds = (Date.now() - started) / 1000;
    return { title: lesson.title ?? '', commands, run, passed, seconds, failures, leftOut, leftBehind: {} };
  }

  private async step(lesson: Lesson, step: CommandStep, values: SlotValues) {
    const commands = step.statements.map(({ command }) => command).join('\n');
    const troubles = step.statements.map((statement) => this.troubleOf(statement, values));
    const trouble = troubles.find((text) => text !== null);
    if (trouble !== undefined) return { commands, output: '', run: null, why: () => trouble ?? '' };
    const filled = step.statements.map((statement) => this.filled(statement, values));
    this.deps.say(filled.map((line) => `      $ ${line}`).join('\n'));
    const place = { id: this.lesson, title: this.lesson };
    const request = {
      courseId: 'walk',
      step,
      filled,
      masked: filled,
      values: {},
      secrets: [],
      lesson: place,
    };
    let current: string | undefined;
    const heard = this.runner.onDidChange(({ run }) => (current = run.id));
    const noted = this.runner.onDidEnd((ended) => this.deps.figures?.ended(ended, lesson));
    const timer = setTimeout(() => current !== undefined && this.runner.cancel(current), STEP_MS);
    try {
      const run = await this.runner.run(request);
      const output = this.outputs.get(run.id) ?? '';
      return { commands, output, run, why: (index: number) => explain(run, index, output) };
    } catch (error) {
      return { commands, output: '', run: null, why: () => String(error) };
    } finally {
      clearTimeout(timer);
      heard.dispose();
      noted.dispose();
    }
  }

  private troubleOf({ command, placeholders, runsIn }: Statement, { valueOf }: SlotValues): string | null {
    if (runsIn === 'remote') return null;
    const open = [
      ...placeholders.map(({ text }) => text).filter((text) => valueOf(text) === undefined),
      ...fillFiles(command, this.deps.lab, valueOf),
    ];
    return open.length === 0 ? null : `no value for ${open.join(', ')}`;
  }

  private filled({ command, placeholders }: Statement, { valueOf }: SlotValues): string {
    const values = new Map(placeholders.map(({ text, slot }) => [slot.name, valueOf(text) ?? '']));
    return fill(command, placeholders, values, 'bash').command;
  }
}

function explain(run: Run, index: number, output: string): string {
  const { state, exitCode } = run.statements[index] ?? {};
  return `${state ?? 'never sent'}, exit code ${exitCode ?? 'unknown'}: ${output.trim().split('\n').slice(-4).join(' | ').slice(-600)}`;
}
