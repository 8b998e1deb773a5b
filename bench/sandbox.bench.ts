import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Sandbox } from '../src/adapters/sandbox/sandbox';
import { EMULATORS } from '../src/core/sandbox/emulators';
import { onPath } from '../test/host/chromium';
import { cleanEnvironment } from '../test/host/environment';
import { projectRoot } from '../test/host/paths';
import type { Row } from './row';
import { median } from './window';

const ROUNDS = 9;
const RATIO = 1.2;
/** Between two questions whether it answers, in ms. */
const LOOK_MS = 5;

/** From nothing to the first answered call: the sandbox, and the emulator that it starts, started by hand; in turns. */
export async function run(): Promise<Row[]> {
  const program = onPath(['moto_server']);
  if (program === undefined) throw new Error('no moto_server on the PATH');
  const [ours, bare]: [number[], number[]] = [[], []];
  await byHand(program); // What it reads is in memory then.
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(await byHand(program));
    ours.push(await asSandbox());
  }
  const [value, reference] = [median(ours), median(bare)];
  const ratio = value / reference;
  return [
    {
      name: `Sandbox: cold start to the first answered call, median of ${ROUNDS}`,
      value,
      unit: 'ms',
      reference: `moto_server by itself ${reference.toFixed(0)} ms`,
      ratio,
      limit: `≤ ${RATIO} ×`,
      ok: ratio <= RATIO,
    },
  ];
}

/** @returns how long it took, in ms */
async function byHand(program: string): Promise<number> {
  const port = await freePort();
  const env = cleanEnvironment(EMULATORS.moto.env);
  const started = performance.now();
  const args = ['-H', '127.0.0.1', '-p', String(port)];
  const server = spawn(program, args, { env, stdio: 'ignore', detached: true });
  const gone = new Promise((resolve) => server.once('exit', resolve));
  await answered(`http://127.0.0.1:${port}`);
  const took = performance.now() - started;
  process.kill(-(server.pid ?? NaN), 'SIGKILL');
  await gone;
  return took;
}

async function asSandbox(): Promise<number> {
  const storage = await mkdtemp(join(tmpdir(), 'practice-bench-'));
  const sandbox = new Sandbox({
    storage,
    keeper: join(projectRoot, 'dist/keeper.js'),
    env: cleanEnvironment({ AWS_ENDPOINT_URL: undefined }),
    settings: () => ({ endpoint: '', startWith: 'automatic', image: '' }),
    linger: 700,
    temporary: storage,
  });
  const started = performance.now();
  const { address, own } = await sandbox.start();
  await answered(address);
  const took = performance.now() - started;
  if (!own) throw new Error(`${address} was there already`);
  sandbox.dispose();
  while (await answers(address)) await delay(LOOK_MS);
  await rm(storage, { recursive: true, force: true });
  return took;
}

async function answered(address: string): Promise<void> {
  while (!(await answers(address))) await delay(LOOK_MS);
}

/** Whether a list of buckets comes. */
async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(address);
    return (await response.text()).includes('ListAllMyBucketsResult');
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
