import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { findProgram } from './adapters/programs';
import type { Store } from './adapters/storage/store';
import { createPracticeTerminals } from './adapters/terminal/terminals';
import { createRunner } from './core/runs/runner';
import { type Contributions, createdView, registerLater, resourceViews } from './lateResources';
import { lazyRuns } from './lazyRuns';
import { createTarget, loadKnowledge } from './target';
import { registerBill } from './ui/bill';
import { registerCourse } from './ui/course';
import { Courses } from './ui/course/courses';
import { BUNDLED_ID, BUNDLED_SCHEME, Sources } from './ui/course/sources';
import type { Form } from './ui/form/form';
import { Lab } from './ui/lab/lab';
import { Advice } from './ui/notes/advice';
import { registerReadonlyFolder } from './ui/notes/readonly';
import { sayFailures } from './ui/target/failures';
import { registerCleanUp } from './ui/teardown';
import type { CleanUp } from './ui/teardown/cleanUp';
import type { Values } from './values';

/** Builds the parts and wires them. Reads, opens and waits for nothing: every part begins when a view first asks for it. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Distributed Systems Practice', { log: true });
  const now = (): number => Date.now();

  let store: Store | undefined;
  const runs = lazyRuns(async () => {
    const { openStore } = await import('./adapters/storage/store');
    const folder = vscode.Uri.joinPath(context.globalStorageUri, 'state').fsPath;
    store = await openStore(folder, {
      logger: log,
      windowId: randomUUID(),
      now,
      onDamaged: (path) => void sayDamaged(path),
      onProblem: (error) =>
        void vscode.window.showWarningMessage(`Progress cannot be saved: ${error.message}`),
    });
    return store;
  });

  const labFiles = vscode.Uri.joinPath(context.extensionUri, 'dist', 'lab.json');
  const lab = new Lab(context.globalState, labFiles, BUNDLED_ID);
  const target = createTarget(context, log, {
    ask: async (request) => (await theForm()).ask(request),
    run: async (request) => {
      await runs.ready();
      return runner.run(request);
    },
    terminal: () => {
      const shell = terminals.shellFor({ runsIn: 'host', openedBy: null });
      return { target: terminals.target, shell };
    },
  });
  const terminals = createPracticeTerminals({
    logger: log,
    target: () => target.targets.terminal,
    folderFor: (courseId) => lab.folderFor(courseId),
  });
  const runner = createRunner({ terminals, store: runs, logger: log, now, newId: randomUUID });
  let form: Promise<Form> | undefined;
  const theForm = (): Promise<Form> =>
    (form ??= import('./late').then(({ createForm, valueMemory }) => {
      const { extensionUri, secrets } = context;
      return createForm({ extensionUri, logger: log, memory: valueMemory(runs), secrets });
    }));
  const bill = registerBill(context.globalState, now);
  close = async () => store?.dispose();
  let values: Promise<Values> | undefined;
  const helper = (): Promise<Values> =>
    (values ??= Promise.all([import('./values'), runs.ready()]).then(
      ([{ Values }]) =>
        new Values({
          runs,
          log,
          target,
          memory: context.workspaceState,
          showBill: (left) => bill.show(left),
        }),
    ));
  let cleanUp: Promise<CleanUp> | undefined;
  const theCleanUp = (): Promise<CleanUp> =>
    (cleanUp ??= helper().then((known) => {
      const folder = vscode.Uri.joinPath(context.globalStorageUri, 'clean-up').fsPath;
      return known.cleanUp({ runner, terminals, gate: target.gate, memory: context.globalState, folder });
    }));
  const snippets = vscode.Uri.joinPath(context.extensionUri, 'snippets');
  const sources = new Sources(context.workspaceState, snippets);
  const courses = new Courses(sources, () => import('./core/course/parse'), log);

  const advice = new Advice(loadKnowledge, () => import('./values'));

  context.subscriptions.push(
    log,
    terminals,
    new vscode.Disposable(() => void form?.then((opened) => opened.dispose())),
    courses,
    bill,
    registerReadonlyFolder(BUNDLED_SCHEME, snippets),
    target.disposable,
    sayFailures(runner, runs, target.targets, loadKnowledge),
    registerCourse({
      extensionUri: context.extensionUri,
      tools: { find: (program) => findProgram(program, process.env, true), platform: process.platform },
      loadRenderer: () => import('./ui/lesson/render'),
      loadCreations: async () => (await helper()).creations(),
      courses,
      lab,
      runs,
      runner,
      form: { ask: async (request) => (await theForm()).ask(request) },
      loadFilling: () => import('./late'),
      loadDialogs: () => import('./late'),
      showCreated: async (step) => (await helper()).showCreated(step),
      terminals,
      helper,
      gate: target.gate,
      onCourse: (course) => target.targets.turnTo(course),
      limits: target.limits,
      advice,
      check: async ({ course, part, step }, findings) => {
        const folder =
          (await lab.folderFor(course.id)) ?? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? homedir();
        const { checkHere } = await import('./values');
        return checkHere(part.text, step, findings, { env: process.env, folder });
      },
      log,
    }),
    runner.onDidEnd((ended) => void helper().then((known) => known.record(ended))),
    // What it made was put on record before, so that the helper is there.
    runner.onDidChange(({ run }) => {
      if (run.state !== 'running') void values?.then((known) => known.ended(run));
    }),
    registerCleanUp(theCleanUp, context.globalState, log),
    new vscode.Disposable(() => void values?.then((known) => known.dispose())),
    registerLater(contributions(context), resourceViews(contributions(context)), async () => {
      const { registerResources } = await import('./resources');
      return () => registerResources({ log, onDidChangeRun: runner.onDidChange, target, runs });
    }),
    registerLater(contributions(context), createdView(runs), async () => {
      const known = await helper();
      return () => known.registerCreated(log);
    }),
  );
}

/** Writes what is left to be written. */
export function deactivate(): Promise<void> {
  return close();
}

const contributions = (context: vscode.ExtensionContext): Contributions =>
  (context.extension.packageJSON as { contributes: Contributions }).contributes;

let close: () => Promise<void> = () => Promise.resolve();

async function sayDamaged(path: string): Promise<void> {
  const show = 'Show File';
  const message =
    'A file with your progress was damaged. It was set aside; what could be read of it is kept.';
  const picked = await vscode.window.showWarningMessage(message, show);
  if (picked === show) await vscode.commands.executeCommand('vscode.open', vscode.Uri.file(path));
}
