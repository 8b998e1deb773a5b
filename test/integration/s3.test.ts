import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { objectFiles } from '../../src/adapters/aws/s3/objectFiles';
import { S3Source } from '../../src/adapters/aws/s3/source';
import { ObjectChangedError } from '../../src/core/aws/objectFiles';
import { targetName } from '../../src/core/aws/target';
import { ResourceError } from '../../src/core/resources/errors';
import { resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { AwsDoor } from './aws/door';
import { FilesDesk, labelsBelow, never, rowAt, sessionAt, until } from './aws/session';

const quiet = () => undefined;
/** Keys that are no paths. */
const STRANGE = ['/lead', 'a//b', 'folder/', 'folder/50%.txt', 'ü ñ/naïve +1.txt', 'x/./y', 'x/../y'];

describe('S3, against a real endpoint', () => {
  let endpoint = '';
  let door: AwsDoor;
  let source: S3Source;
  let folder = '';

  before(async function () {
    endpoint = needs(this, 'aws');
    door = new AwsDoor(endpoint);
    await door.open();
  });
  after(() => door.close());
  beforeEach(async () => {
    await resetAws(endpoint);
    door.asked.length = 0;
    door.instead = () => null;
    folder = await mkdtemp(join(tmpdir(), 'practice-s3-'));
    source = new S3Source({
      session: sessionAt(() => door.address),
      now: Date.now,
      extraBuckets: () => [],
      windows: false,
    });
  });
  afterEach(async () => {
    source.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  const act = async (name: string, labels: readonly string[], desk = new FilesDesk()): Promise<FilesDesk> => {
    const rows = labels.length === 0 ? [] : [await rowAt(source, ...labels)];
    await source.actions[`practice.s3.${name}`]?.run(rows, desk);
    return desk;
  };
  const create = async (bucket: string) => act('createBucket', [], new FilesDesk([bucket]));
  const put = (Bucket: string, Key: string, Body = Key) =>
    source.calls.ask(Bucket, (client, sdk) => client.send(new sdk.PutObjectCommand({ Bucket, Key, Body })));

  it('says that there are no buckets, and shows one that is created', async () => {
    const before = await source.children(null, never);
    assert.deepEqual(before.rows, []);
    assert.match(before.empty?.message ?? '', /no buckets/);
    assert.match(before.caption ?? '', /us-east-1/);
    await create('one-bucket');
    await until(async () => (await labelsBelow(source, null)).includes('one-bucket'));
  });

  it('shows folders and objects of every kind of key', async () => {
    await create('strange');
    for (const key of STRANGE) await put('strange', key);
    assert.deepEqual(await labelsBelow(source, await rowAt(source, 'strange')), [
      '/',
      'a',
      'folder',
      'x',
      'ü ñ',
    ]);
    assert.deepEqual(await labelsBelow(source, await rowAt(source, 'strange', 'ü ñ')), ['naïve +1.txt']);
    const deep = await rowAt(source, 'strange', 'x', '..', 'y');
    assert.equal(deep.copy?.arn, 'arn:aws:s3:::strange/x/../y');
  });

  it('downloads every kind of key, and nothing outside the folder', async () => {
    await create('strange');
    for (const key of STRANGE) await put('strange', key);
    const inside = join(folder, 'inside');
    await mkdir(inside);
    await act('download', ['strange'], new FilesDesk([], [inside]));
    assert.deepEqual(await readdir(folder), ['inside']);
    const files = (await readdir(inside, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    );
    const texts = await Promise.all(files.map((each) => readFile(join(each.parentPath, each.name), 'utf8')));
    assert.deepEqual(texts.sort(), [...STRANGE].sort());
  });

  it('never writes above the folder, whatever keys an endpoint tells', async () => {
    await create('evil');
    const keys = ['../../up', '..', '../', '..\\..\\up', '/', '//etc//passwd', '../inside/x'];
    const list = keys.map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`).join('');
    const bucket = await rowAt(source, 'evil');
    door.instead = ({ url = '' }) => ({
      status: 200,
      body: url.includes('list-type=2') ? `<ListBucketResult>${list}</ListBucketResult>` : 'x',
    });
    const inside = join(folder, 'inside');
    await mkdir(inside);
    await source.actions['practice.s3.download']?.run([bucket], new FilesDesk([], [inside]));
    assert.deepEqual(await readdir(folder), ['inside']);
    const written = (await readdir(inside, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    );
    assert.equal(written.length, keys.length);
  });

  it('follows no link that is in the way of a download', async () => {
    await create('links');
    await put('links', 'a/b');
    const [inside, outside] = [join(folder, 'inside'), join(folder, 'outside')];
    await mkdir(inside);
    await mkdir(outside);
    await symlink(outside, join(inside, 'a'));
    await assert.rejects(act('download', ['links'], new FilesDesk([], [inside])), /in the way/);
    assert.deepEqual(await readdir(outside), []);
  });

  it('uploads folders, lists by prefix on the server, deletes what is in a folder', async () => {
    await create('full');
    await mkdir(join(folder, 'site', 'css'), { recursive: true });
    await writeFile(join(folder, 'site', 'index.html'), '<h1>');
    await writeFile(join(folder, 'site', 'css', 'a.css'), 'a{}');
    await act('uploadFolder', ['full'], new FilesDesk([], [join(folder, 'site')]));
    assert.deepEqual(await labelsBelow(source, await rowAt(source, 'full', 'site')), ['css', 'index.html']);
    await act('listByPrefix', ['full', 'site'], new FilesDesk(['ind']));
    assert.deepEqual(await labelsBelow(source, await rowAt(source, 'full', 'site')), ['index.html']);
    await act('delete', ['full', 'site'], new FilesDesk([true]));
    await until(async () => (await labelsBelow(source, await rowAt(source, 'full'))).length === 0);
  });

  it('shows versions, and deletes a full bucket with them only after its name was typed', async () => {
    await create('kept');
    await source.calls.ask('kept', async (client) => {
      const { PutBucketVersioningCommand } = await import('@aws-sdk/client-s3');
      await client.send(
        new PutBucketVersioningCommand({ Bucket: 'kept', VersioningConfiguration: { Status: 'Enabled' } }),
      );
    });
    for (const text of ['one', 'two']) await put('kept', 'note.txt', text);
    await until(async () => (await rowAt(source, 'kept', 'note.txt')).children === 'collapsed');
    const versions = await source.children(await rowAt(source, 'kept', 'note.txt'), never);
    assert.deepEqual(
      versions.rows.map(({ traits }) => traits),
      [
        ['content', 'latest'],
        ['content', 'older'],
      ],
    );
    const desk = await act('deleteBucket', ['kept'], new FilesDesk([true]));
    assert.equal((desk.questions[0] as { typed?: string }).typed, 'kept');
    await until(async () => (await labelsBelow(source, null)).length === 0);
  });

  it('loads page by page, and all', async () => {
    await create('many');
    const keys = Array.from({ length: 1200 }, (_, index) => `k${String(index).padStart(4, '0')}`);
    for (let at = 0; at < keys.length; at += 50)
      await Promise.all(keys.slice(at, at + 50).map((key) => put('many', key, '')));
    const bucket = await rowAt(source, 'many');
    const first = await source.children(bucket, never);
    assert.equal(first.rows.length, 1000);
    assert.equal(first.more, `${(1000).toLocaleString()} so far`);
    await source.loadMore(bucket, true, quiet, never);
    const all = await source.children(bucket, never);
    assert.deepEqual([all.rows.length, all.more], [1200, false]);
  });

  it('says what is wrong when the endpoint goes, and recovers by itself', async function () {
    this.timeout(90_000);
    await create('steady');
    await labelsBelow(source, null);
    source.setVisible(true);
    await door.close();
    source.refresh(null);
    await assert.rejects(source.children(null, never), (error: unknown) => {
      assert.ok(error instanceof ResourceError);
      assert.equal(error.kind, 'unreachable');
      return true;
    });
    await door.open();
    await until(async () => (await labelsBelow(source, null).catch((): string[] => [])).includes('steady'));
  });

  it('goes slower when it is asked to, and gets there', async () => {
    await create('slow');
    let refused = 0;
    door.instead = ({ url }) => {
      if (!url?.startsWith('/slow') || refused === 2) return null;
      refused += 1;
      return { status: 503, body: '<Error><Code>SlowDown</Code></Error>' };
    };
    assert.deepEqual(await labelsBelow(source, await rowAt(source, 'slow')), []);
    assert.equal(refused, 2);
  });

  it('says which call was denied, and shows the rest', async () => {
    await create('open');
    await create('shut');
    door.instead = ({ url }) =>
      url?.startsWith('/shut') ? { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' } : null;
    assert.deepEqual(await labelsBelow(source, null), ['open', 'shut']);
    assert.deepEqual(await labelsBelow(source, await rowAt(source, 'open')), []);
    await assert.rejects(source.children(await rowAt(source, 'shut'), never), { kind: 'denied' });
  });

  it('shows a bucket that is set when buckets may not be listed', async () => {
    await create('mine');
    await put('mine', 'a.txt');
    source.dispose();
    source = new S3Source({
      session: sessionAt(() => door.address),
      now: Date.now,
      extraBuckets: () => ['mine'],
      windows: false,
    });
    door.instead = ({ url }) =>
      url?.startsWith('/?') ? { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' } : null;
    assert.deepEqual(await labelsBelow(source, null), ['mine']);
    assert.deepEqual(await labelsBelow(source, await rowAt(source, 'mine')), ['a.txt']);
  });

  it('makes addresses that anybody can open', async () => {
    await create('shared');
    await put('shared', 'a b%.txt', 'hello');
    const { copied } = await act('presign', ['shared', 'a b%.txt'], new FilesDesk(['1 hour']));
    assert.equal(await (await fetch(copied[0] ?? '')).text(), 'hello');
  });

  it('asks nothing before it is looked at', () => {
    assert.deepEqual(door.asked, []);
  });
});

describe('S3 objects in the editor', () => {
  let endpoint = '';
  let source: S3Source;
  const settings = () => vscode.workspace.getConfiguration('practice.sandbox');
  /** Whose objects they are, as the address of one says. */
  const nameOf = (endpoint: string, profile?: string) =>
    targetName({ sandbox: profile === undefined, profile, region: 'us-east-1', endpoint });
  const at = (path: string) => vscode.Uri.parse(`s3://${nameOf(endpoint)}/notes/${path}`);
  const PATH = 'a%20folder/%252E%252E/50%25.txt';
  const Key = 'a folder/../50%.txt';

  before(async function () {
    endpoint = needs(this, 'aws');
    await settings().update('endpoint', endpoint, vscode.ConfigurationTarget.Global);
  });
  after(() => settings().update('endpoint', undefined, vscode.ConfigurationTarget.Global));
  beforeEach(async () => {
    await resetAws(endpoint);
    source = new S3Source({
      session: sessionAt(() => endpoint),
      now: Date.now,
      extraBuckets: () => [],
      windows: false,
    });
    await source.calls.ask('notes', async (client, sdk) => {
      await client.send(new sdk.CreateBucketCommand({ Bucket: 'notes' }));
      await client.send(
        new sdk.PutObjectCommand({ Bucket: 'notes', Key, Body: 'one', ContentType: 'text/x-own' }),
      );
    });
  });
  afterEach(() => source.dispose());

  const object = (key = Key) =>
    source.calls.ask('notes', (client, sdk) =>
      client.send(new sdk.GetObjectCommand({ Bucket: 'notes', Key: key })),
    );

  it('are edited and saved, and stay of their content type', async () => {
    const document = await vscode.workspace.openTextDocument(at(PATH));
    assert.equal(document.getText(), 'one');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 3), ' two');
    await vscode.workspace.applyEdit(edit);
    assert.equal(await document.save(), true);
    const { Body, ContentType } = await object();
    assert.equal(await Body?.transformToString(), 'one two');
    assert.equal(ContentType, 'text/x-own');
  });

  it('are saved only over what was read', async () => {
    const files = objectFiles(source.calls, quiet);
    const place = { target: nameOf(endpoint), bucket: 'notes', key: Key };
    const { etag } = await files.read(place, undefined);
    await files.write(place, Buffer.from('theirs'), undefined);
    await assert.rejects(files.write(place, Buffer.from('ours'), etag), ObjectChangedError);
    assert.equal(await (await object()).Body?.transformToString(), 'theirs');
    await assert.rejects(files.write(place, Buffer.from('new'), null), ObjectChangedError);
  });

  it('are new when nothing has their key, and files are not found where nothing is', async () => {
    const other = at('new.json');
    await assert.rejects(async () => vscode.workspace.fs.stat(other), { code: 'FileNotFound' });
    await vscode.workspace.fs.writeFile(other, Buffer.from('{}'));
    assert.equal((await vscode.workspace.fs.stat(other)).size, 2);
  });

  it('of one target are never saved to another that has the same bucket', async function () {
    this.timeout(30_000);
    await vscode.workspace.fs.writeFile(at('mine.txt'), Buffer.from('one'));
    const document = await vscode.workspace.openTextDocument(at('mine.txt'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'mine ');
    await vscode.workspace.applyEdit(edit);
    const other = new AwsDoor(endpoint);
    await other.open();
    try {
      // The same bucket with the same key, seen through another address, stands for another account.
      await settings().update('endpoint', other.address, vscode.ConfigurationTarget.Global);
      assert.equal(await document.save(), false);
      await assert.rejects(
        async () => vscode.workspace.fs.writeFile(document.uri, Buffer.from('mine')),
        /is an object of environment\..*, and the S3 view looks at Sandbox/,
      );
      await assert.rejects(
        async () => vscode.workspace.fs.readFile(vscode.Uri.parse('s3:/notes/x')),
        /object of/,
      );
      assert.deepEqual(
        other.asked.filter((asked) => asked.startsWith('PUT')),
        [],
      );
      assert.equal(await (await object('mine.txt')).Body?.transformToString(), 'one');
    } finally {
      await settings().update('endpoint', endpoint, vscode.ConfigurationTarget.Global);
      await other.close();
    }
    assert.equal(await document.save(), true);
    assert.equal(await (await object('mine.txt')).Body?.transformToString(), 'mine one');
  });
});
