import * as vscode from 'vscode';
import type { CopyField, ResourceSource } from '../../core/resources/model';
import { registerActions, registerTreeCommands } from './commands';
import { EditorDesk } from './desk';
import { FileDrops } from './drops';
import { registerMakers, type RowMakers } from './makers';
import { registerPaging } from './paging';
import { ResourceTree } from './tree';

export interface ResourceViewDeps {
  readonly source: ResourceSource;
  /** What can be copied of its rows: makes `<view>.copyName`, `.copyId`, … */
  readonly copies: readonly CopyField[];
  /** Which rows a step of a course made; absent where a view has a way of its own to say so. */
  readonly makers?: RowMakers;
  readonly log: vscode.LogOutputChannel;
}

/** Registers the tree of a source, with the commands that every tree has and those of the source. Nothing is asked before the view is opened. */
export function registerResourceView({ source, copies, makers, log }: ResourceViewDeps): vscode.Disposable {
  const desk = new EditorDesk(source.id);
  const tree = new ResourceTree(source, log, source.drop && new FileDrops(source.drop, desk, log));
  return vscode.Disposable.from(
    tree,
    desk,
    registerTreeCommands(tree, copies, log),
    registerPaging(tree, desk, log),
    ...(makers ? [registerMakers(tree, makers, log)] : []),
    registerActions(tree, desk, log),
  );
}
