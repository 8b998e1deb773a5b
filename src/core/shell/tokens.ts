import type { Range } from '../text';

/** How the shell reads a stretch of text: what has to be escaped there, and how. */
export type QuoteContext = 'unquoted' | 'single' | 'double' | 'heredoc' | 'heredoc-quoted' | 'comment';

/** A stretch of a word in one quote context; the quote marks themselves belong to no part. */
export interface WordPart extends Range {
  readonly quote: QuoteContext;
  /** How many command substitutions (`$(…)`, backticks, `<(…)`) stand around it; the quote context is the innermost one. */
  readonly depth: number;
}

export interface Word extends Range {
  /** In order. Those of words inside a `$(…)` of this word are among them, with their own quote context and depth. */
  readonly parts: readonly WordPart[];
  /** As the shell would see it after quote removal, substitutions and variables as written. Best effort. */
  readonly text: string;
}

export interface Operator extends Range {
  /** `&&`, `||`, `;`, `;;`, `|`, `|&`, `&`, `(`, `)`, a redirection with its number (`2>`), or a line feed. */
  readonly text: string;
}

/** A here-document; the range is its body without the line of the delimiter. */
export interface Heredoc extends Range {
  readonly delimiter: string;
  /** Whether the delimiter was quoted, so that the shell expands nothing in the body. */
  readonly quoted: boolean;
  readonly parts: readonly WordPart[];
}

/** A command read by the POSIX shell grammar. All ranges are in the text given to `tokenize`, in order. */
export interface Tokens {
  readonly words: readonly Word[];
  readonly operators: readonly Operator[];
  readonly heredocs: readonly Heredoc[];
  readonly comments: readonly Range[];
  /** The commands inside `$(…)`, backticks and `<(…)` of these words and here-documents; the range excludes the marks. */
  readonly substitutions: readonly Substitution[];
  /** `false` when a quote, a substitution or a here-document is not closed. */
  readonly balanced: boolean;
}

export interface Substitution extends Range, Tokens {}

/** Deeper nesting is read as plain text: nobody writes it, and the stack stays small. */
const maxDepth = 4;
/** The longest `<container id>`-like group that is looked for, in characters. */
const maxGroup = 80;

