import type Docker from 'dockerode';
import type { Listing, ResourceRow } from '../../core/resources/model';
import type { EngineEvent } from './events';
import { Shelf } from './shelf';

/** What a section may use of the source it is part of. */
export interface SectionDeps {
  /** Asks the engine while it is connected. @throws ResourceError */
  readonly ask: <T>(question: (docker: Docker, abortSignal: AbortSignal) => Promise<T>) => Promise<T>;
  /** Ms since 1970. */
  readonly now: () => number;
  /** The children of these rows are no longer as told; `null` for the root. */
  readonly changed: (parents: readonly (string | null)[]) => void;
}

/** A heading of the Docker view, and what stands below it. */
export interface Section {
  /** The row of the heading; `null` when there is nothing that it could be above. */
  heading(): Promise<ResourceRow | null>;
  /** The rows below a row of this section, `null` when the row is none of its. */
  children(parent: ResourceRow): Promise<Listing> | null;
  happened(event: EngineEvent): void;
  /** Asks again for everything that is held: events may have been missed. */
  resync(): void;
  /** Forgets everything. */
  clear(): void;
  /** A heading was opened or closed. */
  opened?(id: string, open: boolean): void;
  /** Draws again what changes with time. */
  tick(): void;
}

/** A kind of things that all stand directly below its heading. */
export interface FlatKind<T> {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly list: (docker: Docker, abortSignal: AbortSignal) => Promise<readonly T[]>;
  readonly idOf: (item: T) => string;
  readonly rows: (items: readonly T[], now: number) => readonly ResourceRow[];
  /** Beside the heading, once the things are known: `12 · 3.4 GB`. */
  readonly summary: (items: readonly T[]) => string;
  /** `image` events change images. */
  readonly event: string;
}

/** The section of a kind whose lists are short: any event of the kind reads the list again. It is first read when its heading is opened. */
export function flatSection<T>(kind: FlatKind<T>, { ask, now, changed }: SectionDeps): Section {
  const draw = (): void => changed([null, kind.id]);
  const shelf = new Shelf<T>(() => ask(kind.list), kind.idOf, draw);
  return {
    heading: () => Promise.resolve(headingRow(kind, shelf.items && kind.summary(shelf.items))),
    children: (parent) => {
      if (parent.id !== kind.id) return null;
      const known = shelf.items !== undefined;
      return shelf.load().then((items) => {
        if (!known) changed([null]);
        return { rows: kind.rows(items, now()) };
      });
    },
    happened: ({ type }) => {
      if (type === kind.event) shelf.touch(null);
    },
    resync: () => shelf.touch(null),
    clear: () => shelf.clear(),
    tick: draw,
  };
}

/** The row of a heading, with its summary once there is one. */
export function headingRow(
  { id, label, icon }: Pick<FlatKind<never>, 'id' | 'label' | 'icon'>,
  summary: string | undefined,
  children: 'collapsed' | 'expanded' = 'collapsed',
): ResourceRow {
  return {
    id,
    kind: `docker.${id}`,
    label,
    icon: { id: icon },
    children,
    group: true,
    ...(summary === undefined ? {} : { description: summary }),
    spoken: summary === undefined ? label : `${label}, ${summary.replaceAll(' · ', ', ')}`,
  };
}
