import type { Range } from '../text';
import type { Region } from './regions';

/**
 * A piece of the text whose Markdown means the same wherever it stands: no list, quote or paragraph reaches over its
 * ends. This is what makes the parse incremental: a chunk's facts depend on nothing but its own text and regions.
 */
export interface Chunk extends Range {
  readonly kind: 'heading' | 'region' | 'blocks';
  /** The regions inside, in order, in offsets of the whole text. */
  readonly regions: readonly Region[];
}

type Mark = 'bullet' | 'ordered' | 'other';

const none: readonly Region[] = [];

/**
 * Cuts a text into chunks, in order; blank lines belong to none. A chunk ends at a blank line that an unindented line
 * follows, around headings and unindented regions, and before each unindented item of a list.
 *
 * @param start where the first chunk starts; it does not matter what stands before a chunk
 * @param regions those from there on
 * @param isKnown tells for a place where a chunk starts whether the rest of the chunks are known already
 */
export function findChunks(
  text: string,
  regions: readonly Region[],
  start = text.startsWith('\uFEFF') ? 1 : 0,
  isKnown: (at: number) => boolean = () => false,
): Chunk[] {
  const chunks: Chunk[] = [];
  let nextRegion = 0;
  let from = -1;
  let to = 0;
  let mark: Mark = 'other';
  let inside: Region[] | null = null;
  let blank = false;
  /** The line before starts an item: what looks like an empty one below it is one, and no line under a heading. */
  let isListed = false;
  const close = (): void => {
    if (from >= 0) chunks.push({ kind: 'blocks', from, to, regions: inside ?? none });
    from = -1;
    inside = null;
  };
  for (let at = start; at < text.length;) {
    const stop = text.indexOf('\n', at);
    let lineTo = stop < 0 ? text.length : stop;
    const region = regions[nextRegion];
    const here = region && region.lineFrom <= lineTo && region.from <= lineTo ? region : undefined;
    const first = text.charCodeAt(at);
    const indented = first === 32 || first === 9;
    if (here) {
      nextRegion++;
      lineTo = Math.max(here.to, at);
    }
    if (!here && isBlank(text, at, lineTo)) {
      blank = true;
      at = lineTo + 1;
      continue;
    }
    let kind: Chunk['kind'] = 'blocks';
    if (here?.from === at) kind = 'region';
    else if (!here && !indented && first === 35 && isHeading(text, at, lineTo)) kind = 'heading';
    const found: Mark = indented || kind !== 'blocks' ? 'other' : markAt(text, at);
    const isNext = found !== 'other' && found === mark && (isListed || !isEmptyItem(text, at, lineTo));
    if (kind !== 'blocks' || (!indented && (blank || isNext))) close();
    if (from < 0 && isKnown(at)) return chunks;
    if (kind === 'blocks') {
      if (from < 0) {
        from = at;
        mark = found;
      }
      if (here) (inside ??= []).push(here);
      to = lineTo;
      isListed = found !== 'other';
    } else chunks.push({ kind, from: at, to: lineTo, regions: here ? [here] : none });
    blank = false;
    at = lineTo + 1;
  }
  close();
  return chunks;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13) return false;
  }
  return true;
}

/** `# Title`, and `##Title` too: people forget the blank, and nothing else starts with two `#`. */
function isHeading(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && text.charCodeAt(at) === 35) at++;
  const hashes = at - from;
  if (hashes > 6) return false;
  const next = text.charCodeAt(at);
  return at >= to || next === 32 || next === 9 || next === 13 || hashes > 1;
}

/** The kind of list mark that stands at `at`. */
function markAt(text: string, at: number): Mark {
  const code = text.charCodeAt(at);
  if (code === 45 || code === 42 || code === 43) return endsMark(text, at + 1) ? 'bullet' : 'other';
  let end = at;
  while (end < at + 9 && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  const close = text.charCodeAt(end);
  if (end === at || (close !== 46 && close !== 41)) return 'other';
  return endsMark(text, end + 1) ? 'ordered' : 'other';
}

/** Whether nothing stands behind the mark of a list. */
const isEmptyItem = (text: string, from: number, to: number): boolean =>
  to - from <= 11 && /^\S+\s*$/.test(text.slice(from, to));

/** Whether a blank follows the mark of a list, or nothing: an item may be empty. */
function endsMark(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  return next === 32 || next === 9 || next === 10 || next === 13 || at >= text.length;
}
