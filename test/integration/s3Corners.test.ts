import { strict as assert } from 'node:assert';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { objectFiles } from '../../src/adapters/aws/s3/objectFiles';
import { S3Source } from '../../src/adapters/aws/s3/source';
import { targetName } from '../../src/core/aws/target';
import type { ResourceRow } from '../../src/core/resources/model';
import { resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { AwsDoor } from './aws/door';
import { FilesDesk, labelsBelow, never, rowAt, sessionAt, until } from './aws/session';

const quiet = () => undefined;
const DENIED = { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' };

describe('S3, in its corners, against a real endpoint', () => {
  let door: AwsDoor;
  let source: S3Source;
  let folder = '';

  const open = (extraBuckets: readonly string[] = []): void => {
    source?.dispose();
    source = new S3Source({
      session: sessionAt(() => door.address),
      now: Date.now,
      extraBuckets: () => extraBuckets,
      windows: false,
    });
  };

  before(async function () {
    door = new AwsDoor(needs(this, 'aws'));
    await door.open();
    await resetAws(needs(this, 'aws'));
  });
  after(() => door?.close());
  beforeEach(async () => {
    door.heal();
    folder = await mkdtemp(join(tmpdir(), 'practice-s3-'));
    open();
  });
  afterEach(async () => {
    source.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (
    name: string,
    rows: readonly ResourceRow[],
    desk = new FilesDesk(),
  ): Promise<FilesDesk> => {
    await source.actions[`practice.s3.${name}`]?.run(rows, desk);
    return desk;
  };
  const create = (bucket: string) => run('createBucket', [], new FilesDesk([bucket]));
  const put = (Bucket: string, Key: string, headers = {}) =>
    source.calls.ask(Bucket, (client, sdk) =>
      client.send(new sdk.PutObjectCommand({ Bucket, Key, Body: Key, ...headers })),
    );
  const head = (Bucket: string, Key: string) =>
    source.calls.ask(Bucket, (client, sdk) => client.send(new sdk.HeadObjectCommand({ Bucket, Key })));
  const keep = (Bucket: string) =>
    source.calls.ask(Bucket, async (client) => {
      const { PutBucketVersioningCommand } = await import('@aws-sdk/client-s3');
      await client.send(
        new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
      );
    });

  it('saves and deletes below a folder without a name', async () => {
    await create('slashes');
    const files = objectFiles(source.calls, (place) => source.touched([place]));
    const target = targetName(await source.calls.session.target());
    for (const key of ['/', '/lead', '//x'])
      await files.write({ target, bucket: 'slashes', key }, Buffer.from('x'), null);
    await run('delete', [await rowAt(source, 'slashes', '/', 'lead')], new FilesDesk([true]));
    await run('createFolder', [await rowAt(source, 'slashes', '/')], new FilesDesk(['new']));
    await run('download', [await rowAt(source, 'slashes', '/', '/')], new FilesDesk([], [folder]));
    assert.deepEqual(await readdir(folder, { recursive: true }), ['_', '_/x']);
    await run('delete', [await rowAt(source, 'slashes', '/')], new FilesDesk([true]));
    await until(async () => (await labelsBelow(source, await rowAt(source, 'slashes'))).length === 0);
  });

  it('deletes what has a name that the call for many cannot say, and a bucket with the versions of it', async () => {
    await create('controls');
    await keep('controls');
    for (const key of ['a/\u0001x', 'a/plain']) await put('controls', key);
    await run('delete', [await rowAt(source, 'controls', 'a')], new FilesDesk([true]));
    for await (const page of source.calls.keys({ bucket: 'controls', key: '' }, never))
      assert.deepEqual(page, []);
    await run('deleteBucket', [await rowAt(source, 'controls')], new FilesDesk([true]));
    await until(async () => !(await labelsBelow(source, null)).includes('controls'));
  });

  it('downloads the version that is chosen beside other things, and never what only begins alike', async () => {
    await create('dated');
    await keep('dated');
    for (const Body of ['one', 'two']) await put('dated', 'note.txt', { Body });
    for (const key of ['note.txt.bak', 'other.txt']) await put('dated', key);
    await labelsBelow(source, await rowAt(source, 'dated'));
    await until(async () => (await rowAt(source, 'dated', 'note.txt')).children === 'collapsed');
    const { rows } = await source.children(await rowAt(source, 'dated', 'note.txt'), never);
    const older = rows.find(({ traits }) => traits?.includes('older'));
    assert.ok(older);
    await run('download', [older, await rowAt(source, 'dated', 'other.txt')], new FilesDesk([], [folder]));
    assert.deepEqual((await readdir(folder)).sort(), ['note.txt', 'other.txt']);
    assert.equal(await readFile(join(folder, 'note.txt'), 'utf8'), 'one');
  });

  it('keeps what an object was written with when it is saved, and saves nothing when that cannot be told', async () => {
    await create('headed');
    const headers = { ContentEncoding: 'gzip', CacheControl: 'no-store', Metadata: { by: 'me' } };
    await put('headed', 'a.txt', headers);
    const files = objectFiles(source.calls, quiet);
    const place = {
      target: targetName(await source.calls.session.target()),
      bucket: 'headed',
      key: 'a.txt',
    };
    const { etag } = await files.write(place, Buffer.from('two'), undefined);
    const { ContentEncoding, CacheControl, Metadata } = await head('headed', 'a.txt');
    assert.deepEqual({ ContentEncoding, CacheControl, Metadata }, headers);
    door.instead = ({ method }) => (method === 'HEAD' ? { status: 500, body: '' } : null);
    await assert.rejects(files.write(place, Buffer.from('three'), etag));
    door.heal();
    assert.equal((await head('headed', 'a.txt')).ETag, etag);
  });

  it('copies into a folder under the same name', async () => {
    await create('from-here');
    await put('from-here', 'a/b.txt');
    const copy = async (to: string) =>
      run('copyObject', [await rowAt(source, 'from-here', 'a', 'b.txt')], new FilesDesk([to]));
    await copy('s3://from-here/c/');
    await copy('s3://from-here/');
    await copy('s3://from-here/d');
    const found: string[] = [];
    for await (const page of source.calls.keys({ bucket: 'from-here', key: '' }, never))
      found.push(...page.map(({ key }) => key));
    assert.deepEqual(found, ['a/b.txt', 'b.txt', 'c/b.txt', 'd']);
  });

  it('deletes an empty bucket whose versions may not be listed, and leaves a full one to the service', async () => {
    await create('bare');
    await create('laden');
    await put('laden', 'a.txt');
    await labelsBelow(source, null);
    door.instead = ({ url }) => (url?.includes('versions') ? DENIED : null);
    await run('deleteBucket', [await rowAt(source, 'bare')], new FilesDesk([true]));
    const full = run('deleteBucket', [await rowAt(source, 'laden')], new FilesDesk([true]));
    await assert.rejects(full, /not empty/);
    await until(async () => !(await labelsBelow(source, null)).includes('bare'));
    assert.ok((await labelsBelow(source, null)).includes('laden'));
  });

  it('says what is wrong also where buckets are set', async function () {
    this.timeout(30_000);
    open(['mine']);
    await door.close();
    await assert.rejects(source.children(null, never), { kind: 'unreachable' });
    await door.open();
  });
});
