import { randomUUID } from 'node:crypto';
import { watch, type FSWatcher } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../../core/logger';
import { Emitter, type Event } from '../../core/runs/events';
import type { Run } from '../../core/runs/model';
import { reduceRun } from '../../core/runs/reducer';
import type { RunStore } from '../../core/runs/store';
import type { Entry } from './entries';
import { Journals, type JournalFile } from './journals';
import { Memory } from './memory';
import { Outputs } from './outputs';
import { isMissing, Presence } from './presence';

export interface StoreOptions {
  readonly logger: Logger;
  /** Unique among living windows. */
  readonly windowId: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A file could not be read in full. It was set aside under this path; what could be read of it is kept. Said once a file. */
  readonly onDamaged?: (path: string) => void;
  /** The disk does not take what should be kept (full, read-only); state goes on in memory. Said once until it works again. */
  readonly onProblem?: (error: Error) => void;
  /** Milliseconds between heartbeats. */
  readonly heartbeat?: number;
}

/** A store on disk. */
export interface Store extends RunStore {
  /** Reads what other windows wrote, as when this one gets the focus; it also happens by itself. */
  refresh(): Promise<void>;
  /** Resolves when everything so far is on disk, or the disk has refused it. */
  flush(): Promise<void>;
  /** Writes what is left and lets go of the folder. */
  dispose(): Promise<void>;
}

/** Milliseconds in which changes of files are taken together. */
const debounce = 50;

/**
 * Opens the state that is kept under a folder, and makes the folder where there is none. Never rejects: where the disk
 * refuses, the store says so once and keeps its state in memory.
 */
export async function openStore(folder: string, options: StoreOptions): Promise<Store> {
  const store = new DiskStore(folder, options);
  await store.open();
  return store;
}

class DiskStore implements Store {
  private readonly memory = new Memory();
  private readonly changes = new Emitter<string>();
  private readonly presence: Presence;
  private readonly journals: Journals;
  private readonly outputs: Outputs;
  private readonly window: string;
  private readonly folders: Readonly<Record<'windows' | 'journals' | 'outputs', string>>;
  private watcher: FSWatcher | undefined;
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private work: Promise<void> = Promise.resolve();
  private lastAt = 0;
  private refused = false;

  readonly onDidChange: Event<string> = this.changes.event;

  constructor(
    folder: string,
    private readonly options: StoreOptions,
  ) {
    // It becomes part of file names.
    this.window = options.windowId.replace(/[^\w-]/g, '_');
    this.folders = {
      windows: join(folder, 'windows'),
      journals: join(folder, 'journals'),
      outputs: join(folder, 'outputs'),
    };
    this.presence = new Presence(this.folders.windows, this.window);
    this.journals = new Journals(this.folders.journals, this.window, (entry) => this.memory.holds(entry));
    this.outputs = new Outputs(this.folders.outputs);
  }

  async open(): Promise<void> {
    await this.queue(async () => {
      for (const folder of Object.values(this.folders)) await mkdir(folder, { recursive: true });
      await this.presence.enter();
      await this.readAll(true);
      // A window starts without runs: what an earlier window of the same name left running is over.
      await this.bury((window) => Promise.resolve(window === this.window));
      await this.takeOver();
    });
    await this.flush();
    this.watch();
    this.timer = setInterval(() => void this.queue(() => this.tick()), this.options.heartbeat ?? 10_000);
    this.timer.unref();
  }

  runs(courseId: string): ReadonlyMap<string, Run> {
    const latest = new Map<string, Run>();
    for (const step of this.memory.steps(courseId)) {
      const run = this.latest(courseId, step);
      if (run) latest.set(step, run);
    }
    return latest;
  }

  latest(courseId: string, stepId: string): Run | undefined {
    return this.memory.latest(courseId, stepId);
  }

  history(courseId: string, stepId: string): readonly Run[] {
    return this.memory.history(courseId, stepId);
  }

  record(run: Run): void {
    this.add({ ...this.stamp(run.courseId), kind: 'run', run });
  }

  output(runId: string): Promise<string | undefined> {
    return this.outputs.read(runId);
  }

  async saveOutput(runId: string, text: string): Promise<void> {
    await this.attempt(() => this.outputs.save(runId, text));
  }

  markDone(courseId: string, stepId: string): void {
    const stamp = this.stamp(courseId);
    const run: Run = {
      id: randomUUID(),
      courseId,
      stepId,
      state: 'done',
      target: '',
      startedAt: stamp.at,
      endedAt: stamp.at,
      statements: [],
      values: {},
    };
    this.add({ ...stamp, kind: 'run', run });
  }

  markNotDone(courseId: string, stepId: string): void {
    this.add({ ...this.stamp(courseId), kind: 'notDone', step: stepId });
  }

  remember(courseId: string, key: string, value: string | null): void {
    this.add({ ...this.stamp(courseId), kind: 'value', key, value });
  }

  remembered(courseId: string): ReadonlyMap<string, string> {
    return this.memory.values(courseId);
  }

