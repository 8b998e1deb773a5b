/** Lines that programs may still go back to and repaint (`docker pull` moves the cursor up over its layers). */
const screenLines = 60;

/** An escape sequence: CSI, a string (OSC, DCS, …) with its end, a character set, or two characters. */
const sequence =
  /^\x1b(?:\[([\x20-\x3f]*)([\x40-\x7e])|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ #%()*+\-./][^]|[^[\]PX^_ #%()*+\-./])/;
/** A string sequence that is longer than this has lost its end. */
const longestSequence = 65_536;

/**
 * Turns what a terminal is sent into the text that it shows: escape sequences are gone, carriage returns, backspaces and
 * cursor movements repaint as they do on a screen, so that a progress bar leaves its last state. Chunks may end
 * anywhere, within a sequence too.
 */
export class PlainText {
  /** The end of the last chunk, when it stopped within a sequence. */
  private rest = '';
  /** The last lines, which can still change. */
  private lines: string[] = [''];
  private row = 0;
  private column = 0;

  /** @returns the text that can no longer change, whole lines */
  write(chunk: string): string {
    const text = this.rest + chunk;
    this.rest = '';
    let at = 0;
    while (at < text.length) {
      const special = nextSpecial(text, at);
      if (special > at) this.put(text.slice(at, special));
      if (special === text.length) break;
      if (text[special] === '\x1b') {
        const length = this.escape(text.slice(special, special + longestSequence));
        if (length === 0) {
          this.rest = text.slice(special);
          break;
        }
        at = special + length;
      } else {
        this.control(text[special] ?? '');
        at = special + 1;
      }
    }
    return this.settle(screenLines);
  }

  /** @returns what was held back; the next write starts anew */
  end(): string {
    const text = this.settle(1) + trimmed(this.lines[0] ?? '');
    this.rest = '';
    this.lines = [''];
    this.row = this.column = 0;
    return text;
  }

  /** The line that the cursor stands in, up to the cursor. */
  get currentLine(): string {
    return (this.lines[this.row] ?? '').slice(0, this.column);
  }

  private put(text: string): void {
    const line = (this.lines[this.row] ?? '').padEnd(this.column);
    this.lines[this.row] = line.slice(0, this.column) + text + line.slice(this.column + text.length);
    this.column += text.length;
  }

  private control(character: string): void {
    if (character === '\r') this.column = 0;
    else if (character === '\b') this.column = Math.max(0, this.column - 1);
    else if (character === '\n') {
      this.row++;
      this.column = 0;
      if (this.row === this.lines.length) this.lines.push('');
    }
  }

  /** @returns the length of the sequence at the start of the text, 0 when its end has not come yet */
  private escape(text: string): number {
    const match = sequence.exec(text);
    // A sequence that never ends is dropped with its introducer only: the text after it is worth more.
    if (!match) return text.length < longestSequence ? 0 : 2;
    const [all, parameters, final] = match;
    if (final !== undefined) this.move(final, parameters ?? '');
    return all.length;
  }

  private move(final: string, parameters: string): void {
    const number = Number.parseInt(parameters, 10);
    const count = Number.isNaN(number) ? 1 : Math.max(1, number);
    const line = this.lines[this.row] ?? '';
    switch (final) {
      case 'A':
        this.row = Math.max(0, this.row - count);
        break;
      case 'B':
        this.row = Math.min(this.lines.length - 1, this.row + count);
        break;
      case 'C':
        this.column = Math.min(this.column + count, 10_000);
        break;
      case 'D':
        this.column = Math.max(0, this.column - count);
        break;
      case 'G':
        this.column = Math.min(count - 1, 10_000);
        break;
      case 'K':
        if (parameters === '2') this.lines[this.row] = '';
        else if (parameters === '1') this.lines[this.row] = ''.padEnd(this.column) + line.slice(this.column);
        else this.lines[this.row] = line.slice(0, this.column);
        break;
    }
  }

  /** Gives away all but the last `keep` lines. */
  private settle(keep: number): string {
    const count = this.lines.length - keep;
    if (count <= 0) return '';
    const settled = this.lines.splice(0, count);
    this.row = Math.max(0, this.row - count);
    return settled.map((line) => `${trimmed(line)}\n`).join('');
  }
}

/** Blanks at the end are what painting leaves behind; zsh marks a missing line end with a whole line of them. */
const trimmed = (line: string) => line.trimEnd();

function nextSpecial(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return i;
  }
  return text.length;
}

/** The plain text of all of them. */
export function plainText(...chunks: readonly string[]): string {
  const plain = new PlainText();
  return chunks.map((chunk) => plain.write(chunk)).join('') + plain.end();
}
