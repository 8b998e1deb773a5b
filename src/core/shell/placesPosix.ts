import type { Range } from '../text';
import { JsonTracker } from './jsonTracker';
import { opaquePlace as opaque, type Place, type Quote } from './place';

type PosixShell = 'bash' | 'zsh' | 'fish';

interface PendingHeredoc {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
}

/** What is open at a place; the innermost last. */
type Frame =
  | {
      readonly kind: 'command';
      readonly nested: boolean;
      readonly heredocs: PendingHeredoc[];
      readonly json: JsonTracker;
    }
  | { readonly kind: 'single' | 'double' | 'ansi'; readonly nested: boolean; readonly json: JsonTracker }
  | {
      readonly kind: 'heredoc';
      readonly nested: boolean;
      readonly heredoc: PendingHeredoc;
      readonly end: number;
      readonly json: JsonTracker;
    };

/** The places of a command in bash, zsh or fish, which share the shape of quotes, `$(…)` and comments. */
export function posixPlaces(text: string, ranges: readonly Range[], shell: PosixShell): Place[] {
  return new PosixReader(text, ranges, shell).read();
}

/** Closing marks of what is not read inside. */
const opaqueGroups: readonly (readonly [open: string, close: string])[] = [
  ['$((', '))'],
  ['${', '}'],
  ['$[', ']'],
  ['`', '`'],
];
/** In an unread group these can hide its real end. */
const entangling = /['"\\`({[]/;

class PosixReader {
  private at = 0;
  private next = 0;
  private atWordStart = true;
  /** Set where the grammar cannot be followed any longer: everything behind is opaque. */
  private lost = false;
  /** Here-documents whose bodies have not begun, in all frames. */
  private pending = 0;
  /** Indices of the here-documents among the frames. */
  private readonly bodies: number[] = [];
  private readonly found: Place[] = [];
  private readonly frames: Frame[];

  constructor(
    private readonly text: string,
    private readonly ranges: readonly Range[],
    private readonly shell: PosixShell,
  ) {
    this.frames = [{ kind: 'command', nested: false, heredocs: [], json: new JsonTracker() }];
  }

  read(): Place[] {
    while (this.next < this.ranges.length && this.at < this.text.length) {
      const range = this.ranges[this.next];
      if (range && this.at >= range.from) this.place(range);
      else this.step();
    }
    while (this.found.length < this.ranges.length) this.found.push(opaque);
    return this.found;
  }

  private get frame(): Frame {
    const frame = this.frames.at(-1);
    if (!frame) throw new RangeError('The outermost command is never closed');
    return frame;
  }

  private place(range: Range): void {
    this.found.push(this.at > range.from ? opaque : this.placeHere());
    this.frame.json.skip();
    this.at = Math.max(this.at, range.to);
    this.next++;
    this.atWordStart = false;
  }

  private placeHere(): Place {
    const frame = this.frame;
    if (this.lost || (frame.kind !== 'single' && this.text.charAt(this.at - 1) === '$')) return opaque;
    return {
      quote: quoteOf(frame),
      json: frame.kind !== 'command' && frame.json.inString,
      nested: frame.nested,
      word: null,
      delimiter: frame.kind === 'heredoc' ? frame.heredoc.delimiter : null,
    };
  }

  /** Whether a value would stand at `offset`. */
  private isPlace(offset: number): boolean {
    return this.ranges[this.next]?.from === offset;
  }

  private step(): void {
    const frame = this.frame;
    this.closeHeredocs();
    if (frame !== this.frame) return;
    // A body that begins in the middle of a quote or of a substitution.
    const own = frame.kind === 'command' ? frame.heredocs.length : 0;
    if (this.pending > own && this.text.charAt(this.at) === '\n') this.lost = true;
    switch (frame.kind) {
      case 'command':
        this.inCommand(frame);
        break;
      case 'single':
        this.inSingle(frame.json);
        break;
      case 'ansi':
        this.inAnsi(frame.json);
        break;
      case 'double':
        if (this.text.charAt(this.at) === '"') this.close();
        else this.inExpanded(frame.json, this.shell === 'fish' ? '"$\\' : '"$\\`');
        break;
      case 'heredoc':
        if (frame.heredoc.quoted) frame.json.feed(this.text.charAt(this.at++));
        else this.inExpanded(frame.json, '$\\`');
        break;
    }
  }

  /** A here-document ends at its delimiter, whatever is open in it. */
  private closeHeredocs(): void {
    const index = this.bodies.find((each) => {
      const frame = this.frames[each];
      return frame?.kind === 'heredoc' && frame.end <= this.at;
    });
    if (index === undefined) return;
    if (index < this.frames.length - 1) this.lost = true;
    this.frames.length = index;
    while ((this.bodies.at(-1) ?? -1) >= index) this.bodies.pop();
    this.atWordStart = true;
  }

  private push(kind: 'single' | 'double' | 'ansi', json: JsonTracker): void {
    json.open();
    this.frames.push({ kind, nested: this.frame.nested, json });
    this.atWordStart = false;
  }

  private pushCommand(length: number, nested: boolean): void {
    this.frames.push({ kind: 'command', nested, heredocs: [], json: new JsonTracker() });
    this.at += length;
    this.atWordStart = true;
  }

  private close(): void {
    this.at++;
    this.frames.pop();
    this.atWordStart = false;
  }

  private inSingle(json: JsonTracker): void {
    const char = this.text.charAt(this.at);
    const next = this.text.charAt(this.at + 1);
    if (char === "'") this.close();
    else if (this.shell === 'fish' && char === '\\' && (next === "'" || next === '\\')) this.escaped(json);
    else {
      json.feed(char);
      this.at++;
    }
  }

  private inAnsi(json: JsonTracker): void {
    const char = this.text.charAt(this.at);
    if (char === "'") this.close();
    else if (char === '\\') this.escaped(json);
    else {
      json.feed(char);
      this.at++;
    }
  }

  /** Text in which `$(…)` and backslashes before `special` count. */
  private inExpanded(json: JsonTracker, special: string): void {
    const char = this.text.charAt(this.at);
    if (char === '\\') {
      if (this.isPlace(this.at + 1) || special.includes(this.text.charAt(this.at + 1))) this.escaped(json);
      else {
        json.feed(char);
        this.at++;
      }
    } else if (!this.substitution(true)) {
      json.feed(char);
      this.at++;
    }
  }

  /** A backslash and what it escapes; a place behind it cannot be escaped and is left opaque. */
  private escaped(json: JsonTracker): void {
    if (this.isPlace(this.at + 1)) {
      const range = this.ranges[this.next++];
      this.found.push(opaque);
      this.at = range?.to ?? this.at + 1;
      this.lost = true;
      return;
    }
    json.feed(this.text.charAt(this.at + 1));
    this.at += 2;
  }

  /** Enters `$(…)` or steps over an opaque group. */
  private substitution(quoted: boolean): boolean {
    for (const [open, close] of this.shell === 'fish' ? [] : opaqueGroups) {
      if (!this.text.startsWith(open, this.at)) continue;
      this.opaqueGroup(open, close);
      return true;
    }
    if (!this.text.startsWith('$(', this.at)) return false;
    this.pushCommand(2, quoted || this.frame.nested);
    return true;
  }

  private opaqueGroup(open: string, close: string): void {
    let end = this.text.indexOf(close, this.at + open.length);
    while (close === '`' && end > 0 && this.text.charAt(end - 1) === '\\')
      end = this.text.indexOf(close, end + 1);
    const inside = this.text.slice(this.at + open.length, end < 0 ? undefined : end);
    const to = end < 0 ? this.text.length : end + close.length;
    if (end < 0 || (close !== '`' && entangling.test(inside)) || inside.includes('\\`')) this.lost = true;
    for (let range = this.ranges[this.next]; range && range.from < to; range = this.ranges[++this.next]) {
      this.found.push(opaque);
      if (range.to > to) this.lost = true;
    }
    this.at = to;
    this.atWordStart = false;
  }

  private inCommand(frame: Frame & { kind: 'command' }): void {
    const char = this.text.charAt(this.at);
    const next = this.text.charAt(this.at + 1);
    if (char === '\n') {
      this.at++;
      this.wordBreak(frame);
      this.openHeredocs(frame);
    } else if (/\s/.test(char) || ';&|'.includes(char)) {
      this.at++;
      this.wordBreak(frame);
    } else if (char === '\\') {
      this.escaped(frame.json);
      this.atWordStart = false;
    } else if (char === "'" || (char === '$' && next === "'" && this.shell !== 'fish')) {
      this.at += char === '$' ? 2 : 1;
      this.push(char === '$' ? 'ansi' : 'single', frame.json);
    } else if (char === '"' || (char === '$' && next === '"' && this.shell === 'bash')) {
      this.at += char === '$' ? 2 : 1;
      this.push('double', frame.json);
    } else if (char === '#' && this.atWordStart) this.comment();
    else if (char === '(') this.pushCommand(1, frame.nested);
    else if (char === ')') {
      this.at++;
      if (this.frames.length > 1) {
        if (frame.heredocs.length > 0) this.lost = true;
        this.frames.pop();
        this.atWordStart = false;
      } else this.wordBreak(frame);
    } else if (this.shell !== 'fish' && this.text.startsWith('<<', this.at)) this.heredocMark(frame);
    else if (char === '<' || char === '>') {
      this.at++;
      this.wordBreak(frame);
    } else if (!this.substitution(false)) this.ordinary(frame);
  }

  private ordinary(frame: Frame & { kind: 'command' }): void {
    // The `)` of its patterns would be taken for the end of the substitution.
    if (this.atWordStart && this.frames.length > 1 && /^case\s/.test(this.text.slice(this.at, this.at + 5)))
      this.lost = true;
    frame.json.feed(this.text.charAt(this.at));
    this.at++;
    this.atWordStart = false;
  }

  private wordBreak(frame: Frame & { kind: 'command' }): void {
    this.atWordStart = true;
    frame.json.reset();
  }

  /**
   * Steps over a comment. An interactive zsh has none unless told: its words are then arguments, so values in it are
   * quoted like words, and quotes in it leave the rest of the command in doubt.
   */
  private comment(): void {
    const feed = this.text.indexOf('\n', this.at);
    const to = feed < 0 ? this.text.length : feed;
    const before = this.at;
    for (let range = this.ranges[this.next]; range && range.from < to; range = this.ranges[this.next]) {
      if (this.shell === 'zsh' && entangling.test(this.text.slice(before, range.from))) this.lost = true;
      this.at = range.from;
      this.place(range);
    }
    if (this.shell === 'zsh' && entangling.test(this.text.slice(this.at, to))) this.lost = true;
    this.at = Math.max(this.at, to);
  }

  /** `<<EOF`, `<<-'EOF'`; `<<<` is an ordinary redirection. */
  private heredocMark(frame: Frame & { kind: 'command' }): void {
    if (this.text.startsWith('<<<', this.at)) {
      this.at += 3;
      this.wordBreak(frame);
      return;
    }
    const mark = /<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\\$`\n]*)"|(\\?)([\w.+@%-]+))(?=[\s;&|<>)]|$)/y;
    mark.lastIndex = this.at;
    const match = mark.exec(this.text);
    const to = match ? this.at + match[0].length : this.at + 2;
    if (!match || (this.ranges[this.next]?.from ?? Infinity) < to) this.lost = true;
    else {
      const [, dash = '', single, double, backslash = '', bare = ''] = match;
      const quoted = single !== undefined || double !== undefined || backslash !== '';
      this.pending++;
      frame.heredocs.push({ delimiter: single ?? double ?? bare, quoted, stripTabs: dash === '-' });
    }
    this.at = this.lost ? this.at + 2 : to;
    this.wordBreak(frame);
  }

  private openHeredocs(frame: Frame & { kind: 'command' }): void {
    // Several at once follow each other; the later ones are so rare that they stay opaque.
    if (frame.heredocs.length > 1) this.lost = true;
    const heredoc = frame.heredocs.shift();
    if (!heredoc) return;
    this.pending--;
    const end = this.endOf(heredoc);
    if (end === null) this.lost = true;
    const json = new JsonTracker();
    this.bodies.push(this.frames.length);
    this.frames.push({ kind: 'heredoc', nested: frame.nested, heredoc, end: end ?? this.text.length, json });
  }

  /** Where the line behind the delimiter starts. */
  private endOf({ delimiter, stripTabs }: PendingHeredoc): number | null {
    for (let from = this.at; from < this.text.length;) {
      const feed = this.text.indexOf('\n', from);
      const to = feed < 0 ? this.text.length : feed;
      const line = this.text.slice(from, to);
      if ((stripTabs ? line.replace(/^\t+/, '') : line) === delimiter) return to;
      from = to + 1;
    }
    return null;
  }
}

function quoteOf(frame: Frame): Quote {
  switch (frame.kind) {
    case 'command':
      return 'word';
    case 'heredoc':
      return frame.heredoc.quoted ? 'heredoc-quoted' : 'heredoc';
    case 'single':
    case 'double':
    case 'ansi':
      return frame.kind;
  }
}
