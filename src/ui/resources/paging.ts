import * as vscode from 'vscode';
import type { Desk } from '../../core/resources/desk';
import type { ResourceRow } from '../../core/resources/model';
import { register } from './commands';
import { MORE_KIND } from './present';
import type { ResourceTree } from './tree';

/** Registers `<view>.loadMore`, which is told the id of the row to load below, and `<view>.loadAll`, which is told the row *Load More* itself. */
export function registerPaging(
  tree: ResourceTree,
  desk: Desk,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const { id } = tree.source;
  if (!('loadMore' in tree.source)) return vscode.Disposable.from();
  const never = new AbortController().signal;
  const rowOf = (rowId: unknown): ResourceRow | null =>
    typeof rowId === 'string' ? (tree.row(rowId) ?? null) : null;
  return vscode.Disposable.from(
    register(
      `${id}.loadMore`,
      (parent) => desk.busy(() => tree.loadMore(rowOf(parent), false, () => undefined, never)),
      log,
    ),
    register(
      `${id}.loadAll`,
      async (node, nodes) => {
        for (const row of tree.rowsFor(node, nodes).filter(({ kind }) => kind === MORE_KIND)) {
          const parent = rowOf(row.id.slice(MORE_KIND.length + 1));
          const title = parent === null ? 'Loading everything' : `Loading everything in ${parent.label}`;
          await desk.progress(title, (tell, signal) => tree.loadMore(parent, true, tell, signal));
        }
      },
      log,
    ),
  );
}
