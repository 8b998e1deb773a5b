import { assemble, placePieces, type Assembled } from './assemble';
import { findChunks, type Chunk } from './chunks';
import { readFacts, sameChunk, weighTheSame, type ChunkFacts } from './chunkFacts';
import type { Course } from './model';
import { reassemble } from './reassemble';
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
  readonly chunks: readonly Chunk[];
  /** What the chunks say, chunk by chunk; for `editNotes` only. */
  readonly facts: readonly ChunkFacts[];
  /** For `editNotes` only. */
  readonly assembled: Assembled;
}

/** Parses notes of any kind; never throws, and takes time in proportion to their length. */
export function parseNotes(text: string): ParsedNotes {
  const chunks = findChunks(text, findRegions(text));
  const facts = chunks.map((chunk) => readFacts(text, chunk));
  const assembled = assemble(text, placePieces(chunks, facts, []), facts, null);
  return { text, course: assembled.course, chunks, facts, assembled };
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
  const chunks = findChunks(text, findRegions(text));
  const edited = { from, to };
  const facts = reread(text, chunks, previous, edited);
  const before = previous.assembled;
  const entries = placePieces(chunks, facts, before.entries);
  const alike =
    facts.length === previous.facts.length &&
    facts.every((each, index) => weighTheSame(each, previous.facts[index]));
  const again = alike ? reassemble(text, entries, before, edited) : null;
  const assembled = again ?? assemble(text, entries, facts, before);
  return { text, course: assembled.course, chunks, facts, assembled };
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
  const most = Math.min(chunks.length, old.length);
  let front = 0;
  while (front < most && isKept(old[front], chunks[front], 0, (known) => known.to <= edited.from)) front++;
  let back = 0;
  while (
    back < most - front &&
    isKept(old.at(-1 - back), chunks.at(-1 - back), shift, (known) => known.from >= edited.to)
  )
    back++;
  const between = new Map<string, number>();
  for (let index = front; index < old.length - back; index++)
    between.set(previous.text.slice(old[index]?.from, old[index]?.to), index);
  const read = chunks.slice(front, chunks.length - back).map((chunk) => {
    const index = between.get(text.slice(chunk.from, chunk.to)) ?? -1;
    const known = old[index];
    const same = known && sameChunk(known, chunk, chunk.from - known.from);
    return (same ? previous.facts[index] : undefined) ?? readFacts(text, chunk);
  });
  return [...previous.facts.slice(0, front), ...read, ...previous.facts.slice(previous.facts.length - back)];
}

/** Whether a chunk is one of the previous text, moved by `shift`; `untouched` tells whether edits left that one alone. */
function isKept(
  known: Chunk | undefined,
  chunk: Chunk | undefined,
  shift: number,
  untouched: (known: Chunk) => boolean,
): boolean {
  return known !== undefined && chunk !== undefined && untouched(known) && sameChunk(known, chunk, shift);
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
