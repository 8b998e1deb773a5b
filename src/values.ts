import { randomInt } from 'node:crypto';
import type * as vscode from 'vscode';
import type { LiveAccess } from './adapters/aws/live/calls';
import { LiveAws } from './adapters/aws/live/live';
import { AwsSession } from './adapters/aws/session';
import { findEndpoint } from './adapters/docker/contexts';
import { LiveDocker } from './adapters/docker/live';
import { type Surroundings } from './adapters/docker/place';
import { readEngine } from './adapters/ledger/engine';
import { LiveLedger, type EngineHere } from './adapters/ledger/living';
import { LedgerWatch } from './adapters/ledger/watch';
import type { Creations } from './ui/lesson/created';
import { creationsOf, registerCreated, showCreated, type MakingStep } from './created';
import type { AwsTarget } from './core/aws/target';
import { inputFilesOf } from './core/catalogue/inputFiles';
import { withLiterals } from './core/catalogue/literals';
import { typedFileSlots } from './core/catalogue/slots';
import { foldersBefore } from './core/files/folders';
import type { CommandStep } from './core/course/model';
import type { Living } from './core/ledger/alive';
import type { Checking } from './core/checks/checking';
import { entryKey, type LedgerEntry, type LedgerOrigin } from './core/ledger/model';
import type { AccountBill } from './core/ledger/accountBill';
import { billOf } from './core/ledger/bill';
import { Book } from './core/ledger/book';
import { asksEngine, settleWithEngine, type EngineQuestion } from './core/ledger/engine';
import { isStack } from './core/ledger/parts';
import { changesOf, type LedgerChange } from './core/ledger/recording';
import { readLedger, writeLedger } from './core/ledger/store';
import type { Disposable, Event } from './core/runs/events';
import type { Logger } from './core/logger';
import type { Run } from './core/runs/model';
import type { StatementEnded } from './core/runs/runner';
import type { EnvironmentChanges } from './core/target/environment';
import type { Target } from './core/target/model';
import { Assistant, type Question } from './core/values/assistant';
import type { Assist, LiveSource } from './core/values/ports';
import type { RememberedValue } from './core/values/model';
import type { Helper } from './ui/course/running';
import type { Runs } from './ui/course/runs';
import { createChecking, createCleanUp, type CleanUpParts } from './teardown';
import type { CleanUp } from './ui/teardown/cleanUp';

export { checkHere } from './inspect';
export { modernStep } from './core/lint/modernStep';

/** Where commands go. */
interface ValuesTarget {
  readonly findAwsTarget: () => Promise<AwsTarget>;
  readonly onDidChange: Event<void>;
  readonly dockerPlace: () => Surroundings;
  readonly targets: {
    of(courseId: string): Target;
    readonly terminal: { readonly name: string; readonly env: EnvironmentChanges };
  };
}

export interface ValuesDeps {
  readonly runs: Runs;
  readonly log: Logger;
  /** Takes what is left in real accounts whenever that changes. */
  readonly showBill?: (bill: readonly AccountBill[]) => void;
  readonly target: ValuesTarget;
  /** Of this window: which files may be written to. */
  readonly memory: vscode.Memento;
}

/** What the catalogue knows, at work: it fills forms and keeps the ledger. Loaded with the first command that runs. */
export class Values implements Helper {
  private readonly aws: AwsSession;
  private readonly changes: Disposable;
  /** Tells what of the ledger still exists. */
  readonly living: Living;
  private readonly checking: Checking;
  private readonly closing = new AbortController();
  private recording: Promise<void> = Promise.resolve();
  /** What was made, with what is known of it. */
  readonly book: Book;
  /** Keeps the book true while somebody looks. */
  readonly watch: LedgerWatch;

