import { contentType } from '../../../core/aws/contentType';
import type { S3Place } from '../../../core/aws/names';
import {
  ObjectChangedError,
  type ObjectContent,
  type ObjectFiles,
  type ObjectStat,
} from '../../../core/aws/objectFiles';
import { isNamed } from '../troubles';
import type { S3Calls } from './calls';

/** Objects as files of the editor. */
export function objectFiles(calls: S3Calls, saved: (place: S3Place) => void): ObjectFiles {
  /** What an object was written with stays when it is saved. */
  const headersOf = ({ bucket: Bucket, key: Key }: S3Place) =>
    calls
      .ask(Bucket, (client, sdk) => client.send(new sdk.HeadObjectCommand({ Bucket, Key })))
      .then(({ ContentType, CacheControl, ContentDisposition, ContentLanguage, Metadata, StorageClass }) => ({
        ContentType: ContentType ?? contentType(Key),
        ...(CacheControl === undefined ? {} : { CacheControl }),
        ...(ContentDisposition === undefined ? {} : { ContentDisposition }),
        ...(ContentLanguage === undefined ? {} : { ContentLanguage }),
        ...(Metadata === undefined ? {} : { Metadata }),
        ...(StorageClass === undefined ? {} : { StorageClass }),
      }))
      .catch(() => ({ ContentType: contentType(Key) }));

  return {
    async stat({ bucket: Bucket, key: Key }, version): Promise<ObjectStat> {
      const head = await calls.ask(Bucket, (client, sdk) =>
        client.send(new sdk.HeadObjectCommand({ Bucket, Key, ...versioned(version) })),
      );
      return statOf(head);
    },
    async isFolder({ bucket: Bucket, key }): Promise<boolean> {
      if (key === '') return true;
      const Prefix = key.endsWith('/') ? key : `${key}/`;
      const { KeyCount = 0 } = await calls.ask(Bucket, (client, sdk) =>
        client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix, MaxKeys: 1 })),
      );
      return KeyCount > 0;
    },
    read: ({ bucket: Bucket, key: Key }, version): Promise<ObjectContent> =>
      calls.ask(Bucket, async (client, sdk) => {
        const object = await client.send(new sdk.GetObjectCommand({ Bucket, Key, ...versioned(version) }));
        const content = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
        return { ...statOf(object), content };
      }),
    async write(place, content, expected): Promise<ObjectStat> {
      const { bucket: Bucket, key: Key } = place;
      const headers = expected === null ? { ContentType: contentType(Key) } : await headersOf(place);
      const condition =
        expected === undefined ? {} : expected === null ? { IfNoneMatch: '*' } : { IfMatch: expected };
      try {
        const { ETag = '' } = await calls.ask(Bucket, (client, sdk) =>
          client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: content, ...headers, ...condition })),
        );
        saved(place);
        return { size: content.length, modified: Date.now(), etag: ETag };
      } catch (error) {
        // An object that was to be replaced and is gone has changed too.
        const changed = isNamed(error, 'PreconditionFailed', 'ConditionalRequestConflict');
        if (changed || (expected !== undefined && isNamed(error, 'NoSuchKey')))
          throw new ObjectChangedError(`${Key} was changed by somebody else.`);
        throw error;
      }
    },
  };
}

const versioned = (VersionId: string | undefined) => (VersionId === undefined ? {} : { VersionId });

const statOf = ({
  ContentLength = 0,
  LastModified,
  ETag = '',
}: {
  ContentLength?: number | undefined;
  LastModified?: Date | undefined;
  ETag?: string | undefined;
}): ObjectStat => ({ size: ContentLength, modified: LastModified?.getTime() ?? 0, etag: ETag });
