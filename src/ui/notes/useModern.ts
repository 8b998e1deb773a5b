import * as vscode from 'vscode';
import type { Hint } from '../../core/lint/hint';
import { isCommandStep, type FoundStep, type Lookup } from '../course/lookup';
import { textOf } from '../course/model';
import type { Running } from '../course/running';
import type { createFile } from '../course/createFile';
import { PracticeError, type CommandTable } from '../messages';
import type { Advice } from './advice';

/** What is done with a modern form. */
type How = 'run' | 'copy' | 'create';

export interface ModernDeps {
  readonly lookup: Lookup;
  readonly running: Running;
  readonly advice: Advice;
  readonly loadDialogs: () => Promise<{ readonly createFile: typeof createFile }>;
  readonly copy: (text: string) => Promise<void>;
  readonly mustTrust: () => void;
}

/** The command that takes the modern form of a step instead of what the notes say. The notes stay as they are. */
export const modernCommands = ({
  lookup,
  running,
  advice,
  loadDialogs,
  copy,
  mustTrust,
}: ModernDeps): CommandTable => ({
  'practice.useModern': async (argument) => {
    const found = await lookup.step(argument);
    const { step, part } = found;
    const hint = await advice.hint(part, step);
    const modern = step.kind === 'note' ? null : await advice.modern(part, step);
    if (modern === null) {
      if (hint) throw new PracticeError(`${hint.title}. ${hint.why.replaceAll('`', '')}`);
      throw new PracticeError('Nothing about this step is known to be outdated.');
    }
    switch (howIn(argument) ?? (await choose(found, hint, textOf(modern)))) {
      case 'run':
        mustTrust();
        if (modern.kind === 'command' && isCommandStep(found)) await running.run({ ...found, step: modern });
        return;
      case 'copy':
        return copy((await ofStatement(found, advice, argument)) ?? textOf(modern));
      case 'create':
        if (modern.kind === 'file') await (await loadDialogs()).createFile(modern);
        return;
      case undefined:
        return;
    }
  },
});

const member = (argument: unknown, name: 'how' | 'statement'): unknown =>
  typeof argument === 'object' && argument !== null && name in argument
    ? (argument as Record<string, unknown>)[name]
    : undefined;

function howIn(argument: unknown): How | undefined {
  const how = member(argument, 'how');
  return how === 'run' || how === 'copy' || how === 'create' ? how : undefined;
}

/** The lines of one statement, where only that was asked for. */
async function ofStatement(
  { part, step }: FoundStep,
  advice: Advice,
  argument: unknown,
): Promise<string | undefined> {
  const wanted = member(argument, 'statement');
  if (typeof wanted !== 'number') return undefined;
  const found = (await advice.in(part)).find(
    (finding) => finding.step === step.id && finding.statement === wanted && finding.modern !== null,
  );
  return found?.modern?.kind === 'command' ? found.modern.lines.join('\n') : undefined;
}

async function choose(found: FoundStep, hint: Hint | null, modern: string): Promise<How | undefined> {
  const line = modern.replace(/\s*\n\s*/g, '  ⏎  ');
  const items: (vscode.QuickPickItem & { how: How })[] = [
    ...(isCommandStep(found)
      ? [{ how: 'run' as const, label: '$(play) Run the modern form', detail: line }]
      : [{ how: 'create' as const, label: '$(new-file) Create the file with the modern form…' }]),
    { how: 'copy', label: '$(copy) Copy the modern form', ...(isCommandStep(found) ? {} : { detail: line }) },
  ];
  const placeHolder = hint?.why.replaceAll('`', '') ?? 'The notes stay as they are';
  return (await vscode.window.showQuickPick(items, { title: hint?.title ?? 'Modern Form', placeHolder }))
    ?.how;
}
