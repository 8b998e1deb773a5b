import * as vscode from 'vscode';
import { entryKey, type LedgerEntry } from '../../core/ledger/model';
import { BUCKET, keepsVersions } from '../../core/ledger/teardown/contents';
import { carryOut } from '../../core/ledger/teardown/execution';
import { linesOf, planOf } from '../../core/ledger/teardown/plan';
import type { Plan, Removal } from '../../core/ledger/teardown/model';
import { MANAGE_TRUST, PracticeError } from '../messages';
import { count } from '../words';
import { TerminalHands } from './hands';
import { tick, type Listed } from './list';
import { CLEAN_UP, ON_HOST, stepOf, type Scope, type TeardownDeps } from './model';
import { keepPending, readPending } from './pending';
import { sayReport } from './report';
import { chooseScope, type Choice } from './scopes';

/** A plan that was looked at: what it deletes, and what of it is gone already. */
interface Prepared {
  readonly listed: readonly Listed[];
  readonly unremovable: Plan['unremovable'];
  readonly gone: number;
}

/** Takes away what the learner's runs have made: what is chosen, in order, each with a command that is shown before. */
export class CleanUp {
  private isBusy = false;

  constructor(private readonly deps: TeardownDeps) {}

  /** @param scope what to clean up; asked for where it is `null` */
  start(scope: Scope | null): Promise<void> {
    return this.alone(async () => {
      const choice = await this.choose(scope);
      if (choice) await this.cleanUp(choice);
    });
  }

  /** Goes on with what was interrupted. */
  resume(): Promise<void> {
    return this.alone(async () => {
      const pending = readPending(this.deps.memory);
      if (pending) await this.cleanUp(pending);
      else void vscode.window.showInformationMessage('No clean-up was interrupted.');
    });
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    if (!vscode.workspace.isTrusted)
      throw new PracticeError('Nothing runs in Restricted Mode.', [MANAGE_TRUST]);
    if (this.isBusy) throw new PracticeError('A clean-up is going on already.');
    this.isBusy = true;
    try {
      await this.deps.runs.ready();
      await work();
    } finally {
      this.isBusy = false;
    }
  }

  private async choose(scope: Scope | null): Promise<Choice | undefined> {
    const made = this.deps.ledger.read().filter(({ kind }) => kind === 'made');
    const pending = readPending(this.deps.memory);
    if (made.length === 0 && !pending) return nothing('Nothing is on record that your commands have made.');
    if (scope === null) return chooseScope(made, pending);
    const entries = made.filter((entry) => isIn(scope, entry));
    if (entries.length === 0) return nothing('Nothing of this is on record: there is nothing to clean up.');
    const [first, ...others] = new Set(entries.map(({ target }) => target));
    return others.length > 0 ? chooseScope(entries, null) : { target: first ?? '', entries };
  }

  private async cleanUp({ target, entries }: Choice): Promise<void> {
    await this.turnTo(target, entries);
    const prepared = await this.look(entries);
    if (!prepared) return;
    const { listed, unremovable, gone } = prepared;
    if (listed.length + unremovable.length === 0) {
      await keepPending(this.deps.memory, null);
      return nothing(
        `Everything is gone already: ${count(gone, 'thing')} ${gone === 1 ? 'is' : 'are'} no longer there.`,
      );
    }
    const shell = this.deps.terminals.shellFor(ON_HOST);
    const ticked = await tick(target, listed, unremovable, gone, shell);
    if (!ticked || ticked.length === 0) return;
    const removals = await agreed(ticked);
    if (removals.length > 0 && (await this.admitted(removals))) await this.carryOut(target, removals);
  }

  /** Commands go where the things are, or nowhere. @throws PracticeError when the course goes elsewhere by now */
  private async turnTo(target: string, entries: readonly LedgerEntry[]): Promise<void> {
    const { gate, terminals } = this.deps;
    for (const courseId of new Set(entries.map((entry) => entry.courseId))) {
      await gate.enter(courseId, stepOf('Clean up', []));
      if (terminals.target === target) continue;
      throw new PracticeError(
        `This was made on ${target}, and commands go to ${terminals.target} now. Choose that target first.`,
        [{ title: 'Choose Target…', command: 'practice.chooseTarget' }],
      );
    }
    // In the sandbox nothing is asked, but it has to be there to be looked at.
    if (target.startsWith('Sandbox')) await this.admitted(planOf(entries).removals);
  }

