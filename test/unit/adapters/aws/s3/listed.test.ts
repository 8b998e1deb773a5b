import { strict as assert } from 'node:assert';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { after, before, describe, it } from 'mocha';
import { listObjects } from '../../../../../src/adapters/aws/s3/listed';
import * as sdk from '../../../../../src/adapters/aws/sdk';

const object = (key: string, size: number): string =>
  `<Contents><Key>${key}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;d41d8&quot;</ETag><Size>${size}</Size><Owner><ID>1</ID></Owner><StorageClass>GLACIER</StorageClass></Contents>`;

const page = (...parts: readonly string[]): string =>
  `<?xml version="1.0"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name><EncodingType>url</EncodingType><IsTruncated>true</IsTruncated><NextContinuationToken>n&amp;x</NextContinuationToken>${parts.join('\n')}</ListBucketResult>`;

const PREFIX = '<CommonPrefixes><Prefix>photos%2F</Prefix></CommonPrefixes>';

/** Answers by what they show. */
const PAGES: Readonly<Record<string, string>> = {
  'one object': page(object('a&amp;b%3Cc.txt', 7)),
  'several, with a prefix between them': page(object('a', 1), PREFIX, object('zé', 2)),
  'no object': page(PREFIX),
  'objects that are written otherwise': page(object('a', 1).replace('<Contents>', '<Contents id="1">')),
  'very many': page(...Array.from({ length: 1000 }, (_, number) => object(`key-${number}`, number))),
};

describe('A page of objects', () => {
  let server: Server;
  let client: S3Client;
  /** What is answered, the next first; the last again and again. */
  let answers: (readonly [status: number, body: string])[] = [];
  const input = { Bucket: 'b' };
  const ours = () => listObjects(client, sdk, input, new AbortController().signal);
  const theirs = () => client.send(new ListObjectsV2Command({ ...input, EncodingType: 'url' }));

  before(async () => {
    server = createServer((_request, response) => {
      const [status, body] = (answers.length > 1 ? answers.shift() : answers[0]) ?? [500, ''];
      response.writeHead(status).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    client = new S3Client({
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });
  });

  after(() => {
    client.destroy();
    server.close();
  });

  for (const [name, body] of Object.entries(PAGES))
    it(`is what the SDK reads: ${name}`, async () => {
      answers = [[200, body]];
      const [{ Contents = [], ...rest }, { Contents: expected = [], ...others }] = [
        await ours(),
        await theirs(),
      ];
      assert.deepEqual(
        Contents.map(({ Key, Size, LastModified, StorageClass }) => ({
          Key,
          Size,
          LastModified,
          StorageClass,
        })),
        expected.map(({ Key, Size, LastModified, StorageClass }) => ({
          Key,
          Size,
          LastModified,
          StorageClass,
        })),
      );
      assert.deepEqual({ ...rest, $metadata: {} }, { ...others, $metadata: {} });
    });

  it('comes once when it was asked for twice, and fails as the SDK does', async () => {
    const whole = page(object('a', 1));
    answers = [
      [200, '<Error><Code>InternalError</Code></Error>'],
      [200, whole],
    ];
    assert.equal((await ours()).Contents?.length, 1);
    answers = [[404, '<Error><Code>NoSuchBucket</Code></Error>']];
    await assert.rejects(ours(), { name: 'NoSuchBucket' });
  });

  it('leaves others their turns while it is read', async () => {
    answers = [[200, PAGES['very many'] ?? '']];
    await theirs(); // Both know the code by then.
    await ours();
    const [own, whole] = [await longestBlock(ours), await longestBlock(theirs)];
    assert.ok(own < whole / 2, `${own} ms, the SDK by itself ${whole} ms`);
  });
});

/** The least of several longest blocks, in ms of processor time. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 5; round++) {
    let longest = 0;
    let done = false;
    const watching = (async () => {
      while (!done) {
        const before = process.cpuUsage();
        await setImmediate();
        const { user, system } = process.cpuUsage(before);
        longest = Math.max(longest, (user + system) / 1000);
      }
    })();
    await work();
    done = true;
    await watching;
    least = Math.min(least, longest);
  }
  return least;
}
