import type Docker from 'dockerode';
import type { ContainerInfo } from 'dockerode';
import { Emitter } from '../../core/runs/events';
import type { Listing, ResourceAction, ResourceRow, ResourceSource } from '../../core/resources/model';
import { containerRows, containersHeading, familyOf, topContainers } from './containers';
import type { EngineEvent } from './events';
import { ANSWER_MS, EngineLink, type LinkDeps, type LinkState } from './link';
import { Shelf } from './shelf';
import { asTrouble } from './troubles';

/** A restarting engine is away for a moment; so long the rows stay, in ms. */
const PATIENCE = 1500;
const MINUTE = 60_000;

export interface DockerSourceDeps extends LinkDeps {
  /** Ms since 1970. */
  readonly now: () => number;
}

/** What lives in the Docker engine, followed by its events. */
export class DockerSource implements ResourceSource {
  readonly id = 'practice.docker';
  readonly actions: Readonly<Record<string, ResourceAction>> = {};
  private readonly link: EngineLink;
  private readonly changes = new Emitter<readonly (string | null)[]>();
  readonly onDidChange = this.changes.event;
  private readonly containers: Shelf<ContainerInfo>;
  private visible = true;
  /** The engine that the shelves were filled from. */
  private host: string | undefined;
  private patience: NodeJS.Timeout | undefined;
  private clock: NodeJS.Timeout | undefined;

  constructor(private readonly deps: DockerSourceDeps) {
    this.link = new EngineLink(deps);
    this.link.onDidChangeState((state) => this.linked(state));
    this.link.onEvent((event) => this.happened(event));
    this.containers = new Shelf(
      (ids) =>
        this.ask((docker, abortSignal) =>
          docker.listContainers({
            all: true,
            abortSignal,
            ...(ids === null ? {} : { filters: { id: [...ids] } }),
          }),
        ),
      ({ Id }) => Id,
      () => this.containersChanged(),
    );
  }

  async children(parent: ResourceRow | null, signal: AbortSignal): Promise<Listing> {
    if (this.visible) this.link.start();
    await this.reach(signal);
    const now = this.deps.now();
    const containers = await this.containers.load();
    if (parent === null) return { rows: [containersHeading(containers)] };
    if (parent.id === 'containers') return { rows: topContainers(containers, now) };
    return {
      rows: containerRows(
        containers.filter((container) => familyOf(container) === parent.id),
        now,
      ),
    };
  }

  setVisible(visible: boolean): void {
    if (visible === this.visible) return;
    this.visible = visible;
    if (visible) this.link.start();
    else this.link.stop();
  }

  refresh(): void {
    this.containers.clear();
    this.link.restart();
    this.changes.fire([null]);
  }

  dispose(): void {
    clearTimeout(this.patience);
    clearInterval(this.clock);
    this.link.dispose();
    this.changes.dispose();
  }

  /** Waits until it is known whether the engine answers; not when there is something to show meanwhile. @throws why it does not */
  private async reach(signal: AbortSignal): Promise<void> {
    if (this.containers.items && (this.link.state.kind !== 'down' || this.patience)) return;
    const state = await this.link.settled(signal);
    if (state.kind === 'down') throw state.trouble;
  }

  private async ask<T>(question: (docker: Docker, signal: AbortSignal) => Promise<T>): Promise<T> {
    const { state } = this.link;
    if (state.kind !== 'up') throw new DOMException('not connected', 'AbortError');
    try {
      return await question(state.docker, AbortSignal.timeout(ANSWER_MS));
    } catch (error) {
      throw asTrouble(error, state.endpoint);
    }
  }

  private linked(state: LinkState): void {
    clearInterval(this.clock);
    if (state.kind === 'up') this.reached(state.endpoint.host);
    if (state.kind === 'down') this.lost();
  }

  private reached(host: string): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    // Ages are the only text that changes by itself.
    this.clock = setInterval(() => this.containersChanged(), MINUTE);
    if (host === this.host) this.containers.touch(null);
    else this.containers.clear();
    this.host = host;
    this.changes.fire([null]);
  }

  private lost(): void {
    if (!this.containers.items) {
      this.changes.fire([null]);
      return;
    }
    this.patience ??= setTimeout(() => {
      this.patience = undefined;
      this.containers.clear();
      this.changes.fire([null]);
    }, PATIENCE);
  }

  private happened({ type, action, id }: EngineEvent): void {
    if (type !== 'container') return;
    if (action === 'destroy') this.containers.remove(id);
    else this.containers.touch([id]);
  }

  private containersChanged(): void {
    const families = (this.containers.items ?? []).map(familyOf).filter((id) => id !== null);
    this.changes.fire([null, 'containers', ...new Set(families)]);
  }
}