  private look(entries: readonly LedgerEntry[]): Thenable<Prepared | undefined> {
    const location = vscode.ProgressLocation.Notification;
    return vscode.window.withProgress(
      { location, title: 'Looking at what there still is…', cancellable: true },
      async (_, token) => {
        const signal = signalOf(token);
        const { there, gone, elsewhere } = await this.deps.survey(entries, signal);
        const { removals, unremovable } = planOf(there);
        const listed = await Promise.all(removals.map((removal) => this.withContents(removal, signal)));
        return signal.aborted ? undefined : { listed, unremovable: [...unremovable, ...elsewhere], gone };
      },
    );
  }

  /** A bucket with what it holds: what no step put there, and every version that has to be named. */
  private async withContents(removal: Removal, signal: AbortSignal): Promise<Listed> {
    if (removal.entry.type !== BUCKET) return { removal, foreign: [] };
    const contents = await this.deps.contents(removal.entry, signal);
    if (!contents) return { removal, foreign: [] };
    const ready = keepsVersions(contents) ? await this.deps.withVersions(removal, contents) : removal;
    return { removal: ready, foreign: contents.foreign };
  }

  /** Asks once for the whole plan what the guard asks for a step. */
  private async admitted(removals: readonly Removal[]): Promise<boolean> {
    const shell = this.deps.terminals.shellFor(ON_HOST);
    const lines = removals.flatMap((removal) => linesOf(removal, shell));
    const [first] = removals;
    if (!first) return true;
    const inAccount = removals.filter(({ commands }) =>
      commands.some((command) => command.startsWith('aws ')),
    );
    return this.deps.gate.admit({
      courseId: first.entry.courseId,
      lesson: first.entry.lessonId,
      key: CLEAN_UP,
      // What is on this machine's engine is not in the account.
      ...(inAccount.length > 0 && { deletes: inAccount.map(({ title }) => title) }),
      step: stepOf('Clean up', lines),
      lines,
    });
  }

  private async carryOut(target: string, removals: readonly Removal[]): Promise<void> {
    const location = vscode.ProgressLocation.Notification;
    const title = `Cleaning up · ${target}`;
    const { report, outputOf } = await vscode.window.withProgress(
      { location, title, cancellable: true },
      async (progress, token) => {
        const hands = new TerminalHands(this.deps, target, progress, token);
        try {
          return { report: await carryOut(removals, hands), outputOf: hands.runOf.bind(hands) };
        } finally {
          hands.dispose();
        }
      },
    );
    void sayReport(report, outputOf, (left) => this.again(target, left)).catch((error: unknown) =>
      this.deps.log.error(String(error)),
    );
  }

  private again(target: string, removals: readonly Removal[]): Promise<void> {
    return this.alone(() =>
      this.cleanUp({ target, entries: removals.flatMap(({ entry, along }) => [entry, ...along]) }),
    );
  }
}

function nothing(message: string): undefined {
  void vscode.window.showInformationMessage(message);
}

function isIn(scope: Scope, entry: LedgerEntry): boolean {
  switch (scope.kind) {
    case 'lesson':
      return entry.courseId === scope.courseId && entry.lessonId === scope.lessonId;
    case 'entries':
      return scope.keys.includes(entryKey(entry));
    case 'target':
      return entry.target === scope.target;
  }
}

/** Names shown of what a bucket holds. */
const SHOWN = 8;

/** Asks for every bucket that holds what no step has put there. @returns what may be deleted */
async function agreed(ticked: readonly Listed[]): Promise<Removal[]> {
  const kept = new Set<Removal>();
  for (const { removal, foreign } of ticked) {
    if (foreign.length === 0) continue;
    const more = foreign.length > SHOWN ? [`… and ${foreign.length - SHOWN} more`] : [];
    const answer = await vscode.window.showWarningMessage(
      `The bucket ${removal.entry.id} holds ${count(foreign.length, 'object')} that no step of yours has put there. Delete ${foreign.length === 1 ? 'it' : 'them'} with the bucket?`,
      { modal: true, detail: [...foreign.slice(0, SHOWN), ...more].join('\n') },
      'Delete Everything in It',
      'Keep the Bucket',
    );
    if (answer === undefined) return [];
    if (answer === 'Keep the Bucket') kept.add(removal);
  }
  return ticked.map(({ removal }) => removal).filter((removal) => !kept.has(removal));
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  return abort.signal;
}
