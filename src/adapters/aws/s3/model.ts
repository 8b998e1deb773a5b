import type { S3Place } from '../../../core/aws/names';
import type { ResourceRow } from '../../../core/resources/model';

/** A bucket; plain data. */
export interface Bucket {
  readonly name: string;
  /** `undefined` where the service does not tell. */
  readonly region: string | undefined;
  /** Ms since 1970. */
  readonly created: number | undefined;
}

/** An object, or what several keys begin with. All have the same shape, so that very many of them are small. */
export interface Entry {
  /** Whole; of a prefix with the slash at its end. */
  readonly key: string;
  /** Bytes; {@link PREFIX} for a prefix. */
  readonly size: number;
  /** Ms since 1970; 0 for a prefix. */
  readonly modified: number;
  readonly storageClass: string;
}

export const PREFIX = -1;

export const isPrefix = ({ size }: Entry): boolean => size === PREFIX;

/** A version of an object, or the mark that it was deleted. */
export interface Version {
  readonly id: string;
  readonly latest: boolean;
  readonly deleted: boolean;
  readonly size: number;
  readonly modified: number;
}

/** The beginnings of ids of rows; the rest is the place: `o:bucket/key`, `v:versionId:bucket/key`, `r:number:bucket/prefix`. */
const TAGS = { bucket: 'b', prefix: 'p', object: 'o', version: 'v', range: 'r' } as const;

export type S3Kind = keyof typeof TAGS;

export const kindOf = (kind: S3Kind): string => `s3.${kind}`;

/** @param mark of a version or a range: what tells it from the others of its place */
export const idOf = (kind: S3Kind, { bucket, key }: S3Place, mark?: string): string =>
  `${TAGS[kind]}:${mark === undefined ? '' : `${mark}:`}${bucket}/${key}`;

/** The place that a row of S3 stands for. */
export function placeOf({ id, kind }: Pick<ResourceRow, 'id' | 'kind'>): S3Place {
  const marked = kind === kindOf('version') || kind === kindOf('range');
  const start = marked ? id.indexOf(':', 2) + 1 : 2;
  const slash = id.indexOf('/', start);
  return { bucket: id.slice(start, slash), key: id.slice(slash + 1) };
}

/** The mark of a version or range: see {@link idOf}. */
export const markOf = ({ id }: Pick<ResourceRow, 'id'>): string => id.slice(2, id.indexOf(':', 2));

export const isKind =
  (...kinds: readonly S3Kind[]) =>
  ({ kind }: Pick<ResourceRow, 'kind'>): boolean =>
    kinds.some((each) => kindOf(each) === kind);

/** The place above an object or prefix: `a/b/` of `a/b/c` and of `a/b/c/`. */
export function parentOf({ bucket, key }: S3Place): S3Place {
  return { bucket, key: key.slice(0, key.slice(0, -1).lastIndexOf('/') + 1) };
}

/** The id of the row that a place's children stand below. */
export const containerId = (place: S3Place): string => idOf(place.key === '' ? 'bucket' : 'prefix', place);

/** The last part of a key, for people; a part without text shows its slash. */
export function nameOf(key: string): string {
  const end = key.endsWith('/') ? key.length - 1 : key.length;
  const name = key.slice(key.lastIndexOf('/', end - 1) + 1, end);
  return name === '' ? '/' : name;
}
