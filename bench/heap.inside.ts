import { Session } from 'node:inspector/promises';
import * as vscode from 'vscode';
import { report } from './inside';

/** The bytes of the heap before the extension is activated and after its course is open, each after a collection. */
export async function run(): Promise<void> {
  const session = new Session();
  session.connect();
  const used = async (): Promise<number> => {
    await session.post('HeapProfiler.collectGarbage');
    return process.memoryUsage().heapUsed;
  };
  const before = await used();
  await vscode.commands.executeCommand('practice.course.focus');
  await vscode.commands.executeCommand('practice.reload'); // Resolves once everything has been read.
  report({ before, after: await used() });
}
