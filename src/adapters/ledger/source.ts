import { costOf, hourlyOf } from '../../core/ledger/cost';
import { hourlyText } from '../../core/ledger/dollars';
import type { Book } from '../../core/ledger/book';
import { entryKey, type LedgerEntry } from '../../core/ledger/model';
import { soughtOf, type SoughtInView } from '../../core/ledger/sought';
import { headingOf, isTie } from '../../core/ledger/words';
import type { Listing, ResourceAction, ResourceRow, ResourceSource } from '../../core/resources/model';
import { counted } from '../../core/resources/format';
import { Emitter, type Disposable } from '../../core/runs/events';
import { isThing, lessonId, lessonRow, targetId, targetRow, thingId, thingRow, type Tally } from './rows';
import type { LedgerWatch } from './watch';

/** Ages are shown in minutes; in ms. */
const MINUTE = 60_000;

export interface LedgerSourceDeps {
  readonly book: Book;
  readonly watch: LedgerWatch;
  /** Opens the notes at the step that made a thing. */
  readonly showStep: (entry: LedgerEntry) => Promise<void>;
  /** Shows a thing in the view of its kind; `false` when it is not there. */
  readonly reveal: (sought: SoughtInView) => Promise<boolean>;
  /** Begins to take things away, by their keys; `null` asks which. */
  readonly cleanUp: (keys: readonly string[] | null) => Promise<void>;
  /** In milliseconds since 1970. */
  readonly now: () => number;
}

/** What the learner's runs made: by target, lesson and thing, the parts of a stack below it. */
export class LedgerSource implements ResourceSource {
  readonly id = 'practice.created';
  readonly actions: Readonly<Record<string, ResourceAction>>;
  private readonly changes = new Emitter<readonly (string | null)[]>();
  readonly onDidChange = this.changes.event;
  private readonly subscription: Disposable;
  private looking: Disposable | undefined;
  private timer: NodeJS.Timeout | undefined;
  private readonly parents = new Set<string | null>([null]);

  constructor(private readonly deps: LedgerSourceDeps) {
    this.subscription = deps.book.onDidChange(() => this.changed());
    this.actions = this.makeActions();
  }

  /** What can be looked for, the newest first. */
  private get things(): readonly LedgerEntry[] {
    return this.deps.book.things.filter((entry) => !isTie(entry));
  }

  children(parent: ResourceRow | null): Promise<Listing> {
    this.parents.add(parent?.id ?? null);
    return Promise.resolve(parent === null ? this.top() : { rows: this.below(parent) });
  }

  setVisible(visible: boolean): void {
    clearInterval(this.timer);
    this.looking?.dispose();
    this.looking = visible ? this.deps.watch.follow() : undefined;
    if (visible) this.timer = setInterval(() => this.changed(), MINUTE);
  }

  refresh(): void {
    this.deps.watch.acted();
    this.changed();
  }

  /** The things that a row stands for: itself, or everything below it. */
  thingsOf({ id }: Pick<ResourceRow, 'id'>): readonly LedgerEntry[] {
    return this.things.filter(
      (entry) =>
        thingId(entry) === id ||
        targetId(headingOf(entry).id) === id ||
        lessonId(headingOf(entry).id, entry) === id,
    );
  }

  /** The id of the row of a thing. */
  readonly rowOf = thingId;

  dispose(): void {
    this.setVisible(false);
    this.subscription.dispose();
    this.changes.dispose();
  }

  private changed(): void {
    this.changes.fire([...this.parents]);
  }

  private top(): Listing {
    const { book, now } = this.deps;
    const { things } = this;
    const rows = grouped(things, (entry) => headingOf(entry).id).map(([heading, entries]) =>
      targetRow(
        heading,
        entries[0],
        headingOf(entries[0]).label,
        this.tally(entries),
        costOf(entries, (entry) => book.stateOf(entry).state, now()).hourly,
      ),
    );
    const { hourly } = costOf(book.things, (entry) => book.stateOf(entry).state, now());
    return {
      rows,
      ...(things.length === 0
        ? {}
        : { caption: hourly > 0 ? `~ ${hourlyText(hourly)} / h` : 'costs nothing' }),
    };
  }

