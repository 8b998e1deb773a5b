import * as vscode from 'vscode';
import type { Range } from '../../core/text';

/** How long the editor may take to make room for what opens beside it, in ms. Later it is the learner who scrolls. */
const SETTLE_MS = 1500;

/**
 * Keeps a place of notes in sight while something opens beside them: they get half of the room, so their lines wrap anew and
 * what was chosen may move away. `range` is in offsets of the notes.
 */
export function keepInSight(notes: string, range: Range): void {
  const isNotes = ({ document }: vscode.TextEditor): boolean => document.uri.toString() === notes;
  if (!vscode.window.visibleTextEditors.some(isNotes)) return;
  const subscription = vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor, visibleRanges }) => {
    if (!isNotes(textEditor)) return;
    const { document } = textEditor;
    const place = new vscode.Range(document.positionAt(range.from), document.positionAt(range.to));
    if (visibleRanges.some((visible) => visible.contains(place.start))) return;
    textEditor.revealRange(place, vscode.TextEditorRevealType.InCenter);
  });
  setTimeout(() => void subscription.dispose(), SETTLE_MS);
}
