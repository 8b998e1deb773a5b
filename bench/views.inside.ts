import { Session } from 'node:inspector/promises';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { report } from './inside';

const VIEWS = ['practice.s3', 'practice.ecs', 'practice.docker'];
/** Between two looks at the heap, and how little it may have changed until it counts as settled. */
const LOOK_MS = 1500;
const SETTLED = 200_000;
const LOOKS = 20;
/** So long after opening, in ms, at the least: the code of the views is loaded then also on a busy machine. */
const LOADED_MS = 15_000;
/** Long enough for a timer of 20 s to show. */
const IDLE_MS = 25_000;

/** What the extension host holds and does before the views of live resources are open, and when they are. */
export interface Views {
  /** Bytes of heap, after a collection. */
  readonly heapBefore: number;
  readonly heapAfter: number;
  /** Part of one core that is used while nothing happens. */
  readonly idleBefore: number;
  readonly idleAfter: number;
}

export async function run(): Promise<void> {
  const session = new Session();
  session.connect();
  const used = async (): Promise<number> => {
    await session.post('HeapProfiler.collectGarbage');
    return process.memoryUsage().heapUsed;
  };
  const settled = async (): Promise<number> => {
    let last = await used();
    for (let look = 0; look < LOOKS; look++) {
      await delay(LOOK_MS);
      const now = await used();
      if (Math.abs(now - last) < SETTLED) return now;
      last = now;
    }
    return last;
  };
  await vscode.commands.executeCommand('practice.course.focus');
  const heapBefore = await settled();
  const idleBefore = await idle();
  for (const view of VIEWS) await vscode.commands.executeCommand(`${view}.focus`);
  await delay(LOADED_MS);
  const heapAfter = await settled();
  const result: Views = { heapBefore, heapAfter, idleBefore, idleAfter: await idle() };
  report(result);
}

async function idle(): Promise<number> {
  const before = process.cpuUsage();
  const started = performance.now();
  await delay(IDLE_MS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / (performance.now() - started);
}
