import { execFile } from 'node:child_process';
import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Answer, CheckPorts } from '../../core/inspect/model';
import { findProgram } from '../programs';

/** How long a program may take to read its arguments, in ms. */
const WITHIN = 20_000;
/** As much of what it prints is read, in bytes. */
const MOST = 4 * 1024 * 1024;
/** Nobody listens at this port of this machine. */
const NOWHERE = '127.0.0.1:9';

export interface AskingOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Where the command would run: relative names of files are seen from there. */
  readonly folder: string;
  /** Host and port of what programs would reach if they tried; nobody listens there unless told otherwise. */
  readonly nowhere?: string;
}

/** Programs that are asked about their arguments; `dispose` takes away what was made for it. */
export interface Asking extends CheckPorts {
  readonly dispose: () => Promise<void>;
}

/**
 * Asks programs in surroundings in which they have no credentials, no endpoint, no engine and no cluster: even one that did more
 * than read its arguments could reach nothing. They get their arguments as a list; no shell sees them.
 */
export async function createAsking({ env, folder, nowhere = NOWHERE }: AskingOptions): Promise<Asking> {
  const own = await mkdtemp(join(tmpdir(), 'practice-check-'));
  const home = homedir();
  // Values that are addresses would be fetched by version 1 of the AWS CLI.
  const config = join(own, 'config');
  await writeFile(config, '[default]\ncli_follow_urlparam = false\n');
  // Aliases of the AWS CLI may be commands of the shell.
  const hasAliases = await isThere(join(home, '.aws', 'cli', 'alias'));
  const quiet: NodeJS.ProcessEnv = {
    ...env,
    ...(hasAliases ? { HOME: own, USERPROFILE: own, PYTHONUSERBASE: join(home, '.local') } : {}),
    AWS_CONFIG_FILE: config,
    AWS_SHARED_CREDENTIALS_FILE: join(own, 'credentials'),
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_SESSION_TOKEN: '',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: `http://${nowhere}`,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CLI_AUTO_PROMPT: 'off',
    AWS_PAGER: '',
    DOCKER_HOST: `tcp://${nowhere}`,
    DOCKER_CONTEXT: '',
    KUBECONFIG: join(own, 'kubeconfig'),
    PAGER: '',
    HTTP_PROXY: `http://${nowhere}`,
    HTTPS_PROXY: `http://${nowhere}`,
    http_proxy: `http://${nowhere}`,
    https_proxy: `http://${nowhere}`,
    NO_COLOR: '1',
  };
  delete quiet.AWS_PROFILE;
  delete quiet.AWS_DEFAULT_PROFILE;
  delete quiet.NO_PROXY;
  delete quiet.no_proxy;

  const find = (program: string): Promise<string | undefined> => findProgram(program, env, true);

  async function ask(
    program: string,
    args: readonly string[],
    more: NodeJS.ProcessEnv = {},
  ): Promise<Answer | null> {
    const path = await find(program);
    // A batch file would be read by a shell, and its arguments with it.
    if (path === undefined || path.endsWith('.cmd')) return null;
    return run(path, args, { ...quiet, ...more }, folder);
  }

  return {
    has: async (program) => (await find(program)) !== undefined,
    ask: (program, args) => ask(program, args),
    async complete(line) {
      const beside = await find('aws').then((path) => path && join(dirname(path), 'aws_completer'));
      const completer =
        beside !== undefined && (await isThere(beside)) ? beside : await find('aws_completer');
      if (completer === undefined) return [];
      const asked = { COMP_LINE: line, COMP_POINT: String(line.length) };
      const answer = await run(completer, [], { ...quiet, ...asked }, folder);
      return (answer?.text ?? '').split(/\s+/).filter((word) => word !== '');
    },
    isFile: (path) => isThere(resolve(folder, path.replace(/^~(?=[/\\])/, home))),
    dispose: () => rm(own, { recursive: true, force: true }),
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** `null` when it could not be started or took too long. */
function run(
  path: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): Promise<Answer | null> {
  return new Promise((done) => {
    const options = { env, cwd, timeout: WITHIN, maxBuffer: MOST, windowsHide: true };
    const child = execFile(path, [...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      done(code === null ? null : { code, text: `${stdout}\n${stderr}` });
    });
    child.stdin?.end();
  });
}
