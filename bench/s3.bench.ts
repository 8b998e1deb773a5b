import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { S3Source } from '../src/adapters/aws/s3/source';
import { AwsSession } from '../src/adapters/aws/session';
import type { ResourceRow } from '../src/core/resources/model';
import { onPath } from '../test/host/chromium';
import { tether } from '../test/host/tethered';
import { awsClientEnvironment } from '../test/services/aws';
import type { Row } from './row';
import { BUCKET, OBJECTS, PAGE } from './s3.listing';

const STARTS_WITHIN = 20_000;
const ROUNDS = 3;
const never = new AbortController().signal;
const quiet = () => undefined;

/** Loads a bucket of 100,000 objects from an endpoint that answers out of memory, so that what is measured is not the endpoint. */
export async function run(): Promise<Row[]> {
  const server = tether(process.execPath, ['--import', 'tsx', join(__dirname, 's3.endpoint.ts')], {
    env: process.env,
  });
  try {
    const [, address = ''] = await server.saying(/listening at (\S+)/, STARTS_WITHIN);
    return await measure(address);
  } finally {
    await server.stop();
  }
}

async function measure(address: string): Promise<Row[]> {
  const open = (): S3Source =>
    new S3Source({ session: sessionAt(address), now: Date.now, extraBuckets: () => [], windows: false });
  const bucketOf = async (source: S3Source): Promise<ResourceRow> => {
    const [bucket] = (await source.children(null, never)).rows;
    if (!bucket) throw new Error('no bucket');
    return bucket;
  };

  const bare: number[] = [];
  const first: number[] = [];
  const loop: number[] = [];
  const all: number[] = [];
  const blocks: number[] = [];
  let memory = Infinity;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const source = open();
    const bucket = await bucketOf(source);
    const counts = (list: number[], value: number): void => void (round > 0 && list.push(value)); // The first warms up.
    counts(bare, await timed(() => onePage(source)));
    counts(first, await timed(() => source.children(bucket, never)));
    counts(loop, await timed(() => everyPage(source)));
    const before = heap();
    counts(all, await timed(() => source.loadMore(bucket, true, quiet, never)));
    const { rows } = await source.children(bucket, never);
    if (rows.length !== OBJECTS / PAGE) throw new Error(`${rows.length} parts`);
    memory = Math.min(memory, (heap() - before) / (OBJECTS - PAGE));
    source.dispose();
    const watched = open();
    const again = await bucketOf(watched);
    counts(blocks, await longestBlock(() => watched.loadMore(again, true, quiet, never)));
    watched.dispose();
  }

  const longest = median(blocks);
  const ls = await listWithCli(address);
  const loaded = median(all);
  return [
    against('S3: first page of 100,000 objects', median(first), 'one request', median(bare), 1.5),
    against('S3: Load All, 100,000 objects', loaded, 'the SDK’s paginator', median(loop), 1.15),
    ...(ls === undefined
      ? []
      : [against('S3: Load All, 100,000 objects', loaded, 'aws s3 ls --recursive', ls, 1)]),
    {
      name: 'S3: memory of an object',
      value: memory,
      unit: 'bytes',
      limit: '≤ 300 bytes',
      ok: memory <= 300,
    },
    {
      name: 'S3: longest block while loading all',
      value: longest,
      unit: 'ms',
      limit: '≤ 50 ms',
      ok: longest <= 50,
    },
  ];
}

const against = (name: string, value: number, what: string, reference: number, limit: number): Row => ({
  name,
  value,
  unit: 'ms',
  reference: `${what} ${Math.round(reference)} ms`,
  ratio: value / reference,
  limit: `≤ ${limit} ×`,
  ok: value <= reference * limit,
});

const listing = { Bucket: BUCKET, Delimiter: '/', EncodingType: 'url' } as const;

const onePage = (source: S3Source): Promise<unknown> =>
  source.calls.ask(BUCKET, (client, sdk) => client.send(new sdk.ListObjectsV2Command(listing)));

const everyPage = (source: S3Source): Promise<void> =>
  source.calls.ask(BUCKET, async (client) => {
    // A copy: the paginator writes its token into what it is given.
    const found = [];
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { ...listing }))
      found.push(...Contents);
    if (found.length !== OBJECTS) throw new Error(`${found.length} objects`);
  });

async function listWithCli(address: string): Promise<number | undefined> {
  const aws = onPath(['aws']);
  if (aws === undefined) return undefined;
  const args = ['s3', 'ls', '--recursive', `s3://${BUCKET}`];
  const env = { ...process.env, ...awsClientEnvironment(address) };
  return timed(() => promisify(execFile)(aws, args, { env, maxBuffer: Infinity }));
}

const sessionAt = (endpoint: string): AwsSession =>
  new AwsSession({
    findTarget: () => Promise.resolve({ sandbox: true, profile: undefined, region: 'us-east-1', endpoint }),
    loadSdk: () => import('../src/adapters/aws/sdk'),
    logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/**
 * The longest time that nothing else had its turn while `work` was done, in ms. Of the time between two turns only what this process itself
 * used of a processor counts: on a machine that is busy with others the rest is theirs.
 */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  let longest = 0;
  let done = false;
  const watching = (async () => {
    while (!done) {
      const started = performance.now();
      const before = process.cpuUsage();
      await new Promise((resolve) => setImmediate(resolve));
      const { user, system } = process.cpuUsage(before);
      longest = Math.max(longest, Math.min(performance.now() - started, (user + system) / 1000));
    }
  })();
  await work();
  done = true;
  await watching;
  return longest;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Bytes that are really held. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
