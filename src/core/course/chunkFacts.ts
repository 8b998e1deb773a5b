import type { Range } from '../text';
import type { Chunk } from './chunks';
import { isSilent, readChunk, type Piece } from './facts';
import { findMarks, readMeta, type Mark } from './marks';
import { sameRegion } from './regions';

/** What is known of a chunk wherever it stands; stays true as long as the chunk's text and regions stay the same. */
export interface ChunkFacts {
  readonly pieces: readonly Piece[];
  readonly marks: readonly Mark[];
}

/** Blocks without an empty line are read up to here: what goes on like that is data, not something that a person wrote to be followed. */
const longestBlock = 100_000;

/** Reads one chunk of a text. */
export function readFacts(text: string, chunk: Chunk): ChunkFacts {
  const { from, to } =
    chunk.kind !== 'region' && chunk.to - chunk.from > longestBlock ? shortened(text, chunk) : chunk;
  const pieces = readChunk(text.slice(from, to), chunk);
  return { pieces, marks: findMarks(pieces) };
}

/** The part of a chunk that is read: whole lines and regions of it, where there are several. */
function shortened(text: string, { from, regions }: Chunk): Range {
  const most = from + longestBlock;
  const cut = regions.find((region) => region.to > most);
  const line = text.lastIndexOf('\n', most);
  const to = Math.min(line > from ? line : most, cut ? cut.lineFrom - 1 : most);
  return { from, to: Math.max(from, to) };
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

/** Whether two chunks of two texts say the same, given that their characters are the same. */
export function sameRegions(a: Chunk, b: Chunk): boolean {
  if (a.kind !== b.kind || a.regions.length !== b.regions.length) return false;
  return a.regions.every((region, index) => sameRegion(region, b.regions[index], b.from - a.from));
}
