import type { Chunk } from './chunks';
import { isSilent, readChunk, type Piece } from './facts';
import { findMarks, readMeta, type Mark } from './marks';

/** What is known of a chunk wherever it stands; stays true as long as the chunk's text and regions stay the same. */
export interface ChunkFacts {
  readonly pieces: readonly Piece[];
  readonly marks: readonly Mark[];
}

/** Reads one chunk of a text. */
export function readFacts(text: string, chunk: Chunk): ChunkFacts {
  const pieces = readChunk(text.slice(chunk.from, chunk.to), chunk);
  return { pieces, marks: findMarks(pieces) };
}

/**
 * Whether one chunk can stand for another without any effect on where lessons start and what they are called: both
 * are plain text and code of the same build. `false` in doubt.
 */
export function weighTheSame(a: ChunkFacts, b: ChunkFacts | undefined): boolean {
  if (a === b) return true;
  if (!b || a.marks.length > 0 || b.marks.length > 0 || a.pieces.length !== b.pieces.length) return false;
  return a.pieces.every((piece, index) => {
    const other = b.pieces[index];
    if (piece.kind === 'code') return other?.kind === 'code' && isSilent(piece) === isSilent(other);
    if (piece.kind !== 'prose' || other?.kind !== 'prose') return false;
    return (
      piece.nesting === other.nesting &&
      piece.lines.length === other.lines.length &&
      piece.spans.length > 0 === other.spans.length > 0 &&
      [...piece.lines, ...other.lines].every((line) => readMeta(line) === null)
    );
  });
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
