import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import * as vscode from 'vscode';
import { findProfiles } from './adapters/aws/files';
import { withContext, type Surroundings } from './adapters/docker/place';
import { findProgram } from './adapters/programs';
import { Sandbox } from './adapters/sandbox/sandbox';
import { ResourceError } from './core/resources/errors';
import type { SandboxSettings, StartWith } from './core/sandbox/model';
import { isNamed } from './core/errors';
import { awsTargetOf, type NoSuchProfileError } from './core/target/model';
import type { AwsTarget } from './core/aws/target';
import type { Gate } from './ui/target/gate';
import { createLimits, type Limits } from './ui/target/limits';
import { registerTarget } from './ui/target';
import type { GettingDeps } from './ui/target/getting';
import { Targets } from './ui/target/targets';

/** Where commands go, for those who send them and those who show what they made. */
export interface TargetParts {
  readonly targets: Targets;
  readonly gate: Gate;
  readonly limits: Limits;
  /** Where the views of AWS look. @throws ResourceError when there is nowhere to look */
  readonly findAwsTarget: () => Promise<AwsTarget>;
  /** Fires when the views have to look anew. */
  readonly onDidChange: vscode.Event<void>;
  /** What decides which Docker engine is shown. */
  readonly dockerSurroundings: Surroundings;
  /** The same with the context that was chosen. */
  readonly dockerPlace: () => Surroundings;
  readonly disposable: vscode.Disposable;
}

const late = () => import('./late');
/** What the target knows of lines. */
export const loadKnowledge = () => import('./core/target/knowledge');

/** Builds the target with its sandbox. Asks and starts nothing by itself, but notices a sandbox that another window has started. @param running how steps are run, for those that get what is missing */
export function createTarget(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  running: Pick<GettingDeps, 'ask' | 'run' | 'terminal'>,
): TargetParts {
  const { env, platform } = process;
  const home = homedir();
  const storage = context.globalStorageUri.fsPath;
  const sandbox = new Sandbox({
    storage,
    keeper: vscode.Uri.joinPath(context.extensionUri, 'dist', 'keeper.js').fsPath,
    env,
    settings: sandboxSettings,
  });
  const profiles = () => findProfiles({ env, home });
  const surroundings: Surroundings = { env, home, platform };
  const targets = new Targets({
    memory: context.globalState,
    sandbox,
    env,
    folder: join(storage, 'sandbox'),
    separator: sep,
    makeFiles: async () => (await late()).makeAwsFiles(join(storage, 'sandbox')),
    profiles,
    findAccount: async (destination) => {
      const { askAccount } = await import('./resources');
      return askAccount(awsTargetOf(destination));
    },
    findDocker: async (name) => (await late()).findDocker(surroundings, name),
    loadKnowledge,
    log,
  });
  const chooseDockerContext = async () => {
    const { chooseDockerContext: choose, listContexts } = await late();
    await choose(targets, await listContexts(surroundings));
  };
  let made: Promise<Gate> | undefined;
  const gate = (): Promise<Gate> =>
    (made ??= import('./late').then(({ AwsCli, createGate, Guard }) => {
      const cli = new AwsCli(env);
      const guard = new Guard(context.globalState, () => new Date());
      return createGate({ targets, sandbox, guard, loadKnowledge, cliVersion: () => cli.version() });
    }));
  const changed = new vscode.EventEmitter<void>();
  const place = (): string => JSON.stringify(awsTargetOf(targets.destination));
  let last = place();
  // Whose account it is, and the Docker context, change nothing of where the views of AWS look.
  const moved = targets.onDidChange(() => {
    if (last === (last = place())) return;
    changed.fire();
  });
  const follow = sandbox.onDidChange(({ phase }) => {
    if (phase !== 'starting') changed.fire();
  });
  // Not awaited, and after everything else has been registered.
  setImmediate(() => void sandbox.look().catch((error: unknown) => log.debug(String(error))));
  return {
    targets,
    gate: {
      enter: async (courseId, step) => (await gate()).enter(courseId, step),
      admit: async (asked) => (await gate()).admit(asked),
    },
    limits: createLimits(targets, loadKnowledge),
    onDidChange: changed.event,
    dockerSurroundings: surroundings,
    dockerPlace: () => withContext(surroundings, targets.dockerContext),
    findAwsTarget: async () => {
      if (targets.target.kind === 'sandbox') await sandbox.look();
      if (targets.target.kind === 'sandbox' && sandbox.state.phase !== 'running')
        throw new ResourceError('notConfigured', SANDBOX_SLEEPS[sandbox.state.phase], [
          START_SANDBOX,
          CHOOSE_TARGET,
        ]);
      return awsTargetOf(await targets.locate().catch(asTrouble));
    },
    disposable: vscode.Disposable.from(
      targets,
      changed,
      moved,
      new vscode.Disposable(() => follow.dispose()),
      new vscode.Disposable(() => sandbox.dispose()),
      registerTarget({
        targets,
        sandbox,
        chooseTarget: async () =>
          (await late()).chooseTarget({
            targets,
            sandbox,
            profiles,
            environmentHasCredentials: hasCredentials(env),
            chooseDockerContext,
          }),
        chooseRegion: async () => (await late()).chooseRegion(targets),
        chooseDockerContext,
        signIn: async () => (await late()).signIn(targets, await profiles()),
        offerToGet: async (what) => {
          const { state } = sandbox;
          const tried = what === 'emulator' && state.phase === 'failed' ? state.tried : [];
          const find = (program: string) => findProgram(program, env, true);
          await (await late()).offerToGet(what, tried, { platform, find, ...running });
        },
        log,
      }),
    ),
  };
}

/** A profile that is gone, for a view. */
function asTrouble(error: unknown): never {
  if (!isNamed<NoSuchProfileError>(error, 'NoSuchProfileError')) throw error;
  throw new ResourceError('notConfigured', error.message, [CHOOSE_TARGET], error);
}

const START_SANDBOX = { title: 'Start Sandbox', command: 'practice.startSandbox', icon: 'play' };
const CHOOSE_TARGET = { title: 'Choose Target…', command: 'practice.chooseTarget', icon: 'account' };

const SANDBOX_SLEEPS = {
  stopped: 'The sandbox is not running. It starts with the first command that needs it.',
  starting: 'The sandbox is starting.',
  failed: 'The sandbox could not be started.',
  lost: 'The sandbox has ended, and everything in it is gone.',
} as const;

function sandboxSettings(): SandboxSettings {
  const settings = vscode.workspace.getConfiguration('practice.sandbox');
  return {
    endpoint: settings.get<string>('endpoint', '').trim().replace(/\/+$/, ''),
    startWith: settings.get<StartWith>('startWith', 'automatic'),
    image: settings.get<string>('image', '').trim(),
  };
}

/** Credentials of the environment itself, or of the machine that this runs on. */
const hasCredentials = (env: NodeJS.ProcessEnv): boolean =>
  [
    'AWS_ACCESS_KEY_ID',
    'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
  ].some((name) => Boolean(env[name]));
