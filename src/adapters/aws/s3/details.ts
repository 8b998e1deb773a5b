import type { Fact, ResourceRow } from '../../../core/resources/model';
import { isAwsError } from '../troubles';
import type { S3Calls } from './calls';
import { isKind, placeOf } from './model';

/** One question about a bucket, with what its answer says, and what is said when there is none. */
interface Question {
  readonly name: string;
  readonly ask: (bucket: string, calls: S3Calls, abortSignal: AbortSignal) => Promise<string>;
  /** Names of errors that mean that nothing is set. */
  readonly unset: readonly string[];
}

const QUESTIONS: readonly Question[] = [
  {
    name: 'Versioning',
    ask: (Bucket, calls, abortSignal) =>
      calls.ask(Bucket, async (client, sdk) => {
        const { Status } = await client.send(new sdk.GetBucketVersioningCommand({ Bucket }), { abortSignal });
        return Status?.toLowerCase() ?? 'off';
      }),
    unset: [],
  },
  {
    name: 'Website',
    ask: (Bucket, calls, abortSignal) =>
      calls.ask(Bucket, async (client, sdk) => {
        const website = await client.send(new sdk.GetBucketWebsiteCommand({ Bucket }), { abortSignal });
        const { IndexDocument, RedirectAllRequestsTo } = website;
        return IndexDocument?.Suffix ?? `redirects to ${RedirectAllRequestsTo?.HostName ?? 'elsewhere'}`;
      }),
    unset: ['NoSuchWebsiteConfiguration'],
  },
  {
    name: 'Public access block',
    ask: (Bucket, calls, abortSignal) =>
      calls.ask(Bucket, async (client, sdk) => {
        const command = new sdk.GetPublicAccessBlockCommand({ Bucket });
        const { PublicAccessBlockConfiguration = {} } = await client.send(command, { abortSignal });
        const blocked = Object.values(PublicAccessBlockConfiguration).filter(
          (value) => value === true,
        ).length;
        return blocked === 4 ? 'all' : blocked === 0 ? 'none' : 'in part';
      }),
    unset: ['NoSuchPublicAccessBlockConfiguration'],
  },
  {
    name: 'Policy',
    ask: (Bucket, calls, abortSignal) =>
      calls.ask(Bucket, async (client, sdk) => {
        const { Policy = '' } = await client.send(new sdk.GetBucketPolicyCommand({ Bucket }), {
          abortSignal,
        });
        return Policy;
      }),
    unset: ['NoSuchBucketPolicy'],
  },
  {
    name: 'Tags',
    ask: (Bucket, calls, abortSignal) =>
      calls.ask(Bucket, async (client, sdk) => {
        const { TagSet = [] } = await client.send(new sdk.GetBucketTaggingCommand({ Bucket }), {
          abortSignal,
        });
        return TagSet.map(({ Key, Value }) => `${Key} = ${Value}`).join(', ');
      }),
    unset: ['NoSuchTagSet'],
  },
];

/** What has to be asked about a bucket or an object. What may not be known says so; the rest still shows. */
export async function detailsOf(
  row: ResourceRow,
  calls: S3Calls,
  signal: AbortSignal,
): Promise<readonly Fact[]> {
  const place = placeOf(row);
  if (isKind('bucket')(row)) return bucketDetails(place.bucket, calls, signal);
  if (!isKind('object')(row)) return [];
  const { bucket: Bucket, key: Key } = place;
  const { ContentType, ETag, Metadata } = await calls.ask(Bucket, (client, sdk) =>
    client.send(new sdk.HeadObjectCommand({ Bucket, Key }), { abortSignal: signal }),
  );
  return [
    ...(ContentType === undefined ? [] : [['Content type', ContentType] as const]),
    ...(ETag === undefined ? [] : [['ETag', ETag.replaceAll('"', '')] as const]),
    ...Object.entries(Metadata ?? {}),
  ];
}

/** All that is set for a bucket, asked at once. */
export function bucketDetails(bucket: string, calls: S3Calls, signal: AbortSignal): Promise<Fact[]> {
  return Promise.all(
    QUESTIONS.map(async ({ name, ask, unset }): Promise<Fact> => {
      const answer = await ask(bucket, calls, signal).catch((error: unknown) => {
        signal.throwIfAborted();
        return isAwsError(error, ...unset) ? 'none' : 'not known';
      });
      return [name, answer];
    }),
  );
}
