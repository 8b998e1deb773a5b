import { connect } from 'node:net';
import { EMULATORS, USUAL_ADDRESSES, type EmulatorId } from '../../core/sandbox/emulators';
import {
  SandboxError,
  type RunningSandbox,
  type SandboxSettings,
  type SandboxState,
} from '../../core/sandbox/model';
import { Emitter } from '../../core/runs/events';
import { identify, reset, setUp } from './http';
import { KeeperLink, type LinkDeps } from './link';
import { keyOf } from './places';

export interface SandboxDeps extends LinkDeps {
  readonly settings: () => SandboxSettings;
}

/** Between two looks whether a sandbox that is not ours still answers, in ms. */
const WATCH = 1000;
/** How long it may take to answer, in ms. */
const ANSWER = 500;
/** Below the ports that systems hand out by themselves. */
const FIRST_PORT = 21_000;
const PORTS = 9000;

/** The sandbox as a window sees it: one that was found running, or the one that the windows of this VS Code share. */
export class Sandbox {
  private readonly changes = new Emitter<SandboxState>();
  readonly onDidChange = this.changes.event;
  readonly onLog;
  private readonly link: KeeperLink;
  private adopted: RunningSandbox | undefined;
  private watching: NodeJS.Timeout | undefined;
  private shown: SandboxState = { phase: 'stopped' };
  private lastAddress: string | undefined;
  /** While it is looked for, the keeper's states are of before. */
  private looking = false;

  constructor(private readonly deps: SandboxDeps) {
    this.link = new KeeperLink(deps);
    this.onLog = this.link.onLog;
    this.link.onState((state) => {
      if (!this.adopted && !this.looking) this.to(state);
    });
  }

  get state(): SandboxState {
    return this.shown;
  }

  /** Where it is, or will be once it is started: terminals that were made before stay right. */
  get address(): string {
    if (this.shown.phase === 'running') return this.shown.address;
    const { endpoint } = this.deps.settings();
    if (endpoint !== '') return endpoint;
    return this.given ?? this.lastAddress ?? `http://127.0.0.1:${this.port}`;
  }

  /** Notices one that another window has started, or that answers where one was named. Starts nothing. */
  async look(): Promise<void> {
    if (this.shown.phase === 'running' || this.shown.phase === 'starting' || this.looking) return;
    const { endpoint } = this.deps.settings();
    const named = endpoint === '' ? this.given : endpoint;
    if (named === undefined) {
      await this.link.look();
      return;
    }
    const emulator = await identify(named);
    if (emulator && !this.looking) await this.adopt(running(named, emulator, `found at ${named}`));
  }

  /**
   * Resolves when it runs; starts it unless one is found.
   * @throws SandboxError when it cannot be had, or was stopped meanwhile
   */
  async start(): Promise<RunningSandbox> {
    if (this.shown.phase === 'running') return this.shown;
    if (this.shown.phase !== 'starting') {
      this.looking = true;
      try {
        this.to({ phase: 'starting', doing: 'Looking for an emulator of AWS' });
        const found = await this.find();
        if (found) return await this.adopt(found);
        await this.begin();
      } finally {
        this.looking = false;
      }
    }
    return this.settled();
  }

  /** Ends it if it is ours; lets go of it if not. */
  stop(): void {
    if (this.adopted) this.letGo({ phase: 'stopped' });
    else this.link.stop();
  }

  /** Empties it. @throws SandboxError when it does not run or cannot be emptied */
  async reset(): Promise<void> {
    if (this.shown.phase !== 'running') throw new SandboxError('The sandbox is not running.');
    const { adopted } = this;
    try {
      if (adopted) await reset(adopted.address, adopted.emulator);
      else await this.link.reset();
    } catch (error) {
      throw new SandboxError(`The sandbox could not be emptied: ${wordsOf(error)}`);
    }
    this.changes.fire(this.shown);
  }

  /** Forgets one that was found, as the settings say something else now. */
  settingsChanged(): void {
    if (this.adopted) this.letGo(this.link.state);
  }

  dispose(): void {
    clearInterval(this.watching);
    this.link.dispose();
    this.changes.dispose();
  }

