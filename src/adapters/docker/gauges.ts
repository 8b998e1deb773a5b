import type Docker from 'dockerode';
import type { ContainerStats } from 'dockerode';
import { usageOf, type ContainerUsage } from './usage';

/** Between two looks at the same container, in ms; the first two come closer: without a second there is no processor time. */
const PACE = 3000;
const FIRST = 1000;
/** So many are asked at once, and so many are looked at at all: the engine counts what each of them uses for it. */
const AT_ONCE = 6;
const AT_MOST = 60;

export interface GaugesDeps {
  readonly ask: <T>(question: (docker: Docker, abortSignal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Ids of the containers that are in sight and run. */
  readonly wanted: () => readonly string[];
  readonly changed: () => void;
}

/** What running containers use, asked again and again while somebody wants to see it. */
export class Gauges {
  private readonly samples = new Map<string, ContainerStats>();
  private readonly usages = new Map<string, ContainerUsage>();
  private timer: NodeJS.Timeout | undefined;
  /** Ends the round that is under way; `undefined` while nothing is asked. */
  private round: object | undefined;
  private on = false;
  private paused = false;

  constructor(private readonly deps: GaugesDeps) {}

  /** What a container used when it was last looked at; `undefined` when that is not shown, or not known yet. */
  of(id: string): ContainerUsage | undefined {
    return this.usages.get(id);
  }

  /** Begins to ask, or ends it and forgets. */
  toggle(): void {
    this.on = !this.on;
    if (!this.on) this.clear();
    this.resume();
  }

  /** Nobody sees it for now. */
  pause(): void {
    this.paused = true;
    this.stop();
  }

  /** Asks at once, when it is switched on and in sight. */
  resume(): void {
    this.paused = false;
    this.stop();
    if (this.on) void this.go();
  }

  /** Something that is wanted has come: the next round need not wait. */
  refresh(): void {
    if (this.on && !this.paused) this.resume();
  }

  clear(): void {
    this.stop();
    this.samples.clear();
    this.usages.clear();
    this.deps.changed();
  }

  dispose(): void {
    this.on = false;
    this.stop();
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.round = undefined;
  }

  private async go(): Promise<void> {
    const round = {};
    this.round = round;
    const ids = this.deps.wanted().slice(0, AT_MOST);
    const wanted = new Set(ids);
    for (const id of this.samples.keys()) if (!wanted.has(id)) this.samples.delete(id);
    for (const id of this.usages.keys()) if (!wanted.has(id)) this.usages.delete(id);
    const first = ids.some((id) => !this.samples.has(id));
    const left = ids.values();
    const worker = async (): Promise<void> => {
      for (const id of left) {
        if (this.round !== round) return;
        // One that has ended meanwhile has nothing to tell.
        await this.look(id).catch(() => this.usages.delete(id));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (this.round !== round) return;
    this.deps.changed();
    this.timer = setTimeout(() => void this.go(), first ? FIRST : PACE);
  }

  private async look(id: string): Promise<void> {
    const stats = await this.deps.ask((docker) =>
      docker.getContainer(id).stats({ stream: false, 'one-shot': true }),
    );
    const before = this.samples.get(id);
    this.samples.set(id, stats);
    if (before) this.usages.set(id, usageOf({ ...stats, precpu_stats: before.cpu_stats }));
  }
}
