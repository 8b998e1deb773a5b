import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { contentType } from '../../../core/aws/contentType';
import type { S3Place } from '../../../core/aws/names';
import { bytes } from '../../../core/resources/format';
import type { Progress } from '../../../core/resources/model';
import type { S3Calls } from './calls';

/** A file, what is put behind the key of its folder, and its size in bytes. */
export interface FileToSend {
  readonly path: string;
  readonly name: string;
  readonly size: number;
}

/** So many files go up at once. */
const AT_ONCE = 4;

/** The files of a choice: folders with all that is in them, links followed only when they were chosen themselves. */
export async function filesBelow(paths: readonly string[]): Promise<readonly FileToSend[]> {
  const files: FileToSend[] = [];
  const walk = async (path: string, name: string): Promise<void> => {
    const stats = await stat(path);
    if (stats.isFile()) files.push({ path, name, size: stats.size });
    if (!stats.isDirectory()) return;
    for (const entry of await readdir(path, { withFileTypes: true }))
      if (entry.isFile() || entry.isDirectory()) await walk(join(path, entry.name), `${name}/${entry.name}`);
  };
  for (const path of paths) await walk(path, basename(path));
  return files;
}

/** Uploads files below a place, large ones in parts. What was begun and cancelled leaves nothing behind. */
export async function upload(
  calls: S3Calls,
  { bucket, key }: S3Place,
  files: readonly FileToSend[],
  tell: Progress,
  signal: AbortSignal,
): Promise<void> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const sent = new Map<FileToSend, number>();
  const told = (): void => {
    const now = [...sent.values()].reduce((sum, size) => sum + size, 0);
    tell({ message: `${bytes(now)} of ${bytes(total)}`, ...(total > 0 ? { fraction: now / total } : {}) });
  };
  await inParallel(files, AT_ONCE, async (file) => {
    signal.throwIfAborted();
    await calls.ask(bucket, async (client, sdk) => {
      const body = createReadStream(file.path);
      const transfer = new sdk.Upload({
        client,
        params: { Bucket: bucket, Key: key + file.name, Body: body, ContentType: contentType(file.name) },
      });
      transfer.on('httpUploadProgress', ({ loaded = 0 }) => {
        sent.set(file, loaded);
        told();
      });
      const abort = (): void => void transfer.abort();
      signal.addEventListener('abort', abort);
      try {
        await transfer.done();
      } finally {
        signal.removeEventListener('abort', abort);
        body.destroy();
      }
    });
    sent.set(file, file.size);
    told();
  });
}

/** Does a job for every item, so many at once; the first failure ends it. */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  job: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const item of left) {
      if (failed) return;
      await job(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
}
