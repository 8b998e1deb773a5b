import type { S3Place } from '../../../core/aws/names';
import { describeTarget } from '../../../core/aws/target';
import { isResourceError } from '../../../core/resources/errors';
import type {
  Fact,
  FileDrop,
  Listing,
  Progress,
  ResourceAction,
  ResourceRow,
  ResourceSource,
} from '../../../core/resources/model';
import { Emitter } from '../../../core/runs/events';
import type { Holding } from '../holding';
import { Poller } from '../poller';
import type { AwsSession } from '../session';
import { Shelves } from '../shelves';
import { s3Actions, type S3Parts } from './actions';
import { S3Calls } from './calls';
import { detailsOf } from './details';
import {
  containerId,
  idOf,
  isKind,
  markOf,
  parentOf,
  placeOf,
  type Bucket,
  type Entry,
  type Version,
} from './model';
import { send } from './transferActions';
import { bucketRow, entryRow, rangeRow, sorted, versionRow, type SortOrder } from './rows';

/** A longer list than `MANY` is shown in parts of `PART`: the editor draws, and a screen reader counts, every row. */
const PART = 1000;
const MANY = 2 * PART;

const CREATE = { title: 'Create Bucket…', command: 'practice.s3.createBucket', icon: 'add' };

export interface S3SourceDeps {
  readonly session: AwsSession;
  /** Ms since 1970. */
  readonly now: () => number;
  /** Buckets that are shown even where they may not be listed. */
  readonly extraBuckets: () => readonly string[];
  /** Whether names of files have to fit Windows. */
  readonly windows: boolean;
}

/** What is in S3. */
export class S3Source implements ResourceSource {
  readonly id = 'practice.s3';
  readonly calls: S3Calls;
  readonly actions: Readonly<Record<string, ResourceAction>>;
  readonly drop: FileDrop;
  private readonly changes = new Emitter<readonly (string | null)[]>();
  readonly onDidChange = this.changes.event;
  private readonly shelves = new Shelves((id) => this.changed(id));
  private readonly poller = new Poller((signal) => this.shelves.follow(signal));
  private readonly closing = new AbortController();
  /** What the names below a row must begin with, by its id. */
  private readonly starts = new Map<string, string>();
  /** Whether a bucket keeps versions, once it was asked. */
  private readonly versioned = new Map<string, boolean>();
  private order: SortOrder = 'name';

  constructor(private readonly deps: S3SourceDeps) {
    this.calls = new S3Calls(deps.session);
    const parts: S3Parts = {
      calls: this.calls,
      session: deps.session,
      windows: deps.windows,
      touched: (places) => this.touched(places),
      touchedBuckets: () => this.touch([null]),
      startOf: (id) => this.starts.get(id) ?? '',
      setStart: (id, start) => this.setStart(id, start),
      order: () => this.order,
      setOrder: (order) => this.setOrder(order),
    };
    this.actions = s3Actions(parts);
    this.drop = {
      accepts: isKind('bucket', 'prefix'),
      run: (row, paths, desk) => send(placeOf(row), paths, parts, desk),
    };
    deps.session.onDidReset(() => this.reset());
  }

  async children(parent: ResourceRow | null, signal: AbortSignal): Promise<Listing> {
    if (parent === null) return this.bucketRows(signal);
    const place = placeOf(parent);
    if (isKind('object')(parent)) return this.versionRows(parent.id, place, signal);
    const holding = this.entries(place);
    const entries = sorted(await holding.items(signal), this.order);
    if (isKind('range')(parent)) {
      const start = Number(markOf(parent)) * PART;
      return { rows: await this.draw(place.bucket, entries.slice(start, start + PART)) };
    }
    return {
      rows:
        entries.length > MANY
          ? partsOf(entries).map((part, number) => rangeRow(place, number, part))
          : await this.draw(place.bucket, entries),
      more: holding.more && `${entries.length.toLocaleString()} so far`,
      empty: this.emptiness(parent.id, place),
    };
  }

