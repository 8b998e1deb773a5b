import { appendFile, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { keyOf, parseJournal, serialise, type Entry } from './entries';
import { isMissing } from './presence';

/** A journal on disk: of the window that writes it, or of a dead one, claimed by a window that takes it over. */
export interface JournalFile {
  readonly name: string;
  readonly window: string;
  /** Who looks after it now. */
  readonly holder: string;
}

const fileName = /^([\w-]+)\.jsonl(?:\.claimed-([\w-]+))?$/;
/** Lines beyond what is alive that a journal may grow by before it is written anew. */
const slack = 500;

/** The journals of all windows. Each window appends to its own only, so nobody has to wait for anybody. */
export class Journals {
  /** How far each file has been read. */
  private readonly marks = new Map<string, { inode: number; born: number; offset: number }>();
  /** What our own journal says, by key. */
  private readonly own = new Map<string, Entry>();
  private lines = 0;
  private pending: Entry[] = [];
  private writing: Promise<void> = Promise.resolve();
  private readonly ownName: string;

  /** @param isAlive whether an entry of ours is still of use */
  constructor(
    private readonly folder: string,
    private readonly window: string,
    private readonly isAlive: (entry: Entry) => boolean,
  ) {
    this.ownName = `${window}.jsonl`;
  }

  /** A claimed file comes before a new one of the same window: it must be done with before the name is needed again. */
  async list(): Promise<JournalFile[]> {
    const names = (await readdir(this.folder)).sort().reverse();
    return names.flatMap((name) => {
      const match = fileName.exec(name);
      const window = match?.[1];
      return window === undefined ? [] : [{ name, window, holder: match?.[2] ?? window }];
    });
  }

  /**
   * What has been added to the file since it was read last; everything when it was written anew.
   * @param final whether nobody writes it any more, so that a last line without its end is torn
   */
  async read({ name }: JournalFile, final: boolean) {
    const mark = this.marks.get(name);
    const file = await open(join(this.folder, name), 'r');
    try {
      // Asked of the open file: another may get its name at any moment, and the number of a file that is gone is given out again.
      const { ino, birthtimeMs, size } = await file.stat();
      const isSame = mark?.inode === ino && mark.born === birthtimeMs && mark.offset <= size;
      const offset = isSame && !final ? mark.offset : 0;
      if (offset === size) return parseJournal('');
      const bytes = await readFrom(file, offset, size);
      const end = final ? bytes.length : bytes.lastIndexOf(0x0a) + 1;
      this.marks.set(name, { inode: ino, born: birthtimeMs, offset: offset + end });
      return parseJournal(bytes.subarray(0, end).toString('utf8'));
    } finally {
      await file.close();
    }
  }

  /** Takes over what a window left. @returns the file under its new name, `null` when another window was faster */
  async claim(file: JournalFile): Promise<JournalFile | null> {
    const name = `${file.window}.jsonl.claimed-${this.window}`;
    try {
      if (name !== file.name) await rename(join(this.folder, file.name), join(this.folder, name));
      return { ...file, name, holder: this.window };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async remove({ name }: JournalFile): Promise<void> {
    this.marks.delete(name);
    await rm(join(this.folder, name), { force: true });
  }

  /** Moves a damaged file out of the way. @returns its new path, `null` when another window was faster */
  async setAside({ name }: JournalFile, at: number): Promise<string | null> {
    const aside = join(this.folder, `${name}.damaged-${new Date(at).toISOString().replace(/\W/g, '')}`);
    this.marks.delete(name);
    try {
      await rename(join(this.folder, name), aside);
      return aside;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  isOwn({ name }: JournalFile): boolean {
    return name === this.ownName;
  }

  /** Counts entries that our own journal holds already. */
  adopt(entries: readonly Entry[]): void {
    for (const entry of entries) this.own.set(keyOf(entry), entry);
    this.lines += entries.length;
  }

  /** Will be on disk after the next `flush`. */
  add(entry: Entry): void {
    this.pending.push(entry);
    this.own.set(keyOf(entry), entry);
  }

  /**
   * Writes what has been added.
   * @throws what the file system says; the entries are kept for the next flush
   */
  flush(): Promise<void> {
    const writing = this.writing.catch(() => undefined).then(() => this.write());
    this.writing = writing;
    return writing;
  }

  private async write(): Promise<void> {
    const batch = this.pending;
    if (batch.length === 0) return;
    this.pending = [];
    try {
      await appendFile(join(this.folder, this.ownName), batch.map(serialise).join(''));
    } catch (error) {
      this.pending = [...batch, ...this.pending];
      throw error;
    }
    this.lines += batch.length;
    if (this.lines > 2 * this.own.size + slack) await this.compact();
  }

  /** Writes our own journal anew, with what is alive only. A crash leaves the old one or the new one, whole. */
  private async compact(): Promise<void> {
    for (const [key, entry] of this.own) if (!this.isAlive(entry)) this.own.delete(key);
    const path = join(this.folder, this.ownName);
    const temporary = `${path}.new`;
    const file = await open(temporary, 'w');
    try {
      await file.writeFile([...this.own.values()].map(serialise).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    this.lines = this.own.size;
    // Everything that waited is in it.
    this.pending = [];
  }
}

async function readFrom(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
}