  private below(parent: ResourceRow): ResourceRow[] {
    const { things } = this;
    if (isThing(parent))
      return things.filter(({ partOf }) => `e:${partOf ?? ''}` === parent.id).map(this.row);
    const within = this.thingsOf(parent);
    if (parent.kind === 'created.target') {
      return grouped(within, (entry) => lessonId(headingOf(entry).id, entry)).map(([, entries]) =>
        lessonRow(headingOf(entries[0]).id, entries[0], this.tally(entries)),
      );
    }
    const keys = new Set(things.map(entryKey));
    return within.filter(({ partOf }) => partOf === undefined || !keys.has(partOf)).map(this.row);
  }

  private readonly row = (entry: LedgerEntry): ResourceRow => {
    const { book, now } = this.deps;
    const key = entryKey(entry);
    const parts = book.things.filter(({ partOf }) => partOf === key);
    const alive = book.stateOf(entry);
    return thingRow(entry, {
      alive,
      hourly: [entry, ...parts]
        .filter((each) => book.stateOf(each).state !== 'gone')
        .reduce((sum, each) => sum + hourlyOf(each, book.things), 0),
      parts: parts.filter((each) => !isTie(each)).length,
      now: now(),
    });
  };

  private tally(entries: readonly LedgerEntry[]): Tally {
    const tally = { alive: 0, gone: 0, unknown: 0 };
    for (const entry of entries) if (entry.partOf === undefined) tally[this.deps.book.stateOf(entry).state]++;
    return tally;
  }

  private makeActions(): Record<string, ResourceAction> {
    const { book, showStep, reveal, cleanUp } = this.deps;
    const entryOf = (row: ResourceRow): LedgerEntry | undefined =>
      book.things.find((entry) => thingId(entry) === row.id);
    const withParts = (entries: readonly LedgerEntry[]): LedgerEntry[] => {
      const keys = new Set(entries.map(entryKey));
      return book.things.filter((entry) => keys.has(entryKey(entry)) || keys.has(entry.partOf ?? ''));
    };
    return {
      'practice.created.showStep': {
        accepts: isThing,
        run: async ([row]) => {
          const entry = row && entryOf(row);
          if (entry) await showStep(entry);
        },
      },
      'practice.created.showLive': {
        accepts: (row) => isThing(row) && row.traits?.includes('shown') === true,
        run: async ([row], desk) => {
          const entry = row && entryOf(row);
          const sought = entry && soughtOf(entry);
          if (sought && !(await reveal(sought))) desk.say(`The view does not show ${row.label} now.`);
        },
      },
      'practice.created.cleanUp': {
        needsTrust: true,
        run: async (rows) => {
          const entries = rows.flatMap((row) => this.thingsOf(row));
          const left = withParts(entries).filter((entry) => book.stateOf(entry).state !== 'gone');
          await cleanUp(rows.length === 0 ? null : [...new Set(left.map(entryKey))]);
        },
      },
      'practice.created.forget': {
        accepts: isThing,
        run: async (rows, desk) => {
          const entries = rows.flatMap((row) => entryOf(row) ?? []);
          const left = entries.filter((entry) => book.stateOf(entry).state !== 'gone');
          const [first] = rows;
          if (left.length > 0 && first) {
            const what = left.length === 1 ? first.label : counted(left.length, 'thing');
            const agreed = await desk.confirm({
              message: `Forget ${what}?`,
              detail: 'It is only taken off this list: what exists goes on existing, and may go on costing.',
              yes: 'Forget',
            });
            if (!agreed) return;
          }
          book.forget(withParts(entries));
        },
      },
      'practice.created.forgetGone': {
        run: (rows) => {
          const groups = rows.filter((row) => !isThing(row));
          const among = groups.length === 0 ? book.things : groups.flatMap((row) => this.thingsOf(row));
          const gone = among.filter((entry) => book.stateOf(entry).state === 'gone');
          book.forget(withParts(gone));
          return Promise.resolve();
        },
      },
    };
  }
}

type Some<T> = readonly [T, ...T[]];

/** Things by what they have in common, in the order of their first. */
function grouped(
  entries: readonly LedgerEntry[],
  by: (entry: LedgerEntry) => string,
): [string, Some<LedgerEntry>][] {
  const groups = new Map<string, [LedgerEntry, ...LedgerEntry[]]>();
  for (const entry of entries) {
    const key = by(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups];
}
