import type { Range } from '../text';
import type { Placeholder } from './model';
import { SiteReader, type Site } from './sites';
import { slotsOf } from './slots';
import { spellings, type Candidate, type Spelling } from './spellings';

/** How much text around a candidate the judges may look at, in characters. */
const context = 40;
/** Longer texts are no commands that anybody fills, in characters: the reading of pathological nesting stays far below a second. */
const longest = 32_768;

/**
 * The placeholders of a command in the order they stand in; they do not overlap. Finds all spellings that authors of
 * notes use and leaves alone what the shell or a tool gives a meaning of its own; none in a
 * text too long for a command. Never throws, linear in the text.
 */
export function findPlaceholders(command: string): Placeholder[] {
  if (command.length > longest) return [];
  const candidates = candidatesIn(command);
  if (candidates.length === 0) return [];
  const reader = new SiteReader(command);
  const found = accepted(candidates, (offset) => reader.at(offset));
  return slotsOf(command, found);
}

interface Proposal extends Candidate {
  readonly accepts: Spelling['accepts'];
}

function candidatesIn(text: string): Proposal[] {
  const found: Proposal[] = [];
  for (const { pattern, accepts } of spellings) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      found.push({
        text: match[0],
        from,
        to,
        groups: match.slice(1),
        before: text.slice(Math.max(0, from - context), from),
        after: text.slice(to, to + context),
        accepts,
      });
    }
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

function accepted(candidates: readonly Proposal[], siteAt: (offset: number) => Site | null): Range[] {
  const found: Range[] = [];
  let end = 0;
  for (const candidate of candidates) {
    if (candidate.from < end) continue;
    if (candidate.accepts?.(candidate, siteAt(candidate.from)) === false) continue;
    found.push({ from: candidate.from, to: candidate.to });
    end = candidate.to;
  }
  return found;
}