const redirection = /\d*(?:<<-|<<<|<<|<>|<&|>>|>&|>\||<|>)|&>>?/y;
const heredocStart = /^\d*<<-?$/;
const operatorStart = /[<>|&;()\d]/;
/** Characters that mean nothing to the shell inside a word. */
const plainRun = /[\w./:,=@%+~^*?!-]+/y;
const control = /&&|\|\||\|&|;;&|;;|;&|[;&|()]/y;
/** Inside of `<…>`, `{…}`, `[…]` that learners replace: words, not shell code, and no blank at either end. */
const angleGroup = /<(?=[\p{L}\d_/.])[^<>\n"`$;&\\]*[^<>\s"`$;&\\|]>/uy;
const spacedGroup =
  /\{[\p{L}\d_][\p{L}\d_ .,:/'’-]* [\p{L}\d_ .,:/'’-]*\}|\[[\p{L}\d_][\p{L}\d_ .,:/'’-]* [\p{L}\d_ .,:/'’-]*\]/uy;

/**
 * Splits a command into words and operators by the POSIX shell grammar, with exact ranges and the quote context of
 * every part. Never throws, linear in the text.
 *
 * Placeholders with blanks stay in one word: `<container id>`, `{instance IP address}`, `[bucket name]`. An angle group
 * on one line, with no blank inside its ends, whose inside looks like a name is no redirection.
 */
export function tokenize(command: string): Tokens {
  if (last?.command === command) return last.tokens;
  const tokens = new Scanner(command).commands(command.length, null, 0);
  last = { command, tokens };
  return tokens;
}

/** A command is judged, looked at for sessions and for placeholders, each time by its tokens: it is split once. */
let last: { readonly command: string; readonly tokens: Tokens } | null = null;

/** The quote context at an offset of the command that was tokenized: that of the innermost part around it. */
export function quoteAt(tokens: Tokens, offset: number): QuoteContext {
  const holds = (range: Range) => range.from <= offset && offset <= range.to;
  if (tokens.comments.some(holds)) return 'comment';
  for (const inner of tokens.substitutions) if (holds(inner)) return quoteAt(inner, offset);
  for (const holder of [...tokens.words, ...tokens.heredocs]) {
    if (!holds(holder)) continue;
    const part =
      holder.parts.find((each) => each.from <= offset && offset < each.to) ?? holder.parts.find(holds);
    if (part) return part.quote;
  }
  return 'unquoted';
}

interface Mutable {
  words: Word[];
  operators: Operator[];
  heredocs: Heredoc[];
  comments: Range[];
  substitutions: Substitution[];
}

/** A here-document whose body starts on the next line. */
interface PendingHeredoc {
  delimiter: string;
  quoted: boolean;
  stripTabs: boolean;
}

/** Walks once over the text; nesting is recursion bounded by `maxDepth`. */
class Scanner {
  private at = 0;
  private balanced = true;
  /** Set once a `${` or `$((` was found without its end, so that the search is not repeated. */
  private noBrace = false;
  private noArithmetic = false;

  constructor(private readonly text: string) {}

  /** Reads commands up to `limit`, or to the character that closes the substitution they stand in. */
  commands(limit: number, close: ')' | '`' | null, depth: number): Tokens {
    const found: Mutable = { words: [], operators: [], heredocs: [], comments: [], substitutions: [] };
    const pending: PendingHeredoc[] = [];
    let delimiterOf: '<<' | '<<-' | null = null;
    let open = 0;
    let closed = close === null;
    while (this.at < limit) {
      const char = this.text.charAt(this.at);
      if (char === close && (close === '`' || open === 0)) {
        closed = true;
        break;
      }
      if (char === '\n') {
        found.operators.push({ from: this.at, to: ++this.at, text: '\n' });
        for (const heredoc of pending.splice(0)) this.heredoc(heredoc, limit, depth, found);
      } else if (isBlank(char)) {
        this.at++;
      } else if (char === '\\' && this.text.charAt(this.at + 1) === '\n') {
        this.at += 2;
      } else if (char === '#') {
        found.comments.push(this.comment(limit, close));
      } else {
        const operator = this.operator();
        if (operator) {
          found.operators.push(operator);
          if (operator.text === '(') open++;
          else if (operator.text === ')') open = Math.max(0, open - 1);
          delimiterOf = heredocStart.test(operator.text)
            ? operator.text.endsWith('-')
              ? '<<-'
              : '<<'
            : null;
        } else {
          const word = this.word(limit, close, depth, found);
          found.words.push(word);
          if (delimiterOf) {
            const quoted = /["'\\]/.test(this.text.slice(word.from, word.to));
            pending.push({ delimiter: word.text, quoted, stripTabs: delimiterOf === '<<-' });
          }
          delimiterOf = null;
        }
      }
    }
    if (!closed || pending.length > 0) this.balanced = false;
    const { words, operators, heredocs, comments, substitutions } = found;
    return { words, operators, heredocs, comments, substitutions, balanced: this.balanced };
  }

  /** Where the sticky `pattern` ends that starts here; here where it does not. */
  private endOf(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    return pattern.test(this.text) ? pattern.lastIndex : this.at;
  }

  private operator(): Operator | null {
    if (!operatorStart.test(this.text.charAt(this.at))) return null;
    if (this.group() > 0) return null;
    const next = this.text.charAt(this.at + 1);
    const first = this.text.charAt(this.at);
    if ((first === '<' || first === '>') && next === '(') return null;
    const from = this.at;
    const to = Math.max(this.endOf(redirection), this.endOf(control));
    if (to === from) return null;
    this.at = to;
    return { from, to, text: this.text.slice(from, to) };
  }

  /** Length of a placeholder group that starts here, or 0. */
  private group(): number {
    const first = this.text.charAt(this.at);
    if (first !== '<' && first !== '{' && first !== '[') return 0;
    const close = first === '<' ? '>' : first === '{' ? '}' : ']';
    // The patterns may look ahead only as far as a group may reach: the walk stays linear.
    const window = this.text.slice(this.at, this.at + maxGroup);
    if (!window.includes(close, 2)) return 0;
    const pattern = first === '<' ? angleGroup : spacedGroup;
    pattern.lastIndex = 0;
    return pattern.exec(window)?.[0].length ?? 0;
  }

  private comment(limit: number, close: ')' | '`' | null): Range {
    const from = this.at;
    while (
      this.at < limit &&
      this.text.charAt(this.at) !== '\n' &&
      !(close === '`' && this.text.charAt(this.at) === '`')
    ) {
      this.at++;
    }
    return { from, to: this.at };
  }

  private word(limit: number, close: ')' | '`' | null, depth: number, found: Mutable): Word {
    const from = this.at;
    const parts: WordPart[] = [];
    let text = '';
    let plainFrom = this.at;
    while (this.at < limit) {
      const run = Math.min(this.endOf(plainRun), limit);
      if (run > this.at) {
        text += this.text.slice(this.at, run);
        this.at = run;
        continue;
      }
      const char = this.text.charAt(this.at);
      const next = this.text.charAt(this.at + 1);
      const group = this.group();
      if (group > 0) {
        text += this.text.slice(this.at, this.at + group);
        this.at += group;
      } else if (char === '\\') {
        if (next !== '\n') text += next;
        this.at = Math.min(limit, this.at + 2);
      } else if (char === "'" || char === '"' || (char === '$' && (next === "'" || next === '"'))) {
        this.plainPart(plainFrom, depth, parts);
        if (char === '$') this.at++;
        text +=
          next === "'" && char === '$'
            ? this.ansiQuoted(limit, depth, parts)
            : this.quoted(limit, depth, parts, found);
        plainFrom = this.at;
      } else if (this.opensSubstitution(depth) && char !== close) {
        this.plainPart(plainFrom, depth, parts);
        text += this.substitution(limit, depth, parts, found);
        plainFrom = this.at;
      } else if (char === '$' && next === '{') {
        const start = this.at;
        this.parameter(limit);
        text += this.text.slice(start, this.at);
      } else if (isBlank(char) || char === '\n' || char === close || '|&;()<>'.includes(char)) {
        break;
      } else {
        text += char;
        this.at++;
      }
    }
    // A lone character that nothing claims (a `)` too many in a substitution) must not stop the walk.
    if (this.at === from) text = this.text.charAt(this.at++);
    this.plainPart(plainFrom, depth, parts);
    return { from, to: this.at, parts, text };
  }

  /** Notes what was read since `from` as a stretch outside of quotes. */
  private plainPart(from: number, depth: number, parts: WordPart[]): void {
    if (from < this.at) parts.push({ from, to: this.at, quote: 'unquoted', depth });
  }

  private opensSubstitution(depth: number): boolean {
    if (depth >= maxDepth) return false;
    const char = this.text.charAt(this.at);
    return (
      char === '`' ||
      ((char === '$' || char === '<' || char === '>') && this.text.charAt(this.at + 1) === '(')
    );
  }

  /** From the `$(`, `<(` or backtick on; the parts of the inner words are added to `parts`. Returns the source text. */
  private substitution(limit: number, depth: number, parts: WordPart[], found: Mutable): string {
    const start = this.at;
    if (this.text.startsWith('$((', this.at)) {
      const end = this.noArithmetic ? -1 : this.text.indexOf('))', this.at);
      this.at = end < 0 || end + 2 > limit ? this.at + 3 : end + 2;
      if (end < 0) {
        this.balanced = false;
        this.noArithmetic = true;
      }
      parts.push({ from: start, to: this.at, quote: 'unquoted', depth });
      return this.text.slice(start, this.at);
    }
    const close = this.text.charAt(this.at) === '`' ? '`' : ')';
    this.at += close === '`' ? 1 : 2;
    const from = this.at;
    const inner = this.commands(limit, close, depth + 1);
    found.substitutions.push({ ...inner, from, to: this.at });
    for (const part of partsOf(inner)) parts.push(part);
    this.at = Math.min(limit, this.at + 1);
    return this.text.slice(start, this.at);
  }

  /** From an opening `'` or `"` to behind its partner; returns the text inside as the shell sees it. */
  private quoted(limit: number, depth: number, parts: WordPart[], found: Mutable): string {
    const single = this.text.charAt(this.at) === "'";
    this.at++;
    if (!single) return this.expanded(limit, '"', 'double', depth, parts, found);
    const end = this.text.indexOf("'", this.at);
    const to = end < 0 || end >= limit ? limit : end;
    if (to === limit) this.balanced = false;
    parts.push({ from: this.at, to, quote: 'single', depth });
    const text = this.text.slice(this.at, to);
    this.at = Math.min(limit, to + 1);
    return text;
  }

  /** `$'…'`, where a backslash can escape the closing mark. */
  private ansiQuoted(limit: number, depth: number, parts: WordPart[]): string {
    const from = ++this.at;
    while (this.at < limit && this.text.charAt(this.at) !== "'")
      this.at += this.text.charAt(this.at) === '\\' ? 2 : 1;
    if (this.at >= limit) this.balanced = false;
    const to = Math.min(limit, this.at);
    parts.push({ from, to, quote: 'single', depth });
    this.at = Math.min(limit, to + 1);
    return this.text.slice(from, to);
  }

  /** Text in which `$(…)` and backslashes count: double quotes (up to `close`) and here-documents (up to `limit`). */
  private expanded(
    limit: number,
    close: '"' | null,
    quote: 'double' | 'heredoc',
    depth: number,
    parts: WordPart[],
    found: Mutable,
  ): string {
    let text = '';
    let from = this.at;
    const first = this.at;
    const endPart = () => {
      if (from < this.at || (this.at === first && quote === 'double'))
        parts.push({ from, to: this.at, quote, depth });
    };
    while (this.at < limit && this.text.charAt(this.at) !== close) {
      const char = this.text.charAt(this.at);
      if (char === '\\') {
        const next = this.text.charAt(this.at + 1);
        text += next === '\n' ? '' : '$`"\\'.includes(next) ? next : char + next;
        this.at = Math.min(limit, this.at + 2);
      } else if (char !== '<' && char !== '>' && this.opensSubstitution(depth)) {
        endPart();
        text += this.substitution(limit, depth, parts, found);
        from = this.at;
      } else {
        text += char;
        this.at++;
      }
    }
    endPart();
    if (close !== null) {
      if (this.at >= limit) this.balanced = false;
      this.at = Math.min(limit, this.at + 1);
    }
    return text;
  }

  /** `${…}`: stays part of the word around it. */
  private parameter(limit: number): void {
    const end = this.noBrace ? -1 : this.text.indexOf('}', this.at);
    if (end < 0) this.noBrace = true;
    this.at = end < 0 || end >= limit ? this.at + 2 : end + 1;
  }

  /** Reads the body of a here-document from the start of a line and goes behind the line of its delimiter. */
  private heredoc(pending: PendingHeredoc, limit: number, depth: number, found: Mutable): void {
    const from = this.at;
    let lineFrom = from;
    let end = -1;
    let after = limit;
    while (lineFrom < limit && end < 0) {
      const feed = this.text.indexOf('\n', lineFrom);
      const lineTo = feed < 0 || feed > limit ? limit : feed;
      let line = this.text.slice(lineFrom, lineTo).replace(/\r$/, '');
      if (pending.stripTabs) line = line.replace(/^\t+/, '');
      if (line === pending.delimiter) {
        end = lineFrom;
        after = lineTo;
      }
      lineFrom = lineTo + 1;
    }
    if (end < 0) this.balanced = false;
    const to = end < 0 ? limit : end;
    const parts: WordPart[] = [];
    if (pending.quoted) parts.push({ from, to, quote: 'heredoc-quoted', depth });
    else this.expanded(to, null, 'heredoc', depth, parts, found);
    this.at = after;
    found.heredocs.push({ from, to, delimiter: pending.delimiter, quoted: pending.quoted, parts });
  }
}

/** The parts of words and here-documents in the order of the text: a body may stand between two of the words. */
function partsOf({ words, heredocs }: Tokens): WordPart[] {
  const parts = [...words, ...heredocs].flatMap((holder) => holder.parts);
  return heredocs.length === 0 ? parts : parts.sort((a, b) => a.from - b.from);
}

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\u00a0';
}
