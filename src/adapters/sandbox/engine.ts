import { createServer } from 'node:net';
import { EMULATORS } from '../../core/sandbox/emulators';
import type { Attempt, SandboxState } from '../../core/sandbox/model';
import type { StartRequest } from '../../core/sandbox/protocol';
import { waysToStart, type Way } from '../../core/sandbox/ways';
import { findProgram } from '../programs';
import { Child } from './child';
import { isReady, reset, setUp } from './http';

export interface EngineDeps {
  readonly env: NodeJS.ProcessEnv;
  /** Of the container, the same for everybody who shares this sandbox. */
  readonly container: string;
  readonly onState: (state: SandboxState, pid: number | null) => void;
  /** What the emulator says. */
  readonly onLog: (text: string) => void;
  /** Instead of the times that the ways may take, in ms. */
  readonly within?: number;
}

/** Between two looks whether an emulator answers, in ms, unless it says something: most do when they listen. */
const LOOK = 50;
/** Ports that are tried when the ones before were taken in the meantime. */
const PORTS = 3;
const TAKEN =
  /address (is )?already in use|is in use by another program|port is already allocated|EADDRINUSE/i;

/** Starts an emulator on this machine, watches over it, and ends it. */
export class Engine {
  private current: SandboxState = { phase: 'stopped' };
  private child: Child | undefined;
  private way: Way | undefined;
  private last: StartRequest | undefined;
  /** Aborts a start that nobody wants any more. */
  private wanted = new AbortController();
  private busy: Promise<void> = Promise.resolve();
  /** Ends the wait before the next look. */
  private lookNow = (): void => undefined;

  constructor(private readonly deps: EngineDeps) {}

  get state(): SandboxState {
    return this.current;
  }

  /** The process that leads the emulator's group. */
  get pid(): number | null {
    return this.child?.alive === true ? (this.child.pid ?? null) : null;
  }

  /** Starts what can be started, unless it runs or is about to. Resolves when the state says how it went. */
  start(request: StartRequest): Promise<void> {
    if (this.current.phase === 'starting' || this.current.phase === 'running') return this.busy;
    this.wanted = new AbortController();
    this.last = request;
    this.to({ phase: 'starting', doing: 'Looking for an emulator of AWS' });
    this.busy = this.busy.then(() => this.tryAll(request, this.wanted.signal));
    return this.busy;
  }

  /** Ends it, or a start that is under way. */
  async stop(): Promise<void> {
    this.wanted.abort();
    const { child, way } = this;
    this.child = undefined;
    await this.end(child, way);
    await this.busy;
    this.to({ phase: 'stopped' });
  }

  /** Empties it. @throws what went wrong */
  async reset(): Promise<void> {
    if (this.current.phase !== 'running') throw new Error('The sandbox is not running.');
    const { address, emulator } = this.current;
    if (EMULATORS[emulator].reset !== null) return reset(address, emulator);
    const { last } = this;
    await this.stop();
    if (last) await this.start(last);
  }

  private async tryAll(request: StartRequest, wanted: AbortSignal): Promise<void> {
    const tried: Attempt[] = [];
    for (const way of waysToStart(request.startWith, request.image, this.deps.container)) {
      if (wanted.aborted) return;
      const program = await findProgram(way.program, this.deps.env, true);
      if (program === undefined) {
        tried.push({ way: way.program, why: 'is not installed, or not on the PATH' });
        continue;
      }
      const why = await this.tryPorts(way, program, request.port, wanted);
      if (why === null) return;
      tried.push({ way: way.program, why });
    }
    if (!wanted.aborted) this.to({ phase: 'failed', tried });
  }

  /** @returns why it did not work; `null` when it did, or nobody wants it any more */
  private async tryPorts(
    way: Way,
    program: string,
    preferred: number,
    wanted: AbortSignal,
  ): Promise<string | null> {
    this.to({ phase: 'starting', doing: way.doing });
    let why: string | null = 'found no free port';
    for (let n = 0; n < PORTS && why !== null && !wanted.aborted; n++) {
      const port = (n === 0 ? await freePort(preferred) : undefined) ?? (await freePort(0));
      if (port === undefined) break;
      why = await this.tryPort(way, program, port, wanted);
      if (why !== null && !TAKEN.test(why)) break;
    }
    return wanted.aborted ? null : why;
  }

  private async tryPort(
    way: Way,
    program: string,
    port: number,
    wanted: AbortSignal,
  ): Promise<string | null> {
    const address = `http://127.0.0.1:${port}`;
    const env = { ...withoutAws(this.deps.env), ...EMULATORS[way.emulator].env };
    await this.removeContainer(way);
    this.deps.onLog(`$ ${[way.program, ...way.args(port)].join(' ')}\n`);
    const child = new Child(program, way.args(port), env, (text) => {
      this.deps.onLog(text);
      this.lookNow();
    });
    this.child = child;
    this.way = way;
    this.to(this.current);
    const why = await this.ready(child, way, address, wanted);
    if (why !== null || wanted.aborted) {
      await this.end(child, way);
      return why;
    }
    this.to({
      phase: 'running',
      address,
      emulator: way.emulator,
      origin: `started with ${way.id === 'container' ? 'docker' : way.id}`,
      own: true,
    });
    void child.exited.then((how) => this.lost(child, `${way.program} ${how}`));
    return null;
  }

  private async ready(child: Child, way: Way, address: string, wanted: AbortSignal): Promise<string | null> {
    const limit = this.deps.within ?? way.within;
    const end = Date.now() + limit;
    const exited = child.exited.then((how) => `${how}${lastWords(child.output)}`);
    while (!wanted.aborted) {
      const answer = await Promise.race([isReady(address, way.emulator), exited]);
      if (typeof answer === 'string') return answer;
      if (answer && child.alive) {
        return setUp(address, way.emulator).then(
          () => null,
          (error: unknown) => `answers, but ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      if (Date.now() > end) return `did not answer within ${Math.round(limit / 1000)} s`;
      await Promise.race([this.pause(), exited]);
    }
    return null;
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      this.lookNow = resolve;
      setTimeout(resolve, LOOK);
    });
  }

  private lost(child: Child, why: string): void {
    if (this.child !== child) return;
    this.child = undefined;
    this.to({ phase: 'lost', why });
  }

  private async end(child: Child | undefined, way: Way | undefined): Promise<void> {
    if (child === undefined) return;
    if (way) await this.removeContainer(way);
    await child.stop();
    if (this.child === child) this.child = undefined;
  }

  /** The docker command may be gone before its container is. */
  private async removeContainer({ container, program }: Way): Promise<void> {
    if (container === undefined) return;
    const docker = await findProgram(program, this.deps.env, true);
    if (docker !== undefined)
      await new Child(docker, ['rm', '--force', container], this.deps.env, () => undefined).exited;
  }

  private to(state: SandboxState): void {
    this.current = state;
    this.deps.onState(state, this.pid);
  }
}

/** Why a program has ended: what it said last, as a part of a sentence, without where to read of its options. */
const lastWords = (output: string): string => {
  const line = output
    .trim()
    .split('\n')
    .filter((each) => each.trim() !== '' && !/--help\b/.test(each))
    .slice(-2)
    .join(' ')
    .trim()
    .replace(/[.?!]+$/, '');
  return line === '' ? '' : `: ${line}`;
};

/** An emulator needs no credentials, so it gets none. */
const withoutAws = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));

/** A port of the loopback interface that nobody listens on; `undefined` when the wanted one is taken. @param wanted 0 for any */
function freePort(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => resolve(port));
    });
  });
}
