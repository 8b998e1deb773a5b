import { objectPath } from '../../../core/aws/objectPath';
import { s3Uri, websiteUrl, type S3Place } from '../../../core/aws/names';
import { targetName } from '../../../core/aws/target';
import type { Choice, Desk } from '../../../core/resources/desk';
import { bytes, counted } from '../../../core/resources/format';
import type { ResourceRow } from '../../../core/resources/model';
import type { S3Actions, S3Parts } from './actions';
import { isKind, markOf, nameOf, parentOf, placeOf } from './model';
import { deleteObjects } from './removal';

const MINUTE = 60;
/** How long an address may be good for, in seconds: signed ones last a week at most. */
const EXPIRIES: readonly Choice<number>[] = [
  { label: '15 minutes', value: 15 * MINUTE },
  { label: '1 hour', value: 60 * MINUTE },
  { label: '12 hours', value: 12 * 60 * MINUTE },
  { label: '1 day', value: 24 * 60 * MINUTE },
  { label: '7 days', value: 7 * 24 * 60 * MINUTE },
];

/** Larger objects are opened only when the user says so, in bytes. */
const LARGE = 4 * 1024 * 1024;

/** So many objects one call may delete. */
const BATCH = 1000;

/** What can be done with objects and folders where they are. */
export const objectActions = (parts: S3Parts): S3Actions => ({
  'practice.s3.open': {
    accepts: isKind('object', 'version'),
    async run(rows, desk) {
      for (const row of rows) {
        if (!(await mayOpen(row, parts, desk))) continue;
        const version = isKind('version')(row) ? `?versionId=${encodeURIComponent(markOf(row))}` : '';
        const target = targetName(await parts.session.target());
        await desk.openDocument(`s3://${target}${encodePath(objectPath(placeOf(row)))}${version}`);
      }
    },
  },
  'practice.s3.delete': {
    accepts: isKind('object', 'prefix', 'version'),
    run: (rows, desk) => remove(rows, parts, desk),
  },
  'practice.s3.createFolder': {
    accepts: isKind('bucket', 'prefix'),
    async run([row], desk) {
      if (!row) return;
      const place = placeOf(row);
      const fault = (name: string) => (name.replaceAll('/', '') === '' ? 'A folder needs a name.' : null);
      const name = await desk.ask({ title: `Create Folder in ${row.label}`, prompt: 'Its name', fault });
      if (name === undefined) return;
      const key = `${place.key}${name.replace(/\/+$/, '')}/`;
      await desk.busy(() =>
        parts.calls.ask(place.bucket, (client, sdk) =>
          client.send(new sdk.PutObjectCommand({ Bucket: place.bucket, Key: key, Body: '' })),
        ),
      );
      parts.touched([{ bucket: place.bucket, key }]);
    },
  },
  'practice.s3.copyObject': {
    accepts: isKind('object'),
    async run([row], desk) {
      if (!row) return;
      const from = placeOf(row);
      const answer = await desk.ask({
        title: `Copy ${row.label}`,
        prompt: 'To where',
        value: s3Uri(from),
        fault: (uri) => {
          const to = copiedTo(uri, from);
          if (!to) return 's3://bucket/key, or s3://bucket/folder/';
          return s3Uri(to) === s3Uri(from) ? 'It is there already.' : null;
        },
      });
      const to = answer === undefined ? null : copiedTo(answer, from);
      if (!to) return;
      const { bucket, key } = to;
      const source = `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}`;
      await desk.busy(() =>
        parts.calls.ask(bucket, (client, sdk) =>
          client.send(new sdk.CopyObjectCommand({ Bucket: bucket, Key: key, CopySource: source })),
        ),
      );
      parts.touched([{ bucket, key }]);
      desk.say(`Copied to s3://${bucket}/${key}`);
    },
  },
  'practice.s3.presign': {
    accepts: isKind('object'),
    async run([row], desk) {
      if (!row) return;
      const expiresIn = await desk.pick(`Address of ${row.label} That Anybody Can Open, for`, EXPIRIES);
      if (expiresIn === undefined) return;
      const { bucket: Bucket, key: Key } = placeOf(row);
      const url = await parts.calls.ask(Bucket, (client, sdk) =>
        sdk.getSignedUrl(client, new sdk.GetObjectCommand({ Bucket, Key }), { expiresIn }),
      );
      await desk.copy(url);
      desk.say(`The address of ${row.label} is on the clipboard.`);
    },
  },
  'practice.s3.setWebsite': {
    accepts: isKind('bucket'),
    async run([row], desk) {
      if (!row) return;
      const { bucket: Bucket } = placeOf(row);
      const title = `Website of ${Bucket}`;
      const fault = (name: string) => (name === '' || name.includes('/') ? 'A name without slashes' : null);
      const Suffix = await desk.ask({ title, prompt: 'Page that folders show', value: 'index.html', fault });
      if (Suffix === undefined) return;
      const Key = await desk.ask({ title, prompt: 'Page for errors; empty for none', value: 'error.html' });
      if (Key === undefined) return;
      const website = { IndexDocument: { Suffix }, ...(Key === '' ? {} : { ErrorDocument: { Key } }) };
      await desk.busy(() =>
        parts.calls.ask(Bucket, (client, sdk) =>
          client.send(new sdk.PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: website })),
        ),
      );
      desk.say(`${Bucket} is set as a website. Its objects must be readable by anybody.`);
    },
  },
  'practice.s3.openWebsite': {
    accepts: isKind('bucket'),
    async run([row], desk) {
      if (!row) return;
      const { bucket } = placeOf(row);
      const { region, endpoint } = await parts.session.target();
      if (endpoint === undefined) {
        await desk.openUrl(websiteUrl(bucket, parts.calls.regionOf(bucket) ?? region));
        return;
      }
      // Emulators seldom serve websites; the page itself they do.
      const { IndexDocument } = await parts.calls.ask(bucket, (client, sdk) =>
        client.send(new sdk.GetBucketWebsiteCommand({ Bucket: bucket })),
      );
      await desk.openUrl(`${endpoint.replace(/\/+$/, '')}/${bucket}/${IndexDocument?.Suffix ?? ''}`);
    },
  },
});

