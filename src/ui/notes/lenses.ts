import * as vscode from 'vscode';
import { LEDGER, makersIn, readLedger } from '../../core/ledger/store';
import type { LedgerEntry } from '../../core/ledger/model';
import type { Event } from '../../core/runs/events';
import { runKey, type LessonRef, type StepRef } from '../course/model';
import type { Courses } from '../course/courses';
import type { Runs } from '../course/runs';
import { nextChange } from '../words';
import type { Limits } from '../target/limits';
import { DIAGNOSTICS_SETTING, type Advice } from './advice';
import { CREATED_LENS, hintLens, lensesOf, lensSteps, limitsLens, type LensAction } from './lensText';

const SETTING = 'practice.codeLens.enabled';
/** Changes of runs come in bursts; one refresh serves all that come within that many ms. */
const BURST = 50;

/** What clicking a lens calls. */
const COMMANDS: Readonly<Record<LensAction, string>> = {
  run: 'practice.runStep',
  cancel: 'practice.cancelRun',
  trust: 'workbench.trust.manage',
  fillAndCopy: 'practice.fillAndCopy',
  createFile: 'practice.createFile',
  history: 'practice.showHistory',
  created: 'practice.showCreated',
  markDone: 'practice.markDone',
  limits: 'practice.showLimits',
  hint: 'practice.useModern',
};

/** Stands above the title of a lesson. */
const OPEN_LESSON = {
  command: 'practice.openLesson',
  title: '$(open-preview)\u00a0Open lesson',
  tooltip: 'Read the lesson as a page, with a button at every command',
};

export interface LensDeps {
  readonly courses: Courses;
  readonly runs: Runs;
  readonly limits: Limits;
  readonly advice: Advice;
}

/** Registers the lenses above the commands of course notes. Other Markdown files get none. */
export function registerLenses(deps: LensDeps): vscode.Disposable {
  const lenses = new NotesLenses(deps);
  return vscode.Disposable.from(
    lenses,
    vscode.languages.registerCodeLensProvider({ language: 'markdown' }, lenses),
  );
}

class NotesLenses implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];
  private burst: NodeJS.Timeout | undefined;
  /** Set while a lens on the screen says how long ago something was. */
  private clock: NodeJS.Timeout | undefined;
  /** What is on record; read again when that has changed. */
  private ledger: readonly LedgerEntry[] | undefined;

  constructor(private readonly deps: LensDeps) {
    const refresh = (): void => this.refresh();
    this.subscriptions = [
      this.changed,
      on(deps.runs.onDidChange, (changed) => {
        if (changed === LEDGER) this.ledger = undefined;
        this.refresh();
      }),
      deps.limits.onDidChange(refresh),
      deps.courses.onDidChange((change) => {
        // An edit makes the editor ask by itself; only a new list of courses does not.
        if (change === 'all') this.refresh();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(refresh),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SETTING) || event.affectsConfiguration(DIAGNOSTICS_SETTING))
          this.refresh();
      }),
    ];
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    if (!vscode.workspace.getConfiguration(undefined, document.uri).get<boolean>(SETTING, true)) return [];
    const place = await this.deps.courses.of(document);
    if (!place?.part.notes) return [];
    await this.deps.runs.ready();
    const { course, part } = place;
    const hintFor = await this.deps.advice.hints(part);
    const now = Date.now();
    const trusted = vscode.workspace.isTrusted;
    this.ledger ??= readLedger(this.deps.runs);
    const makers = makersIn(course.id, this.ledger);
    let wait = Infinity;
    const lenses: vscode.CodeLens[] = [];
    for (const lens of lensSteps(place.part.notes.lessons, (offset) => document.positionAt(offset).line)) {
      const { step, line } = lens;
      const key = runKey(part, step.id);
      const run = this.deps.runs.latest(course.id, key);
      if (run?.endedAt) wait = Math.min(wait, nextChange(now - run.endedAt) ?? Infinity);
      const ref: StepRef = { course: course.id, part: part.uri, step: step.id };
      const range = new vscode.Range(line, 0, line, 0);
      const limits =
        step.kind === 'command' && !lens.crowded ? await this.deps.limits.of(course.id, step) : [];
      const hint = lens.crowded ? null : hintFor(step);
      const ofStep = lensesOf(step, run, lens, trusted, now);
      const created = makers.has(key) && !lens.crowded ? [CREATED_LENS] : [];
      const more = [
        ...created,
        ...(limits.length > 0 ? [limitsLens(limits)] : []),
        ...(hint ? [hintLens(hint)] : []),
      ];
      for (const { action, title, tooltip } of [...ofStep, ...more]) {
        lenses.push(
          new vscode.CodeLens(range, { command: COMMANDS[action], title, tooltip, arguments: [ref] }),
        );
      }
    }
    for (const { id, title, titleRange } of part.notes?.lessons ?? []) {
      if (title === null) continue;
      const ref: LessonRef = { course: course.id, part: part.uri, lesson: id };
      const line = document.positionAt(titleRange.from).line;
      lenses.push(
        new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { ...OPEN_LESSON, arguments: [ref] }),
      );
    }
    this.refreshIn(wait);
    return lenses;
  }

  dispose(): void {
    clearTimeout(this.burst);
    clearTimeout(this.clock);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private refresh(): void {
    this.burst ??= setTimeout(() => {
      this.burst = undefined;
      this.changed.fire();
    }, BURST);
  }

  /** Only visible documents are asked for lenses, so the clock stops by itself when none is left. */
  private refreshIn(wait: number): void {
    clearTimeout(this.clock);
    this.clock = wait === Infinity ? undefined : setTimeout(() => this.changed.fire(), wait);
  }
}

/** Subscribes to an event of the layers below as to one of the editor's own. */
function on<T>(event: Event<T>, listener: (value: T) => unknown): vscode.Disposable {
  const subscription = event(listener);
  return new vscode.Disposable(() => subscription.dispose());
}
