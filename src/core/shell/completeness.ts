/** How a line ends, seen by the shell. */
export type LineEnd =
  /** The statement is complete. */
  | 'complete'
  /** A quote, a here-document, a bracket, a loop or a list goes on in the next line. */
  | 'open'
  /** A backslash outside quotes continues the line: it and the blanks around it stand for one blank. */
  | 'continued'
  /** A backslash inside double quotes continues the line: it and the line feed vanish. */
  | 'continued-in-quotes';

/** What must still come before the statement is complete: the closing mark or word. */
type Closer = "'" | "$'" | '"' | '`' | ')' | '))' | '}' | 'fi' | 'done' | 'esac';

const openingWords: Readonly<Record<string, Closer>> = {
  if: 'fi',
  for: 'done',
  while: 'done',
  until: 'done',
  select: 'done',
  case: 'esac',
  '{': '}',
};
/** Words behind which another command starts. */
const commandFollows = new Set(['if', 'then', 'elif', 'else', 'while', 'until', 'do', '{', '!', 'time']);
/** A word up to whatever ends it. */
const word = /[^\s;|&()<>"'`\\]+/y;
/** Characters that mean nothing to the shell. */
const plainRun = /[\w./:,=@%+~^*?!-]+/y;
const heredocStart = /<<(-?)[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([\w.!-]+))/y;
const doubleAngle = /<<[^<>\n]{1,60}>>/y;
/** Nobody nests deeper by hand; text that does is not shell. */
const maxOpen = 200;

/**
 * Follows a statement line by line and tells whether it is complete: quotes, here-documents, `$(…)`, groups, loops and
 * lists that go on behind `&&`, `||` and `|`. Linear in what it is fed.
 */
export class OpenStatement {
  private readonly open: Closer[] = [];
  private readonly heredocs: { delimiter: string; stripTabs: boolean }[] = [];
  private commandPosition = true;

  /** Takes the next line, without its line feed. */
  feed(line: string): LineEnd {
    const heredoc = this.heredocs[0];
    if (heredoc) {
      const text = heredoc.stripTabs ? line.replace(/^\t+/, '') : line;
      if (text.trimEnd() === heredoc.delimiter) this.heredocs.shift();
      return this.heredocs.length > 0 || this.open.length > 0 ? 'open' : 'complete';
    }
    return this.scan(line);
  }

  private get top(): Closer | undefined {
    return this.open.at(-1);
  }

  private push(closer: Closer): void {
    if (this.open.length < maxOpen) this.open.push(closer);
  }

  private scan(line: string): LineEnd {
    const end = line.trimEnd().length;
    let at = 0;
    let wordStart = true;
    let endsWithList = false;
    while (at < end) {
      const char = line.charAt(at);
      const top = this.top;
      if (top === "'" || top === "$'") {
        if (char === '\\' && top === "$'") at++;
        else if (char === "'") this.open.pop();
        at++;
        continue;
      }
      // Behind the mark only blanks: the blank after it is a slip, the author meant to continue.
      const continues = char === '\\' && at + 1 === end;
      if (top === '"') {
        if (continues) return 'continued-in-quotes';
        at += this.inDoubleQuotes(line, at);
        continue;
      }
      if (continues) return 'continued';
      if (char === ' ' || char === '\t') {
        wordStart = true;
        at++;
        continue;
      }
      if (char === '#' && wordStart) break;
      endsWithList = false;
      if (wordStart && this.commandPosition) {
        const first = line.slice(at, Math.min(endOf(word, line, at), end));
        if (first !== '' && this.keyword(first)) {
          at += first.length;
          wordStart = false;
          continue;
        }
      }
      const plain = Math.min(endOf(plainRun, line, at), end);
      if (plain > at) {
        at = plain;
        wordStart = false;
        continue;
      }
      switch (char) {
        case '\\':
          at += 2;
          break;
        case "'":
          if (!isApostrophe(line, at)) this.push("'");
          at++;
          break;
        case '"':
          this.push('"');
          at++;
          break;
        case '`':
          if (top === '`') this.open.pop();
          else this.push('`');
          at++;
          break;
        case '(': {
          const arithmetic = line.charAt(at + 1) === '(';
          this.push(arithmetic ? '))' : ')');
          this.commandPosition = true;
          at += arithmetic ? 2 : 1;
          wordStart = true;
          continue;
        }
        case ')':
          at += this.closeBracket(line, at);
          wordStart = true;
          continue;
        case ';':
        case '|':
        case '&':
          endsWithList = char === '|' || (char === '&' && line.charAt(at + 1) === '&');
          at += line.charAt(at + 1) === char ? 2 : 1;
          this.commandPosition = true;
          wordStart = true;
          continue;
        case '<':
          at += top === '))' ? 1 : this.redirection(line, at);
          break;
        case '$':
          if (line.charAt(at + 1) === "'") {
            this.push("$'");
            at++;
          }
          at++;
          break;
        default:
          at++;
      }
      wordStart = false;
    }
    const complete = this.open.length === 0 && this.heredocs.length === 0 && !endsWithList;
    if (this.open.length > 0 || complete) this.commandPosition = true;
    return complete ? 'complete' : 'open';
  }

  /** Steps over one piece of double-quoted text; returns its length. */
  private inDoubleQuotes(line: string, at: number): number {
    const char = line.charAt(at);
    if (char === '\\') return 2;
    if (char === '"') this.open.pop();
    else if (char === '$' && line.charAt(at + 1) === '(') {
      const arithmetic = line.charAt(at + 2) === '(';
      this.push(arithmetic ? '))' : ')');
      this.commandPosition = true;
      return arithmetic ? 3 : 2;
    }
    return 1;
  }

  private closeBracket(line: string, at: number): number {
    const top = this.top;
    this.commandPosition = true;
    if (top === '))' && line.charAt(at + 1) === ')') {
      this.open.pop();
      return 2;
    }
    // A bracket of a `case` pattern closes nothing.
    if (top === ')' || top === '))') this.open.pop();
    return 1;
  }

  /** Steps over a `<` and what belongs to it; notes a here-document. */
  private redirection(line: string, at: number): number {
    if (line.startsWith('<<<', at)) return 3;
    doubleAngle.lastIndex = at;
    const placeholder = doubleAngle.exec(line);
    if (placeholder) return placeholder[0].length;
    heredocStart.lastIndex = at;
    const match = heredocStart.exec(line);
    if (!match) return 1;
    const delimiter = match[2] ?? match[3] ?? match[4] ?? '';
    this.heredocs.push({ delimiter, stripTabs: match[1] === '-' });
    return match[0].length;
  }

  /** Handles the word at which a command starts; tells whether it was one of the shell's grammar. */
  private keyword(word: string): boolean {
    const closer = Object.hasOwn(openingWords, word) ? openingWords[word] : undefined;
    if (closer) this.push(closer);
    else if (word === this.top) this.open.pop();
    else if (word === 'function') {
      this.commandPosition = false;
      return true;
    }
    this.commandPosition = commandFollows.has(word);
    return closer !== undefined || commandFollows.has(word);
  }
}

/** Where the sticky `pattern` ends that starts at `at`; there where it does not. */
function endOf(pattern: RegExp, line: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : at;
}

/** `don't`: between two letters, and no partner on the rest of the line. */
function isApostrophe(line: string, at: number): boolean {
  return (
    /\p{L}/u.test(line.charAt(at - 1)) && /\p{L}/u.test(line.charAt(at + 1)) && !line.includes("'", at + 1)
  );
}