/** Where `s3://bucket/key` leads; into a folder or bucket an object goes under its own name, as with the AWS CLI. */
function copiedTo(uri: string, from: S3Place): S3Place | null {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.*)$/s.exec(uri) ?? [];
  if (bucket === undefined || key === undefined) return null;
  return { bucket, key: /(^|\/)$/.test(key) ? key + from.key.slice(parentOf(from).key.length) : key };
}

/** The editor reads addresses decoded once. */
const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** Asks before a large object is loaded. */
async function mayOpen(row: ResourceRow, { calls }: S3Parts, desk: Desk): Promise<boolean> {
  const { bucket: Bucket, key: Key } = placeOf(row);
  const version = isKind('version')(row) ? { VersionId: markOf(row) } : {};
  const { ContentLength = 0 } = await desk.busy(() =>
    calls.ask(Bucket, (client, sdk) => client.send(new sdk.HeadObjectCommand({ Bucket, Key, ...version }))),
  );
  if (ContentLength <= LARGE) return true;
  const message = `Open ${nameOf(Key)}? It has ${bytes(ContentLength)}, and all of it is loaded.`;
  return desk.confirm({ message, yes: 'Open' });
}

async function remove(rows: readonly ResourceRow[], { calls, touched }: S3Parts, desk: Desk): Promise<void> {
  const folders = rows.filter(isKind('prefix'));
  const [first] = rows;
  const what = rows.length === 1 ? (first?.label ?? '') : counted(rows.length, 'thing');
  const yes = await desk.confirm({
    message: `Delete ${what}?`,
    yes: 'Delete',
    ...(folders.length === 0
      ? {}
      : { detail: `Everything in ${folders.map(({ label }) => label).join(', ')} is deleted too.` }),
  });
  if (!yes) return;
  const places = rows.map(placeOf);
  const work = desk.progress(`Deleting ${what}`, async (tell, signal) => {
    let done = 0;
    for (const bucket of new Set(places.map((place) => place.bucket))) {
      const within = rows.filter((row) => placeOf(row).bucket === bucket);
      const single = within
        .filter((row) => !isKind('prefix')(row))
        .map((row) => ({
          Key: placeOf(row).key,
          ...(isKind('version')(row) ? { VersionId: markOf(row) } : {}),
        }));
      for (let from = 0; from < single.length; from += BATCH)
        await deleteObjects(calls, bucket, single.slice(from, from + BATCH), signal);
      for (const row of within.filter(isKind('prefix')))
        for await (const page of calls.keys(placeOf(row), signal)) {
          await deleteObjects(
            calls,
            bucket,
            page.map(({ key }) => ({ Key: key })),
            signal,
          );
          done += page.length;
          tell({ message: `${counted(done, 'object')} deleted` });
        }
    }
  });
  await work.finally(() => touched(places));
}
