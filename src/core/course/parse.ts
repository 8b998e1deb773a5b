import { assemble, placePieces, type Assembled } from './assemble';
import { findChunks, type Chunk } from './chunks';
import { readFacts, sameRegions, weighTheSame, type ChunkFacts } from './chunkFacts';
import { editRegions } from './editRegions';
import type { Course } from './model';
import type { Entry } from './plan';
import { reassemble } from './reassemble';
import { rechunk } from './rechunk';
import { findRegions, type Regions } from './regions';

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
  /** For `editNotes` only. */
  readonly regions: Regions;
  /** In the order of the text; for `editNotes` only. */
  readonly chunks: readonly Chunk[];
  /** What the chunks say, chunk by chunk; for `editNotes` only. */
  readonly facts: readonly ChunkFacts[];
  /** For `editNotes` only. */
  readonly assembled: Assembled;
}

/** Parses notes of any kind; never throws, and takes time in proportion to their length. */
export function parseNotes(text: string): ParsedNotes {
  const regions = findRegions(text);
  const chunks = findChunks(text, regions.all);
  const facts = chunks.map((chunk) => readFacts(text, chunk));
  const assembled = assemble(text, placePieces(chunks, facts), facts, null);
  return { text, course: assembled.course, regions, chunks, facts, assembled };
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
  const edited = { from, to };
  const shift = text.length - previous.text.length;
  const regions = editRegions(previous.text, previous.regions, text, edited, shift);
  const { chunks, ...kept } = rechunk(
    text,
    regions.all,
    { chunks: previous.chunks, regions: previous.regions.all },
    edited,
    shift,
  );
  const facts = reread(text, chunks, previous, kept);
  const before = previous.assembled;
  const entries = replacePieces(chunks, facts, previous, kept, shift);
  const alike =
    facts.length === previous.facts.length &&
    between(facts, kept).every((each, index) => weighTheSame(each, previous.facts[kept.front + index]));
  const again = alike ? reassemble(text, entries, before, edited) : null;
  const assembled = again ?? assemble(text, entries, facts, before);
  return { text, course: assembled.course, regions, chunks, facts, assembled };
}

/** How many of a list are the same before and after an edit: at its start and at its end. */
interface Kept {
  readonly front: number;
  readonly back: number;
}

const between = <T>(all: readonly T[], { front, back }: Kept): readonly T[] =>
  all.slice(front, all.length - back);

/** Takes the facts of chunks in front of and behind the edits as they are; looks up those between by their text. */
function reread(text: string, chunks: readonly Chunk[], previous: ParsedNotes, kept: Kept): ChunkFacts[] {
  const { text: oldText, chunks: old, facts } = previous;
  const known = new Map<string, number>();
  for (let index = kept.front; index < old.length - kept.back; index++)
    known.set(oldText.slice(old[index]?.from, old[index]?.to), index);
  const read = between(chunks, kept).map((chunk) => {
    const index = known.get(text.slice(chunk.from, chunk.to)) ?? -1;
    const other = old[index];
    return (other && sameRegions(other, chunk) ? facts[index] : undefined) ?? readFacts(text, chunk);
  });
  return [...facts.slice(0, kept.front), ...read, ...facts.slice(facts.length - kept.back)];
}

/** Puts the pieces at their places after an edit; what did not move is taken over. */
function replacePieces(
  chunks: readonly Chunk[],
  facts: readonly ChunkFacts[],
  { facts: oldFacts, assembled: { entries } }: ParsedNotes,
  kept: Kept,
  shift: number,
): readonly Entry[] {
  const count = (all: readonly ChunkFacts[]): number =>
    all.reduce((sum, { pieces }) => sum + pieces.length, 0);
  const front = entries.slice(0, count(oldFacts.slice(0, kept.front)));
  const back = entries.slice(entries.length - count(oldFacts.slice(oldFacts.length - kept.back)));
  return [
    ...front,
    ...placePieces(between(chunks, kept), between(facts, kept)),
    ...(shift === 0 ? back : back.map(({ piece, base }) => ({ piece, base: base + shift }))),
  ];
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
