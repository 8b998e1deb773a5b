import { jsonIn, valueAt } from '../../catalogue/output';
import type { LedgerEntry } from '../model';
import type { Removal } from './model';

/** One version of an object, or a mark that it was deleted. */
export interface ObjectVersion {
  readonly Key: string;
  /** `null` in a bucket that keeps none. */
  readonly VersionId: string;
}

/** What a bucket holds. */
export interface BucketContents {
  readonly versions: readonly ObjectVersion[];
  /** Keys that no step has put there. */
  readonly foreign: readonly string[];
}

export const BUCKET = 's3.bucket';
/** Asks what a bucket holds, with every version. */
export const CONTENTS = 'aws s3api list-object-versions --bucket {s3.bucket}';
/** Versions that one call deletes at most. */
const MOST = 1000;

/**
 * Reads the answer to {@link CONTENTS}.
 * @param ledger everything on record: what steps have put into buckets too
 */
export function contentsIn(answer: string, bucket: string, ledger: readonly LedgerEntry[]): BucketContents {
  const data = jsonIn(answer);
  const versions = [...listAt(data, 'Versions'), ...listAt(data, 'DeleteMarkers')];
  const own = new Set(
    ledger
      .filter(({ type, within }) => type === 's3.object' && within?.[BUCKET] === bucket)
      .map(({ id }) => id),
  );
  const keys = new Set(versions.map(({ Key }) => Key));
  return { versions, foreign: [...keys].filter((key) => !own.has(key)) };
}

function listAt(data: unknown, member: string): ObjectVersion[] {
  const list = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[member] : [];
  return (Array.isArray(list) ? list : []).flatMap((item: unknown) => {
    const Key = valueAt(item, 'Key');
    return Key === undefined ? [] : [{ Key, VersionId: valueAt(item, 'VersionId') ?? 'null' }];
  });
}

/** Whether the bucket keeps versions: then deleting its objects leaves them there, and only naming each deletes it. */
export const keepsVersions = ({ versions }: BucketContents): boolean =>
  versions.some(({ VersionId }) => VersionId !== 'null');

/** What to write into the files that `aws s3api delete-objects` reads: one for every call. */
export function deletionsOf({ versions }: BucketContents): string[] {
  return Array.from({ length: Math.ceil(versions.length / MOST) }, (_, index) =>
    JSON.stringify({ Objects: versions.slice(index * MOST, (index + 1) * MOST), Quiet: true }),
  );
}

/** The removal of a bucket that first deletes every version. @param files addresses of the written {@link deletionsOf} */
export function withDeletions(removal: Removal, files: readonly string[]): Removal {
  const names = files.map((_, index) => `s3.deletions.${index + 1}`);
  return {
    ...removal,
    commands: [
      ...names.map((name) => `aws s3api delete-objects --bucket {${BUCKET}} --delete {${name}}`),
      ...removal.commands,
    ],
    values: {
      ...removal.values,
      ...Object.fromEntries(names.map((name, index) => [name, files[index] ?? ''])),
    },
  };
}
