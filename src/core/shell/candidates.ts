import type { Range } from '../text';
import type { Candidate } from './candidate';
import { spellings, type Spelling } from './spellings';

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

function candidatesIn(text: string): { readonly candidate: Candidate; readonly spelling: Spelling }[] {
  return spellings
    .flatMap((spelling) =>
      Array.from(text.matchAll(spelling.pattern)).flatMap((match) => {
        if (spelling.looks?.(match[0]) === false) return [];
        const from = match.index;
        const to = from + match[0].length;
        return {
          candidate: {
            text: match[0],
            from,
            to,
            inner: match[1] ?? match[0],
            before: text.slice(Math.max(0, from - context), from),
            after: text.slice(to, to + context),
          },
          spelling,
        };
      }),
    )
    .sort((a, b) => a.candidate.from - b.candidate.from || b.candidate.to - a.candidate.to);
}
