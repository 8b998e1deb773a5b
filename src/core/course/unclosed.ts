/** Lines of prose, as nobody writes them into a shell, a program or a configuration. */
const resumes = [
  // A heading, a quote, a bold or emphasised line, a rule.
  /^#{1,6}\s+\S/,
  /^>\s*\S/,
  /^\*\*[^*]/,
  // A list item whose first word is a word of prose, a link, code or something emphasised.
  /^(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\[|`|\*\*|[A-Z][a-z]* [a-z])/,
  // A sentence.
  /^[A-Z][a-z']* (?:[a-z']+,? ){2,}[^{}();=]*$/,
];

/**
 * Where a fence ends that nobody closed: before the first blank line that prose follows, before a heading of the second
 * level or deeper, or at `limit`. Returns the end of the last line that still belongs to the fence.
 */
export function proseResumes(text: string, from: number, limit: number): number {
  let end = from;
  let blank = false;
  for (let at = from; at < limit;) {
    const stop = text.indexOf('\n', at);
    const lineTo = stop < 0 || stop > limit ? limit : stop;
    const line = text.slice(at, Math.min(lineTo, at + 300)).trim();
    if (line === '') blank = true;
    else {
      if (/^#{2,6} \S/.test(line) || (blank && resumes.some((shape) => shape.test(line)))) return end;
      blank = false;
      end = lineTo;
    }
    at = lineTo + 1;
  }
  return end;
}