  constructor(private readonly deps: ValuesDeps) {
    this.checking = createChecking({
      runs: deps.runs,
      terminalTarget: () => deps.target.targets.terminal,
    });
    // Questions about what is there go where commands go.
    this.aws = new AwsSession({
      findTarget: deps.target.findAwsTarget,
      loadSdk: () => import('./adapters/aws/sdk'),
      logger: deps.log,
    });
    this.living = new LiveLedger({
      access: () => this.access(),
      targetName: () => this.targetName(),
      engine: () => this.engine(),
      logger: deps.log,
    });
    this.book = new Book(deps.runs);
    this.watch = new LedgerWatch({ book: this.book, living: this.living, now: Date.now });
    this.changes = deps.target.onDidChange(() => {
      this.aws.reset();
      this.watch.acted();
    });
    const { showBill } = deps;
    if (showBill) {
      const tell = (): void =>
        showBill(billOf(this.book.things, (entry) => this.book.stateOf(entry).state, Date.now()));
      this.book.onDidChange(tell);
      tell();
    }
  }

  /** Registers the view of what was made. */
  registerCreated(log: vscode.LogOutputChannel): vscode.Disposable {
    return registerCreated({ book: this.book, watch: this.watch, log });
  }

  /** What lessons have made, for their pages. */
  creations(): Creations {
    return creationsOf(this.book, this.watch);
  }

  /** Shows what a step created: in the view of its kind where that has it, else in *Created by You*. */
  async showCreated(step: MakingStep): Promise<void> {
    return showCreated(this.book, step);
  }

  /** The step with the names that only look like values as placeholders. */
  prepare(step: CommandStep): CommandStep {
    const statements = step.statements.map((statement) => ({
      ...statement,
      placeholders: withLiterals(statement.command, statement.placeholders),
    }));
    return { ...step, statements };
  }

  /** Help for a form about to open. */
  assist(question: Question, remembered: readonly RememberedValue[]): Assist {
    const abort = new AbortController();
    const assistant = new Assistant(question, {
      // Forms know the parts of stacks by what the stacks give out.
      ledger: readLedger(this.deps.runs).filter(({ partOf }) => partOf === undefined),
      remembered,
      live: this.live(abort.signal),
      env: process.env,
      inSandbox: this.deps.target.targets.of(question.courseId).kind === 'sandbox',
      now: Date.now(),
      random: fourLetters,
    });
    return {
      get suggestions() {
        return assistant.suggestions;
      },
      ask: (found) => assistant.ask(found),
      dispose: () => abort.abort(),
    };
  }

  /** What the files that a step reads want; what looks at them is loaded with the first step that reads one. */
  async files(...[found, folder, started]: Parameters<Helper['files']>): ReturnType<Helper['files']> {
    const inputs = found.step.statements.map(({ command, placeholders }) =>
      inputFilesOf(command, placeholders),
    );
    if (inputs.every((files) => files.length === 0)) return null;
    const { readStepFiles } = await import('./stepFiles');
    const { memory } = this.deps;
    return readStepFiles({
      ...started,
      memory,
      found,
      inputs,
      folder: await folder(),
      folders: foldersBefore(found.step.statements),
      typeSlots: typedFileSlots,
    });
  }

  /** Puts on record what a statement made and took away, however it ended; one after the other, as the engine may have to be asked. */
  record(ended: StatementEnded): Promise<void> {
    const at = Date.now();
    return this.afterRecording('not recorded', () => this.write(ended, at));
  }

  /** Nothing more will happen to a run: what it made is looked after. */
  ended(run: Run): void {
    void this.afterRecording('check after a run', () => void this.checkLater(run));
  }

  private checkLater(run: Run): Promise<void> {
    return this.checking
      .ended(run)
      .catch((error: unknown) => this.deps.log.debug(`check after a run: ${String(error)}`));
  }

  private afterRecording(what: string, work: () => Promise<void> | void): Promise<void> {
    this.recording = this.recording
      .then(work)
      .catch((error: unknown) => this.deps.log.warn(`${what}: ${String(error)}`));
    return this.recording;
  }

