import type { _Object } from '@aws-sdk/client-s3';
import type { S3Place } from '../../../core/aws/names';
import type { AwsTarget } from '../../../core/aws/target';
import type { Page } from '../../../core/resources/pages';
import type { AwsSession } from '../session';
import { listObjects } from './listed';
import { PREFIX, type Bucket, type Entry, type Version } from './model';

/** Asks a client, which is of the target given. */
export type S3Question<T> = (
  client: ReturnType<Connection['s3']>,
  sdk: Connection['sdk'],
  target: AwsTarget,
) => Promise<T>;

/** The questions that S3's views ask. A continuation is the service's own token. */
export class S3Calls {
  /** Where buckets are, as far as the service has told. */
  private readonly regions = new Map<string, string>();

  constructor(readonly session: AwsSession) {}

  /** The region of a bucket, when it is known. */
  regionOf(bucket: string): string | undefined {
    return this.regions.get(bucket);
  }

  /** Makes a question of the client for a bucket. */
  ask<T>(bucket: string, question: S3Question<T>): Promise<T> {
    return this.session.ask((connection) =>
      question(
        connection.s3(connection.target.endpoint === undefined ? this.regionOf(bucket) : undefined),
        connection.sdk,
        connection.target,
      ),
    );
  }

  async buckets(continuation: string | undefined, abortSignal: AbortSignal): Promise<Page<Bucket>> {
    const { Buckets = [], ContinuationToken } = await this.session.ask((connection) =>
      connection.s3().send(
        new connection.sdk.ListBucketsCommand({
          MaxBuckets: 1000,
          ...(continuation === undefined ? {} : { ContinuationToken: continuation }),
        }),
        { abortSignal },
      ),
    );
    const items = Buckets.map(({ Name = '', BucketRegion, CreationDate }) => ({
      name: Name,
      region: BucketRegion,
      created: CreationDate?.getTime(),
    }));
    for (const { name, region } of items) if (region !== undefined) this.regions.set(name, region);
    return { items, next: ContinuationToken };
  }

  /**
   * What is directly below a place: prefixes and objects, in the order of the service.
   *
   * @param start what the names below must begin with
   */
  async entries(
    { bucket, key }: S3Place,
    start: string,
    continuation: string | undefined,
    abortSignal: AbortSignal,
  ): Promise<Page<Entry>> {
    const {
      CommonPrefixes = [],
      Contents = [],
      EncodingType,
      NextContinuationToken,
    } = await this.ask(bucket, (client, sdk) =>
      listObjects(
        client,
        sdk,
        { Bucket: bucket, Prefix: key + start, Delimiter: '/', ContinuationToken: continuation },
        abortSignal,
      ),
    );
    const prefixes = CommonPrefixes.map(({ Prefix = '' }) => ({
      key: decoded(Prefix, EncodingType),
      size: PREFIX,
      modified: 0,
      storageClass: '',
    }));
    const objects = Contents.map((object) => entryOf(object, EncodingType));
    // A key that ends where its folder does only marks the folder, unless it holds something.
    return {
      items: [...prefixes, ...objects.filter((each) => each.key !== key || each.size > 0)],
      next: NextContinuationToken,
    };
  }

  /** The keys that begin with a prefix, however deep, with their sizes. */
  async *keys({ bucket, key }: S3Place, abortSignal: AbortSignal): AsyncGenerator<readonly Entry[]> {
    let continuation: string | undefined;
    do {
      const page = await this.ask(bucket, (client, sdk) =>
        listObjects(
          client,
          sdk,
          { Bucket: bucket, Prefix: key, ContinuationToken: continuation },
          abortSignal,
        ),
      );
      yield (page.Contents ?? []).map((object) => entryOf(object, page.EncodingType));
      continuation = page.NextContinuationToken;
    } while (continuation !== undefined);
  }

  /** The versions of one object, newest first. The continuation is the version id: the service lists keys that begin alike after it. */
  async versions(
    { bucket, key }: S3Place,
    continuation: string | undefined,
    abortSignal: AbortSignal,
  ): Promise<Page<Version>> {
    const page = await this.ask(bucket, (client, sdk) =>
      client.send(
        new sdk.ListObjectVersionsCommand({
          Bucket: bucket,
          Prefix: key,
          MaxKeys: 200,
          EncodingType: 'url',
          ...(continuation === undefined ? {} : { KeyMarker: key, VersionIdMarker: continuation }),
        }),
        { abortSignal },
      ),
    );
    const all = [
      ...(page.Versions ?? []).map((each) => ({ ...each, deleted: false })),
      ...(page.DeleteMarkers ?? []).map((each) => ({ ...each, deleted: true, Size: 0 })),
    ];
    const items = all
      .filter(({ Key = '' }) => decoded(Key, page.EncodingType) === key)
      .map(({ VersionId = 'null', IsLatest = false, Size = 0, LastModified, deleted }) => ({
        id: VersionId,
        latest: IsLatest,
        deleted,
        size: Size,
        modified: LastModified?.getTime() ?? 0,
      }))
      .sort((a, b) => Number(b.latest) - Number(a.latest) || b.modified - a.modified);
    const goesOn = page.IsTruncated === true && decoded(page.NextKeyMarker ?? '', page.EncodingType) === key;
    return { items, next: goesOn ? page.NextVersionIdMarker : undefined };
  }

  /** Whether a bucket keeps versions; `false` too when we may not know. */
  async isVersioned(bucket: string, abortSignal: AbortSignal): Promise<boolean> {
    const asked = this.ask(bucket, (client, sdk) =>
      client.send(new sdk.GetBucketVersioningCommand({ Bucket: bucket }), { abortSignal }),
    );
    return asked.then(
      ({ Status }) => Status !== undefined,
      () => false,
    );
  }

  /** Forgets what it learnt of an earlier target. */
  clear(): void {
    this.regions.clear();
  }
}

type Connection = Awaited<ReturnType<AwsSession['connect']>>;

const entryOf = (
  { Key = '', Size = 0, LastModified, StorageClass = 'STANDARD' }: _Object,
  encoding: string | undefined,
): Entry => ({
  key: decoded(Key, encoding),
  size: Size,
  modified: LastModified?.getTime() ?? 0,
  storageClass: interned(StorageClass),
});

/** A key as it was before it was encoded for the list. A copy: as a piece of the answer's text it would keep the whole answer in memory. */
export function decoded(key: string, encoding: string | undefined): string {
  const copy = Buffer.from(key).toString();
  if (encoding !== 'url' || !/[%+]/.test(copy)) return copy;
  try {
    return decodeURIComponent(copy.replaceAll('+', ' '));
  } catch {
    // Some emulators say that they encode, and do not.
    return copy;
  }
}

const classes = new Map<string, string>();

/** One text for all objects of a storage class. */
function interned(name: string): string {
  const known = classes.get(name);
  if (known !== undefined) return known;
  classes.set(name, name);
  return name;
}
