import { sameData } from '../../core/resources/diff';
import { isAbort } from '../../core/resources/errors';
import type { Progress } from '../../core/resources/model';
import { Pages, type FetchPage } from '../../core/resources/pages';

/** Of a longer list than this only so much is asked for again. */
const RENEWED = 5000;

const silent: Progress = () => undefined;

/** What is held of one paged list, or why it cannot be had; asked for when first wanted, and again on request. */
export class Holding<T> {
  private pages: Pages<T> | undefined;
  private failure: { readonly error: unknown } | undefined;
  private loading: Promise<void> | undefined;
  /** What loads more, as long as it does. */
  private growing: Promise<void> | undefined;

  constructor(
    private readonly fetch: FetchPage<T>,
    private readonly noun: string,
  ) {}

  /** What is held, without asking. */
  get held(): readonly T[] | undefined {
    return this.pages?.items;
  }

  get more(): boolean {
    return this.pages?.more ?? false;
  }

  /** Whether it could not be had when it was last asked for. */
  get troubled(): boolean {
    return this.failure !== undefined;
  }

  /** What is held; asks for the first page when nothing was ever asked. @throws why it cannot be had */
  async items(signal: AbortSignal): Promise<readonly T[]> {
    if (!this.pages && !this.failure) await (this.loading ??= this.begin(signal));
    if (this.failure) throw this.failure.error;
    return this.pages?.items ?? [];
  }

  async loadMore(all: boolean, progress: Progress, signal: AbortSignal): Promise<void> {
    await this.items(signal);
    const growing = this.pages?.loadMore(all, progress, signal);
    this.growing = growing;
    await growing?.finally(() => {
      if (this.growing === growing) this.growing = undefined;
    });
  }

  /**
   * Asks again for as much as is held, and takes the answer in the place of it. A very long list stays as it is, unless `whole`: then its
   * beginning comes anew.
   *
   * @returns whether anything is different. What goes wrong is told by {@link items} from then on, and here.
   */
  async renew(signal: AbortSignal, whole: boolean): Promise<boolean> {
    if (this.growing && !whole) return false;
    await this.growing?.catch(() => undefined);
    const before = this.pages?.items ?? [];
    const { length } = before;
    if (before.length > RENEWED && !whole && !this.failure) return false;
    const next = new Pages(this.fetch, this.noun);
    try {
      await next.first(signal);
      while (next.more && next.items.length < Math.min(before.length, RENEWED))
        await next.loadMore(false, silent, signal);
    } catch (error) {
      if (isAbort(error)) return false;
      this.failure = { error };
      throw error;
    }
    // What was loaded meanwhile stays.
    if (this.growing || before.length > length) return whole ? this.renew(signal, whole) : false;
    const recovered = this.failure !== undefined;
    const changed = recovered || this.more !== next.more || !sameData(before, next.items);
    this.failure = undefined;
    if (changed) this.pages = next;
    return changed;
  }

  private async begin(signal: AbortSignal): Promise<void> {
    const pages = new Pages(this.fetch, this.noun);
    try {
      await pages.first(signal);
      this.pages = pages;
    } catch (error) {
      if (isAbort(error)) throw error;
      this.failure = { error };
    } finally {
      this.loading = undefined;
    }
  }
}
