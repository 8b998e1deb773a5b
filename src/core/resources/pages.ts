import type { Progress } from './model';
import { counted } from './format';

/** One answer of a paged call, and what to send to have the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The service's own continuation token; `undefined` on the last page. */
  readonly next: string | undefined;
}

/** Asks for one page; `undefined` for the first. */
export type FetchPage<T> = (continuation: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** What a source holds of one paged list: loads the first page when first asked, more on demand, each page once. */
export class Pages<T> {
  readonly items: T[] = [];
  private next: string | undefined;
  private begun = false;
  private loading: Promise<void> | undefined;

  constructor(
    private readonly fetch: FetchPage<T>,
    /** What the items are called, for the progress: `object`. */
    private readonly noun = 'item',
  ) {}

  /** Whether there is another page. */
  get more(): boolean {
    return this.begun && this.next !== undefined;
  }

  /** What is held, after the first page has come. */
  async first(signal: AbortSignal): Promise<readonly T[]> {
    if (!this.begun) await this.load(signal);
    return this.items;
  }

  /** Loads the next page, or with `all` every one that is left. What has come stays when it is aborted or fails. */
  async loadMore(all: boolean, progress: Progress, signal: AbortSignal): Promise<void> {
    do {
      await this.load(signal);
      progress({ message: counted(this.items.length, this.noun) });
    } while (all && this.more);
  }

  /** Two that ask at the same time get the same page. */
  private load(signal: AbortSignal): Promise<void> {
    this.loading ??= this.ask(signal).finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async ask(signal: AbortSignal): Promise<void> {
    if (this.begun && this.next === undefined) return;
    signal.throwIfAborted();
    const { items, next } = await this.fetch(this.next, signal);
    signal.throwIfAborted();
    for (const item of items) this.items.push(item);
    this.next = next;
    this.begun = true;
  }
}
