import type { Range } from '../text';
import { findChunks, type Chunk } from './chunks';
import { sameRegion, type Region } from './regions';

/** The chunks of a text after an edit, and how many of those before stand at its start and at its end. */
export interface Rechunked {
  readonly chunks: readonly Chunk[];
  readonly front: number;
  readonly back: number;
}

interface Cut {
  readonly chunks: readonly Chunk[];
  readonly regions: readonly Region[];
}

/**
 * Cuts a text into chunks after an edit, as `findChunks` does: only around the edit, and where regions are not what they were.
 *
 * @param before the cut before the edit; `edited` is in offsets of that text, whose length was `shift` less
 */
export function rechunk(
  text: string,
  regions: readonly Region[],
  before: Cut,
  edited: Range,
  shift: number,
): Rechunked {
  const old = before.chunks;
  const most = Math.min(regions.length, before.regions.length);
  let same = 0;
  while (
    same < most &&
    sameRegion(before.regions[same], regions[same], 0) &&
    (regions[same]?.to ?? 0) < edited.from
  )
    same++;
  let alike = 0;
  while (
    alike < most - same &&
    (before.regions.at(-1 - alike)?.lineFrom ?? 0) >= edited.to &&
    sameRegion(before.regions.at(-1 - alike), regions.at(-1 - alike), shift)
  )
    alike++;
  const [oldChanged, changed] = [before.regions, regions].map((all) => all.slice(same, all.length - alike));
  const from = Math.min(
    edited.from,
    oldChanged?.[0]?.lineFrom ?? Infinity,
    changed?.[0]?.lineFrom ?? Infinity,
  );
  const to = Math.max(edited.to + shift, (oldChanged?.at(-1)?.to ?? 0) + shift, changed?.at(-1)?.to ?? 0);

  // What is edited may join the chunk before it.
  const reached = old.findIndex((chunk) => chunk.to >= from);
  const front = Math.max(0, (reached < 0 ? old.length : reached) - 1);
  const start = front === 0 ? undefined : old[front]?.from;
  let next = front;
  let joined = false;
  const isKnown = (at: number): boolean => {
    while (next < old.length && (old[next]?.from ?? 0) + shift < at) next++;
    return (joined = at >= to && (old[next]?.from ?? -1) + shift === at);
  };
  const inFront = start === undefined ? 0 : regions.findIndex((region) => region.from >= start);
  const cut = findChunks(text, inFront < 0 ? [] : regions.slice(inFront), start, isKnown);
  const back = joined ? old.length - next : 0;
  const rest = moved(old.slice(old.length - back), regions, shift);
  return { chunks: [...old.slice(0, front), ...cut, ...rest], front, back };
}

/** The last chunks of a text `shift` characters further on; they hold the last of its `regions`. */
function moved(chunks: readonly Chunk[], regions: readonly Region[], shift: number): readonly Chunk[] {
  if (shift === 0) return chunks;
  let next = regions.length - chunks.reduce((sum, chunk) => sum + chunk.regions.length, 0);
  return chunks.map(({ kind, from, to, regions: { length } }) => ({
    kind,
    from: from + shift,
    to: to + shift,
    regions: length === 0 ? none : regions.slice(next, (next += length)),
  }));
}

const none: readonly Region[] = [];
