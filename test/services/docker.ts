import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type RequestOptions, request } from 'node:http';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from '../host/chromium';
import { cleanEnvironment } from '../host/environment';
import { tether } from '../host/tethered';
import { found, type Search } from './service';

const ANSWER_MS = 2000;
const START_MS = 90_000;
/** Containers whose first process ignores SIGTERM take 10 s to stop; the swarm some more. */
const STOP_MS = 40_000;
const NEEDED = ['dockerd', 'docker', 'docker-registry', 'ip'];
const STATIC_BUSYBOX = '/bin/busybox';

/**
 * A Docker engine for tests: one that answers on this machine (not with `own`), else, for root on Linux, one of our own with its own
 * data, socket, stand-in images and a mirror to pull them from.
 */
export async function dockerEngine({ own = false } = {}): Promise<Search> {
  for (const address of own ? [] : usualAddresses())
    if (await answers(address)) return found(address, 'already running');
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return { missing: 'no engine answers, and only root on Linux can start one' };
  const absent = [
    ...NEEDED.filter((program) => onPath([program]) === undefined),
    ...[STATIC_BUSYBOX].filter((path) => !existsSync(path)),
  ];
  if (absent.length > 0)
    return { missing: `no engine answers, and ${absent.join(', ')} to start one is missing` };
  return start();
}

async function start(): Promise<Search> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-docker-'));
  const engine = tether('bash', [join(__dirname, 'docker-engine.sh'), folder, String(await freePort())], {
    env: cleanEnvironment(),
    graceMs: STOP_MS,
  });
  const dispose = async () => {
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [, address = ''] = await engine.saying(/^ready (unix:\S+)$/m, START_MS);
    return { service: { address, origin: 'started by dockerd', dispose } };
  } catch {
    const lastLine = engine.output().trim().split('\n').at(-1);
    await dispose();
    return { missing: `dockerd did not start (${lastLine})` };
  }
}

function usualAddresses(): string[] {
  const { DOCKER_HOST, XDG_RUNTIME_DIR } = process.env;
  if (process.platform === 'win32') return ['npipe:////./pipe/docker_engine'];
  const sockets = ['/var/run/docker.sock', join(homedir(), '.docker/run/docker.sock')];
  if (XDG_RUNTIME_DIR !== undefined) sockets.push(join(XDG_RUNTIME_DIR, 'docker.sock'));
  const local = sockets.map((path) => `unix://${path}`);
  return DOCKER_HOST !== undefined && /^(unix|npipe):/.test(DOCKER_HOST) ? [DOCKER_HOST, ...local] : local;
}

function answers(address: string): Promise<boolean> {
  const options: RequestOptions = {
    socketPath: address.replace(/^(unix|npipe):\/\//, ''),
    path: '/_ping',
    timeout: ANSWER_MS,
  };
  return new Promise((resolve) => {
    const ping = request(options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
