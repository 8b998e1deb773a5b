import type Docker from 'dockerode';
import { Emitter } from '../../core/runs/events';
import type { Listing, ResourceAction, ResourceRow, ResourceSource } from '../../core/resources/model';
import { dockerActions } from './actions';
import type { Toolbox } from './actions/each';
import { containersSection } from './containersSection';
import type { Endpoint } from './endpoint';
import type { Gauges } from './gauges';
import { ANSWER_MS, EngineLink, type LinkDeps, type LinkState, type Reached } from './link';
import { flatSection, type Section, type SectionDeps } from './section';
import { IMAGES, NETWORKS, VOLUMES } from './things';
import { swarmSection } from './swarmSection';
import { asTrouble } from './troubles';

/** A restarting engine is away for a moment; so long the rows stay, in ms. */
const PATIENCE = 1500;
/** Ages are the only text that changes by itself, in ms. */
const AGING = 60_000;

export interface DockerSourceDeps extends LinkDeps {
  /** Ms since 1970. */
  readonly now: () => number;
  /** What the docker command has kept for the registry of an image. */
  readonly loginFor: Toolbox['loginFor'];
}

/** What lives in the Docker engine, followed by its events. */
export class DockerSource implements ResourceSource {
  readonly id = 'practice.docker';
  readonly actions: Readonly<Record<string, ResourceAction>>;
  private readonly link: EngineLink;
  private readonly changes = new Emitter<readonly (string | null)[]>();
  readonly onDidChange = this.changes.event;
  private readonly sections: readonly Section[];
  private readonly gauges: Gauges;
  private readonly closing = new AbortController();
  private visible = true;
  /** The engine that the rows are from; `undefined` when there are none. */
  private host: string | undefined;
  /** Beside the title of the view. */
  private caption = '';
  private patience: NodeJS.Timeout | undefined;
  private clock: NodeJS.Timeout | undefined;

  constructor(deps: DockerSourceDeps) {
    this.link = new EngineLink(deps);
    this.link.onDidChangeState((state) => this.linked(state));
    this.link.onEvent((event) => this.sections.forEach((section) => section.happened(event)));
    const parts: SectionDeps = {
      ask: (question) => this.ask(question),
      now: deps.now,
      changed: (parents) => this.changes.fire(parents),
    };
    const containers = containersSection(parts);
    this.gauges = containers.gauges;
    this.actions = dockerActions({
      engine: () => this.link.engine(this.closing.signal),
      loginFor: deps.loginFor,
      containers: containers.held,
      toggleStats: () => this.gauges.toggle(),
    });
    this.sections = [
      containers,
      flatSection(IMAGES, parts),
      flatSection(NETWORKS, parts),
      flatSection(VOLUMES, parts),
      swarmSection(parts),
    ];
  }

  async children(parent: ResourceRow | null, signal: AbortSignal): Promise<Listing> {
    if (this.visible) this.link.start();
    // What is held shows while the connection is made again.
    if (this.host === undefined) await this.reach(signal);
    if (parent === null) {
      const rows: ResourceRow[] = [];
      // One after the other: what is looked for last does not take the engine's time from what shows first.
      for (const section of this.sections) {
        const heading = await section.heading();
        if (heading) rows.push(heading);
      }
      return { rows, caption: this.caption };
    }
    for (const section of this.sections) {
      const listing = section.children(parent);
      if (listing) return listing;
    }
    return { rows: [] };
  }

  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    if (visible) {
      this.link.start();
      this.gauges.resume();
    } else {
      this.link.stop();
      this.gauges.pause();
    }
  }

  setExpanded({ id }: ResourceRow, expanded: boolean): void {
    for (const section of this.sections) section.opened?.(id, expanded);
  }

  refresh(): void {
    this.forget();
    this.link.restart();
  }

  dispose(): void {
    this.closing.abort();
    clearTimeout(this.patience);
    clearInterval(this.clock);
    this.gauges.dispose();
    this.link.dispose();
    this.changes.dispose();
  }

  /** Waits until it is known whether the engine answers. @throws why it does not */
  private async reach(signal: AbortSignal): Promise<Reached> {
    const state = await this.link.settled(signal);
    if (state.kind === 'down') throw state.trouble;
    return state;
  }

  private async ask<T>(question: (docker: Docker, signal: AbortSignal) => Promise<T>): Promise<T> {
    const { docker, endpoint } = await this.reach(this.closing.signal);
    try {
      return await question(docker, AbortSignal.timeout(ANSWER_MS));
    } catch (error) {
      // Whether a connection that gave no answer still lives, only a new one tells.
      if (error instanceof Error && error.name === 'AbortError') this.link.restart();
      throw asTrouble(error, endpoint);
    }
  }

  private linked(state: LinkState): void {
    clearInterval(this.clock);
    if (state.kind === 'up') this.reached(state.endpoint);
    if (state.kind === 'down') this.lost();
  }

  private reached(endpoint: Endpoint): void {
    const { host } = endpoint;
    this.caption = captionOf(endpoint);
    clearTimeout(this.patience);
    this.patience = undefined;
    this.clock = setInterval(() => this.sections.forEach((section) => section.tick()), AGING);
    if (host === this.host) for (const section of this.sections) section.resync();
    else this.forget();
    this.host = host;
    for (const section of this.sections) section.tick();
  }

  private lost(): void {
    if (this.host === undefined) this.changes.fire([null]);
    else this.patience ??= setTimeout(() => this.forget(), PATIENCE);
  }

  /** Drops what is held; it is asked for again when somebody wants it. */
  forget(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    this.host = undefined;
    for (const section of this.sections) section.clear();
    this.changes.fire([null]);
  }
}

/** Which engine it is, for people: the name of its context, or its address. */
const captionOf = ({ host, origin }: Endpoint): string =>
  origin === 'default socket'
    ? 'this machine'
    : origin.startsWith('context ')
      ? origin.slice('context '.length)
      : host.replace(/^(unix|npipe):\/\//, '');
