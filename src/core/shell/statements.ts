import type { Range } from '../text';
import { OpenStatement, type LineEnd } from './completeness';

/** A line of code; range and text exclude prompt, surrounding blanks and line feed. */
export interface CodeLine extends Range {
  readonly text: string;
  /** The blanks before it: they count inside quotes and here-documents. */
  readonly indent: string;
}

/** A statement as it stands in a text. */
export interface RawStatement {
  /** From its first to its last character, continuation lines included, a comment behind it excluded. */
  readonly range: Range;
  /** Continuations folded, prompts of continuation lines gone. */
  readonly command: string;
}

/** A line with nothing around it. */
const bare = /^[!-~](?:.*[!-~])?$/;

/** The lines of a text with their offsets. */
export function linesOf(text: string): CodeLine[] {
  const lines: CodeLine[] = [];
  for (let from = 0; from <= text.length;) {
    const feed = text.indexOf('\n', from);
    const to = feed < 0 ? text.length : feed;
    const line = { from, to, text: text.slice(from, to), indent: '' };
    lines.push(bare.test(line.text) ? line : trimmed(line));
    from = to + 1;
  }
  return lines;
}

/** The same line without `prompt` characters at its start and without blanks around. */
export function trimmed(line: CodeLine, prompt = 0): CodeLine {
  const kept = line.text.slice(prompt);
  const start = kept.length - kept.trimStart().length;
  const text = kept.trim();
  const from = line.from + prompt + start;
  const indent = (prompt === 0 ? line.indent : '') + kept.slice(0, start);
  return { from, to: from + text.length, text, indent };
}

/** How continuation lines are marked besides the backslash: `` ` `` in PowerShell, `^` in cmd. */
export type ContinuationMark = '`' | '^' | null;

/** A statement that starts at one line, and how many lines it takes. */
export interface Grouped {
  readonly statement: RawStatement;
  readonly lines: number;
}

/** A line in which nothing can open, continue or end anything, … */
const wordsOnly = /^[\w./:=@%+,*?!~ -]+$/;
/** … but for the words of the shell's own grammar and comments of two slashes. */
const notAlone = /\b(?:if|for|while|until|select|case)\b|\/\/ /;
/** A statement that swallows more than this is an unbalanced quote. */
const maxLines = 500;
/** Characters that may be looked through in vain in one text before quotes are no longer followed over lines. */
const maxWaste = 200_000;

/**
 * Puts lines together to statements. One grouper serves one text: it remembers how much was looked through in vain, so
 * that the work stays linear.
 */
export class StatementGrouper {
  private waste = 0;
  /** The line behind the last that was looked at: what is read again was no statement. */
  private read = 0;

  constructor(
    private readonly lines: readonly CodeLine[],
    private readonly mark: ContinuationMark = null,
    /** Whether the statement cannot go on in that line: it has a prompt of its own. */
    private readonly stopsAt: (index: number) => boolean = () => false,
  ) {}

  /**
   * The statement that starts at line `index`. An unbalanced quote is taken as text: then only the lines that a
   * continuation mark joins belong to it.
   */
  at(index: number): Grouped {
    const { from = 0, to = 0, text = '' } = this.lines[index] ?? {};
    if (wordsOnly.test(text) && !notAlone.test(text) && !this.flagsFollow(index))
      return { statement: { range: { from, to }, command: text }, lines: 1 };
    const isSpent = this.waste >= maxWaste;
    const isAgain = index < this.read;
    const whole = isSpent ? null : this.follow(index, true);
    const joined = whole ?? (isSpent && isAgain ? null : this.follow(index, false));
    const found = joined ?? this.build(index, index, []);
    if (isAgain) this.waste += found.statement.range.to - from + found.lines;
    this.read = Math.max(this.read, index + found.lines);
    return found;
  }

  private follow(index: number, balanced: boolean): Grouped | null {
    const state = new OpenStatement();
    const ends: LineEnd[] = [];
    let seen = 0;
    for (let at = index; at < this.lines.length && at < index + maxLines; at++) {
      if (at > index && this.stopsAt(at)) break;
      const text = this.lines[at]?.text ?? '';
      const end = this.endOf(text, state, balanced, at);
      ends.push(end);
      seen += text.length;
      if (end === 'complete' || (!balanced && end === 'open')) return this.build(index, at, ends);
      // A blank line ends what a stray backslash left open.
      if (text === '' && ends.at(-2) === 'continued') return this.build(index, at - 1, ends.slice(0, -1));
    }
    this.waste += seen;
    const last = ends[ends.length - 1];
    if (last === 'continued' || !balanced) return this.build(index, index + ends.length - 1, ends);
    return null;
  }

