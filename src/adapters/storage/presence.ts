import { readdir, readFile, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Ticks in a row without a sign of life after which a window counts as dead, where its process cannot be asked for. */
const patience = 6;

interface Identity {
  readonly pid: number;
  /** Machine and process namespace: only within one does a process id mean something. */
  readonly machine: string;
}

/**
 * Which windows live. Each keeps a file whose time of change is its heartbeat. The folder may be shared with other
 * machines and containers, so clocks are not compared: a window is dead when its process is gone from this machine, or
 * when its heartbeat stood still while this window looked at it several times.
 */
export class Presence {
  private machine = '';
  private readonly seen = new Map<string, { time: number; ticks: number }>();

  constructor(
    private readonly folder: string,
    private readonly window: string,
  ) {}

  async enter(): Promise<void> {
    this.machine = await machineName();
    const identity: Identity = { pid: process.pid, machine: this.machine };
    await writeFile(this.file(this.window), JSON.stringify(identity));
  }

  /** Says that this window lives, and looks at the others once more. */
  async tick(): Promise<void> {
    const now = new Date();
    await utimes(this.file(this.window), now, now).catch(() => this.enter());
    for (const window of await this.list()) {
      const time = await changeTime(this.file(window));
      const last = this.seen.get(window);
      this.seen.set(window, { time, ticks: last?.time === time ? last.ticks + 1 : 0 });
    }
  }

  /** The windows that live, and those that died without a word. */
  async list(): Promise<string[]> {
    return (await readdir(this.folder)).map((name) => name.replace(/\.json$/, ''));
  }

  async isDead(window: string): Promise<boolean> {
    if (window === this.window) return false;
    let identity: Identity | null;
    try {
      identity = parseIdentity(await readFile(this.file(window), 'utf8'));
    } catch (error) {
      return isMissing(error);
    }
    if (identity?.machine === this.machine && !processLives(identity.pid)) return true;
    return (this.seen.get(window)?.ticks ?? 0) >= patience;
  }

  /** Removes what a window left. */
  async remove(window: string): Promise<void> {
    await rm(this.file(window), { force: true });
  }

  leave(): Promise<void> {
    return this.remove(this.window);
  }

  private file(window: string): string {
    return join(this.folder, `${window}.json`);
  }
}

export const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

function parseIdentity(text: string): Identity | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('machine' in value))
      return null;
    const { pid, machine } = value;
    return typeof pid === 'number' && typeof machine === 'string' ? { pid, machine } : null;
  } catch {
    return null;
  }
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function changeTime(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch {
    return 0;
  }
}

/** Containers may share a host name; Linux tells their process namespaces apart. */
async function machineName(): Promise<string> {
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '');
  return `${hostname()} ${namespace}`;
}
