import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './presence';

/** Bytes of all outputs together; the oldest go first. */
const outputsLimit = 50_000_000;

/** The output of each run in a file of its own. */
export class Outputs {
  constructor(
    private readonly folder: string,
    private readonly limit = outputsLimit,
  ) {}

  async read(runId: string): Promise<string | undefined> {
    try {
      return await readFile(this.file(runId), 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Whole or not at all: a crash in the middle leaves no half. */
  async save(runId: string, text: string): Promise<void> {
    const file = this.file(runId);
    const temporary = `${file}.new`;
    await writeFile(temporary, text);
    await rename(temporary, file);
    await this.evict();
  }

  private async evict(): Promise<void> {
    const files = await Promise.all((await readdir(this.folder)).map((name) => this.measure(name)));
    files.sort((a, b) => b.time - a.time);
    let total = 0;
    for (const { path, size } of files) {
      total += size;
      if (total > this.limit) await rm(path, { force: true });
    }
  }

  /** Another window may have removed it meanwhile. */
  private async measure(name: string) {
    const path = join(this.folder, name);
    const { size, mtimeMs: time } = await stat(path).catch(() => ({ size: 0, mtimeMs: 0 }));
    return { path, size, time };
  }

  /** Run ids come from files too: one must not name a place elsewhere. */
  private file(runId: string): string {
    return join(this.folder, `${runId.replace(/[^\w-]/g, '_')}.txt`);
  }
}
