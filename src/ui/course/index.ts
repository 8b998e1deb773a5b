import * as vscode from 'vscode';
import type { Runner } from '../../core/runs/runner';
import type { MissingTool } from '../../core/runs/tools';
import { registerOutput } from '../history/output';
import { registerLessonPages } from '../lesson';
import type { LessonDeps } from '../lesson/view';
import { registerCommands } from '../messages';
import type { Advice } from '../notes/advice';
import { registerDiagnostics } from '../notes/diagnostics';
import { registerLenses } from '../notes/lenses';
import type { Limits } from '../target/limits';
import { CommandCheck, type CheckDeps } from '../notes/checkCommand';
import { commandTable, copy, type CommandDeps } from './commands';
import type { Courses } from './courses';
import { Lookup } from './lookup';
import type { Lab } from '../lab/lab';
import { Running, type RunningDeps } from './running';
import { CourseTree } from './tree';

export interface CourseDeps extends RunningDeps {
  readonly limits: Limits;
  readonly advice: Advice;
  /** Looks at a step without running it. */
  readonly check: CheckDeps['check'];
  /** The learner looks at a course. */
  readonly onCourse: (courseId: string) => void;
  readonly extensionUri: vscode.Uri;
  readonly courses: Courses;
  readonly lab: Lab;
  readonly loadRenderer: LessonDeps['loadRenderer'];
  readonly loadCreations: LessonDeps['loadCreations'];
  readonly tools: CommandDeps['tools'];
  readonly loadDialogs: CommandDeps['loadDialogs'];
  readonly showCreated: CommandDeps['showCreated'];
  readonly log: vscode.LogOutputChannel;
}

/** Registers the course: its tree, the lenses in its notes, its history, and all commands. Reads nothing before a view asks. */
export function registerCourse(deps: CourseDeps): vscode.Disposable {
  const { courses, runs, runner, limits, advice, log } = deps;
  const tree = new CourseTree(courses, runs, limits);
  const lessons = registerLessonPages(deps.extensionUri, {
    courses,
    runs,
    limits,
    onCourse: deps.onCourse,
    standing: (course) => tree.standing(course),
    loadRenderer: deps.loadRenderer,
    loadCreations: deps.loadCreations,
    advice,
  });
  const check = new CommandCheck({
    courses,
    findings: ({ part }) => advice.all(part),
    check: deps.check,
    copy,
  });
  const commands = commandTable({
    courses,
    tree,
    lookup: new Lookup(courses, runs, tree),
    running: new Running(deps),
    limits,
    advice,
    check,
    runs,
    lessons,
    lab: deps.lab,
    tools: deps.tools,
    loadDialogs: deps.loadDialogs,
    showCreated: deps.showCreated,
    log,
  });
  return vscode.Disposable.from(
    tree,
    lessons,
    check,
    registerLenses({ courses, runs, limits, advice }),
    registerDiagnostics({ courses, advice }),
    registerOutput(runs),
    registerCommands(commands, log),
    sayMissingTools(runner),
    followFirsts(runner),
    followEditor(courses, deps.onCourse),
  );
}

/** A program that is not installed is the one failure that a learner cannot read from the exit code. */
function sayMissingTools(runner: Runner): vscode.Disposable {
  const subscription = runner.onDidChange(({ missingTool }) => {
    if (missingTool) void sayMissing(missingTool);
  });
  return new vscode.Disposable(() => subscription.dispose());
}

async function sayMissing({ command, name, url }: MissingTool): Promise<void> {
  const install = command === 'aws' ? 'Install…' : 'How to Install';
  const check = 'Check Tools…';
  const message = `${name} is not installed, or not on the PATH of the terminal.`;
  const picked = await vscode.window.showErrorMessage(message, ...(url === null ? [] : [install]), check);
  if (picked === check) await vscode.commands.executeCommand('practice.checkTools');
  if (picked !== install || url === null) return;
  if (command === 'aws') await vscode.commands.executeCommand('practice.installAwsCli');
  else await vscode.env.openExternal(vscode.Uri.parse(url));
}

/** What a command removes by: `docker rm`, `aws s3 rb`, `delete-stack`. */
const REMOVES = /\s(?:rm|rb|rmi|prune|down|remove)\b|\s(?:delete|terminate|deregister)-[\w-]+/;

/** Keeps the keys that the walkthrough and the palette ask for: whether a command runs, has passed here, or has removed something. */
function followFirsts(runner: Runner): vscode.Disposable {
  const running = new Set<string>();
  const subscription = runner.onDidChange(({ run }) => {
    const before = running.size;
    if (run.state === 'running') running.add(run.id);
    else running.delete(run.id);
    if ((before === 0) !== (running.size === 0))
      void vscode.commands.executeCommand('setContext', 'practice.running', running.size > 0);
    if (run.state !== 'passed') return;
    void vscode.commands.executeCommand('setContext', 'practice.passed', true);
    if (run.statements.some(({ command }) => REMOVES.test(command)))
      void vscode.commands.executeCommand('setContext', 'practice.passedRemoval', true);
  });
  return new vscode.Disposable(() => subscription.dispose());
}

/** Keeps the keys `practice.inNotes` and `practice.courseOpened` of `when` clauses: whether the active editor shows course notes, and whether a course can be closed. */
function followEditor(courses: Courses, onCourse: CourseDeps['onCourse']): vscode.Disposable {
  const follow = (): void => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const course = uri && courses.holder(uri);
    void vscode.commands.executeCommand('setContext', 'practice.inNotes', course !== undefined);
    if (course !== undefined) onCourse(course);
    const hasOpened = courses.views.some(({ origin }) => origin === 'opened');
    void vscode.commands.executeCommand('setContext', 'practice.courseOpened', hasOpened);
  };
  follow();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(follow),
    courses.onDidChange(follow),
  );
}