  private async write({ run, request, index, output }: StatementEnded, at: number): Promise<void> {
    const template = request.step.statements[index];
    const { command, state } = run.statements[index] ?? {};
    if (!template || command === undefined || template.runsIn !== 'host') return;
    const { courseId, stepId, target } = run;
    const { lesson, step } = request;
    const engine = USES_DOCKER.test(command) ? await this.engine().catch(() => null) : null;
    const origin = {
      target,
      courseId,
      stepId,
      stepTitle: step.title,
      lessonId: lesson?.id ?? '',
      lessonTitle: lesson?.title ?? '',
      at,
      ...(engine ? { engine: engine.host } : {}),
    };
    const { runs } = this.deps;
    const known = readLedger(runs);
    const broken = state !== 'passed';
    const told = changesOf({ template, command, output, broken }, origin, known);
    const question = { command, output, broken, since: run.startedAt };
    const changes = engine ? await this.settle(engine, question, told, origin, known) : told;
    writeLedger(runs, changes);
    if (!broken) this.checking.passed(run, [...changes.put, ...changes.changed]);
    this.forgetChecks(known.filter((entry) => changes.drop.includes(entryKey(entry))));
    if (FILLS_STACKS.test(command)) void this.findParts(target);
  }

  /** What a command of Docker made, as the engine knows it; as the command tells it where the engine does not answer. */
  private async settle(
    { client }: EngineHere,
    question: EngineQuestion,
    told: LedgerChange,
    origin: LedgerOrigin,
    known: readonly LedgerEntry[],
  ): Promise<LedgerChange> {
    if (!asksEngine(question.command)) return told;
    const things = await readEngine(client, this.closing.signal).catch(() => null);
    return things === null ? told : settleWithEngine(question, told, origin, known, things);
  }

  /** Puts on record what the stacks of a target hold, also while nobody looks. */
  private async findParts(target: string): Promise<void> {
    const { signal } = this.closing;
    const stacks = this.book.things.filter((entry) => entry.target === target && isStack(entry));
    const parts = await Promise.all(stacks.map((stack) => this.living.partsOf(stack, signal)));
    this.book.add(parts.flat());
  }

  /** What takes away what runs made. */
  cleanUp(parts: CleanUpParts): CleanUp {
    const { runs, log, target } = this.deps;
    return createCleanUp({
      ...parts,
      runs,
      log,
      terminalTarget: () => target.targets.terminal,
      living: this.living,
    });
  }

  private forgetChecks(gone: readonly LedgerEntry[]): void {
    for (const entry of gone) this.checking.forget(entry.courseId, entry.stepId, new Set([entryKey(entry)]));
  }

  dispose(): void {
    this.closing.abort();
    this.checking.dispose();
    this.changes.dispose();
    this.watch.dispose();
    this.book.dispose();
    this.aws.dispose();
  }

  private live(signal: AbortSignal): LiveSource {
    const aws = new LiveAws(() => this.access(), signal, this.deps.log);
    const docker = new LiveDocker(async () => (await this.engine()).client, signal, this.deps.log);
    return {
      knows: (type) => LiveAws.knows(type) || LiveDocker.knows(type),
      list: (type) => (LiveDocker.knows(type) ? docker.list(type) : aws.list(type)),
      outputs: () => aws.outputs(),
      account: () => aws.account(),
      region: async () => (await this.aws.target()).region,
    };
  }

  private async access(): Promise<LiveAccess> {
    const { sdk, target, credentials } = await this.aws.connect();
    return { sdk, target, credentials };
  }

  /** The name of the target, once it is known whose account it is. */
  private async targetName(): Promise<string> {
    const { findAwsTarget, targets } = this.deps.target;
    await findAwsTarget().catch(() => null);
    return targets.terminal.name;
  }

  private async engine(): Promise<EngineHere> {
    const { address, host } = await findEndpoint(this.deps.target.dockerPlace());
    const { createClient } = await import('./adapters/docker/client');
    return { host, client: createClient(address) };
  }
}

const USES_DOCKER = /\bdocker\b/;
/** Commands behind which a stack may hold more than before. */
const FILLS_STACKS =
  /\bcloudformation\s+(?:create-stack|update-stack|deploy|wait|execute-change-set|describe-stack)|\bstack\s+deploy\b/;

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Enough for a name among a course's: a million. */
const fourLetters = (): string =>
  Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('');
