/** What word processors put in the place of the characters that shells know. */
const typographic = /[\u00a0\u2007\u202f\u2010\u2011“”‘’–—]/;
/** A dash before letters that only stand for options of one letter each: `–it` was never `--it`. */
const CLUSTER =
  /(^|\s)[–—](?=(?:d?itd?|tid?|r?fr?|lah?|alh?|lh|aux|ef|[xc]z?v?f|zx?v?f|tulpn|aq|f?sS?L)(?:\s|$))/g;
const straightQuote = /["']/;

/**
 * A command that went through a word processor, as it was typed: plain blanks and hyphens, straight quotes in pairs, and the two
 * hyphens that were made one dash. Commands that nobody spoilt come back as they are.
 */
export function retyped(command: string): string {
  if (!typographic.test(command)) return command;
  const plain = command
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(CLUSTER, '$1-')
    .replace(/(^|\s)(?:[–—]{1,2}|[–—]-|-[–—])(?=[A-Za-z][\w-]+)/g, '$1--')
    .replace(/(^|\s)[–—](?=[A-Za-z](?:\s|$))/g, '$1-');
  // Where straight quotes stand too, the curly ones are text.
  return straightQuote.test(plain)
    ? plain
    : plain.replace(/[“”]([^“”]*)”/g, '"$1"').replace(/‘([^‘’]*)’/g, "'$1'");
}
