import type { Disposable, Event } from '../runs/events';
import type { Desk } from './desk';
import type { NextStep } from './errors';

/** What a row is: `docker.container`, `s3.bucket`, `ecs.service`; slots call their types by the same names. */
export type ResourceKind = string;

/** One live thing, or a heading above some, as plain data: it can be compared and cloned. */
export interface ResourceRow {
  /**
   * Unique in its source and the same for as long as the thing is there, wherever it stands: it never holds what can change
   * (a state, a count, a name that can be changed). The editor keeps selection and expansion by it.
   */
  readonly id: string;
  readonly kind: ResourceKind;
  readonly label: string;
  /** Beside the label, dimmer: `running · 8080→80 · 3 min`. Numbers last. */
  readonly description?: string;
  /** Codicon and the id of a theme colour: `{ id: 'vm-running', color: 'charts.green' }`. */
  readonly icon: RowIcon;
  /** Lines of the tooltip. What has to be asked for comes from {@link ResourceSource.details}. */
  readonly facts?: readonly Fact[];
  /**
   * What menus may ask about, beside the kind: `running`, `published`. The tree makes `kind;part;part;` of it, so a `when` clause reads
   * `viewItem =~ /^docker\.container;(.*;)?running;/`.
   */
  readonly traits?: readonly string[];
  /** Whether there can be rows below, and whether they show at first. Default `none`. */
  readonly children?: 'none' | 'collapsed' | 'expanded';
  /** A heading that only groups: a filter looks through it, and hides it when nothing below matches. */
  readonly group?: boolean;
  /** What *Copy Name*, *Copy ID*, *Copy ARN* and *Copy URL* put on the clipboard. */
  readonly copy?: Partial<Readonly<Record<CopyField, string>>>;
  /** Drawn weaker than others: it stands for what is no longer there. */
  readonly dimmed?: boolean;
  /** What a screen reader says instead of label and description: with the state in words, without arrows. */
  readonly spoken?: string;
  /** What a click or Enter does; default is only to select. */
  readonly open?: NextStep;
}

export interface RowIcon {
  readonly id: string;
  readonly color?: string;
}

/** A row to look for, as others know it. */
export interface Sought {
  readonly kind: ResourceKind;
  /** Labels, names, ids and ARNs that it may go by. */
  readonly names: readonly string[];
  /** Kinds of rows that it can stand below, beside headings. */
  readonly below: readonly ResourceKind[];
}

/** A line of a tooltip: `Image` — `nginx:alpine`. */
export type Fact = readonly [name: string, value: string];

export type CopyField = 'name' | 'id' | 'arn' | 'url';

/** The rows below one row (or of the root), as far as they are loaded. */
export interface Listing {
  readonly rows: readonly ResourceRow[];
  /** Whether there are more to be had with {@link ResourceSource.loadMore}; a text says how many, or up to where it is loaded. */
  readonly more?: boolean | string;
  /** Of the root only: where the rows are from, beside the title of the view: `student · eu-west-1`. */
  readonly caption?: string;
  /** Said where there are no rows: `No buckets yet.` with *Create Bucket…*. */
  readonly empty?: Note;
  /** Why there are no other rows, where some can be had and others cannot; said before those that can. */
  readonly trouble?: unknown;
}

/** Something to say in the place of rows, with what can be done. */
export interface Note {
  readonly message: string;
  readonly next: readonly NextStep[];
}

/** How far something has come, for people. `fraction` from 0 to 1 where it is known. */
export type Progress = (step: { readonly message?: string; readonly fraction?: number }) => void;

/**
 * Live things of one kind of system, for one view. It holds what it has loaded: `children` answers from that, and asks only for
 * what it does not hold. Nothing is asked before the first `children`, and nothing while it is not visible.
 */
export interface ResourceSource extends Disposable {
  /** Also the id of its view: `practice.docker`. */
  readonly id: string;

  /**
   * What it holds of the rows below `parent` (`null`: of the root); loads the first page when it holds nothing. Called again
   * after every change, so it answers at once when nothing has to be asked.
   *
   * @throws ResourceError where the rows cannot be had; only there: the other rows stay.
   */
  children(parent: ResourceRow | null, signal: AbortSignal): Promise<Listing>;

  /** Loads the next page below `parent` and resolves when `children` answers with it. `all`: every page, telling how many rows there are. */
  loadMore?(parent: ResourceRow | null, all: boolean, progress: Progress, signal: AbortSignal): Promise<void>;

  /** Facts that are asked for only when a tooltip shows; they follow those of the row. */
  details?(row: ResourceRow, signal: AbortSignal): Promise<readonly Fact[]>;

  /**
   * What is no longer as `children` last told: ids of the rows whose own *children* must be read again, `null` for the root. A row's
   * own text is part of the listing it stands in, so for a changed row name its parent. The tree reads again, compares, and
   * draws only what is different; firing too much costs a comparison, no flicker.
   */
  readonly onDidChange: Event<readonly (string | null)[]>;

  /** The view came into sight or left it. While it is hidden the source asks nothing; when it comes back it brings its rows up to date. */
  setVisible(visible: boolean): void;

  /** The user has opened or closed a row: what stands below a closed one need not be followed. */
  setExpanded?(row: ResourceRow, expanded: boolean): void;

  /** Forgets what it holds below `parent` (`null`: everything) and fires; for *Refresh* and *Try Again*. */
  refresh(parent: ResourceRow | null): void;

  /** What happens to files of the user's that are dropped onto a row. */
  readonly drop?: FileDrop;

  /** What can be done, by command id: every one is in package.json and is registered by the tree. */
  readonly actions: Readonly<Record<string, ResourceAction>>;
}

/** Takes files and folders that are dragged onto a row. */
export interface FileDrop {
  readonly accepts: (row: ResourceRow) => boolean;
  /** @param paths absolute */
  run(row: ResourceRow, paths: readonly string[], desk: Desk): Promise<void>;
}

/** Something that can be done with rows. Command ids: `practice.docker.stop`. */
export interface ResourceAction {
  /**
   * Whether it can be done with a row. From a selection of several rows only those that it accepts are taken; when there are none
   * nothing happens. Absent: it needs no row (`Pull Image…`), and gets those that are selected.
   */
  readonly accepts?: (row: ResourceRow) => boolean;
  /** Only in a trusted workspace: it runs something that the workspace may choose. */
  readonly needsTrust?: boolean;
  /**
   * @param rows at least one when `accepts` is there
   * @throws ResourceError or anything else: it becomes a message with its next steps
   */
  run(rows: readonly ResourceRow[], desk: Desk): Promise<void>;
}
