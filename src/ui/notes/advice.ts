import * as vscode from 'vscode';
import type { CommandStep, FileStep, Step } from '../../core/course/model';
import type { Finding } from '../../core/lint/model';
import type { Hint } from '../../core/lint/hint';
import type { modernStep } from '../../core/lint/modernStep';
import type * as knowledge from '../../core/target/knowledge';
import type { PartView } from '../course/model';

export const DIAGNOSTICS_SETTING = 'practice.diagnostics';

/** What is outdated or broken in notes. Looks through a file when it is first asked about it, and again when it has changed. */
export class Advice {
  private readonly files = new Map<
    string,
    { notes: unknown; found: readonly Finding[]; look: knowledge.Linter }
  >();

  constructor(
    private readonly load: () => Promise<Pick<typeof knowledge, 'createLinter' | 'hintOf'>>,
    private readonly loadModern: () => Promise<{ readonly modernStep: typeof modernStep }>,
  ) {}

  /** What is to be shown of a file of notes, in order: all that was found, or nothing where the setting says so. */
  async in(part: PartView): Promise<readonly Finding[]> {
    const settings = vscode.workspace.getConfiguration(undefined, vscode.Uri.parse(part.uri));
    return settings.get<boolean>(DIAGNOSTICS_SETTING, true) ? this.all(part) : [];
  }

  /** All that was found in a file of notes, in order. */
  async all({ uri, text, notes }: PartView): Promise<readonly Finding[]> {
    if (notes === null) return [];
    const { createLinter } = await this.load();
    const known = this.files.get(uri);
    if (known?.notes === notes) return known.found;
    const look = known?.look ?? createLinter();
    const found = look(text, notes);
    this.files.set(uri, { notes, found, look });
    return found;
  }

  /** What a learner is told of a step; `null` where there is nothing to say. */
  async hint(part: PartView, step: Step): Promise<Hint | null> {
    return (await this.hints(part))(step);
  }

  /** The same for all steps of a file. */
  async hints(part: PartView): Promise<(step: Step) => Hint | null> {
    const found = await this.in(part);
    if (found.length === 0) return () => null;
    const { hintOf } = await this.load();
    const told = new Set(found.map((finding) => finding.step));
    return (step) => (told.has(step.id) ? hintOf(step, found) : null);
  }

  /** The step with what is right in place of what was found; `null` where there is nothing that could be used. */
  async modern<S extends CommandStep | FileStep>(part: PartView, step: S): Promise<S | null> {
    const found = await this.in(part);
    return (await this.loadModern()).modernStep(step, found);
  }

  /** Forgets a file that nobody looks at any more. */
  forget(uri: string): void {
    this.files.delete(uri);
  }
}
