import * as vscode from 'vscode';
import { Courses } from '../src/ui/course/courses';
import { Sources } from '../src/ui/course/sources';
import { CourseTree } from '../src/ui/course/tree';
import type { Node } from '../src/ui/course/outline';
import { openStore } from '../src/adapters/storage/store';
import { lazyRuns } from '../src/lazyRuns';
import { logger, Memory, report } from './inside';

export interface TreeTimes {
  readonly commands: number;
  /** Notes read, parsed and first rows made, in ms. */
  readonly first: number;
  /** For each lesson, the rows below it, in ms. */
  readonly lessons: readonly number[];
}

/** Asks the provider of the course tree for what the editor asks it for, with all caches cold. */
export async function run(): Promise<void> {
  const [notes] = await vscode.workspace.findFiles('notes.md');
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!notes || !folder) throw new Error('no notes');
  const sources = new Sources(new Memory());
  await sources.add(notes);
  const courses = new Courses(sources, () => import('../src/core/course/parse'), logger());
  const state = vscode.Uri.joinPath(folder.uri, '..', 'state').fsPath;
  const runs = lazyRuns(() =>
    openStore(state, {
      logger: logger(),
      windowId: 'bench',
      now: Date.now,
      onDamaged: () => undefined,
      onProblem: (error) => {
        throw error;
      },
    }),
  );
  const tree = new CourseTree(courses, runs);
  const rows = async (parent?: Node): Promise<{ nodes: Node[]; ms: number }> => {
    const start = performance.now();
    const nodes = await tree.getChildren(parent);
    for (const node of nodes) tree.getTreeItem(node);
    return { nodes, ms: performance.now() - start };
  };
  const first = await rows();
  const lessons: number[] = [];
  const visit = async (nodes: readonly Node[]): Promise<void> => {
    for (const node of nodes) {
      if (node.kind === 'step' || node.kind === 'problem') continue;
      const { nodes: below, ms } = await rows(node);
      if (node.kind === 'lesson') lessons.push(ms);
      await visit(below);
    }
  };
  await visit(first.nodes.filter(({ course }) => course === notes.toString()));
  const commands = courses.views
    .filter(({ id }) => id === notes.toString())
    .flatMap(({ parts }) => parts.flatMap((part) => part.notes?.lessons ?? []))
    .flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'command')).length;
  const times: TreeTimes = { commands, first: first.ms, lessons };
  report(times);
}
