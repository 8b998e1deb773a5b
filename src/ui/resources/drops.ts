import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import type { Desk } from '../../core/resources/desk';
import type { FileDrop } from '../../core/resources/model';
import { reporting } from './commands';
import type { ResourceNode } from './tree';

/** How the editor hands over files: from its explorer and its tabs, and from outside where it knows their paths. */
const PATHS = 'text/uri-list';
/** Files from outside of which it has only the content: in a browser. */
const CONTENTS = 'files';

/** Hands files that are dropped onto a row to its source. */
export class FileDrops implements vscode.TreeDragAndDropController<ResourceNode> {
  readonly dropMimeTypes = [PATHS, CONTENTS];
  readonly dragMimeTypes: readonly string[] = [];

  constructor(
    private readonly drop: FileDrop,
    private readonly desk: Desk,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  async handleDrop(target: ResourceNode | undefined, data: vscode.DataTransfer): Promise<void> {
    if (!target || !this.drop.accepts(target.row)) return;
    const { row } = target;
    await reporting(async () => {
      const paths = await pathsIn(data);
      if (paths.length > 0) return this.drop.run(row, paths, this.desk);
      const contents = await contentsIn(data);
      if (contents.length > 0) await withFiles(contents, (written) => this.drop.run(row, written, this.desk));
    }, this.log);
  }
}

async function pathsIn(data: vscode.DataTransfer): Promise<string[]> {
  const list = await data.get(PATHS)?.asString();
  return (
    (list ?? '')
      .split(/\r?\n/)
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => vscode.Uri.parse(line, true))
      // Files of a window on another machine have a scheme of their own for that machine's.
      .filter(({ scheme }) => scheme === 'file' || scheme === 'vscode-remote')
      .map((uri) => uri.with({ scheme: 'file', authority: '' }).fsPath)
  );
}

interface Content {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const contentsIn = (data: vscode.DataTransfer): Promise<Content[]> =>
  Promise.all(
    [...data].flatMap(([, item]) => {
      const file = item.asFile();
      return file ? [Promise.resolve(file.data()).then((bytes) => ({ name: file.name, bytes }))] : [];
    }),
  );

/** Puts contents into files for as long as somebody works with them. */
async function withFiles(
  contents: readonly Content[],
  work: (paths: readonly string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-drop-'));
  try {
    const paths = await Promise.all(
      contents.map(async ({ name, bytes }) => {
        const path = join(folder, basename(name));
        await writeFile(path, bytes);
        return path;
      }),
    );
    await work(paths);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
