import type { ResourceRow } from '../resources/model';
import type { Disposable, Event } from '../runs/events';
import { Emitter } from '../runs/events';
import type { RunStore } from '../runs/store';
import { readTargetName } from '../target/model';
import type { LedgerEntry } from './model';
import { isSameAccount, placeOf } from './place';
import { LEDGER, readLedger } from './store';
import { soughtOf, type SoughtInView } from './sought';

interface Made {
  readonly entry: LedgerEntry;
  readonly sought: SoughtInView;
}

/** Finds the step that made what a row of a live view stands for. */
export class Makers implements Disposable {
  private readonly changed = new Emitter<undefined>();
  /** Rows may be of other steps now. */
  readonly onDidChange: Event<undefined> = this.changed.event;
  private made: readonly Made[] | undefined;
  private readonly subscription: Disposable;

  /** @param targetName of the current target, which the views show */
  constructor(
    private readonly kept: Pick<RunStore, 'remembered' | 'onDidChange'>,
    private readonly targetName: () => string,
  ) {
    this.subscription = kept.onDidChange((course) => {
      if (course === LEDGER) this.reread();
    });
  }

  /** The record may be another one: somebody wrote, or it has only now been opened. */
  reread(): void {
    this.made = undefined;
    this.changed.fire(undefined);
  }

  /** The entry of the thing that a row of the view stands for; `undefined` for what no step made. */
  of(view: string, row: ResourceRow): LedgerEntry | undefined {
    this.made ??= readLedger(this.kept)
      .filter(({ kind }) => kind === 'made')
      .flatMap((entry) => {
        const sought = soughtOf(entry);
        return sought === null ? [] : [{ entry, sought }];
      });
    return this.made.find((made) => isOf(made, view, row) && this.isHere(made.entry))?.entry;
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  private isHere(entry: LedgerEntry): boolean {
    const place = placeOf(entry);
    if (place.kind !== 'aws') return true;
    const here = readTargetName(this.targetName());
    return (
      entry.elsewhere === undefined &&
      here !== null &&
      place.target !== null &&
      isSameAccount(place.target, here)
    );
  }
}

/** Of two things with one name, their ARNs tell which. */
function isOf({ entry, sought }: Made, view: string, { kind, label, copy = {} }: ResourceRow): boolean {
  if (sought.view !== view || sought.kind !== kind) return false;
  const { arn } = entry.attributes;
  if (arn !== undefined && copy.arn !== undefined) return arn === copy.arn;
  return [label, ...Object.values(copy)].some((name) => sought.names.includes(name));
}