  resetProgress(courseId: string): void {
    this.add({ ...this.stamp(courseId), kind: 'reset' });
  }

  refresh(): Promise<void> {
    return this.queue(() => this.readAll(false));
  }

  async flush(): Promise<void> {
    await this.attempt(() => this.journals.flush());
  }

  async dispose(): Promise<void> {
    clearInterval(this.timer);
    clearTimeout(this.soon);
    this.watcher?.close();
    await this.work;
    await this.flush();
    await this.attempt(() => this.presence.leave());
    this.changes.dispose();
  }

  /** Later than everything that this window has written before, so that of two entries within a millisecond the second counts. */
  private stamp(course: string) {
    this.lastAt = Math.max(this.options.now(), this.lastAt + 0.001);
    return { at: this.lastAt, window: this.window, course };
  }

  private add(entry: Entry): void {
    this.journals.add(entry);
    if (this.memory.take(entry)) this.changes.fire(entry.course);
    void this.flush();
  }

  /** One after the other; a failure of one does not stop the next. */
  private queue(job: () => Promise<void>): Promise<void> {
    this.work = this.work.then(() => this.attempt(job));
    return this.work;
  }

  private async attempt(job: () => Promise<void>): Promise<void> {
    try {
      await job();
      this.refused = false;
    } catch (error) {
      const problem = error instanceof Error ? error : new Error(String(error));
      this.options.logger.error(problem);
      if (!this.refused) this.options.onProblem?.(problem);
      this.refused = true;
    }
  }

  private watch(): void {
    try {
      this.watcher = watch(this.folders.journals, () => {
        this.soon ??= setTimeout(() => {
          this.soon = undefined;
          void this.refresh();
        }, debounce);
      });
      this.watcher.on('error', (error) =>
        this.options.logger.warn(`changes are no longer watched: ${error.message}`),
      );
      this.watcher.unref();
    } catch (error) {
      // The heartbeat reads as well.
      this.options.logger.warn(`changes cannot be watched: ${String(error)}`);
    }
  }

  private async tick(): Promise<void> {
    await this.presence.tick();
    await this.readAll(false);
    await this.takeOver();
    await this.flush();
  }

  /** Reads what is new in the journals of the others, and at the start in our own. */
  private async readAll(atStart: boolean): Promise<void> {
    const changed = new Set<string>();
    // A file may be taken over meanwhile by another window; it has another name then.
    while (!(await this.readListed(atStart, changed)));
    for (const course of changed) this.changes.fire(course);
  }

  /** @returns whether every file in the list was still there */
  private async readListed(atStart: boolean, changed: Set<string>): Promise<boolean> {
    let complete = true;
    for (const file of await this.journals.list()) {
      if (!atStart && this.journals.isOwn(file)) continue;
      try {
        await this.readOne(file, atStart, changed);
      } catch (error) {
        if (!isMissing(error)) throw error;
        complete = false;
      }
    }
    return complete;
  }

  private async readOne(file: JournalFile, atStart: boolean, changed: Set<string>): Promise<void> {
    const final = atStart && this.journals.isOwn(file);
    const { entries, damaged } = await this.journals.read(file, final);
    for (const entry of entries) if (this.memory.take(entry)) changed.add(entry.course);
    if (damaged) await this.setAside(file);
    else if (final) this.journals.adopt(entries);
  }

  /** What can be read of a damaged file goes on in our own journal. */
  private async setAside(file: JournalFile): Promise<void> {
    const { entries } = await this.journals.read(file, true);
    const path = await this.journals.setAside(file, this.options.now());
    if (path === null) return;
    this.keep(entries);
    this.options.logger.warn(`a damaged file was set aside: ${path}`);
    this.options.onDamaged?.(path);
  }

  /** Takes over what dead windows left, and ends their runs. */
  private async takeOver(): Promise<void> {
    await this.bury((window) => this.presence.isDead(window));
    for (const file of await this.journals.list()) {
      const isLeftover =
        file.holder === this.window ? !this.journals.isOwn(file) : await this.presence.isDead(file.holder);
      const claimed = isLeftover ? await this.journals.claim(file) : null;
      if (!claimed) continue;
      const { entries, damaged } = await this.journals.read(claimed, true);
      if (damaged) {
        await this.setAside(claimed);
      } else {
        this.keep(entries);
        await this.journals.flush();
        await this.journals.remove(claimed);
      }
    }
    for (const window of await this.presence.list())
      if (await this.presence.isDead(window)) await this.presence.remove(window);
  }

  private keep(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (this.memory.take(entry)) this.changes.fire(entry.course);
      if (this.memory.holds(entry)) this.journals.add(entry);
    }
  }

  /** Ends the runs of the windows that are dead. */
  private async bury(isDead: (window: string) => Promise<boolean>): Promise<void> {
    for (const { run, window } of this.memory.running()) {
      if (!(await isDead(window))) continue;
      this.record(reduceRun(run, { kind: 'interrupted', at: this.options.now() }));
    }
  }
}
