import * as vscode from 'vscode';
import type { CheckedStep, Flaw } from '../../core/inspect/step';
import type { CommandStep } from '../../core/course/model';
import type { Finding } from '../../core/lint/model';
import type { FoundStep } from '../course/lookup';
import { showInNotes } from '../course/show';
import type { Courses } from '../course/courses';
import { count, shorten } from '../words';

const SOURCE = 'Practice: Check Command';
/** So many flaws are said; all of them are marked. */
const SAID = 3;
const NAME_LENGTH = 60;

export interface CheckDeps {
  readonly courses: Courses;
  /** What was found in the notes of a step. */
  readonly findings: (found: FoundStep<CommandStep>) => Promise<readonly Finding[]>;
  /** Looks at the step; runs nothing of it. */
  readonly check: (found: FoundStep<CommandStep>, findings: readonly Finding[]) => Promise<CheckedStep>;
  readonly copy: (text: string) => Promise<void>;
}

/** Checks commands when somebody asks, says what it found and marks it in the notes until they are edited. */
export class CommandCheck implements vscode.Disposable {
  private readonly marks = vscode.languages.createDiagnosticCollection('practice.check');
  private readonly subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) this.marks.delete(document.uri);
  });

  constructor(private readonly deps: CheckDeps) {}

  async check(found: FoundStep<CommandStep>): Promise<void> {
    const { step, part } = found;
    const name = shorten(step.statements[0]?.command ?? step.title, NAME_LENGTH);
    const checked = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: `Checking ${name}` },
      async () => this.deps.check(found, await this.deps.findings(found)),
    );
    const uri = vscode.Uri.parse(part.uri);
    const document = await vscode.workspace.openTextDocument(uri);
    this.marks.set(
      uri,
      document.getText() === part.text ? checked.flaws.map((flaw) => markOf(flaw, document)) : [],
    );
    await this.say(found, name, checked);
  }

  dispose(): void {
    this.marks.dispose();
    this.subscription.dispose();
  }

  private async say(found: FoundStep<CommandStep>, name: string, checked: CheckedStep): Promise<void> {
    const { flaws, asked, corrected } = checked;
    const asks = asked.length === 0 ? '' : ` Still to be filled in: ${asked.join(', ')}.`;
    if (flaws.length === 0) {
      const message = `Nothing is wrong with ${name}, as far as can be told without running it.${asks}`;
      void vscode.window.showInformationMessage(message);
      return;
    }
    const said = flaws.slice(0, SAID).map(({ message }) => message);
    const more = flaws.length > SAID ? ` And ${count(flaws.length - SAID, 'flaw')} more.` : '';
    const [show, copy] = ['Show', 'Copy Corrected'];
    const picked = await vscode.window.showWarningMessage(
      `${name}: ${said.join(' ')}${more}${asks}`,
      show,
      ...(corrected ? [copy] : []),
    );
    if (picked === show) await showInNotes(this.deps.courses, found.ref, false);
    if (picked === copy && corrected) await this.deps.copy(corrected.join('\n'));
  }
}

function markOf({ message, range }: Flaw, document: vscode.TextDocument): vscode.Diagnostic {
  const place = new vscode.Range(document.positionAt(range.from), document.positionAt(range.to));
  const mark = new vscode.Diagnostic(place, message, vscode.DiagnosticSeverity.Warning);
  mark.source = SOURCE;
  return mark;
}
