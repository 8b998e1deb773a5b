import * as vscode from 'vscode';
import { isNamed } from '../core/errors';
import type { Logger } from '../core/logger';
import type {
  AlreadyRunningError,
  NoSessionError,
  UnfilledPlaceholderError,
  UntrustedWorkspaceError,
} from '../core/runs/errors';
import type { ResourceError } from '../core/resources/errors';
import type { SandboxError } from '../core/sandbox/model';
import type { NoSuchProfileError } from '../core/target/model';

/** A button of a message, and the command behind it. */
interface Action {
  readonly title: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** Something went wrong that the learner can mend: a message with the next step. */
export class PracticeError extends Error {
  override readonly name = 'PracticeError';
  constructor(
    message: string,
    readonly actions: readonly Action[] = [],
    override readonly cause?: unknown,
  ) {
    super(message);
  }
}

interface Saying {
  readonly message: string;
  readonly actions: readonly Action[];
}

const SHOW_LOG: Action = { title: 'Show Log', command: 'practice.showLog' };
export const MANAGE_TRUST: Action = { title: 'Manage Workspace Trust', command: 'workbench.trust.manage' };

const CHOOSE_TARGET: Action = { title: 'Choose Target…', command: 'practice.chooseTarget' };
const GET_EMULATOR: Action = { title: 'Get an Emulator…', command: 'practice.getEmulator' };
const SANDBOX_LOG: Action = { title: 'Show Sandbox Log', command: 'practice.showSandboxLog' };
const SANDBOX_SETTINGS: Action = {
  title: 'Settings',
  command: 'workbench.action.openSettings',
  arguments: ['practice.sandbox'],
};

/** The errors that are said in a way of their own. */
type Known =
  | AlreadyRunningError
  | NoSessionError
  | NoSuchProfileError
  | PracticeError
  | ResourceError
  | SandboxError
  | UnfilledPlaceholderError
  | UntrustedWorkspaceError;

const isA = <N extends Known['name']>(error: unknown, name: N): error is Extract<Known, { name: N }> =>
  isNamed(error, name);

/** What is said of an error. The one place that knows: whoever meets an error throws it, and nobody logs it twice. */
function sayingOf(error: unknown): Saying {
  const target = sayingOfTarget(error);
  if (target) return target;
  if (isA(error, 'PracticeError')) return { message: error.message, actions: error.actions };
  if (isA(error, 'UntrustedWorkspaceError')) return { message: error.message, actions: [MANAGE_TRUST] };
  if (isA(error, 'NoSessionError'))
    return { message: `${error.message} ${NO_SESSION[error.runsIn]}`, actions: [] };
  if (isA(error, 'UnfilledPlaceholderError') || isA(error, 'AlreadyRunningError')) {
    return { message: error.message, actions: [] };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { message, actions: [SHOW_LOG] };
}

/** What is said of a target that cannot be had. */
function sayingOfTarget(error: unknown): Saying | undefined {
  if (isA(error, 'NoSuchProfileError')) return { message: error.message, actions: [CHOOSE_TARGET] };
  if (isA(error, 'ResourceError')) return { message: error.message, actions: error.next };
  if (!isA(error, 'SandboxError')) return undefined;
  const actions = error.tried.length > 0 ? [GET_EMULATOR, SANDBOX_LOG, SANDBOX_SETTINGS] : [SANDBOX_LOG];
  return { message: error.message, actions };
}

const NO_SESSION: Readonly<Record<NoSessionError['runsIn'], string>> = {
  container: 'Run the step that opens it first, for example docker exec -it … sh.',
  remote: 'Run the step that connects to it first, for example ssh ….',
};

/** Tells the learner of an error, and offers the next step. Resolves when the message is gone. */
export async function report(error: unknown, log: Logger): Promise<void> {
  if (error instanceof vscode.CancellationError) return;
  const { message, actions } = sayingOf(error);
  log.error(error instanceof Error ? error : message);
  const titles = actions.map((action) => action.title);
  const picked = await vscode.window.showErrorMessage(message, ...titles);
  const action = actions.find(({ title }) => title === picked);
  if (action) await vscode.commands.executeCommand(action.command, ...(action.arguments ?? []));
}

/** What a command does; the argument comes from menus, lenses and keys, and may be anything. */
export type CommandTable = Readonly<Record<string, (argument?: unknown) => unknown>>;

/** Registers commands whose errors become messages. */
export function registerCommands(table: CommandTable, log: Logger): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(table).map(([id, run]) =>
      vscode.commands.registerCommand(id, async (argument?: unknown) => {
        try {
          return await run(argument);
        } catch (error) {
          void report(error, log);
          return undefined;
        }
      }),
    ),
  );
}
