import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { Emitter } from '../../core/runs/events';
import type { SandboxState } from '../../core/sandbox/model';
import { lineReader, type FromKeeper, type StartRequest, type ToKeeper } from '../../core/sandbox/protocol';
import { killGroup } from './child';
import { keyOf, meetingPlace, type MeetingPlace } from './places';

export interface LinkDeps {
  /** The folder that all windows of this VS Code share. */
  readonly storage: string;
  /** The keeper's bundled code. */
  readonly keeper: string;
  readonly env: NodeJS.ProcessEnv;
  /** How long the sandbox waits for a window that reloads, in ms. */
  readonly linger?: number;
  /** Instead of the times that the ways to start may take, in ms. */
  readonly within?: number;
  /** Of the sockets; the system's own when absent. */
  readonly temporary?: string;
}

const LINGER = 10_000;
/** A socket that is bound and does not listen yet refuses too: it is asked again so much later, in ms. */
const AGAIN = 80;
/** Windows that start at the same moment meet after a few rounds. */
const ROUNDS = 10;
/** For the keeper to begin, in ms. */
const BEGIN = 15_000;

/** This window's connection to the keeper of the sandbox. */
export class KeeperLink {
  private readonly states = new Emitter<SandboxState>();
  readonly onState = this.states.event;
  private readonly logs = new Emitter<string>();
  readonly onLog = this.logs.event;
  state: SandboxState = { phase: 'stopped' };
  private pid: number | null = null;
  private socket: Socket | undefined;
  private connecting: Promise<boolean> | undefined;
  private asked = 0;
  private readonly questions = new Map<number, (problem: string | null) => void>();
  private readonly place: MeetingPlace;

  constructor(private readonly deps: LinkDeps) {
    this.place = meetingPlace(deps.storage, deps.temporary ?? tmpdir());
  }

  /** Connects to a keeper that another window has begun. @returns whether there is one */
  async look(): Promise<boolean> {
    if (this.socket) return true;
    const youngest = await this.place.youngest();
    return youngest !== null && (await this.reach(youngest));
  }

  /** Begins to start the sandbox unless it runs. From then on the state says how it goes. @throws when no keeper can be had */
  async start(request: StartRequest): Promise<void> {
    this.connecting ??= this.connect(request).finally(() => (this.connecting = undefined));
    await this.connecting;
    await this.ask((id) => ({ kind: 'start', id, request }));
  }

  stop(): void {
    this.send({ kind: 'stop' });
  }

  /** Empties the sandbox. @throws what went wrong */
  async reset(): Promise<void> {
    await this.ask((id) => ({ kind: 'reset', id }));
  }

  dispose(): void {
    const { socket } = this;
    this.socket = undefined;
    socket?.destroy();
    this.states.dispose();
    this.logs.dispose();
  }

  private async connect(request: StartRequest): Promise<boolean> {
    for (let round = 0; round < ROUNDS; round++) {
      if (this.socket) return true;
      const youngest = await this.place.youngest();
      if (youngest !== null && (await this.reach(youngest))) return true;
      const said = await this.begin(this.place.path((youngest ?? -1) + 1), request);
      if (said !== 'ready' && said !== 'taken') throw new Error(said);
    }
    throw new Error('The process that keeps the sandbox does not answer.');
  }

  /** @returns whether somebody answers there */
  private async reach(number: number): Promise<boolean> {
    const path = this.place.path(number);
    const socket =
      (await connected(path)) ??
      (await new Promise((resolve) => setTimeout(resolve, AGAIN)).then(() => connected(path)));
    if (!socket) return false;
    this.socket = socket;
    return new Promise((resolve) => {
      const read = lineReader((line) => {
        const message = JSON.parse(line) as FromKeeper;
        this.hear(message);
        // The log comes before the first state.
        if (message.kind === 'state') resolve(true);
      });
      socket.setEncoding('utf8');
      socket.on('data', (text) => read(String(text)));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.closed(socket);
        resolve(false);
      });
    });
  }

  /** @returns its first line: `ready`, `taken`, or why it could not begin */
  private begin(path: string, request: StartRequest): Promise<string> {
    const orders = {
      path,
      request,
      container: `practice-sandbox-${keyOf(this.deps.storage)}`,
      linger: this.deps.linger ?? LINGER,
      within: this.deps.within,
    };
    const child = spawn(process.execPath, [this.deps.keeper, JSON.stringify(orders)], {
      cwd: tmpdir(),
      // In the desktop's editor the program is Electron, which this makes a plain Node.
      env: { ...this.deps.env, ELECTRON_RUN_AS_NODE: '1' },
      // A session of its own: it outlives the window that began it while others are there.
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
    return new Promise((resolve) => {
      const finish = (said: string): void => {
        clearTimeout(late);
        child.stdout.destroy();
        child.unref();
        resolve(said);
      };
      const late = setTimeout(() => finish('The process that keeps the sandbox does not begin.'), BEGIN);
      child.stdout.setEncoding('utf8');
      child.stdout.on('data', lineReaderOnce(finish));
      child.on('error', (error) => finish(error.message));
      child.on('exit', (code) =>
        // What it said may still be on its way.
        setImmediate(() => finish(`The process that keeps the sandbox ended with exit code ${code}.`)),
      );
    });
  }

  private hear(message: FromKeeper): void {
    switch (message.kind) {
      case 'state':
        this.pid = message.pid;
        this.to(message.state);
        break;
      case 'log':
        this.logs.fire(message.text);
        break;
      case 'answer':
        this.questions.get(message.id)?.(message.problem);
        this.questions.delete(message.id);
    }
  }

  private closed(socket: Socket): void {
    if (this.socket !== socket) return;
    this.socket = undefined;
    const { pid, state } = this;
    this.pid = null;
    // Killed itself, the keeper cannot end what it started.
    if (pid !== null) killGroup(pid);
    for (const resolve of this.questions.values()) resolve('The sandbox has ended.');
    this.questions.clear();
    if (state.phase === 'running' || state.phase === 'starting')
      this.to({ phase: 'lost', why: 'the process that keeps it was ended' });
  }

  private to(state: SandboxState): void {
    this.state = state;
    this.states.fire(state);
  }

  private async ask(question: (id: number) => ToKeeper): Promise<void> {
    const id = ++this.asked;
    const problem = await new Promise<string | null>((resolve) => {
      this.questions.set(id, resolve);
      this.send(question(id));
    });
    if (problem !== null) throw new Error(problem);
  }

  private send(message: ToKeeper): void {
    this.socket?.write(`${JSON.stringify(message)}\n`);
  }
}

function lineReaderOnce(take: (line: string) => void): (text: string) => void {
  let taken = false;
  return lineReader((line) => {
    if (!taken) take(line);
    taken = true;
  });
}

function connected(path: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
