import * as vscode from 'vscode';
import type { LedgerEntry } from '../../core/ledger/model';
import { count } from '../words';
import type { Pending } from './pending';

/** What a learner may choose to clean up. */
export interface Choice {
  readonly target: string;
  readonly entries: readonly LedgerEntry[];
}

interface Item extends vscode.QuickPickItem {
  readonly choice?: Choice;
}

/** Lets the learner say what to clean up: a lesson, all of a target, or what was interrupted. */
export async function chooseScope(
  made: readonly LedgerEntry[],
  pending: Pending | null,
): Promise<Choice | undefined> {
  const items = itemsFor(made, pending);
  const choices = items.filter(({ choice }) => choice !== undefined);
  if (choices.length === 1) return choices[0]?.choice;
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Clean Up',
    placeHolder: 'What shall be deleted? You see every command before anything happens.',
    matchOnDescription: true,
  });
  return picked?.choice;
}

function itemsFor(made: readonly LedgerEntry[], pending: Pending | null): Item[] {
  const byTarget = grouped(made, ({ target }) => target);
  return [
    ...(pending
      ? [itemOf('$(debug-restart) Resume what was interrupted', pending.target, pending.entries)]
      : []),
    ...[...byTarget].flatMap(([target, entries]): Item[] => {
      const lessons = grouped(entries, ({ courseId, lessonId }) => JSON.stringify([courseId, lessonId]));
      const parts = [...lessons.values()].map((own) => itemOf(lessonOf(own), null, own));
      return [
        { label: target, kind: vscode.QuickPickItemKind.Separator },
        ...(parts.length > 1 ? [itemOf('$(clear-all) Everything', target, entries)] : []),
        ...parts,
      ];
    }),
  ];
}

function lessonOf([first]: readonly LedgerEntry[]): string {
  const title = first?.lessonTitle ?? '';
  return title === '' ? 'Introduction' : title;
}

const itemOf = (label: string, target: string | null, entries: readonly LedgerEntry[]): Item => ({
  label,
  description: [count(entries.length, 'thing'), target].filter((part) => part !== null).join(' · '),
  choice: { target: entries[0]?.target ?? '', entries },
});

function grouped(
  entries: readonly LedgerEntry[],
  keyOf: (entry: LedgerEntry) => string,
): ReadonlyMap<string, readonly LedgerEntry[]> {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return groups;
}
