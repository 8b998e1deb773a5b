import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import { sameData } from '../../core/resources/diff';
import type { ResourceError } from '../../core/resources/errors';
import type { Logger } from '../../core/logger';
import { Emitter, type Disposable } from '../../core/runs/events';
import type { Address, Endpoint } from './endpoint';
import { EVENT_FILTERS, readEvents, type EngineEvent } from './events';
import { asTrouble, NO_ENGINE } from './troubles';

/** How long the engine may take for an answer, in ms. */
export const ANSWER_MS = 10_000;
/** When nothing has come for so long, the engine is asked whether it is still there: a dead connection does not say so itself. */
const QUIET_MS = 30_000;
/** Waits between attempts to reach an engine that is away, in ms. */
const WAITS = [250, 500, 1000, 2000, 4000];

export interface LinkDeps {
  /** Which engine; asked again before every attempt. */
  readonly findEndpoint: () => Promise<Endpoint>;
  /** Tells when that may have changed. */
  readonly watchEndpoint: (changed: () => void) => Disposable;
  /** Loads the client's code on first use. */
  readonly createClient: (address: Address) => Promise<Docker>;
  readonly logger: Logger;
}

/** Connected. */
export interface Reached {
  readonly kind: 'up';
  readonly docker: Docker;
  readonly endpoint: Endpoint;
}

/** Not connected, and why; it goes on trying. */
export interface Down {
  readonly kind: 'down';
  readonly trouble: ResourceError;
}

export type LinkState = { readonly kind: 'idle' } | { readonly kind: 'connecting' } | Reached | Down;

/** The connection to an engine with its stream of events: made on demand, made again when it breaks. */
export class EngineLink {
  state: LinkState = { kind: 'idle' };
  private readonly stateChanges = new Emitter<LinkState>();
  private readonly events = new Emitter<EngineEvent>();
  readonly onDidChangeState = this.stateChanges.event;
  readonly onEvent = this.events.event;
  private running: AbortController | undefined;

  constructor(private readonly deps: LinkDeps) {}

  /** Connects and stays connected until {@link stop}. */
  start(): void {
    if (this.running) return;
    this.running = new AbortController();
    const watching = this.deps.watchEndpoint(() => void this.compareEndpoint());
    this.running.signal.addEventListener('abort', () => watching.dispose());
    void this.run(this.running.signal);
  }

  stop(): void {
    this.running?.abort();
    this.running = undefined;
    if (this.state.kind !== 'idle') this.become({ kind: 'idle' });
  }

  /** Tries again now, with whatever is configured by now. */
  restart(): void {
    if (!this.running) return;
    this.running.abort();
    this.running = undefined;
    this.state = { kind: 'idle' };
    this.start();
  }

  /** The engine for something that is to be done, also while nobody follows it. @throws ResourceError why there is none */
  async engine(signal: AbortSignal): Promise<Pick<Reached, 'docker' | 'endpoint'>> {
    if (!this.running) {
      const endpoint = await this.deps.findEndpoint();
      return { docker: await this.deps.createClient(endpoint.address), endpoint };
    }
    const state = await this.settled(signal);
    if (state.kind === 'down') throw state.trouble;
    return state;
  }

  /** Resolves when it is known whether the engine answers. */
  settled(signal: AbortSignal): Promise<Reached | Down> {
    const { state } = this;
    if (state.kind === 'up' || state.kind === 'down') return Promise.resolve(state);
    return new Promise((resolve, reject) => {
      const end = () => {
        subscription.dispose();
        signal.removeEventListener('abort', abort);
      };
      const abort = () => {
        end();
        reject(new DOMException('aborted', 'AbortError'));
      };
      const subscription = this.onDidChangeState((next) => {
        if (next.kind !== 'up' && next.kind !== 'down') return;
        end();
        resolve(next);
      });
      signal.addEventListener('abort', abort);
      if (signal.aborted) abort();
    });
  }

