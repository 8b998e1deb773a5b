import { findChunks, type Chunk } from './chunks';
import { assemble } from './assemble';
import { readChunk, sameRegions, type Piece } from './facts';
import { findMarks, type Mark } from './marks';
import type { Course } from './model';
import { findRegions } from './regions';

/** A replacement in a text: what stands between `from` and `to` becomes `insert`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** What is known of a chunk; stays true as long as the chunk's text and regions stay the same. */
export interface ChunkFacts {
  readonly chunk: Chunk;
  readonly pieces: readonly Piece[];
  readonly marks: readonly Mark[];
}

/** Notes that have been parsed, with what makes parsing them again after an edit cheap. */
export interface ParsedNotes {
  readonly text: string;
  readonly course: Course;
  /** In the order of the text. */
  readonly chunks: readonly ChunkFacts[];
}

/** Parses notes of any kind; never throws, and takes time in proportion to their length. */
export function parseNotes(text: string): ParsedNotes {
  return parseWith(text, new Map());
}

/**
 * Parses notes after edits; `edits` are in offsets of the previous text, in any order, and do not overlap. The result
 * equals `parseNotes` of the new text; only the chunks that changed are read again.
 */
export function editNotes(previous: ParsedNotes, edits: readonly TextEdit[]): ParsedNotes {
  const known = new Map<string, ChunkFacts>();
  for (const facts of previous.chunks)
    known.set(previous.text.slice(facts.chunk.from, facts.chunk.to), facts);
  return parseWith(applyEdits(previous.text, edits), known);
}

function parseWith(text: string, known: Map<string, ChunkFacts>): ParsedNotes {
  const chunks = findChunks(text, findRegions(text)).map((chunk): ChunkFacts => {
    const source = text.slice(chunk.from, chunk.to);
    const same = known.get(source);
    if (same?.chunk.kind === chunk.kind && sameRegions(same.chunk, chunk)) return { ...same, chunk };
    const pieces = readChunk(source, chunk);
    const facts = { chunk, pieces, marks: findMarks(pieces) };
    known.set(source, facts);
    return facts;
  });
  return { text, chunks, course: assemble(text, chunks) };
}

/** The text after replacements that are all in offsets of the text before. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    result += text.slice(at, edit.from) + edit.insert;
    at = edit.to;
  }
  return result + text.slice(at);
}
