import type { Range } from '../text';
import { JsonTracker } from './jsonTracker';
import { opaquePlace as opaque, type Place } from './place';

/** PowerShell takes typographic quotes for quotes. */
const singleQuotes = "'‘’‚‛";
const doubleQuotes = '"“”„';
/** What may stand around a value in a word that is quoted as a whole. */
const plainWord = /^[\w./:+=,@%~\\-]*$/;

/** The places of a command in PowerShell. Here-strings, block comments and `${…}` are opaque. */
export function powerShellPlaces(text: string, ranges: readonly Range[]): Place[] {
  const found: Place[] = [];
  let next = 0;
  const json = new JsonTracker();
  /** `'` or `"` while in quotes; a `$(` in double quotes opens an expression. */
  const open: ('single' | 'double' | 'expression')[] = [];
  let at = 0;
  let wordFrom = 0;
  let lost = false;
  const inWord: number[] = [];
  const endWord = () => {
    const word = { from: wordFrom, to: at };
    const literal = withoutRanges(
      text,
      word,
      inWord.flatMap((index) => ranges[index] ?? []),
    );
    if (plainWord.test(literal))
      for (const index of inWord) {
        const place = found[index];
        if (place) found[index] = { ...place, word };
      }
    inWord.length = 0;
  };
  while (at < text.length) {
    const range = ranges[next];
    const inside = open.at(-1);
    const quoted = inside === 'single' || inside === 'double';
    if (range && at >= range.from) {
      const before = text.charAt(range.from - 1);
      const escaped = lost || at > range.from || before === '$' || before === '`';
      if (!quoted) inWord.push(next);
      found.push(
        escaped ? opaque : { ...opaque, quote: quoted ? inside : 'word', json: quoted && json.inString },
      );
      if (before === '`') lost = true;
      json.skip();
      at = Math.max(at, range.to);
      next++;
      continue;
    }
    const char = text.charAt(at);
    const following = text.charAt(at + 1);
    if (inside === 'single') {
      if (!singleQuotes.includes(char)) json.feed(char);
      else if (following !== '' && singleQuotes.includes(following) && range?.from !== at + 1) at++;
      else open.pop();
    } else if (char === '`') {
      if (range?.from !== at + 1) {
        at++;
        if (inside === 'double') json.feed(following);
      }
    } else if (inside === 'double') {
      if (doubleQuotes.includes(char)) {
        if (following !== '' && doubleQuotes.includes(following) && range?.from !== at + 1) {
          json.feed('"');
          at++;
        } else open.pop();
      } else if (char === '$' && following === '(') {
        open.push('expression');
        at++;
      } else if (char === '$' && following === '{') lost = true;
      else json.feed(char);
    } else if (singleQuotes.includes(char) || doubleQuotes.includes(char)) {
      if (text.charAt(at - 1) === '@') lost = true;
      open.push(singleQuotes.includes(char) ? 'single' : 'double');
      json.open();
    } else if ((char === '<' && following === '#') || (char === '$' && following === '{')) lost = true;
    else if (char === '#' && wordFrom === at) {
      // Quotes in a comment must not count: the rest of the line is left to plain values.
      const feed = text.indexOf('\n', at);
      at = (feed < 0 ? text.length : feed) - 1;
      for (let each = ranges[next]; each && each.from <= at; each = ranges[++next]) found.push(opaque);
    } else if (char === '(' && open.length > 0) open.push('expression');
    else if (char === ')' && inside === 'expression') open.pop();
    if (open.length === 0 && /[\s;|&()<>]/.test(char) && !quoted) {
      endWord();
      wordFrom = at + 1;
      json.reset();
    }
    at++;
  }
  endWord();
  while (found.length < ranges.length) found.push(opaque);
  return found;
}

function withoutRanges(text: string, word: Range, inside: readonly Range[]): string {
  let literal = '';
  let at = word.from;
  for (const { from, to } of inside) {
    literal += text.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  return literal + text.slice(at, Math.max(at, word.to));
}

/** The places of a command in cmd.exe, which knows one kind of quotes: between an odd and an even `"`. */
export function cmdPlaces(text: string, ranges: readonly Range[]): Place[] {
  let quoted = false;
  let at = 0;
  return ranges.map((range) => {
    for (; at < range.from; at++) if (text.charAt(at) === '"') quoted = !quoted;
    at = range.to;
    if (text.charAt(range.from - 1) === '^') return opaque;
    return { ...opaque, quote: quoted ? 'double' : 'word' };
  });
}
