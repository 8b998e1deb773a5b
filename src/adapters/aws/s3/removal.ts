import type { ObjectIdentifier } from '@aws-sdk/client-s3';
import { counted } from '../../../core/resources/format';
import { isResourceError, ResourceError } from '../../../core/resources/errors';
import type { Progress } from '../../../core/resources/model';
import { decoded, type S3Calls } from './calls';

/** Characters that keys may have and XML may not, in which form many keys are named in one call. */
const NOT_IN_XML = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u;

/** Whether a bucket holds neither objects nor versions. When we may not know it is taken for empty: one that is not, S3 does not delete. */
export async function isEmptyBucket(calls: S3Calls, bucket: string, signal: AbortSignal): Promise<boolean> {
  try {
    for await (const { length } of versionsOf(calls, bucket, '', signal)) if (length > 0) return false;
  } catch (error) {
    if (!isResourceError(error) || error.kind !== 'denied') throw error;
  }
  return true;
}

/** Deletes everything in a bucket, versions and delete markers included. */
export async function emptyBucket(
  calls: S3Calls,
  bucket: string,
  tell: Progress,
  signal: AbortSignal,
): Promise<void> {
  let done = 0;
  for await (const page of versionsOf(calls, bucket, '', signal)) {
    await deleteObjects(calls, bucket, page, signal);
    done += page.length;
    tell({ message: `${counted(done, 'version')} deleted` });
  }
}

/** Deletes up to 1,000 objects or versions, in one call where that can name them. @throws ResourceError when some could not be */
export async function deleteObjects(
  calls: S3Calls,
  bucket: string,
  objects: readonly ObjectIdentifier[],
  abortSignal: AbortSignal,
): Promise<void> {
  const alone = objects.filter(({ Key = '' }) => NOT_IN_XML.test(Key));
  for (const { Key, VersionId } of alone)
    await calls.ask(bucket, (client, sdk) =>
      client.send(new sdk.DeleteObjectCommand({ Bucket: bucket, Key, VersionId }), { abortSignal }),
    );
  const together = objects.filter((object) => !alone.includes(object));
  if (together.length === 0) return;
  const { Errors = [] } = await calls.ask(bucket, (client, sdk) =>
    client.send(
      new sdk.DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: together, Quiet: true } }),
      { abortSignal },
    ),
  );
  const [first] = Errors;
  if (!first) return;
  const kind = first.Code === 'AccessDenied' ? 'denied' : 'failed';
  const left = counted(Errors.length, 'object');
  throw new ResourceError(kind, `${left} could not be deleted: ${first.Message ?? first.Code ?? ''}`);
}

/** All versions and delete markers of the keys with a prefix, page by page. */
async function* versionsOf(
  calls: S3Calls,
  bucket: string,
  prefix: string,
  abortSignal: AbortSignal,
): AsyncGenerator<ObjectIdentifier[]> {
  let markers: { KeyMarker?: string; VersionIdMarker?: string } = {};
  for (;;) {
    const page = await calls.ask(bucket, (client, sdk) =>
      client.send(
        new sdk.ListObjectVersionsCommand({
          Bucket: bucket,
          Prefix: prefix,
          EncodingType: 'url',
          ...markers,
        }),
        { abortSignal },
      ),
    );
    yield [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(({ Key = '', VersionId }) => ({
      Key: decoded(Key, page.EncodingType),
      ...(VersionId === undefined ? {} : { VersionId }),
    }));
    const { IsTruncated, NextKeyMarker, NextVersionIdMarker } = page;
    if (IsTruncated !== true || NextKeyMarker === undefined) return;
    markers = {
      KeyMarker: decoded(NextKeyMarker, page.EncodingType),
      ...(NextVersionIdMarker === undefined ? {} : { VersionIdMarker: NextVersionIdMarker }),
    };
  }
}
