import * as vscode from 'vscode';
import { RULES, type Finding } from '../../core/lint/model';
import type { Courses, Place } from '../course/courses';
import { DIAGNOSTICS_SETTING, type Advice } from './advice';

/** Edits come in bursts; the marks follow when the hands rest. In ms. */
const PAUSE = 250;
const SOURCE = 'Practice';

export interface DiagnosticsDeps {
  readonly courses: Courses;
  readonly advice: Advice;
}

/** The findings of an open document, where they stand in it. */
interface Marked {
  readonly place: Place;
  readonly marks: readonly { readonly finding: Finding; readonly range: vscode.Range }[];
}

/** Marks what is outdated or broken in course notes that are in sight, and offers what to do instead. Other Markdown is left alone. */
export function registerDiagnostics({ courses, advice }: DiagnosticsDeps): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('practice');
  const marked = new Map<string, Marked>();
  const timers = new Map<string, NodeJS.Timeout>();

  async function mark(document: vscode.TextDocument): Promise<void> {
    const place = await courses.of(document);
    const { version } = document;
    const found = place ? await advice.in(place.part) : [];
    if (document.isClosed) return forget(document);
    // An edit came in between: it has its own turn.
    if (document.version !== version) return;
    const marks = found.map((finding) => ({ finding, range: rangeIn(document, finding) }));
    if (place && marks.length > 0) marked.set(document.uri.toString(), { place, marks });
    else marked.delete(document.uri.toString());
    collection.set(document.uri, marks.map(diagnosticOf));
  }

  function markSoon(document: vscode.TextDocument, pause: number): void {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.set(
      key,
      setTimeout(() => {
        timers.delete(key);
        void mark(document);
      }, pause),
    );
  }

  function forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    timers.delete(key);
    marked.delete(key);
    collection.delete(document.uri);
    advice.forget(key);
  }

  const seen = (): vscode.TextDocument[] =>
    [...new Set(vscode.window.visibleTextEditors.map(({ document }) => document))].filter(
      ({ uri, languageId }) => languageId === 'markdown' && courses.includes(uri),
    );
  const markSeen = (): void => seen().forEach((document) => markSoon(document, 0));
  // After everything else has been registered.
  const first = setImmediate(markSeen);
  return vscode.Disposable.from(
    collection,
    new vscode.Disposable(() => {
      clearImmediate(first);
      timers.forEach((timer) => clearTimeout(timer));
    }),
    vscode.window.onDidChangeVisibleTextEditors(() =>
      seen()
        .filter(({ uri }) => !collection.has(uri))
        .forEach((document) => markSoon(document, 0)),
    ),
    courses.onDidChange((change) => {
      if (change === 'all') return markSeen();
      const document = seen().find(({ uri }) => uri.toString() === change.part);
      if (document) markSoon(document, PAUSE);
      // Marks that are out of date are worse than none; they come back with the document.
      else collection.delete(vscode.Uri.parse(change.part));
    }),
    vscode.workspace.onDidCloseTextDocument(forget),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(DIAGNOSTICS_SETTING)) markSeen();
    }),
    vscode.languages.registerCodeActionsProvider(
      { language: 'markdown' },
      {
        provideCodeActions: (document, range) =>
          actionsFor(document, range, marked.get(document.uri.toString())),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

const rangeIn = (document: vscode.TextDocument, { range }: Pick<Finding, 'range'>): vscode.Range =>
  new vscode.Range(document.positionAt(range.from), document.positionAt(range.to));

function diagnosticOf({ finding, range }: Marked['marks'][number]): vscode.Diagnostic {
  const { rule, message, since } = finding;
  const text = `${message.replace(/[`*]/g, '')}${since === null ? '' : ` Outdated since ${since}.`}`;
  const diagnostic = new vscode.Diagnostic(range, text, vscode.DiagnosticSeverity.Information);
  diagnostic.source = SOURCE;
  diagnostic.code = { value: rule, target: vscode.Uri.parse(RULES[rule]) };
  return diagnostic;
}

/** What can be done about the findings at a place, each once. */
async function actionsFor(
  document: vscode.TextDocument,
  range: vscode.Range,
  found: Marked | undefined,
): Promise<vscode.CodeAction[]> {
  const here = found?.marks.filter((mark) => mark.range.intersection(range) !== undefined) ?? [];
  if (!found || here.length === 0) return [];
  const mayWrite = await isWritable(document.uri);
  return here.flatMap(({ finding, range: at }) => {
    const diagnostics = [diagnosticOf({ finding, range: at })];
    const action = (title: string, parts: Partial<vscode.CodeAction>): vscode.CodeAction =>
      Object.assign(new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix), { diagnostics }, parts);
    const { course, part } = found.place;
    const ref = { course: course.id, part: part.uri, step: finding.step };
    const calling = (title: string, command: string, more = {}): vscode.CodeAction =>
      action(title, { command: { command, title, arguments: [{ ...ref, ...more }] } });
    const { statement, modern, edits } = finding;
    if (modern === null || edits === null)
      return finding.rule === 'unfilled'
        ? [
            ...(vscode.workspace.isTrusted ? [calling('Fill in and run…', 'practice.runStep')] : []),
            calling('Fill in and copy…', 'practice.fillAndCopy'),
          ]
        : [];
    const use = (title: string, how: string): vscode.CodeAction =>
      calling(title, 'practice.useModern', { how, statement });
    const uses =
      modern.kind === 'file'
        ? [use('Create the file with the modern form…', 'create'), use('Copy the modern form', 'copy')]
        : [
            use('Copy the modern form', 'copy'),
            ...(vscode.workspace.isTrusted ? [use('Run the modern form', 'run')] : []),
          ];
    const replace = (): vscode.CodeAction => {
      const edit = new vscode.WorkspaceEdit();
      for (const each of edits) edit.replace(document.uri, rangeIn(document, { range: each }), each.text);
      return action('Replace in the notes', { edit });
    };
    return mayWrite ? [...uses, replace()] : uses;
  });
}

/** Whether the notes are the learner's own to edit: the course that comes with the extension is not. */
async function isWritable(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return false;
  if (uri.scheme === 'untitled') return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return (permissions & vscode.FilePermission.Readonly) === 0;
  } catch {
    return false;
  }
}
