import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './paths';

/** A process that ends with ours, however ours ends. */
export interface Tethered {
  /** Its output and error output as they came, bounded: for messages about a start that failed. */
  readonly output: () => string;
  /** Resolves to the first match of `pattern` in the output; rejects when it ends before or `timeoutMs` pass. */
  readonly saying: (pattern: RegExp, timeoutMs: number) => Promise<RegExpExecArray>;
  /** Resolves to its exit code once it and everything it started is gone. */
  readonly exited: Promise<number>;
  /** Asks it to end and waits until it is gone; what is left after the grace is killed. */
  readonly stop: () => Promise<void>;
}

export interface TetherOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** How long it may take to end when asked to. */
  readonly graceMs?: number;
  /** Gets every piece of output as it comes. */
  readonly onOutput?: (text: string) => void;
}

const OUTPUT_KEPT = 20_000;
const running = new Set<Tethered>();

/** For the end of a run, expected or not: stops everything that is still tethered. */
export async function stopAllTethered(): Promise<void> {
  await Promise.all([...running].map(({ stop }) => stop()));
}

const tsx = pathToFileURL(createRequire(join(projectRoot, 'package.json')).resolve('tsx')).href;

/** Starts `command` so that it, and all it starts, cannot outlive this process. */
export function tether(command: string, args: readonly string[], options: TetherOptions = {}): Tethered {
  const { env = process.env, cwd = projectRoot, graceMs = 3000, onOutput } = options;
  const script = join(__dirname, 'tether.ts');
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    process.execPath,
    ['--import', tsx, script, String(graceMs), command, ...args],
    { env, cwd, stdio: ['pipe', 'pipe', 'pipe'], detached: process.platform !== 'win32', windowsHide: true },
  );
  let output = '';
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    const text = chunk.toString();
    output = (output + text).slice(-OUTPUT_KEPT);
    onOutput?.(text);
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  child.stdin.on('error', () => undefined); // It may be gone before we are.
  const exited = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : 1));

  const tethered: Tethered = {
    output: () => output,
    exited,
    saying: (pattern, timeoutMs) =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          clearTimeout(timer);
          listeners.delete(look);
          act();
        };
        const fail = (why: string) =>
          settle(() => reject(new Error(`${command} ${why}:\n${output.slice(-2000)}`)));
        const look = () => {
          const match = pattern.exec(output);
          if (match !== null) settle(() => resolve(match));
        };
        const timer = setTimeout(
          () => fail(`did not say ${String(pattern)} within ${timeoutMs} ms`),
          timeoutMs,
        );
        listeners.add(look);
        void exited.then((code) => fail(`ended with ${code}`));
        look();
      }),
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
  running.add(tethered);
  void exited.then(() => running.delete(tethered));
  return tethered;
}
