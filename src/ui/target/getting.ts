import * as vscode from 'vscode';
import type { CommandStep } from '../../core/course/model';
import type { Run } from '../../core/runs/model';
import type { RunRequest } from '../../core/runs/runner';
import { waysToGet, type Gettable } from '../../core/sandbox/getting';
import type { Attempt } from '../../core/sandbox/model';
import type { ShellKind } from '../../core/shell/model';
import type { Form } from '../form/form';

export interface GettingDeps {
  readonly platform: string;
  readonly find: (program: string) => Promise<string | undefined>;
  readonly ask: Form['ask'];
  readonly run: (request: RunRequest) => Promise<Run>;
  /** Where practice terminals go, for people, and their shell. */
  readonly terminal: () => { readonly target: string; readonly shell: ShellKind };
}

interface Thing {
  readonly title: string;
  /** What happens once it is there. */
  readonly after: string;
  /** Where its makers say how to install it. */
  readonly url: string;
  /** Called when it is there. */
  readonly then: string | null;
}

const THINGS: Readonly<Record<Gettable, Thing>> = {
  emulator: {
    title: 'Get an emulator of AWS',
    after: 'The sandbox starts when this has run.',
    url: 'https://docs.astral.sh/uv/getting-started/installation/',
    then: 'practice.startSandbox',
  },
  awsCli: {
    title: 'Install the AWS CLI',
    after: 'Run the step of the course again when this has run.',
    url: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
    then: null,
  },
};

/** Of no course: what is run for the machine itself. */
const COURSE = 'machine';

/**
 * Offers a step that gets something on this system, in the form that every step is run from; where the system is not known well enough,
 * the page of its makers.
 * @param tried what is not there, or did not work
 */
export async function offerToGet(
  what: Gettable,
  tried: readonly Attempt[],
  { platform, find, ask, run, terminal }: GettingDeps,
): Promise<void> {
  const { title, after, url, then } = THINGS[what];
  const command = await lineFor(what, platform, find);
  if (command === undefined) {
    await vscode.env.openExternal(vscode.Uri.parse(url));
    return;
  }
  const step = stepOf(`get ${what}`, title, command);
  const { target, shell } = terminal();
  const answer = await ask({
    courseId: COURSE,
    stepId: step.id,
    title,
    purpose: 'run',
    shell,
    target,
    hints: [...tried.map(({ way, why }) => `Tried: ${way} ${why}.`), after],
    statements: step.statements,
  });
  if (!answer) return;
  const { filled, masked } = answer;
  const { state } = await run({ courseId: COURSE, step, filled, masked, values: {}, secrets: [] });
  if (state === 'passed' && then !== null) await vscode.commands.executeCommand(then);
}

/** The line for the first program of the system that is there. Without sudo, who works here is the administrator. */
async function lineFor(
  what: Gettable,
  platform: string,
  find: GettingDeps['find'],
): Promise<string | undefined> {
  for (const { command, program } of waysToGet(what, platform)) {
    if ((await find(program)) === undefined) continue;
    const bare = command.replace(/^sudo /, '');
    return bare === command || (await find('sudo')) !== undefined ? command : bare;
  }
  return undefined;
}

function stepOf(id: string, title: string, command: string): CommandStep {
  const range = { from: 0, to: command.length };
  const statement = {
    range,
    line: 1,
    command,
    placeholders: [],
    runsIn: 'host',
    session: null,
    openedBy: null,
  } as const;
  return { kind: 'command', id, range, title, format: 'fenced', language: 'sh', statements: [statement] };
}
