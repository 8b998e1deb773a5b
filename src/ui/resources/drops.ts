import * as vscode from 'vscode';
import type { Desk } from '../../core/resources/desk';
import type { FileDrop } from '../../core/resources/model';
import { reporting } from './commands';
import type { ResourceNode } from './tree';

/** How the editor hands over files: from its explorer, and from outside. */
const FILES = 'text/uri-list';

/** Hands files that are dropped onto a row to its source. */
export class FileDrops implements vscode.TreeDragAndDropController<ResourceNode> {
  readonly dropMimeTypes = [FILES];
  readonly dragMimeTypes: readonly string[] = [];

  constructor(
    private readonly drop: FileDrop,
    private readonly desk: Desk,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  async handleDrop(target: ResourceNode | undefined, data: vscode.DataTransfer): Promise<void> {
    if (!target || !this.drop.accepts(target.row)) return;
    const list = await data.get(FILES)?.asString();
    const paths = (list ?? '')
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => vscode.Uri.parse(line, true))
      // Files of a window on another machine have a scheme of their own for that machine's.
      .filter(({ scheme }) => scheme === 'file' || scheme === 'vscode-remote')
      .map((uri) => uri.with({ scheme: 'file', authority: '' }).fsPath);
    const { row } = target;
    if (paths.length > 0) await reporting(() => this.drop.run(row, paths, this.desk), this.log);
  }
}
