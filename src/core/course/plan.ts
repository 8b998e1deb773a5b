import { isSilent, type Piece } from './facts';
import type { Mark } from './marks';

/** A piece of the notes at its place: `base` is what is added to its offsets. */
export interface Entry {
  readonly piece: Piece;
  readonly base: number;
}

/** Whether anything is said between two entries. */
export function saysBetween(entries: readonly Entry[], entry: number, end: number): boolean {
  for (let index = entry + 1; index < end; index++) {
    const between = entries[index];
    if (between && !isSilent(between.piece)) return true;
  }
  return false;
}

/** A mark and the index of the entry that it stands in. */
export interface PlacedMark {
  readonly mark: Mark;
  readonly entry: number;
}

/** A mark with everything that the lines below it add. */
export interface Landmark {
  readonly mark: Mark;
  /** Index of its entry. */
  readonly entry: number;
  readonly minutes: number | null;
  readonly url: string | null;
  readonly ref: string | null;
  readonly level: string | null;
  /** The entry behind the last line that was read as a property of the title. */
  readonly metaTo: number;
  /** The number of lines of the entry `metaTo` that are properties as well. */
  readonly metaLines: number;
}

/** A stretch of the notes that is a lesson, or that becomes one when there is something to run in it. */
export interface LessonPlan {
  /** Its title line; `null` before the first title. */
  readonly landmark: Landmark | null;
  readonly declared: boolean;
  readonly section: number | null;
  readonly level: string | null;
  /** What stands below the title: lines of entries, the first inside, the last not. */
  readonly from: Place;
  readonly to: Place;
}

/** A line of an entry. */
export interface Place {
  readonly entry: number;
  readonly line: number;
}

export interface Outline {
  readonly title: string | null;
  readonly sections: readonly Landmark[];
  readonly lessons: readonly LessonPlan[];
}

/** What was decided of the landmarks; those in none of the sets are text. */
export interface Decision {
  readonly sections: ReadonlySet<Landmark>;
  readonly lessons: ReadonlySet<Landmark>;
  /** Headings that end a lesson without starting one. */
  readonly groups: ReadonlySet<Landmark>;
}