  dispose(): void {
    this.stop();
    this.stateChanges.dispose();
    this.events.dispose();
  }

  private async run(signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      // A first look has nothing to show meanwhile; later ones keep what was said until there is news.
      if (this.state.kind !== 'down') this.become({ kind: 'connecting' });
      try {
        await this.follow(signal, () => (attempt = 0));
      } catch (error) {
        if (signal.aborted) return;
        this.deps.logger.debug(`Docker: ${error instanceof Error ? error.message : String(error)}`);
        const trouble = asTrouble(error, this.endpoint);
        this.become({ kind: 'down', trouble });
      }
      const wait = WAITS[Math.min(attempt, WAITS.length - 1)];
      await delay(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  private endpoint: Pick<Endpoint, 'host' | 'origin'> = { host: '', origin: '' };

  /** Goes over to another engine when another one is configured; what cannot be read is said by the next attempt. */
  private async compareEndpoint(): Promise<void> {
    const endpoint = await this.deps.findEndpoint().catch(() => null);
    // Certificates may be others at the same address, and who names it is shown.
    if (!sameData(endpoint, this.endpoint) || this.state.kind === 'down') this.restart();
  }

  /** One connection, from its beginning to its end. @throws what it ended with */
  private async follow(signal: AbortSignal, reached: () => void): Promise<void> {
    const endpoint = await this.deps.findEndpoint();
    this.endpoint = endpoint;
    const docker = await this.deps.createClient(endpoint.address);
    const connection = new AbortController();
    const ends = AbortSignal.any([signal, connection.signal]);
    try {
      const stream = await openEvents(docker, ends);
      const alive = watchQuiet(docker, (error) => connection.abort(error));
      try {
        if (signal.aborted) return;
        reached();
        this.deps.logger.info(`Docker: connected to ${endpoint.host} (${endpoint.origin})`);
        this.become({ kind: 'up', docker, endpoint });
        for await (const event of readEvents(stream)) {
          alive.heard();
          this.events.fire(event);
        }
      } catch (error) {
        throw connection.signal.aborted ? connection.signal.reason : error;
      } finally {
        alive.dispose();
        stream.destroy();
      }
    } finally {
      connection.abort();
    }
    throw Object.assign(new Error('the stream of events ended'), { code: 'ECONNRESET' });
  }

  private become(state: LinkState): void {
    this.state = state;
    this.stateChanges.fire(state);
  }
}

/** Opens the stream; what takes too long is given up, the stream itself may last for ever. */
async function openEvents(docker: Docker, signal: AbortSignal): Promise<Readable> {
  const slow = new AbortController();
  const timer = setTimeout(() => slow.abort(), ANSWER_MS);
  try {
    const options = {
      filters: JSON.stringify(EVENT_FILTERS),
      abortSignal: AbortSignal.any([signal, slow.signal]),
    };
    const answer = (await docker.getEvents(options)) as IncomingMessage;
    if (!/html|xml/.test(answer.headers['content-type'] ?? '')) return answer;
    answer.destroy();
    throw Object.assign(new Error('the answer is a page'), { code: NO_ENGINE });
  } catch (error) {
    throw slow.signal.aborted ? timeout() : error;
  } finally {
    clearTimeout(timer);
  }
}

const timeout = (): Error => new DOMException('The engine did not answer in time', 'TimeoutError');

/** Asks for a sign of life after a long silence, and calls `dead` when there is none. */
function watchQuiet(docker: Docker, dead: (error: unknown) => void): { heard(): void; dispose(): void } {
  const timer = setInterval(() => {
    const late = delay(ANSWER_MS, undefined, { ref: false }).then(() => Promise.reject(timeout()));
    Promise.race([docker.ping(), late]).catch(dead);
  }, QUIET_MS);
  return { heard: () => timer.refresh(), dispose: () => clearInterval(timer) };
}
