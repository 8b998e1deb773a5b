import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ResourceError } from '../../core/resources/errors';
import type { Surroundings } from './place';
import { parseHost, type Endpoint, type Tls } from './endpoint';

/** The docker command's folder: `DOCKER_CONFIG`, else `~/.docker`. */
export const configFolder = ({ env, home }: Surroundings): string =>
  env.DOCKER_CONFIG ?? join(home, '.docker');

/**
 * The engine that the docker command would talk to (`DOCKER_HOST`, `DOCKER_CONTEXT`, the current context), else the first
 * socket that is there: system-wide, Docker Desktop's, rootless, Podman's.
 *
 * @throws ResourceError when what is configured cannot be read or understood.
 */
export async function findEndpoint(surroundings: Surroundings): Promise<Endpoint> {
  const { env } = surroundings;
  if (env.DOCKER_HOST) return endpoint(env.DOCKER_HOST, 'DOCKER_HOST', await environmentTls(surroundings));
  const context = env.DOCKER_CONTEXT ?? (await currentContext(surroundings));
  if (context && context !== 'default') return contextEndpoint(surroundings, context);
  return defaultSocket(surroundings);
}

/** What a context's file says; `undefined` where it names no engine. @throws ResourceError when it cannot be read */
export async function contextOf(
  path: string,
): Promise<{ readonly name: string; readonly host: string } | undefined> {
  const meta = parsed((await textOf(path)) ?? '{}', path);
  const [name, host] = [
    property(meta, 'Name'),
    property(property(property(meta, 'Endpoints'), 'docker'), 'Host'),
  ];
  return typeof name === 'string' && typeof host === 'string' ? { name, host } : undefined;
}

function endpoint(host: string, origin: string, tls?: Tls): Endpoint {
  const address = parseHost(host, tls);
  if (address) return { address, host, origin };
  throw new ResourceError('notConfigured', `“${host}” (${origin}) is not the address of a Docker engine.`, [
    HELP,
  ]);
}

const HELP = {
  title: 'How Docker Finds Its Engine',
  command: 'vscode.open',
  arguments: ['https://docs.docker.com/engine/manage-resources/contexts/'],
  icon: 'book',
};

/** `DOCKER_TLS_VERIFY` with the certificates of `DOCKER_CERT_PATH`. */
async function environmentTls(surroundings: Surroundings): Promise<Tls | undefined> {
  const { DOCKER_TLS_VERIFY: verify, DOCKER_TLS: tls, DOCKER_CERT_PATH: path } = surroundings.env;
  if (!verify && !tls) return undefined;
  return certificates(path ?? configFolder(surroundings), !verify);
}

async function certificates(folder: string, skipVerify: boolean): Promise<Tls> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => textOf(join(folder, name))),
  );
  return {
    skipVerify,
    ...(ca === undefined ? {} : { ca }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  };
}

async function currentContext(surroundings: Surroundings): Promise<string | undefined> {
  const current = property(await readConfig(surroundings), 'currentContext');
  return typeof current === 'string' ? current : undefined;
}

/** The docker command's `config.json`; empty where there is none. @throws ResourceError when it cannot be read */
export async function readConfig(surroundings: Surroundings): Promise<unknown> {
  const path = join(configFolder(surroundings), 'config.json');
  return parsed((await textOf(path)) ?? '{}', path);
}

/** Contexts are kept in folders named by the SHA-256 of their name. */
async function contextEndpoint(surroundings: Surroundings, name: string): Promise<Endpoint> {
  const hash = createHash('sha256').update(name).digest('hex');
  const folder = join(configFolder(surroundings), 'contexts');
  const path = join(folder, 'meta', hash, 'meta.json');
  const text = await textOf(path);
  if (text === undefined)
    throw new ResourceError('notConfigured', `The Docker context “${name}” does not exist.`, [HELP]);
  const docker = property(property(parsed(text, path), 'Endpoints'), 'docker');
  const host = property(docker, 'Host');
  if (typeof host !== 'string')
    throw new ResourceError('notConfigured', `The Docker context “${name}” names no engine.`, [HELP]);
  const tls = await certificates(
    join(folder, 'tls', hash, 'docker'),
    property(docker, 'SkipTLSVerify') === true,
  );
  const secure = tls.ca !== undefined || tls.cert !== undefined || tls.skipVerify;
  return endpoint(host, `context ${name}`, secure ? tls : undefined);
}

/** The sockets that engines make by themselves, the docker command's own default first. */
export function usualSockets({ env, home, platform }: Surroundings): readonly string[] {
  if (platform === 'win32')
    return ['//./pipe/docker_engine', '//./pipe/dockerDesktopLinuxEngine', '//./pipe/podman-machine-default'];
  const run = env.XDG_RUNTIME_DIR;
  return [
    '/var/run/docker.sock',
    join(home, '.docker/run/docker.sock'),
    ...(run ? [join(run, 'docker.sock')] : []),
    join(home, '.rd/docker.sock'),
    join(home, '.colima/default/docker.sock'),
    ...(run ? [join(run, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
  ];
}

/** The first of the usual sockets that is there, else the docker command's own. */
export async function defaultSocket(surroundings: Surroundings): Promise<Endpoint> {
  const scheme = surroundings.platform === 'win32' ? 'npipe' : 'unix';
  const sockets = usualSockets(surroundings);
  for (const path of sockets) {
    if (await exists(path))
      return { address: { kind: 'socket', path }, host: `${scheme}://${path}`, origin: 'default socket' };
  }
  const path = sockets[0] ?? '';
  return { address: { kind: 'socket', path }, host: `${scheme}://${path}`, origin: 'default socket' };
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** The text of a file, `undefined` when there is none. */
async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw new ResourceError('notConfigured', `${path} cannot be read.`, [], error);
  }
}

function parsed(json: string, path: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const open = { title: 'Open the File', command: 'vscode.open', arguments: [path], icon: 'go-to-file' };
    throw new ResourceError('notConfigured', `${path} is not valid JSON.`, [open], error);
  }
}

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
