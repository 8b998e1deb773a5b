import type { Range } from '../text';
import type { Candidate } from './candidate';
import { needed, spellings, type Spelling } from './spellings';

/** How much text around a candidate the judges may look at, in characters. */
const context = 40;

/** Says whether a candidate is a placeholder; asked in the order of the text. */
export type Judge = (candidate: Candidate, spelling: Spelling) => boolean;

/**
 * Where placeholders stand, in order and without overlaps. A candidate that starts earlier wins over one that overlaps
 * it; of two with the same start the longer.
 */
export function placeholderRanges(text: string, accepts: Judge): Range[] {
  const found: Range[] = [];
  let end = 0;
  for (const { candidate, spelling } of candidatesIn(text)) {
    if (candidate.from < end || !accepts(candidate, spelling)) continue;
    found.push({ from: candidate.from, to: candidate.to });
    end = candidate.to;
  }
  return found;
}

interface Found {
  readonly candidate: Candidate;
  readonly spelling: Spelling;
}

function candidatesIn(text: string): Found[] {
  const found: Found[] = [];
  if (!needed.test(text)) return found;
  for (const spelling of spellings) {
    if (!spelling.needs.test(text)) continue;
    const { pattern } = spelling;
    pattern.lastIndex = 0;
    // Not `matchAll`, which makes a copy of the pattern each time.
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (spelling.looks?.(match[0]) === false) continue;
      const from = match.index;
      const to = from + match[0].length;
      const before = text.slice(Math.max(0, from - context), from);
      const after = text.slice(to, to + context);
      found.push({
        candidate: { text: match[0], from, to, inner: match[1] ?? match[0], before, after },
        spelling,
      });
    }
  }
  return found.length < 2
    ? found
    : found.sort((a, b) => a.candidate.from - b.candidate.from || b.candidate.to - a.candidate.to);
}
