import * as vscode from 'vscode';
import type { chooseRun, showOutput } from '../history';
import { MANAGE_TRUST, PracticeError, type CommandTable } from '../messages';
import type { Lab } from '../lab/lab';
import type { LessonPages } from '../lesson';
import type { showTools, ToolsDeps } from '../tools';
import type { Courses } from './courses';
import type { createFile } from './createFile';
import { openLink } from './links';
import { courseIn, isCommandStep, isLessonRef, isStepRef, type FoundLesson, type Lookup } from './lookup';
import { commandsOf, runKey, textOf, type LessonRef } from './model';
import type { askForNotes } from './openNotes';
import type { Running } from './running';
import type { Runs } from './runs';
import { showInNotes } from './show';
import type { Advice } from '../notes/advice';
import type { CommandCheck } from '../notes/checkCommand';
import { modernCommands } from '../notes/useModern';
import type { Limits } from '../target/limits';
import type { CourseTree } from './tree';

/** The extension's id and that of its walkthrough. */
const WALKTHROUGH = 'dist-sys-practice.dist-sys-practice#start';

/** What only shows once it is asked for. */
interface Dialogs {
  readonly askForNotes: typeof askForNotes;
  readonly chooseRun: typeof chooseRun;
  readonly createFile: typeof createFile;
  readonly showOutput: typeof showOutput;
  readonly showTools: typeof showTools;
}

export interface CommandDeps {
  readonly courses: Courses;
  readonly tree: CourseTree;
  readonly lookup: Lookup;
  readonly running: Running;
  readonly limits: Limits;
  readonly advice: Advice;
  readonly check: Pick<CommandCheck, 'check'>;
  readonly runs: Runs;
  readonly lessons: LessonPages;
  readonly lab: Pick<Lab, 'start'>;
  readonly tools: ToolsDeps;
  readonly loadDialogs: () => Promise<Dialogs>;
  /** Shows what a step created, in the view where that is seen best. @throws PracticeError when it created nothing */
  readonly showCreated: (step: {
    readonly course: string;
    readonly key: string;
    readonly title: string;
  }) => Promise<void>;
  readonly log: vscode.LogOutputChannel;
}

/** Whether the learner wants to go on although something is wrong with the files that the step reads. */
const isUnchecked = (argument: unknown): boolean =>
  isStepRef(argument) && 'unchecked' in argument && argument.unchecked === true;

/** Every command of the extension by its id. */
export const commandTable = (deps: CommandDeps): CommandTable => ({
  ...runCommands(deps),
  ...stepCommands(deps),
  ...modernCommands({ ...deps, copy, mustTrust }),
  ...courseCommands(deps),
  ...treeCommands(deps),
});

function mustTrust(): void {
  if (!vscode.workspace.isTrusted)
    throw new PracticeError('Nothing runs in Restricted Mode.', [MANAGE_TRUST]);
}

function runCommands({
  courses,
  tree,
  lookup,
  running,
  runs,
  loadDialogs,
  showCreated,
}: CommandDeps): CommandTable {
  return {
    'practice.runStep': async (argument) => {
      mustTrust();
      await running.run(await lookup.command(argument), null, isUnchecked(argument));
    },
    'practice.runNext': async () => {
      mustTrust();
      const next = tree.current()?.next;
      if (!next) throw new PracticeError('Every command of the course is done.');
      const found = await lookup.command(next);
      void tree.reveal({ ...next, lesson: found.lesson.id });
      await running.run(found);
    },
    'practice.runLesson': async (argument) => {
      mustTrust();
      const lesson = await lookup.lesson(argument);
      const first =
        isLessonRef(argument) && !isStepRef(argument) ? null : (await lookup.command(argument)).step;
      await running.runFrom(lesson, first);
    },
    'practice.runAgain': async (argument) => {
      mustTrust();
      const found = await lookup.command(argument);
      const last = runs.history(found.course.id, found.key).find((run) => run.statements.length > 0);
      await running.run(found, last?.values ?? null);
    },
    'practice.cancelRun': async (argument) => {
      if (argument === undefined) {
        for (const { id } of courses.views) running.cancel(id, null);
        return;
      }
      const found = await lookup.command(argument);
      running.cancel(found.course.id, found.key);
    },
    'practice.showHistory': async (argument) => {
      const found = await lookup.command(argument);
      const { chooseRun, showOutput } = await loadDialogs();
      const step = { course: found.course.id, key: found.key, title: found.step.title };
      const choice = await chooseRun(runs, step.course, step);
      if (choice?.action === 'created') return showCreated(step);
      if (choice?.action === 'output') await showOutput(choice.run, found.step.title);
      if (choice?.action !== 'again') return;
      mustTrust();
      await running.run(found, choice.run.values);
    },
  };
}

