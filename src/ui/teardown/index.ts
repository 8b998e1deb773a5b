import * as vscode from 'vscode';
import type { Logger } from '../../core/logger';
import { isLessonRef } from '../course/lookup';
import { registerCommands, report } from '../messages';
import { count } from '../words';
import type { CleanUp } from './cleanUp';
import type { Scope } from './model';
import { keepPending, readPending } from './pending';

/**
 * Registers *Clean Up…*, and offers to go on with one that was interrupted. What does the work is loaded when it is wanted.
 *
 * The command takes a lesson (a row of the tree), `{ keys }` of things on record, `{ target }` by its name, or nothing: then it asks.
 */
export function registerCleanUp(
  load: () => Promise<CleanUp>,
  memory: vscode.Memento,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  void offerToResume(load, memory, log);
  return registerCommands(
    {
      'practice.cleanUp': async (argument) => (await load()).start(scopeOf(argument)),
    },
    log,
  );
}

function scopeOf(argument: unknown): Scope | null {
  if (isLessonRef(argument)) return { kind: 'lesson', courseId: argument.course, lessonId: argument.lesson };
  if (typeof argument !== 'object' || argument === null) return null;
  if ('keys' in argument && Array.isArray(argument.keys))
    return { kind: 'entries', keys: argument.keys.filter((key) => typeof key === 'string') };
  if ('target' in argument && typeof argument.target === 'string')
    return { kind: 'target', target: argument.target };
  return null;
}

/** The window may have been closed in the middle of a plan. */
async function offerToResume(
  load: () => Promise<CleanUp>,
  memory: vscode.Memento,
  log: Logger,
): Promise<void> {
  const pending = readPending(memory);
  if (!pending) return;
  const left = count(pending.entries.length, 'thing');
  const message = `A clean-up on ${pending.target} was interrupted: ${left} may still be there.`;
  const picked = await vscode.window.showInformationMessage(message, 'Resume…', 'Leave It');
  if (picked === 'Leave It') await keepPending(memory, null);
  if (picked === 'Resume…') await (await load()).resume().catch((error: unknown) => report(error, log));
}
