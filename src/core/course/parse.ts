import { assemble, nothingBuilt, type Assembled } from './assemble';
import { findChunks, type Chunk } from './chunks';
import { readFacts, sameChunk, type ChunkFacts } from './chunkFacts';
import type { Course } from './model';
import { findRegions } from './regions';

/** A replacement in a text: what stands between `from` and `to` becomes `insert`. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Notes that have been parsed, with what makes parsing them again after an edit cheap. */
export interface ParsedNotes {
  readonly text: string;
  readonly course: Course;
  /** In the order of the text; for `editNotes` only. */
  readonly chunks: readonly ChunkFacts[];
  /** For `editNotes` only. */
  readonly assembled: Assembled;
}

/** Parses notes of any kind; never throws, and takes time in proportion to their length. */
export function parseNotes(text: string): ParsedNotes {
  const chunks = findChunks(text, findRegions(text)).map((chunk) => readFacts(text, chunk));
  const assembled = assemble(text, chunks, nothingBuilt);
  return { text, course: assembled.course, chunks, assembled };
}

/**
 * Parses notes after edits; `edits` are in offsets of the previous text, in any order, and do not overlap. The result
 * equals `parseNotes` of the new text: only the chunks that changed are read again, and lessons that did not change are kept.
 */
export function editNotes(previous: ParsedNotes, edits: readonly TextEdit[]): ParsedNotes {
  if (edits.length === 0) return previous;
  const text = applyEdits(previous.text, edits);
  const from = Math.min(...edits.map((edit) => edit.from));
  const to = Math.max(...edits.map((edit) => edit.to));
  const chunks = reread(text, findChunks(text, findRegions(text)), previous, { from, to });
  const assembled = assemble(text, chunks, previous.assembled);
  return { text, course: assembled.course, chunks, assembled };
}

/** Takes the facts of chunks in front of and behind the edits as they are; looks up those between by their text. */
function reread(
  text: string,
  chunks: readonly Chunk[],
  previous: ParsedNotes,
  edited: { readonly from: number; readonly to: number },
): ChunkFacts[] {
  const old = previous.chunks;
  const shift = text.length - previous.text.length;
  const facts: ChunkFacts[] = [];
  let front = 0;
  for (; front < chunks.length; front++) {
    const chunk = chunks[front];
    const known = old[front];
    if (!chunk || !known || known.chunk.to > edited.from || !sameChunk(known.chunk, chunk, 0)) break;
    facts.push(known);
  }
  const behind: ChunkFacts[] = [];
  for (let back = 1; chunks.length - back >= front && old.length - back >= front; back++) {
    const chunk = chunks[chunks.length - back];
    const known = old[old.length - back];
    if (!chunk || !known || known.chunk.from < edited.to || !sameChunk(known.chunk, chunk, shift)) break;
    behind.push(shift === 0 ? known : { ...known, chunk });
  }
  const between = new Map<string, ChunkFacts>();
  for (const known of old.slice(front, old.length - behind.length)) {
    between.set(previous.text.slice(known.chunk.from, known.chunk.to), known);
  }
  for (const chunk of chunks.slice(front, chunks.length - behind.length)) {
    const known = between.get(text.slice(chunk.from, chunk.to));
    const same = known && sameChunk(known.chunk, chunk, chunk.from - known.chunk.from);
    facts.push(same ? { ...known, chunk } : readFacts(text, chunk));
  }
  for (let index = behind.length - 1; index >= 0; index--) {
    const known = behind[index];
    if (known) facts.push(known);
  }
  return facts;
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
