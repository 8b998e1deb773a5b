import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import { openStore } from '../src/adapters/storage/store';
import { createPracticeTerminals } from '../src/adapters/terminal/terminals';
import { createRunner } from '../src/core/runs/runner';
import { lazyRuns } from '../src/lazyRuns';
import { Courses } from '../src/ui/course/courses';
import { commandsOf, runKey } from '../src/ui/course/model';
import { Running } from '../src/ui/course/running';
import { Sources } from '../src/ui/course/sources';
import { logger, Memory, report } from './inside';

/** Runs the commands of the notes in a real terminal; reports for each the ms from the click's handler to the sending. */
export async function run(): Promise<void> {
  const [notes] = await vscode.workspace.findFiles('notes.md');
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!notes || !folder) throw new Error('no notes');
  const sources = new Sources(new Memory());
  await sources.add(notes);
  const courses = new Courses(sources, () => import('../src/core/course/parse'), logger());
  let sent = NaN;
  const watching = logger((message) => {
    if (/statement 1 sent/.test(message)) sent = performance.now();
  });
  const runs = lazyRuns(() =>
    openStore(vscode.Uri.joinPath(folder.uri, '..', 'state').fsPath, {
      logger: logger(),
      windowId: randomUUID(),
      now: Date.now,
      onDamaged: () => undefined,
      onProblem: (error) => {
        throw error;
      },
    }),
  );
  const target = () => ({ name: 'Bench', env: {} });
  const terminals = createPracticeTerminals({ logger: logger(), target });
  const runner = createRunner({ terminals, store: runs, logger: watching, now: Date.now, newId: randomUUID });
  const form = { ask: () => Promise.reject(new Error('nothing to ask for')), dispose: () => undefined };
  const running = new Running({ runner, runs, form, terminals });
  await Promise.all([courses.ready(), runs.ready()]);

  const times: number[] = [];
  const course = courses.views.find(({ id }) => id === notes.toString());
  const [part] = course?.parts ?? [];
  if (!course || !part) throw new Error('no course');
  for (const lesson of part.notes?.lessons ?? [])
    for (const step of commandsOf(lesson)) {
      const ref = { course: course.id, part: part.uri, step: step.id };
      const start = performance.now();
      const ended = await running.run({ course, part, lesson, step, key: runKey(part, step.id), ref });
      if (ended?.state !== 'passed') throw new Error(`a run ended as ${ended?.state ?? 'nothing'}`);
      times.push(sent - start);
    }
  terminals.dispose();
  report(times);
}
