import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { contentType } from '../../../core/aws/contentType';
import type { S3Place } from '../../../core/aws/names';
import {
  ObjectChangedError,
  type ObjectAddress,
  type ObjectContent,
  type ObjectFiles,
  type ObjectStat,
} from '../../../core/aws/objectFiles';
import { describeTarget, targetName } from '../../../core/aws/target';
import { isResourceError, ResourceError } from '../../../core/resources/errors';
import { CHOOSE_PROFILE, isAwsError } from '../troubles';
import type { S3Calls, S3Question } from './calls';
import { nameOf } from './model';

/** Objects as files of the editor. */
export function objectFiles(calls: S3Calls, saved: (place: S3Place) => void): ObjectFiles {
  /** Asks the target that the address names, and no other. */
  const ask: <T>({ target, bucket, key }: ObjectAddress, question: S3Question<T>) => Promise<T> = (
    { target, bucket, key },
    question,
  ) =>
    calls.ask(bucket, (client, sdk, current) => {
      if (targetName(current) === target) return question(client, sdk, current);
      const home = target.replace(/\.[^.]*$/, '') || 'another target';
      throw new ResourceError(
        'notConfigured',
        `${nameOf(key)} is an object of ${home}, and the S3 view looks at ${describeTarget(current)} now. Go back there to open or save it.`,
        [CHOOSE_PROFILE],
      );
    });

  /** What an object was written with stays when it is saved. */
  const headersOf = (address: ObjectAddress) =>
    ask(address, (client, sdk) => client.send(new sdk.HeadObjectCommand(objectOf(address))))
      .then((head) => ({ ContentType: contentType(address.key), ...keptOf(head) }))
      .catch((error: unknown) => {
        // Without an answer nothing is saved: it would lose what the object has.
        if (!isResourceError(error) || !['gone', 'denied'].includes(error.kind)) throw error;
        return { ContentType: contentType(address.key) };
      });

  return {
    async stat(address, version): Promise<ObjectStat> {
      const head = await ask(address, (client, sdk) =>
        client.send(new sdk.HeadObjectCommand({ ...objectOf(address), ...versioned(version) })),
      );
      return statOf(head);
    },
    async isFolder(address): Promise<boolean> {
      const { bucket: Bucket, key } = address;
      if (key === '') return true;
      const Prefix = key.endsWith('/') ? key : `${key}/`;
      const { KeyCount = 0 } = await ask(address, (client, sdk) =>
        client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix, MaxKeys: 1 })),
      );
      return KeyCount > 0;
    },
    read: (address, version): Promise<ObjectContent> =>
      ask(address, async (client, sdk) => {
        const object = await client.send(
          new sdk.GetObjectCommand({ ...objectOf(address), ...versioned(version) }),
        );
        const content = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
        return { ...statOf(object), content };
      }),
    async write(address, content, expected): Promise<ObjectStat> {
      const { bucket, key } = address;
      const headers = expected === null ? { ContentType: contentType(key) } : await headersOf(address);
      const condition =
        expected === undefined ? {} : expected === null ? { IfNoneMatch: '*' } : { IfMatch: expected };
      try {
        const { ETag = '' } = await ask(address, (client, sdk) =>
          client.send(
            new sdk.PutObjectCommand({ ...objectOf(address), Body: content, ...headers, ...condition }),
          ),
        );
        saved({ bucket, key });
        return { size: content.length, modified: Date.now(), etag: ETag };
      } catch (error) {
        // An object that was to be replaced and is gone has changed too.
        const changed = isAwsError(error, 'PreconditionFailed', 'ConditionalRequestConflict');
        if (changed || (expected !== undefined && isAwsError(error, 'NoSuchKey')))
          throw new ObjectChangedError(`${key} was changed by somebody else.`);
        throw error;
      }
    },
  };
}

/** Headers that are the object's own, beside its content. */
const KEPT = [
  'ContentType',
  'ContentEncoding',
  'ContentDisposition',
  'ContentLanguage',
  'CacheControl',
  'Expires',
  'Metadata',
  'StorageClass',
  'WebsiteRedirectLocation',
] as const;

const keptOf = (head: HeadObjectCommandOutput): Pick<HeadObjectCommandOutput, (typeof KEPT)[number]> =>
  Object.fromEntries(KEPT.filter((name) => head[name] !== undefined).map((name) => [name, head[name]]));

const objectOf = ({ bucket, key }: S3Place) => ({ Bucket: bucket, Key: key });
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
