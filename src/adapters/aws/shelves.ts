import { isAbort } from '../../core/resources/errors';
import type { FetchPage } from '../../core/resources/pages';
import { Holding } from './holding';
import type { Round } from './poller';
import { isThrottled } from './troubles';

/** So many of the lists that were last looked at are kept up to date: asking for all that was ever opened would be a flood. */
const FOLLOWED = 12;

/** The lists that a view holds, each by the id of the row that it stands below (`null`: of the root). */
export class Shelves {
  private readonly held = new Map<string | null, Holding<unknown>>();
  /** Ids of what was looked at, the latest last. */
  private readonly seen = new Set<string | null>();

  constructor(private readonly changed: (id: string | null) => void) {}

  /** The list below a row; made when it is first wanted. One row always has lists of one type. */
  of<T>(id: string | null, fetch: FetchPage<T>, noun: string): Holding<T> {
    this.seen.delete(id);
    this.seen.add(id);
    const known = this.held.get(id);
    if (known) return known as Holding<T>;
    const holding = new Holding(fetch, noun);
    this.held.set(id, holding);
    return holding;
  }

  has(id: string | null): boolean {
    return this.held.has(id);
  }

  /** The list below a row, if it was ever wanted. */
  peek<T>(id: string | null): Holding<T> | undefined {
    return this.held.get(id) as Holding<T> | undefined;
  }

  /** Ids of the rows whose lists are held. */
  ids(): readonly (string | null)[] {
    return [...this.held.keys()];
  }

  /** Asks again for what was looked at last. */
  async follow(signal: AbortSignal): Promise<Round> {
    const ids = [...this.seen].slice(-FOLLOWED);
    const rounds = await Promise.all(ids.map((id) => this.renew(id, signal, false)));
    return rounds.includes('throttled') ? 'throttled' : rounds.includes('changed') ? 'changed' : 'quiet';
  }

  /** Asks again for the list below a row, when it is held. Never rejects: what goes wrong shows in the place of the rows. */
  async renew(id: string | null, signal: AbortSignal, whole: boolean): Promise<Round> {
    const holding = this.held.get(id);
    if (!holding) return 'quiet';
    const troubled = holding.troubled;
    try {
      const changed = await holding.renew(signal, whole);
      if (changed) this.changed(id);
      return changed ? 'changed' : 'quiet';
    } catch (error) {
      if (!isAbort(error) && !troubled) this.changed(id);
      return isThrottled(error) ? 'throttled' : 'quiet';
    }
  }

  /** Forgets the list below a row, or every list. */
  forget(id?: string): void {
    if (id === undefined) {
      this.held.clear();
      this.seen.clear();
    } else {
      this.held.delete(id);
      this.seen.delete(id);
    }
  }
}
