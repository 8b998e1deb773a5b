import type { Desk } from '../../../core/resources/desk';
import { counted } from '../../../core/resources/format';
import type { ResourceRow } from '../../../core/resources/model';
import { planDownloads, safeName, type PlannedDownload } from '../../../core/aws/downloadPaths';
import { ResourceError } from '../../../core/resources/errors';
import type { S3Place } from '../../../core/aws/names';
import type { S3Actions, S3Parts } from './actions';
import { downloadAll, downloadOne, existing } from './download';
import { isKind, markOf, nameOf, parentOf, placeOf, type Entry } from './model';
import { filesBelow, upload } from './upload';

/** What brings files up and objects down. */
export const transferActions = (parts: S3Parts): S3Actions => ({
  'practice.s3.upload': {
    accepts: isKind('bucket', 'prefix'),
    async run([row], desk) {
      if (row)
        await send(placeOf(row), await desk.chooseFiles(`Upload to ${row.label}`, 'files'), parts, desk);
    },
  },
  'practice.s3.uploadFolder': {
    accepts: isKind('bucket', 'prefix'),
    async run([row], desk) {
      if (row)
        await send(placeOf(row), await desk.chooseFiles(`Upload to ${row.label}`, 'folders'), parts, desk);
    },
  },
  'practice.s3.download': {
    accepts: (row) =>
      isKind('object', 'prefix', 'bucket', 'version')(row) && row.traits?.includes('marker') !== true,
    async run(rows, desk) {
      const [row] = rows;
      if (rows.length === 1 && row && isKind('object', 'version')(row)) await fetchOne(row, parts, desk);
      else for (const each of await chosen(rows, desk)) await fetchBelow(each, parts, desk);
    },
  },
});

/** Uploads files and folders into a place. */
export async function send(
  { bucket, key }: S3Place,
  paths: readonly string[],
  { calls, touched }: S3Parts,
  desk: Desk,
): Promise<void> {
  if (paths.length === 0) return;
  const files = await filesBelow(paths);
  const work = desk.progress(`Uploading ${counted(files.length, 'file')}`, (tell, signal) =>
    upload(calls, { bucket, key }, files, tell, signal),
  );
  await work.finally(() => touched([{ bucket, key }]));
}

async function fetchOne(row: ResourceRow, { calls, windows }: S3Parts, desk: Desk): Promise<void> {
  const place = placeOf(row);
  const path = await desk.chooseTarget('Download', 'file', safeName(nameOf(place.key), windows));
  if (path === undefined) return;
  const version = versionOf(row);
  await desk.progress(`Downloading ${nameOf(place.key)}`, (tell, signal) =>
    downloadOne(calls, place, version, path, tell, signal),
  );
}

const versionOf = (row: ResourceRow): string | undefined =>
  isKind('version')(row) ? markOf(row) : undefined;

interface Wanted {
  readonly row: ResourceRow;
  readonly folder: string;
}

async function chosen(rows: readonly ResourceRow[], desk: Desk): Promise<readonly Wanted[]> {
  const folder = await desk.chooseTarget('Download to', 'folder');
  return folder === undefined ? [] : rows.map((row) => ({ row, folder }));
}

async function fetchBelow({ row, folder }: Wanted, { calls, windows }: S3Parts, desk: Desk): Promise<void> {
  const place = placeOf(row);
  const lone = isKind('object', 'version')(row);
  await desk.progress(`Downloading ${lone ? nameOf(place.key) : row.label}`, async (tell, signal) => {
    const entries: Entry[] = [];
    if (lone) entries.push({ key: place.key, size: 0, modified: 0, storageClass: '' });
    else
      for await (const page of calls.keys(place, signal)) {
        entries.push(...page);
        tell({ message: `${counted(entries.length, 'object')} found` });
      }
    const content = entries.filter(({ key, size }) => lone || size > 0 || !key.endsWith('/'));
    const base = place.key === '' ? '' : parentOf(place).key;
    const planned = planDownloads(
      content.map(({ key }) => key),
      base,
      windows,
    );
    const plan = await withConsent(planned, folder, desk);
    const gone = await downloadAll(calls, place.bucket, plan, versionOf(row), folder, tell, signal);
    if (gone.length > 0)
      throw new ResourceError(
        'gone',
        `${counted(gone.length, 'object')} went away meanwhile: ${gone.join(', ')}.`,
      );
  });
}

/** Asks once when files would be replaced: all of them, or those that are there are left out. */
async function withConsent(
  plan: readonly PlannedDownload[],
  folder: string,
  desk: Desk,
): Promise<readonly PlannedDownload[]> {
  const there = await existing(plan, folder);
  if (there.size === 0) return plan;
  const choices = [
    { label: 'Keep Them', description: 'download only what is missing', value: false },
    { label: 'Replace Them', value: true },
  ];
  const replace = await desk.pick(`${counted(there.size, 'file')} of these are there already`, choices);
  if (replace === undefined) return [];
  return replace ? plan : plan.filter((each) => !there.has(each));
}