function stepCommands(deps: CommandDeps): CommandTable {
  const { courses, tree, lookup, running, runs, limits, lessons, check, loadDialogs } = deps;
  const mark = async (argument: unknown, set: (course: string, key: string) => void): Promise<void> => {
    if (isLessonRef(argument) && !isStepRef(argument)) {
      const { course, part, lesson } = await lookup.lesson(argument);
      const commands = commandsOf(lesson);
      // A lesson without commands is marked itself.
      for (const { id } of commands.length > 0 ? commands : [lesson]) set(course.id, runKey(part, id));
      return;
    }
    const found = await lookup.command(argument);
    set(found.course.id, found.key);
  };
  return {
    'practice.openRow': async (argument) => {
      if (!isStepRef(argument) && !isLessonRef(argument)) return;
      if (await lessons.follow(argument, async () => lessonRef(await lookup.lesson(argument)))) return;
      // A row with a command does not open by a click as others do.
      if (!isStepRef(argument)) await tree.reveal(argument);
      await showInNotes(courses, argument, true);
    },
    'practice.openInNotes': async (argument) => {
      if (isStepRef(argument) || isLessonRef(argument)) return showInNotes(courses, argument, true);
      const found = await lookup.step(argument);
      return showInNotes(courses, found.ref, false);
    },
    'practice.showStep': async (argument) => {
      const { ref, lesson } = await lookup.madeBy(argument);
      await tree.reveal({ ...ref, lesson: lesson.id });
      await showInNotes(courses, ref, false);
    },
    'practice.showCreated': async (argument) => {
      const { course, key, step } = await lookup.command(argument);
      await deps.showCreated({ course: course.id, key, title: step.title });
    },
    'practice.openLesson': async (argument) => {
      const found = await lookup.lessonHere(argument);
      const title = found.lesson.title ?? found.part.name;
      await lessons.open(lessonRef(found), title, isStepRef(argument) ? argument.step : null);
    },
    'practice.openLessonLink': async (argument) => {
      const { lesson, part } = await lookup.lesson(argument);
      if (lesson.url !== null) await openLink(vscode.Uri.parse(part.uri), lesson.url);
    },
    'practice.copyStep': async (argument) => {
      const { step } = await lookup.step(argument);
      await copy(step.kind === 'note' ? step.text : textOf(step));
    },
    'practice.fillAndCopy': async (argument) => {
      const found = await lookup.step(argument);
      if (!isCommandStep(found)) throw new PracticeError('This step has no command.');
      const text = await running.filledText(found, isUnchecked(argument));
      if (text !== undefined) await copy(text);
    },
    'practice.createFile': async (argument) => {
      const { step } = await lookup.step(argument);
      if (step.kind !== 'file') throw new PracticeError('This step is not the content of a file.');
      await (await loadDialogs()).createFile(step);
    },
    'practice.checkCommand': async (argument) => {
      mustTrust();
      await check.check(await lookup.command(argument));
    },
    'practice.showLimits': async (argument) => {
      const { course, step } = await lookup.command(argument);
      const sentences = await limits.of(course.id, step);
      const message =
        sentences.length > 0 ? sentences.join(' ') : 'The target does all that this step asks for.';
      void vscode.window.showInformationMessage(message);
    },
    'practice.markDone': (argument) => mark(argument, (course, key) => runs.markDone(course, key)),
    'practice.markNotDone': (argument) => mark(argument, (course, key) => runs.markNotDone(course, key)),
  };
}

