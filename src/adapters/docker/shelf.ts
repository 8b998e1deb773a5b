/** More things than this at once are asked for by a listing of everything. */
const MANY = 100;
/**
 * The least time from one question of a kind to the next, in ms: a burst of events becomes few questions, a single one waits for nothing. An engine that
 * takes longer for its answers than half of that is left as much time without questions.
 */
const PACE = 40;

/** The engine's lists may be so much behind its events, in ms. */
const LAG = 250;

/** Asks for the things with these ids, or for all. Ids that are not in the answer are no longer there. */
export type Ask<T> = (ids: readonly string[] | null) => Promise<readonly T[]>;

/**
 * What is known of the things of one kind. Events name what has changed; it asks for just that, one question at a time, and collects
 * what comes meanwhile for the next. Nothing is asked before somebody wants to see the kind.
 */
export class Shelf<T> {
  private held: Map<string, T> | undefined;
  private loading: Promise<void> | undefined;
  private readonly pending = new Set<string>();
  private readonly doubtful = new Set<string>();
  private doubts: NodeJS.Timeout | undefined;
  private pendingAll = false;
  private asking = false;
  /** When the next question may be asked, in ms since 1970. */
  private nextAt = 0;
  /** Answers to questions of an earlier connection are dropped. */
  private era = 0;

  constructor(
    private readonly ask: Ask<T>,
    private readonly idOf: (item: T) => string,
    private readonly changed: () => void,
  ) {}

  /** What is held, `undefined` while nobody has asked. */
  get items(): readonly T[] | undefined {
    return this.held && [...this.held.values()];
  }

  get(id: string): T | undefined {
    return this.held?.get(id);
  }

  /** All things; asks when nothing is held. */
  async load(): Promise<readonly T[]> {
    if (!this.held) {
      this.loading ??= this.fill().finally(() => {
        this.loading = undefined;
      });
      await this.loading;
    }
    return this.items ?? [];
  }

  /** Something has changed: the things with these ids, or with `null` perhaps everything. */
  touch(ids: readonly string[] | null): void {
    if (!this.held && !this.loading) return;
    if (ids === null) this.pendingAll = true;
    else for (const id of ids) this.pending.add(id);
    void this.settle();
  }

  /** Asks for a thing a little later: its change may not be in the engine's lists yet. */
  doubt(id: string): void {
    this.doubtful.add(id);
    this.doubts ??= setTimeout(() => {
      this.doubts = undefined;
      this.touch([...this.doubtful]);
      this.doubtful.clear();
    }, LAG);
  }

  /** Holds `item` until the next answer. */
  put(item: T): void {
    if (!this.held) return;
    this.held.set(this.idOf(item), item);
    this.changed();
  }

  /** A thing is gone; that needs no question, unless an answer that still holds it may be on its way. */
  remove(id: string): void {
    if (this.asking || this.loading) this.touch([id]);
    if (this.held?.delete(id)) this.changed();
  }

  /** Forgets everything. */
  clear(): void {
    this.era += 1;
    this.held = undefined;
    this.loading = undefined;
    this.pending.clear();
    this.pendingAll = false;
    this.doubtful.clear();
    clearTimeout(this.doubts);
    this.doubts = undefined;
  }

  private async fill(): Promise<void> {
    const era = this.era;
    const items = await this.ask(null);
    if (era !== this.era) return;
    this.held = new Map(items.map((item) => [this.idOf(item), item]));
    void this.settle();
  }

  /** Asks until nothing is pending. An error ends it: the connection that it comes from says what is wrong. */
  private async settle(): Promise<void> {
    if (this.asking || !this.held) return;
    this.asking = true;
    const era = this.era;
    try {
      while (era === this.era && (this.pendingAll || this.pending.size > 0)) {
        const wait = this.nextAt - Date.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        const ids = this.pendingAll || this.pending.size > MANY ? null : [...this.pending];
        this.pending.clear();
        this.pendingAll = false;
        const asked = Date.now();
        const items = await this.ask(ids);
        const answered = Date.now();
        this.nextAt = Math.max(asked + PACE, answered + (answered - asked));
        if (era === this.era) this.take(ids, items);
      }
    } catch {
      // What was pending comes with the listing after the reconnection.
    } finally {
      this.asking = false;
    }
  }

  private take(ids: readonly string[] | null, items: readonly T[]): void {
    const held = ids === null ? new Map<string, T>() : new Map(this.held);
    for (const id of ids ?? []) held.delete(id);
    for (const item of items) held.set(this.idOf(item), item);
    this.held = held;
    this.changed();
  }
}