  /** An endpoint in the environment, if it is on this machine: others are no sandbox. */
  private get given(): string | undefined {
    const given = this.deps.env.AWS_ENDPOINT_URL;
    return given !== undefined && isLoopback(given) ? given : undefined;
  }

  /** The same at every start of this VS Code. */
  private get port(): number {
    return FIRST_PORT + (parseInt(keyOf(this.deps.storage), 16) % PORTS);
  }

  private async find(): Promise<RunningSandbox | undefined> {
    const { endpoint, startWith } = this.deps.settings();
    if (endpoint !== '') {
      const emulator = await identify(endpoint);
      if (emulator) return running(endpoint, emulator, 'found at the address in the settings');
      this.to({ phase: 'failed', tried: [{ way: endpoint, why: 'does not answer' }] });
      throw new SandboxError(`Nothing answers at ${endpoint}, the address of the sandbox in the settings.`);
    }
    if (this.given !== undefined) {
      const emulator = await identify(this.given);
      if (emulator) return running(this.given, emulator, 'found at AWS_ENDPOINT_URL');
    }
    if (startWith !== 'automatic' || (await this.link.look())) return undefined;
    for (const address of USUAL_ADDRESSES) {
      const emulator = (await accepts(address)) ? await identify(address) : undefined;
      // Anything may listen there.
      if (emulator !== undefined && emulator !== 'other')
        return running(address, emulator, `found at ${address}`);
    }
    return undefined;
  }

  private async adopt(found: RunningSandbox): Promise<RunningSandbox> {
    await setUp(found.address, found.emulator).catch(() => undefined);
    this.adopted = found;
    clearInterval(this.watching);
    this.watching = setInterval(() => void this.watch(found), WATCH);
    this.to(found);
    return found;
  }

  /** Two looks must fail, so that a busy emulator is not given up. */
  private async watch(found: RunningSandbox): Promise<void> {
    if ((await accepts(found.address)) || (await accepts(found.address)) || this.adopted !== found) return;
    this.letGo({ phase: 'lost', why: `nothing answers at ${found.address} any more` });
  }

  private letGo(state: SandboxState): void {
    clearInterval(this.watching);
    this.adopted = undefined;
    this.to(state);
  }

  private async begin(): Promise<void> {
    const { startWith, image } = this.deps.settings();
    try {
      await this.link.start({ startWith, image, port: this.port });
      this.to(this.link.state);
    } catch (error) {
      const why = wordsOf(error);
      this.to({
        phase: 'failed',
        tried: [{ way: 'The keeper of the sandbox', why: `cannot start: ${why}` }],
      });
    }
  }

  private settled(): Promise<RunningSandbox> {
    return new Promise((resolve, reject) => {
      const settle = (state: SandboxState): void => {
        if (state.phase === 'starting') return;
        subscription.dispose();
        if (state.phase === 'running') resolve(state);
        else reject(notRunning(state));
      };
      const subscription = this.onDidChange(settle);
      settle(this.shown);
    });
  }

  private to(state: SandboxState): void {
    if (state.phase === 'running') this.lastAddress = state.address;
    this.shown = state;
    this.changes.fire(state);
  }
}

function notRunning(state: Exclude<SandboxState, RunningSandbox>): SandboxError {
  switch (state.phase) {
    case 'failed': {
      const tried = state.tried.map(({ way, why }) => `${way} ${why}`).join('; ');
      return new SandboxError(`The sandbox could not be started: ${tried}.`, state.tried);
    }
    case 'lost':
      return new SandboxError(`The sandbox ended while it was started: ${state.why}.`);
    case 'stopped':
    case 'starting':
      return new SandboxError('The sandbox was stopped.');
  }
}

const running = (address: string, emulator: EmulatorId, origin: string): RunningSandbox => ({
  phase: 'running',
  address: address.replace(/\/+$/, ''),
  emulator,
  origin: `${EMULATORS[emulator].name}, ${origin}`,
  own: false,
});

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isLoopback = (url: string): boolean =>
  URL.canParse(url) && /^(127\.|localhost$|\[::1\]$)/.test(new URL(url).hostname);

/** Whether somebody takes connections there: a question would stand in the emulator's log every second. */
function accepts(address: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(address);
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port),
      timeout: ANSWER,
    });
    const settle = (accepted: boolean): void => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}
