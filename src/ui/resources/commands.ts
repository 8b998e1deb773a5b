import * as vscode from 'vscode';
import { isAbort, isResourceError } from '../../core/resources/errors';
import type { Desk } from '../../core/resources/desk';
import type { CopyField, Sought } from '../../core/resources/model';
import { UntrustedWorkspaceError } from '../../core/runs/errors';
import { PracticeError, report } from '../messages';
import { argumentsOf } from './item';
import type { ResourceTree } from './tree';

/** Menus hand over the row they were opened on, and all rows when it is one of several selected. */
type Command = (node?: unknown, nodes?: unknown) => unknown;

const COPY_COMMANDS: Readonly<Record<CopyField, string>> = {
  name: 'copyName',
  id: 'copyId',
  arn: 'copyArn',
  url: 'copyUrl',
};

/** Registers the commands that every tree has, as `<view>.<name>`: refresh, reveal, filter, clearFilter, and one for each thing to copy. */
export function registerTreeCommands(
  tree: ResourceTree,
  copies: readonly CopyField[],
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const commands: Record<string, Command> = {
    refresh: (parent) => tree.source.refresh(typeof parent === 'string' ? (tree.row(parent) ?? null) : null),
    reveal: (sought) => (isSought(sought) ? tree.reveal(sought) : false),
    filter: () => askFilter(tree),
    clearFilter: () => setFilter(tree, ''),
  };
  for (const field of copies)
    commands[COPY_COMMANDS[field]] = (node, nodes) => {
      const texts = tree.rowsFor(node, nodes).map((row) => row.copy?.[field] ?? '');
      return vscode.env.clipboard.writeText(texts.filter((text) => text !== '').join('\n'));
    };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => register(`${tree.source.id}.${name}`, run, log)),
  );
}

/** Registers what the source can do with its rows. */
export function registerActions(
  tree: ResourceTree,
  desk: Desk,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(tree.source.actions).map(([id, action]) =>
      register(
        id,
        async (node, nodes) => {
          if (action.needsTrust === true && !vscode.workspace.isTrusted) throw new UntrustedWorkspaceError();
          const rows = tree.rowsFor(node, nodes);
          const accepted = action.accepts ? rows.filter(action.accepts) : rows;
          if (accepted.length > 0 || !action.accepts) await action.run(accepted, desk);
        },
        log,
      ),
    ),
  );
}

/** Registers a command whose errors become messages with their next steps. */
export const register = (id: string, run: Command, log: vscode.LogOutputChannel): vscode.Disposable =>
  vscode.commands.registerCommand(id, (node?: unknown, nodes?: unknown) =>
    reporting(() => run(node, nodes), log),
  );

/** Does something whose errors become messages with their next steps. @returns what it gives, `undefined` after an error */
export async function reporting(work: () => unknown, log: vscode.LogOutputChannel): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (!isAbort(error)) void report(asPracticeError(error), log);
    return undefined;
  }
}

const isSought = (value: unknown): value is Sought =>
  typeof value === 'object' && value !== null && 'kind' in value && 'names' in value && 'below' in value;

const asPracticeError = (error: unknown): unknown =>
  isResourceError(error)
    ? new PracticeError(
        error.message,
        error.next.map((step) => ({ ...step, arguments: argumentsOf(step) })),
        error.cause,
      )
    : error;

async function askFilter(tree: ResourceTree): Promise<void> {
  const title = `Filter ${tree.view.title ?? ''}`;
  const prompt = 'Words to find in names, images, ports and ids; empty for everything';
  const text = await vscode.window.showInputBox({ title, prompt, value: tree.filter });
  if (text !== undefined) setFilter(tree, text);
}

function setFilter(tree: ResourceTree, text: string): void {
  tree.setFilter(text);
  void vscode.commands.executeCommand('setContext', `${tree.source.id}.filtered`, tree.filter !== '');
}
