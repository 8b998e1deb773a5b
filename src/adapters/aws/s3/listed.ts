import { setImmediate } from 'node:timers/promises';
import type {
  _Object,
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Sdk } from '../session';

/** So many objects are read before others have their turn. */
const TOGETHER = 100;

const OBJECTS = /<Contents>[^]*?<\/Contents>/g;

/**
 * Asks for a page of objects. The SDK would read all of its answer at once, which takes tens of ms: so the objects are taken out of it
 * before, and read by the same parser a few at a time. Those that are written otherwise stay in the answer, for the SDK.
 */
export async function listObjects(
  client: S3Client,
  sdk: Sdk,
  input: ListObjectsV2CommandInput,
  abortSignal: AbortSignal,
): Promise<ListObjectsV2CommandOutput> {
  // XML has no way to write some characters that keys may have.
  const command = new sdk.ListObjectsV2Command({ ...input, EncodingType: 'url' });
  let objects: _Object[] = [];
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { statusCode: number; body: AsyncIterable<Uint8Array> };
      if (response.statusCode !== 200) return result;
      const found: string[] = [];
      const rest = (await textOf(response.body)).replace(OBJECTS, (object) => {
        found.push(object);
        return '';
      });
      objects = [];
      for (let start = 0; start < found.length; start += TOGETHER) {
        await setImmediate();
        objects.push(...read(sdk, found.slice(start, start + TOGETHER)));
      }
      return { ...result, response: Object.assign(response, { body: Buffer.from(rest) }) };
    },
    { step: 'deserialize', priority: 'low' },
  );
  const answer = await client.send(command, { abortSignal });
  return { ...answer, Contents: [...objects, ...(answer.Contents ?? [])] };
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** What is used of the objects of a list. */
function read(sdk: Sdk, objects: readonly string[]): _Object[] {
  const { list } = sdk.parseXML(`<list>${objects.join('')}</list>`) as {
    list: { Contents: Readonly<Record<string, string>> | readonly Readonly<Record<string, string>>[] };
  };
  return [list.Contents].flat().map(({ Key, Size, LastModified, StorageClass }) => ({
    Key,
    Size: Number(Size ?? 0),
    ...(LastModified === undefined ? {} : { LastModified: new Date(LastModified) }),
    ...(StorageClass === undefined ? {} : { StorageClass: StorageClass as _Object['StorageClass'] }),
  }));
}
