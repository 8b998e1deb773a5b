import * as vscode from 'vscode';
import { soughtInCreated } from './adapters/ledger/rows';
import { LedgerSource } from './adapters/ledger/source';
import type { LedgerWatch } from './adapters/ledger/watch';
import type { Book } from './core/ledger/book';
import { soughtOf, type SoughtInView } from './core/ledger/sought';
import { entryKey } from './core/ledger/model';
import { isTie, nameOfThing, nounOfThing, toLookFor } from './core/ledger/words';
import type { Creations } from './ui/lesson/created';
import type { CreatedThing } from './ui/lesson/protocol';
import { PracticeError } from './ui/messages';
import { registerResourceView } from './ui/resources';
import { registerDimming } from './ui/resources/dimming';

export interface CreatedDeps {
  readonly book: Book;
  readonly watch: LedgerWatch;
  readonly log: vscode.LogOutputChannel;
}

/** Registers the view *Created by You*. Nothing is asked while it is not in sight. */
export function registerCreated({ book, watch, log }: CreatedDeps): vscode.Disposable {
  const source = new LedgerSource({
    book,
    watch,
    showStep: async ({ courseId, stepId }) => {
      await vscode.commands.executeCommand('practice.showStep', { course: courseId, key: stepId });
    },
    reveal: revealIn,
    cleanUp: async (keys) => {
      await vscode.commands.executeCommand('practice.cleanUp', keys === null ? undefined : { keys });
    },
    now: Date.now,
  });
  const tell = (): void =>
    void vscode.commands.executeCommand('setContext', 'practice.created.any', book.things.length > 0);
  tell();
  const changes = book.onDidChange(tell);
  return vscode.Disposable.from(
    new vscode.Disposable(() => changes.dispose()),
    new vscode.Disposable(() => source.dispose()),
    registerResourceView({ source, copies: ['name', 'id', 'arn'], log }),
    registerDimming(),
  );
}

/** What lessons have made, for their pages. */
export const creationsOf = (book: Book, watch: LedgerWatch): Creations => ({
  of: (course, lesson) =>
    book.things
      .filter(
        (entry) =>
          entry.courseId === course &&
          entry.lessonId === lesson &&
          entry.partOf === undefined &&
          !isTie(entry),
      )
      .map((entry): CreatedThing => {
        const { state, reason = null } = book.stateOf(entry);
        return { key: entryKey(entry), name: nameOfThing(entry), noun: nounOfThing(entry), state, reason };
      }),
  onDidChange: book.onDidChange,
  follow: () => watch.follow(),
});

/** A step, as the ledger knows it. */
export interface MakingStep {
  readonly course: string;
  readonly key: string;
  readonly title: string;
}

/** Shows what a step created, or what that belongs to. @throws PracticeError when nothing of it is on record */
export async function showCreated(book: Book, { course, key, title }: MakingStep): Promise<void> {
  const made = book.things.filter(
    (entry) => entry.courseId === course && entry.stepId === key && entry.partOf === undefined,
  );
  const [first, ...others] = toLookFor(made, book.things);
  if (first) {
    const sought = others.length === 0 ? soughtOf(first) : null;
    if (sought !== null && (await revealIn(sought))) return;
    await vscode.commands.executeCommand('practice.created.reveal', soughtInCreated(first));
    return;
  }
  if (made.length === 0) throw new PracticeError(`Nothing that “${title}” created is on record.`);
  const nouns = [...new Set(made.map(nounOfThing))].join(', ');
  void vscode.window.showInformationMessage(
    `“${title}” created: ${nouns}. It is a part of something else, and goes with it.`,
  );
}

/** Shows a thing in the view of its kind. @returns whether it is there */
async function revealIn({ view, ...sought }: SoughtInView): Promise<boolean> {
  return (await vscode.commands.executeCommand<unknown>(`${view}.reveal`, sought)) === true;
}
