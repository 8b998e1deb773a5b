import type { Range } from '../text';
import type { Edit } from './model';

/** What stands in notes for a plain character once they went through a word processor. */
const SPELLINGS: Readonly<Record<string, string>> = {
  ' ': '\u00a0\u2007\u202f',
  '-': '\u2010\u2011\u2013\u2014',
  '"': '“”',
  "'": '‘’',
};
/** As much of a line is compared to find where a command goes on behind a prompt or an indentation. */
const COMPARED = 16;

/**
 * Where each character of a command stands in the notes that it was read from. Reading folds continued lines, strips prompts and
 * indentation, and makes typographic marks plain; all else stays as written, so that both are walked through side by side.
 */
export class Alignment {
  /** The place in the source of every offset of the command, its end included. */
  private readonly places: readonly number[];

  /** @param source the text of the notes, from where the command begins to where it ends */
  constructor(
    private readonly source: string,
    private readonly command: string,
  ) {
    this.places = walk(source, command);
  }

  /** The range of the source that a range of the command was read from. */
  toSource({ from, to }: Range): Range {
    const start = this.at(from);
    return { from: start, to: to > from ? Math.max(start, this.at(to - 1) + 1) : start };
  }

  /** The typographic characters of the source, and the plain ones that they were read as, in order. */
  respelled(): Edit[] {
    const found: Edit[] = [];
    for (let offset = 0; offset < this.command.length; offset++) {
      const from = this.at(offset);
      const plain = this.command.charAt(offset);
      const written = this.source.charAt(from);
      if (written === plain || !isSpelling(plain, written)) continue;
      const first = offset;
      while (offset + 1 < this.command.length && this.at(offset + 1) === from) offset++;
      found.push({ from, to: from + 1, text: this.command.slice(first, offset + 1) });
    }
    return found;
  }

  private at(offset: number): number {
    return this.places[Math.min(offset, this.places.length - 1)] ?? 0;
  }
}

const isSpelling = (plain: string, written: string): boolean => SPELLINGS[plain]?.includes(written) ?? false;
const isSame = (plain: string, written: string): boolean => plain === written || isSpelling(plain, written);
/** One dash may be what became of two hyphens, where no second one stands beside it. */
const isLong = (source: string, at: number): boolean =>
  /[–—]/.test(source.charAt(at)) && !/[-–—]/.test(source.charAt(at + 1));
const isBlank = (char: string): boolean => /\s/.test(char);

function walk(source: string, command: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (let offset = 0; offset < command.length; offset++) {
    const plain = command.charAt(offset);
    if (!isBlank(plain)) at = placeOf(source, at, command.slice(offset, offset + COMPARED));
    places.push(at);
    const written = source.charAt(at);
    if (isBlank(plain) ? isBlank(written) && written !== '\n' : isSame(plain, written)) {
      if (isLong(source, at) && command.startsWith('--', offset)) places[++offset] = at;
      at++;
    }
  }
  places.push(at);
  return places;
}

/** Where the next word goes on: here, behind blanks, or behind what begins a line below. */
function placeOf(source: string, at: number, rest: string): number {
  if (isSame(rest.charAt(0), source.charAt(at))) return at;
  const [word = ''] = rest.split(/\s/, 1);
  for (let line = at; line >= 0 && line < source.length;) {
    const feed = source.indexOf('\n', line);
    const end = feed < 0 ? source.length : feed;
    for (let place = line; place < end; place++) if (startsWith(source, place, word)) return place;
    line = feed < 0 ? -1 : feed + 1;
  }
  return at;
}

function startsWith(source: string, place: number, word: string): boolean {
  let at = place;
  for (let index = 0; index < word.length; index++, at++) {
    const written = source.charAt(at);
    if (!isSame(word.charAt(index), written)) return false;
    if (isLong(source, at) && word.startsWith('--', index)) index++;
  }
  return true;
}
