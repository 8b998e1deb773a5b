import { strict as assert } from 'node:assert';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { EcsSource } from '../../src/adapters/aws/ecs/source';
import { S3Source } from '../../src/adapters/aws/s3/source';
import { ResourceError } from '../../src/core/resources/errors';
import { resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { AwsDoor } from './aws/door';
import { FilesDesk, labelsBelow, never, rowAt, sessionAt, until } from './aws/session';

const quiet = () => undefined;
/** Shorter than those of the product, so that a test need not wait for a minute. */
const IMPATIENT = { connectionTimeout: 1000, socketTimeout: 2500 };
const HOUR = 3_600_000;

const unreachable = (error: unknown): boolean => {
  assert.ok(error instanceof ResourceError, String(error));
  assert.equal(error.kind, 'unreachable', error.message);
  return true;
};

describe('AWS when things go wrong, against a real endpoint behind a door', () => {
  let endpoint = '';
  let door: AwsDoor;
  let source: S3Source;
  let folder = '';

  const open = (timeouts?: typeof IMPATIENT): S3Source => {
    source?.dispose();
    source = new S3Source({
      session: sessionAt(() => door.address, timeouts),
      now: Date.now,
      extraBuckets: () => [],
      windows: false,
    });
    return source;
  };

  before(async function () {
    endpoint = needs(this, 'aws');
    door = new AwsDoor(endpoint);
    await door.open();
  });
  after(() => door.close());
  beforeEach(async () => {
    await resetAws(endpoint);
    door.heal();
    door.asked.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'practice-faults-'));
    open();
  });
  afterEach(async () => {
    source.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const create = (Bucket: string) =>
    source.calls.ask(Bucket, (client, sdk) => client.send(new sdk.CreateBucketCommand({ Bucket })));
  const put = (Bucket: string, Key: string, Body: string | Uint8Array = Key) =>
    source.calls.ask(Bucket, (client, sdk) => client.send(new sdk.PutObjectCommand({ Bucket, Key, Body })));
  const remove = (Bucket: string, Key: string) =>
    source.calls.ask(Bucket, (client, sdk) => client.send(new sdk.DeleteObjectCommand({ Bucket, Key })));

  it('waits for an endpoint that takes 10 s for an answer, and lets go of it at once when asked to', async function () {
    this.timeout(60_000);
    await create('far');
    open();
    door.latency = 10_000;
    const started = Date.now();
    assert.deepEqual(await labelsBelow(source, null), ['far']);
    assert.ok(Date.now() - started >= 10_000);
    assert.equal(door.asked.filter((asked) => asked.startsWith('GET')).length, 1);

    const stop = new AbortController();
    const listing = source.children(await rowAt(source, 'far'), stop.signal);
    setTimeout(() => stop.abort(), 100);
    const began = Date.now();
    await assert.rejects(listing, { name: 'AbortError' });
    assert.ok(Date.now() - began < 2000);
  });

  it('gives up a connection that is dead without saying so, and takes a new one', async function () {
    this.timeout(30_000);
    open(IMPATIENT);
    await create('there');
    let swallowed = 0;
    door.fate = () => (swallowed++ === 0 ? 'swallow' : 'carry');
    assert.deepEqual(await labelsBelow(source, null), ['there']);
    assert.ok(swallowed >= 2);
  });

  it('says that nothing answers when every connection is dead, and recovers by itself', async function () {
    this.timeout(60_000);
    open(IMPATIENT);
    await create('there');
    source.setVisible(true);
    door.fate = () => 'swallow';
    await assert.rejects(source.children(null, never), unreachable);
    door.heal();
    await until(async () => (await labelsBelow(source, null).catch((): string[] => [])).includes('there'));
  });

  it('keeps what has come when the endpoint is killed in the middle of a listing, and goes on from there', async function () {
    this.timeout(60_000);
    await create('many');
    const keys = Array.from({ length: 250 }, (_, index) => `k${String(index).padStart(3, '0')}`);
    // A few at a time: that many new connections at once keep a busy machine waiting.
    for (let at = 0; at < keys.length; at += 25)
      await Promise.all(keys.slice(at, at + 25).map((key) => put('many', key, '')));
    door.path = (path) => (path.includes('list-type=2') ? `${path}&max-keys=100` : path);
    const bucket = await rowAt(source, 'many');
    assert.equal((await source.children(bucket, never)).rows.length, 100);
    let closing: Promise<void> | undefined;
    door.fate = () => {
      if (!door.asked.at(-1)?.includes('continuation-token') || door.asked.length < 3) return 'carry';
      if (door.asked.filter((asked) => asked.includes('continuation-token')).length < 2) return 'carry';
      closing ??= door.close();
      return 'break';
    };
    await assert.rejects(source.loadMore(bucket, true, quiet, never), unreachable);
    assert.equal((await source.children(bucket, never)).rows.length, 200);
    await closing;
    door.fate = () => 'carry';
    await door.open();
    await source.loadMore(bucket, true, quiet, never);
    assert.deepEqual(
      (await source.children(bucket, never)).rows.map(({ label }) => label),
      keys,
    );
  });

  it('goes slower when ECS is throttled, and gets there', async () => {
    const session = sessionAt(() => door.address);
    const ecs = new EcsSource({
      session,
      now: Date.now,
      doors: {
        activeText: () => undefined,
        openJson: () => Promise.resolve(),
        openProgram: quiet,
        hasProgram: () => Promise.resolve(false),
      },
    });
    let refused = 0;
    door.instead = ({ headers }) => {
      if (!String(headers['x-amz-target']).endsWith('ListClusters') || refused === 2) return null;
      refused += 1;
      return {
        status: 400,
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        body: JSON.stringify({ __type: 'ThrottlingException', message: 'Rate exceeded' }),
      };
    };
    assert.deepEqual(await labelsBelow(ecs, null), ['Task Definitions']);
    assert.equal(refused, 2);

    refused = -1000;
    ecs.refresh(null);
    await assert.rejects(ecs.children(null, never), /asks to go slower/);
    ecs.dispose();
  });

  it('corrects a clock that is wrong by an hour', async () => {
    await create('timely');
    open();
    let skewed = 0;
    door.headers = () => ({ date: new Date(Date.now() + HOUR).toUTCString() });
    door.instead = ({ headers }) => {
      const theirs = Date.now() + HOUR;
      const [, date = '', time = ''] = /^(\d{8})T(\d{6})Z$/.exec(String(headers['x-amz-date'])) ?? [];
      const digits =
        /(....)(..)(..)(..)(..)(..)/
          .exec(date + time)
          ?.slice(1)
          .map(Number) ?? [];
      const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = digits;
      if (Math.abs(theirs - Date.UTC(year, month - 1, day, hour, minute, second)) < 300_000) return null;
      skewed += 1;
      return {
        status: 403,
        body: '<Error><Code>RequestTimeTooSkewed</Code><Message>too large</Message></Error>',
      };
    };
    assert.deepEqual(await labelsBelow(source, null), ['timely']);
    const learnt = skewed;
    assert.ok(learnt > 0);
    assert.deepEqual(await labelsBelow(source, await rowAt(source, 'timely')), []);
    assert.equal(skewed, learnt, 'what was learnt holds for the next question');
  });

  it('follows a bucket to its region', async () => {
    await create('abroad');
    open();
    const regions: string[] = [];
    door.instead = ({ url, headers }) => {
      if (!url?.startsWith('/abroad')) return null;
      const [, region = ''] = /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
      regions.push(region);
      if (region === 'eu-west-1') return null;
      return {
        status: 301,
        headers: { 'x-amz-bucket-region': 'eu-west-1' },
        body: '<Error><Code>PermanentRedirect</Code><Message>elsewhere</Message></Error>',
      };
    };
    assert.deepEqual(await labelsBelow(source, await rowAt(source, 'abroad')), []);
    assert.ok(regions.includes('eu-west-1'), regions.join());
  });

  describe('while it downloads', () => {
    const content = randomBytes(3_000_000);
    const path = () => join(folder, 'big.bin');
    const download = async (): Promise<FilesDesk> => {
      const desk = new FilesDesk([], [path()]);
      await source.actions['practice.s3.download']?.run([await rowAt(source, 'data', 'big.bin')], desk);
      return desk;
    };

    beforeEach(async () => {
      await create('data');
      await put('data', 'big.bin', content);
    });

    it('finishes an object that is deleted meanwhile', async () => {
      let deleted: Promise<unknown> | undefined;
      door.piece = (sent) => {
        if (deleted === undefined && sent > 100_000) {
          deleted = remove('data', 'big.bin');
          return deleted.then(quiet);
        }
        return Promise.resolve();
      };
      await download();
      assert.ok(deleted);
      assert.ok((await readFile(path())).equals(content));
    });

    it('leaves nothing half of an object whose connection breaks', async () => {
      door.piece = (sent) => (sent > 1_000_000 ? 'break' : Promise.resolve());
      await assert.rejects(download(), unreachable);
      assert.deepEqual(await readdir(folder), []);
      door.heal();
      await download();
      assert.ok((await readFile(path())).equals(content));
    });

    it('tells of objects that went away before their turn, and brings the others', async () => {
      await put('data', 'gone.txt');
      await put('data', 'kept.txt');
      door.instead = ({ method, url }) => {
        if (method !== 'GET' || !url?.startsWith('/data/gone.txt')) return null;
        return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
      };
      const bucket = await rowAt(source, 'data');
      const desk = new FilesDesk([], [folder]);
      await assert.rejects(
        async () => source.actions['practice.s3.download']?.run([bucket], desk),
        /1 object went away meanwhile: gone\.txt/,
      );
      assert.deepEqual((await readdir(folder)).sort(), ['big.bin', 'kept.txt']);
    });
  });
});