  private endOf(text: string, state: OpenStatement, balanced: boolean, at: number): LineEnd {
    const continued =
      text.endsWith('\\') || (this.mark !== null && text.endsWith(this.mark) && /\s.$/.test(text));
    if (!balanced) return continued ? 'continued' : this.flagsFollow(at) ? 'continued' : 'complete';
    const marked = this.mark !== null && continued && !text.endsWith('\\');
    const end = state.feed(marked ? text.slice(0, -1) : text);
    if (marked) return 'continued';
    return end === 'complete' && text !== '' && this.flagsFollow(at) ? 'continued' : end;
  }

  /** The next line starts with an option: the author forgot the backslash. */
  private flagsFollow(at: number): boolean {
    const next = this.lines[at + 1]?.text ?? '';
    return (
      next.startsWith('-') &&
      /^--?[A-Za-z][\w-]*(?:[ =]|$)/.test(next) &&
      !this.stopsAt(at + 1) &&
      !/^-[rwxd-]{9}|^-{3}/.test(next)
    );
  }

  /** A line inside a statement, with the indentation that it has over the statement's first line. */
  private inner(at: number, first: number): string {
    const { indent = '', text = '' } = this.lines[at] ?? {};
    const outer = this.lines[first]?.indent ?? '';
    return (indent.startsWith(outer) ? indent.slice(outer.length) : '') + text;
  }

  private build(first: number, last: number, ends: readonly LineEnd[]): Grouped {
    let command = '';
    for (let at = first; at <= last; at++) {
      const text = this.lines[at]?.text ?? '';
      const end = at < last ? ends[at - first] : 'complete';
      command += at === first || ends[at - first - 1] !== 'open' ? text : `\n${this.inner(at, first)}`;
      if (end === 'continued') command = `${withoutMark(command, this.mark)} `;
      else if (end === 'continued-in-quotes') command = command.slice(0, -1);
    }
    if (last === first || ends[last - first] === 'continued') command = withoutMark(command, this.mark);
    const comment = trailingComment(command);
    const cut = command.length - comment;
    const from = this.lines[first]?.from ?? 0;
    const to = (this.lines[last]?.to ?? from) - (command.includes('\n') ? 0 : comment);
    return {
      statement: {
        range: { from, to: Math.max(from, to) },
        command: command.includes('\n') ? command.trim() : command.slice(0, cut).trim(),
      },
      lines: last - first + 1,
    };
  }
}

function withoutMark(command: string, mark: ContinuationMark): string {
  const text = command.trimEnd();
  return text.endsWith('\\') || (mark !== null && text.endsWith(` ${mark}`))
    ? text.slice(0, -1).trimEnd()
    : text;
}

/** `# why`, and the `// why` that authors write although no shell knows it. */
const commentStart = /^(?:#+(?:\s|$|\p{L})|\/\/ )/u;

function isBlank(char: string): boolean {
  return char === ' ' || char === '\t';
}

/** Length of ` # comment` at the end of a line, blanks before it included; 0 for none. */
export function trailingComment(line: string): number {
  if (!line.includes('#') && !line.includes('// ')) return 0;
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (quote !== '') {
      if (char === '\\' && quote === '"') at++;
      else if (char === quote) quote = '';
    } else if (char === '\\') at++;
    else if ((char === '"' || char === "'") && line.includes(char, at + 1)) quote = char;
    else if (at > 0 && isBlank(line.charAt(at - 1)) && commentStart.test(line.slice(at, at + 8))) {
      return line.length - line.slice(0, at).trimEnd().length;
    }
  }
  return 0;
}

/** Whether the line is only a comment, of a POSIX shell, PowerShell or (`REM`, `::`) cmd; or a note with `//`. */
export function isComment(line: string): boolean {
  return /^(?:#|\/\/|::|(?:REM|rem)\s)/.test(line);
}

/**
 * Splits a shell text without prompts into its statements, in order. Blank lines and comment lines are skipped; lists,
 * pipes, quotes over lines, here-documents, groups, loops and functions stay whole; backslash continuations are folded.
 */
export function splitStatements(text: string): RawStatement[] {
  const lines = linesOf(text);
  const grouper = new StatementGrouper(lines);
  const statements: RawStatement[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]?.text ?? '';
    if (line === '' || line.startsWith('#')) {
      at++;
      continue;
    }
    const grouped = grouper.at(at);
    if (grouped.statement.command !== '') statements.push(grouped.statement);
    at += grouped.lines;
  }
  return statements;
}