const lessonRef = ({ course, part, lesson }: FoundLesson): LessonRef => ({
  course: course.id,
  part: part.uri,
  lesson: lesson.id,
});

/** Puts a text into the clipboard, and says so. */
export async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage('$(check) Copied', 2000);
}

function courseCommands({ courses, tree, runs, lab, tools, loadDialogs, log }: CommandDeps): CommandTable {
  const choose = async (
    argument: unknown,
    placeHolder: string,
    only: (origin: string) => boolean,
  ): Promise<string | undefined> => {
    const named = courseIn(argument);
    if (named !== undefined) return named;
    const views = courses.views.filter(({ origin }) => only(origin));
    const items = views.map(({ id, title, origin }) => ({
      label: title,
      description: origin === 'bundled' ? 'bundled' : id,
      id,
    }));
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.id;
  };
  return {
    'practice.startLab': () => lab.start(),
    'practice.openNotes': async (argument) => {
      const uri = argument instanceof vscode.Uri ? argument : await (await loadDialogs()).askForNotes();
      if (!uri) return;
      const id = await courses.open(uri);
      await vscode.commands.executeCommand('practice.course.focus');
      const course = courses.views.find((view) => view.id === id);
      const part = course?.parts.find((view) => view.notes !== null);
      const lesson = part?.notes?.lessons.find(({ title }) => title !== null);
      if (part && lesson) await tree.reveal({ course: id, part: part.uri, lesson: lesson.id });
    },
    'practice.closeCourse': async (argument) => {
      const id = await choose(
        argument,
        'Close which course? Its file and its progress stay.',
        (origin) => origin === 'opened',
      );
      if (id !== undefined) await courses.close(id);
    },
    'practice.resetProgress': async (argument) => {
      const id = await choose(argument, 'Reset the progress of which course?', () => true);
      const course = courses.views.find((view) => view.id === id);
      if (!course) return;
      const question = `Forget all runs and marks of “${course.title}”?`;
      const detail = 'What the commands made stays as it is. Values that you filled in are still suggested.';
      const answer = await vscode.window.showWarningMessage(
        question,
        { modal: true, detail },
        'Reset Progress',
      );
      if (answer !== undefined) runs.resetProgress(course.id);
    },
    'practice.reload': () => courses.reload(),
    'practice.editSetting': () =>
      vscode.commands.executeCommand('workbench.action.openWorkspaceSettings', 'practice.notes'),
    'practice.checkTools': async () => (await loadDialogs()).showTools(tools),
    'practice.getStarted': () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
    'practice.showLog': () => log.show(),
  };
}

/** Keys of `when` clauses that follow the filter. */
const setFilterContext = (tree: CourseTree): void => {
  void vscode.commands.executeCommand('setContext', 'practice.filtered', tree.filter.text !== '');
  void vscode.commands.executeCommand('setContext', 'practice.doneHidden', tree.filter.hideDone);
};

function treeCommands({ tree }: CommandDeps): CommandTable {
  const set = (change: Partial<CourseTree['filter']>): void => {
    tree.setFilter({ ...tree.filter, ...change });
    setFilterContext(tree);
  };
  return {
    'practice.filter': async () => {
      const text = await vscode.window.showInputBox({
        title: 'Filter the Course',
        prompt: 'Text in titles, notes or commands',
        placeHolder: 'for example: s3, docker run, load balancer',
        value: tree.filter.text,
      });
      if (text !== undefined) set({ text: text.trim() });
    },
    'practice.clearFilter': () => set({ text: '' }),
    'practice.hideDone': () => set({ hideDone: true }),
    'practice.showDone': () => set({ hideDone: false }),
    'practice.goToNext': async () => {
      const standing = tree.current();
      if (!standing?.next || !standing.lesson)
        throw new PracticeError('Every command of the course is done.');
      await tree.reveal({ ...standing.next, lesson: standing.lesson.lesson }, true);
    },
  };
}
