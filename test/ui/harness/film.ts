import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../host/paths';

interface Frame {
  readonly png: Buffer;
  /** How long it stays, in ms. */
  readonly stays: number;
}

/** Pictures of a window, one after the other, as an animated PNG (https://www.w3.org/TR/png-3/#4Concepts.APNGSequence). */
export class Film {
  private readonly frames: Frame[] = [];

  constructor(private readonly page: Page) {}

  /** Takes the next picture, which then stays for so many ms. */
  async take(stays: number): Promise<void> {
    this.frames.push({ png: await this.page.screenshot({ animations: 'disabled' }), stays });
  }

  /** Writes `docs/images/<name>.png`. */
  async save(name: string): Promise<void> {
    await writeFile(join(projectRoot, 'docs/images', `${name}.png`), animated(this.frames));
  }
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** One file of pictures of one size, shown over and over again. */
export function animated(frames: readonly Frame[]): Buffer {
  const header = chunksOf(frames[0]?.png ?? SIGNATURE).find(({ type }) => type === 'IHDR')?.data;
  if (!header) throw new Error('no pictures');
  let sequence = 0;
  const parts = frames.flatMap(({ png, stays }, index) => {
    const control = Buffer.alloc(26);
    control.writeUInt32BE(sequence++, 0);
    header.copy(control, 4, 0, 8); // Width and height; it begins at the top left.
    control.writeUInt16BE(stays, 20);
    control.writeUInt16BE(1000, 22);
    const data = chunksOf(png).filter(({ type }) => type === 'IDAT');
    const pixels = data.map((chunk) => {
      if (index === 0) return written('IDAT', chunk.data);
      const number = Buffer.alloc(4);
      number.writeUInt32BE(sequence++);
      return written('fdAT', Buffer.concat([number, chunk.data]));
    });
    return [written('fcTL', control), ...pixels];
  });
  const count = Buffer.alloc(8);
  count.writeUInt32BE(frames.length, 0);
  return Buffer.concat([
    SIGNATURE,
    written('IHDR', header),
    written('acTL', count),
    ...parts,
    written('IEND', Buffer.alloc(0)),
  ]);
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const data = png.subarray(at + 8, at + 8 + length);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data });
    at += length + 12;
  }
  return chunks;
}

function written(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
