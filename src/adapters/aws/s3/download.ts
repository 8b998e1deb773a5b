import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlannedDownload } from '../../../core/aws/downloadPaths';
import type { S3Place } from '../../../core/aws/names';
import { isResourceError, ResourceError } from '../../../core/resources/errors';
import { bytes, counted } from '../../../core/resources/format';
import type { Progress } from '../../../core/resources/model';
import type { S3Calls } from './calls';
import { inParallel } from './upload';

/** So many objects come down at once. */
const AT_ONCE = 4;

/** Writes an object, or one version of it, to a file: whole or not at all. */
export async function downloadOne(
  calls: S3Calls,
  { bucket, key }: S3Place,
  version: string | undefined,
  path: string,
  tell: Progress,
  signal: AbortSignal,
): Promise<void> {
  const partial = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await calls.ask(bucket, async (client, sdk) => {
      const { Body, ContentLength } = await client.send(
        new sdk.GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ...(version === undefined ? {} : { VersionId: version }),
        }),
        { abortSignal: signal },
      );
      if (!(Body instanceof Readable)) throw new Error('The object came without content.');
      let done = 0;
      Body.on('data', ({ length }: Buffer) => {
        done += length;
        const of = ContentLength === undefined ? {} : { fraction: done / ContentLength };
        tell({ message: bytes(done), ...of });
      });
      await pipeline(Body, createWriteStream(partial, { flags: 'wx' }), { signal });
    });
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * Writes objects below a folder. A link in the way is not followed: it may lead outside.
 *
 * @param version of a single object
 * @returns keys of objects that went away before they could be read
 */
export async function downloadAll(
  calls: S3Calls,
  bucket: string,
  plan: readonly PlannedDownload[],
  version: string | undefined,
  folder: string,
  tell: Progress,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const gone: string[] = [];
  let done = 0;
  await inParallel(plan, AT_ONCE, async ({ key, parts }) => {
    signal.throwIfAborted();
    const path = join(await folderInside(folder, parts.slice(0, -1)), parts.at(-1) ?? '_');
    try {
      await downloadOne(calls, { bucket, key }, version, path, () => undefined, signal);
    } catch (error) {
      if (!isResourceError(error) || error.kind !== 'gone') throw error;
      gone.push(key);
    }
    done += 1;
    tell({ message: `${done} of ${counted(plan.length, 'object')}`, fraction: done / plan.length });
  });
  return gone;
}

/** Those of a plan for which something is there already. */
export async function existing(
  plan: readonly PlannedDownload[],
  folder: string,
): Promise<ReadonlySet<PlannedDownload>> {
  const found = new Set<PlannedDownload>();
  await inParallel(plan, 16, async (each) => {
    const there = await lstat(join(folder, ...each.parts)).catch(() => undefined);
    if (there) found.add(each);
  });
  return found;
}

/** Makes folders one below the other, and makes sure that each is one. */
async function folderInside(root: string, parts: readonly string[]): Promise<string> {
  let path = root;
  for (const part of parts) {
    path = join(path, part);
    await mkdir(path).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    });
    if (!(await lstat(path)).isDirectory())
      throw new ResourceError('failed', `${path} is in the way: it is not a folder.`);
  }
  return path;
}