  async loadMore(
    parent: ResourceRow | null,
    all: boolean,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<void> {
    const holding =
      parent === null
        ? this.buckets()
        : isKind('object')(parent)
          ? this.versions(parent.id, placeOf(parent))
          : this.entries(placeOf(parent));
    await this.deps.session.ask(() => holding.loadMore(all, progress, signal));
    // A part that was the last has grown.
    if (parent !== null) this.changed(parent.id);
  }

  async details(row: ResourceRow, signal: AbortSignal): Promise<readonly Fact[]> {
    return detailsOf(row, this.calls, signal);
  }

  setVisible(visible: boolean): void {
    if (!visible) this.poller.stop();
    else {
      this.poller.start();
      if (this.shelves.has(null)) this.poller.now();
    }
  }

  /** A command was run that may have changed something: while it is seen, the view asks at once. */
  acted(): void {
    this.poller.acted();
  }

  refresh(parent: ResourceRow | null): void {
    if (parent === null) this.deps.session.reset();
    else
      void this.shelves.renew(
        isKind('range')(parent) ? containerId(placeOf(parent)) : parent.id,
        this.closing.signal,
        true,
      );
  }

  dispose(): void {
    this.closing.abort();
    this.poller.stop();
    this.changes.dispose();
  }

  private buckets(): Holding<Bucket> {
    return this.shelves.of(null, (next, signal) => this.calls.buckets(next, signal), 'bucket');
  }

  private entries(place: S3Place): Holding<Entry> {
    const id = containerId(place);
    const fetch = (next: string | undefined, signal: AbortSignal) =>
      this.calls.entries(place, this.starts.get(id) ?? '', next, signal);
    return this.shelves.of(id, fetch, 'object');
  }

  private versions(id: string, place: S3Place): Holding<Version> {
    return this.shelves.of(id, (next, signal) => this.calls.versions(place, next, signal), 'version');
  }

  private async bucketRows(signal: AbortSignal): Promise<Listing> {
    const target = await this.deps.session.target();
    const extra = this.deps.extraBuckets();
    const holding = this.buckets();
    const listed = await holding.items(signal).catch((error: unknown) => {
      // Somebody who may not list buckets may still use those that he knows.
      if (extra.length === 0 || !isResourceError(error) || error.kind !== 'denied') throw error;
      return [];
    });
    const added = extra
      .filter((name) => !listed.some((bucket) => bucket.name === name))
      .map((name) => ({ name, region: undefined, created: undefined }));
    const drawing = { target, now: this.deps.now() };
    return {
      rows: [...listed, ...added].map((bucket) => {
        const start = this.starts.get(idOf('bucket', { bucket: bucket.name, key: '' })) ?? '';
        return bucketRow(bucket, drawing, start);
      }),
      more: holding.more,
      caption: describeTarget(target),
      empty: { message: 'There are no buckets yet.', next: [CREATE] },
    };
  }

  private async versionRows(id: string, place: S3Place, signal: AbortSignal): Promise<Listing> {
    const holding = this.versions(id, place);
    const versions = await holding.items(signal);
    return { rows: versions.map((each) => versionRow(place, each, this.deps.now())), more: holding.more };
  }

  private async draw(bucket: string, entries: readonly Entry[]): Promise<ResourceRow[]> {
    const target = await this.deps.session.target();
    const drawing = {
      bucket,
      target,
      region: this.calls.regionOf(bucket) ?? target.region,
      now: this.deps.now(),
      versioned: this.isVersioned(bucket),
      startOf: (id: string) => this.starts.get(id) ?? '',
    };
    return entries.map((entry) => entryRow(entry, drawing));
  }

  /** Answers what is known, and asks once; what comes later is drawn then. */
  private isVersioned(bucket: string): boolean {
    const known = this.versioned.get(bucket);
    if (known !== undefined) return known;
    this.versioned.set(bucket, false);
    void this.calls.isVersioned(bucket, this.closing.signal).then((versioned) => {
      if (!versioned) return;
      this.versioned.set(bucket, true);
      const within = this.shelves.ids().filter((id) => id !== null && placeOfId(id).bucket === bucket);
      for (const id of within) this.changed(id);
    });
    return false;
  }

  private emptiness(id: string, { key }: S3Place): NonNullable<Listing['empty']> {
    const start = this.starts.get(id);
    if (start !== undefined) return { message: `Nothing here begins with “${start}”.`, next: [] };
    return { message: key === '' ? 'The bucket is empty.' : 'The folder is empty.', next: [] };
  }

  private setStart(id: string, start: string): void {
    if (start === '') this.starts.delete(id);
    else this.starts.set(id, start);
    this.shelves.forget(id);
    const { key, bucket } = placeOfId(id);
    this.changes.fire([id, key === '' ? null : containerId(parentOf({ bucket, key }))]);
  }

  private setOrder(order: SortOrder): void {
    this.order = order;
    for (const id of this.shelves.ids()) if (id !== null) this.changed(id);
  }

  /** Something was done at these places: asks again for what stands there and above. */
  touched(places: readonly S3Place[]): void {
    const ids = places.flatMap((place) => [idOf('object', place), containerId(place), ...above(place)]);
    this.touch([...new Set(ids)]);
  }

  private touch(ids: readonly (string | null)[]): void {
    for (const id of ids) void this.shelves.renew(id, this.closing.signal, true);
    this.poller.hurry();
  }

  /** The rows below a row, and below the parts of it, may be different. */
  private changed(id: string | null): void {
    const held = id === null || id.startsWith('o:') ? 0 : (this.entries(placeOfId(id)).held?.length ?? 0);
    const parts = held > MANY ? Math.ceil(held / PART) : 0;
    const ranges = Array.from({ length: parts }, (_, part) =>
      idOf('range', placeOfId(id ?? ''), String(part)),
    );
    this.changes.fire([id, ...ranges]);
  }

  private reset(): void {
    this.shelves.forget();
    this.starts.clear();
    this.versioned.clear();
    this.calls.clear();
    this.changes.fire([null]);
  }
}

/** The place of a bucket, prefix or object by the id of its row. */
const placeOfId = (id: string): S3Place => placeOf({ id, kind: '' });

/** Ids of all places that an object or prefix stands in. */
function above(place: S3Place): string[] {
  if (place.key === '') return [];
  const parent = parentOf(place);
  return [containerId(parent), ...above(parent)];
}

const partsOf = (entries: readonly Entry[]): Entry[][] =>
  Array.from({ length: Math.ceil(entries.length / PART) }, (_, part) =>
    entries.slice(part * PART, (part + 1) * PART),
  );
