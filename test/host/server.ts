import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cleanEnvironment } from './environment';
import { nodeForServer, serverMain } from './install';
import { tether } from './tethered';

export interface ServerOptions {
  /** The folder to open; none: an empty window. */
  readonly folder?: string;
  /** An extension to run from its sources, in development mode. */
  readonly extensionDevelopmentPath?: string;
  /** A `.vsix` to install before the start, as a user does. */
  readonly vsix?: string;
  /** A module whose `run()` the extension host calls; for the launcher. */
  readonly extensionTestsPath?: string;
  /** Holds settings and state of this VS Code: a folder of its own for every run that must not see another's. */
  readonly userDataDir: string;
  /** Default: inside `userDataDir`. */
  readonly extensionsDir?: string;
  /** `granted` (default) trusts every folder; `ask` leaves VS Code's own question, so folders open in Restricted Mode. */
  readonly trust?: 'granted' | 'ask';
  /** Added to this process's environment: extension host and terminals see it. `undefined` removes a variable. */
  readonly env?: NodeJS.ProcessEnv;
  /** User settings, on top of quiet defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Default: a free one. */
  readonly port?: number;
}

export interface Server {
  /** The address of the workbench, with folder and extension. */
  readonly url: string;
  /** A file of settings that win over the user's, and are noticed when they change. */
  readonly machineSettings: string;
  /** Resolves when the server has ended, on request or not. */
  readonly exited: Promise<number>;
  /** Stops the server with its extension hosts and terminals. */
  readonly dispose: () => Promise<void>;
}

const START_MS = 60_000;

/** What every workbench of ours starts with: nothing that pops up, calls home or moves. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * Starts VS Code's server on a loopback port; installs it on first use.
 *
 * @throws an Error with the server's last words when it does not start.
 */
export async function launchServer(options: ServerOptions): Promise<Server> {
  const [node, main] = await Promise.all([nodeForServer(), serverMain()]);
  const userSettings = join(options.userDataDir, 'data/User/settings.json');
  const machineSettings = join(options.userDataDir, 'data/Machine/settings.json');
  await writeJson(userSettings, { ...QUIET, ...options.settings });
  await writeJson(machineSettings, {});

  // Started from a command line: terminals keep this process's PATH, where a login shell of the user's would set its own.
  const env = cleanEnvironment({ VSCODE_CLI: '1', ...options.env });
  const server = tether(node, [main, ...serverArguments(options)], { env });
  try {
    const [, port = ''] = await server.saying(/Extension host agent listening on (\d+)/, START_MS);
    return {
      url: workbenchUrl(Number(port), options),
      machineSettings,
      exited: server.exited,
      dispose: server.stop,
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function writeJson(file: string, content: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(content, null, 2));
}

function serverArguments(options: ServerOptions): string[] {
  const { userDataDir, extensionsDir = join(userDataDir, 'extensions') } = options;
  return [
    ...['--host', '127.0.0.1', '--port', String(options.port ?? 0), '--without-connection-token'],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--server-data-dir', userDataDir, '--extensions-dir', extensionsDir],
    ...(options.vsix === undefined ? [] : ['--install-extension', options.vsix, '--start-server']),
    ...(isDevelopment(options) ? ['--enable-smoke-test-driver'] : []), // A built VS Code ignores `payload` without it.
    ...(options.trust === 'ask' ? [] : ['--disable-workspace-trust']),
  ];
}

const isDevelopment = (options: ServerOptions) => options.extensionDevelopmentPath !== undefined;

function workbenchUrl(port: number, options: ServerOptions): string {
  const { folder, extensionDevelopmentPath, extensionTestsPath } = options;
  const authority = `127.0.0.1:${port}`;
  const payload = Object.entries({ extensionDevelopmentPath, extensionTestsPath }).flatMap(([key, path]) =>
    path === undefined ? [] : [[key, `vscode-remote://${authority}${uriPath(path)}`]],
  );
  const url = new URL(`http://${authority}/`);
  if (folder === undefined) url.searchParams.set('ew', 'true');
  else url.searchParams.set('folder', uriPath(folder));
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** `/c:/x` for `C:\x`. */
function uriPath(path: string): string {
  const slashes = path.replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}
