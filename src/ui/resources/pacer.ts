/**
 * The editor draws a change of a tree at once when the last one is some time ago, and otherwise waits until nothing has
 * changed for 200 ms. Changes that come closer together than this, in ms, would wait for the end of a burst.
 */
const APART = 210;

/** Runs a job at once when it has not run for a while, and else as soon as it may; one run serves all requests before it. */
export class Pacer {
  private timer: NodeJS.Timeout | undefined;
  private busy = false;
  private wanted = false;
  private last = 0;

  /** @param job must not reject; it ends when the change is drawn */
  constructor(private readonly job: () => Promise<void>) {}

  request(): void {
    this.wanted = true;
    if (this.busy || this.timer) return;
    const wait = this.last + APART - Date.now();
    if (wait > 0) this.timer = setTimeout(() => void this.run(), wait);
    else void this.run();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.busy = true;
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.wanted = false;
    this.busy = true;
    await this.job();
    this.busy = false;
    this.last = Date.now();
    if (this.wanted) this.request();
  }
}
