import * as vscode from 'vscode';
import { isLessonRef } from '../course/lookup';
import type { LessonRef, StepRef } from '../course/model';
import { columnBesideNotes } from '../webview/columns';
import { openPage, pageIn, viewType } from '../webview/page';
import type { FromLesson, ToLesson } from './protocol';
import type { LessonDeps, LessonPage, LessonView } from './view';

const NAME = 'lesson';
/** Which pictures it may load depends on where the notes are. */
const PICTURES = 'later';

/** Opens lessons as pages. */
export interface LessonPages extends vscode.Disposable {
  /** Shows a lesson beside its notes, in the page that is there or a new one. `step` is brought into view. */
  open(ref: LessonRef, title: string, step: string | null): Promise<void>;
  /**
   * Shows what was chosen elsewhere, where a lesson is what the learner reads: the page is in sight and the notes are not.
   * `lessonOf` finds the lesson of a step.
   * @returns whether the page shows it
   */
  follow(chosen: LessonRef | StepRef, lessonOf: () => Promise<LessonRef>): Promise<boolean>;
}

/** Registers the page that shows lessons: one, which goes from lesson to lesson and outlives a reload of the window. */
export function registerLessonPages(extensionUri: vscode.Uri, deps: LessonDeps): LessonPages {
  let open: { readonly page: LessonPage; readonly view: LessonView } | undefined;

  /** Loaded with the first page. */
  const load = () => import('./view');

  function adopt(
    { LessonView }: Awaited<ReturnType<typeof load>>,
    page: LessonPage,
    ref: LessonRef,
  ): LessonView {
    open?.page.close();
    const view = new LessonView(page, ref, deps);
    const own = { page, view };
    open = own;
    page.onClosed(() => {
      view.dispose();
      if (open === own) open = undefined;
    });
    return view;
  }

  const serializer = vscode.window.registerWebviewPanelSerializer(viewType(NAME), {
    async deserializeWebviewPanel(panel, state: unknown) {
      const ref = typeof state === 'object' && state !== null && 'ref' in state ? state.ref : null;
      if (!isLessonRef(ref)) {
        panel.dispose();
        return;
      }
      const loaded = await load();
      const page = pageIn<ToLesson, FromLesson>(panel, {
        extensionUri,
        name: NAME,
        title: panel.title,
        pictures: PICTURES,
      });
      await adopt(loaded, page, ref).open(ref, null);
    },
  });

  return {
    async open(ref, title, step) {
      const loaded = await load();
      if (open) {
        open.page.reveal();
        return open.view.open(ref, step);
      }
      const column = columnBesideNotes(vscode.Uri.parse(ref.part));
      const page = openPage<ToLesson, FromLesson>({
        extensionUri,
        name: NAME,
        title,
        keepsInput: false,
        column,
        pictures: PICTURES,
      });
      return adopt(loaded, page, ref).open(ref, step);
    },
    async follow(chosen, lessonOf) {
      if (!open?.page.visible || areInSight(chosen.part)) return false;
      const { view } = open;
      await view.open(await lessonOf(), 'step' in chosen ? chosen.step : null);
      return true;
    },
    dispose() {
      serializer.dispose();
      open?.view.dispose();
    },
  };
}

const areInSight = (notes: string): boolean =>
  vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === notes);
