/**
 * The editor draws a change of a tree at once when the last one is some time ago, and otherwise waits until nothing has
 * changed for 200 ms. Changes that come closer together than this, in ms, would wait for the end of a burst.
 */
const APART = 210;
/** After a quiet time a change waits so long for others of the same burst, in ms, two wait twice as long, and more … */
const CALM = 16;
const CALMEST = 3 * CALM;
/** … and while they keep coming, so long at most: what the first drawing misses has to wait for {@link APART}. */
const PATIENCE = 120;

/** Runs a job soon when it has not run for a while, and else as soon as it may; one run serves all requests before it. */
export class Pacer {
  private timer: NodeJS.Timeout | undefined;
  private busy = false;
  /** When a run was first asked for since the last; in ms since 1970. */
  private wanted: number | undefined;
  /** How often it was asked for since. */
  private requests = 0;
  private last = 0;

  /** @param job must not reject; it ends when the change is drawn */
  constructor(private readonly job: () => Promise<void>) {}

  request(): void {
    const now = Date.now();
    this.wanted ??= now;
    this.requests++;
    if (this.busy) return;
    const calm = Math.min(now + Math.min(this.requests * CALM, CALMEST), this.wanted + PATIENCE);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), Math.max(calm, this.last + APART) - now);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.busy = true;
  }

  private async run(): Promise<void> {
    this.wanted = undefined;
    this.requests = 0;
    this.busy = true;
    await this.job();
    this.busy = false;
    this.last = Date.now();
    if (this.wanted !== undefined) this.request();
  }
}
