import type { Range } from '../text';

/**
 * The content with every placeholder as digits of the same length: a word in a string as well as a value by itself, in JSON and
 * in YAML. So a file is read as if it were filled in already, and everything stays where it was.
 */
export function withStandIns(content: string, ranges: readonly Range[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of ranges) {
    pieces.push(content.slice(at, from), '1'.repeat(to - from));
    at = to;
  }
  return pieces.join('') + content.slice(at);
}
