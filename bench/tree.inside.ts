import type { Node } from '../src/ui/course/outline';
import type { Limits } from '../src/ui/target/limits';
import { CourseTree } from '../src/ui/course/tree';
import { courseOfFolder, report } from './inside';

export interface TreeTimes {
  readonly commands: number;
  /** Until the first rows are made, in ms: the courses. */
  readonly first: number;
  /** Until there are the rows below the course, its notes read and parsed, in ms. */
  readonly below: number;
  /** For each lesson, the rows below it, in ms. */
  readonly lessons: readonly number[];
}

const noLimits: Limits = {
  onDidChange: () => ({ dispose: () => undefined }),
  of: () => Promise.resolve([]),
};

/** Asks the provider of the course tree for what the editor asks it for, with all caches cold. */
export async function run(): Promise<void> {
  const { id: own, courses, runs } = await courseOfFolder();
  const tree = new CourseTree(courses, runs, noLimits);
  const rows = async (parent?: Node): Promise<{ nodes: Node[]; ms: number }> => {
    const start = performance.now();
    const nodes = await tree.getChildren(parent);
    for (const node of nodes) tree.getTreeItem(node);
    return { nodes, ms: performance.now() - start };
  };
  const first = await rows();
  const [course] = first.nodes.filter(({ course }) => course === own);
  const below = await rows(course);
  await courses.ready();
  const lessons: number[] = [];
  const visit = async (nodes: readonly Node[]): Promise<void> => {
    for (const node of nodes) {
      if (node.kind === 'step' || node.kind === 'problem') continue;
      const { nodes: below, ms } = await rows(node);
      if (node.kind === 'lesson') lessons.push(ms);
      await visit(below);
    }
  };
  await visit(below.nodes);
  const commands = courses.views
    .filter(({ id }) => id === own)
    .flatMap(({ parts }) => parts.flatMap((part) => part.notes?.lessons ?? []))
    .flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'command')).length;
  const times: TreeTimes = { commands, first: first.ms, below: first.ms + below.ms, lessons };
  report(times);
}
