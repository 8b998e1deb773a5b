/** The pace of questions, in ms: so soon after something has changed, and so seldom after a quiet time. */
const SOON = 5000;
const SELDOM = 60_000;
/** How much longer each quiet wait is than the one before. */
const GROWTH = 1.5;

/** How a round of questions went. */
export type Round = 'changed' | 'quiet' | 'throttled';

/** Asks again and again while something is in sight: soon after a change, ever more seldom while nothing happens. */
export class Poller {
  private timer: NodeJS.Timeout | undefined;
  private running = false;
  private wait = SOON;
  private round = new AbortController();

  /** @param ask must not reject */
  constructor(private readonly ask: (signal: AbortSignal) => Promise<Round>) {}

  /** Goes on with the pace it had; a second start does nothing. */
  start(): void {
    if (this.running) return;
    this.running = true;
    this.plan();
  }

  /** Ends what is under way. */
  stop(): void {
    this.running = false;
    clearTimeout(this.timer);
    this.round.abort();
  }

  /** Something was done that will show soon. */
  hurry(): void {
    this.wait = SOON;
    if (this.running) this.plan();
  }

  /** Somebody else did something that may show: asks at once, and soon again. */
  acted(): void {
    this.wait = SOON;
    this.now();
  }

  /** Asks at once. */
  now(): void {
    if (!this.running) return;
    clearTimeout(this.timer);
    void this.go();
  }

  private plan(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.go(), this.wait);
  }

  /** One round at a time: a new one ends the one before. */
  private async go(): Promise<void> {
    this.round.abort();
    this.round = new AbortController();
    const { signal } = this.round;
    const outcome = await this.ask(signal);
    if (signal.aborted) return;
    this.wait = nextWait(this.wait, outcome);
    if (this.running) this.plan();
  }
}

/** The wait after a round, in ms. */
export function nextWait(wait: number, outcome: Round): number {
  if (outcome === 'changed') return SOON;
  return Math.min(SELDOM, wait * (outcome === 'throttled' ? 2 : GROWTH));
}
