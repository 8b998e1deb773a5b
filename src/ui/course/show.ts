import * as vscode from 'vscode';
import { columnForNotes } from '../webview/columns';
import type { Courses } from './courses';
import { findLesson, findStep, type LessonRef, type StepRef } from './model';

/**
 * Opens the notes at a lesson or step. The range is read after the file is open: on the disk the text may have been another
 * one than in the editor.
 *
 * @param preserveFocus whether the focus stays where it is, so that arrow keys go on in the tree
 */
export async function showInNotes(
  courses: Courses,
  ref: LessonRef | StepRef,
  preserveFocus: boolean,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(ref.part));
  const notes = (await courses.of(document))?.part.notes ?? null;
  const found =
    'step' in ref ? findStep(notes, ref.step)?.step.range : findLesson(notes, ref.lesson)?.titleRange;
  const editor = await vscode.window.showTextDocument(document, {
    preserveFocus,
    preview: true,
    viewColumn: columnForNotes(),
  });
  if (!found) return;
  const [start, end] = [document.positionAt(found.from), document.positionAt(found.to)];
  editor.selection = new vscode.Selection(start, start);
  const place =
    'step' in ref ? vscode.TextEditorRevealType.InCenterIfOutsideViewport : vscode.TextEditorRevealType.AtTop;
  editor.revealRange(new vscode.Range(start, end), place);
}
