import type { Chunk } from './chunks';
import { readChunk, type Piece } from './facts';
import { findMarks, type Mark } from './marks';

/** What is known of a chunk; stays true as long as the chunk's text and regions stay the same. */
export interface ChunkFacts {
  readonly chunk: Chunk;
  readonly pieces: readonly Piece[];
  readonly marks: readonly Mark[];
}

/** Reads one chunk of a text. */
export function readFacts(text: string, chunk: Chunk): ChunkFacts {
  const pieces = readChunk(text.slice(chunk.from, chunk.to), chunk);
  return { chunk, pieces, marks: findMarks(pieces) };
}

/** Whether `b` is `a` moved by `shift`, as far as can be told without their texts. */
export function sameChunk(a: Chunk, b: Chunk, shift: number): boolean {
  if (a.kind !== b.kind || a.from + shift !== b.from || a.to + shift !== b.to) return false;
  if (a.regions.length !== b.regions.length) return false;
  return a.regions.every((region, index) => {
    const other = b.regions[index];
    return (
      other?.kind === region.kind &&
      other.from === region.from + shift &&
      other.to === region.to + shift &&
      other.content.from === region.content.from + shift &&
      other.content.to === region.content.to + shift
    );
  });
}
