import type { Range } from '../text';
import { tokenize, type QuoteContext, type Tokens, type Word, type WordPart } from './tokens';
import { grammarOf } from './grammar';

/** What a word is to its command. */
export type Role =
  | { readonly kind: 'program' }
  /** `s3` and `mb` of `aws s3 mb`. */
  | { readonly kind: 'operation' }
  /** An option by itself; one with its value in the same word (`--name=web`) has the role of a value. */
  | { readonly kind: 'option' }
  /** `nth` counts the values of one option from 1. */
  | { readonly kind: 'value'; readonly option: string; readonly nth: number }
  | { readonly kind: 'positional'; readonly nth: number }
  /** `NAME=value` before the program, or after `export`. */
  | { readonly kind: 'assignment'; readonly variable: string }
  | { readonly kind: 'redirection'; readonly operator: string };

/** One program with its arguments: what stands between two `&&`, `|`, `;` … */
export interface SimpleCommand extends Range {
  readonly words: readonly Word[];
  readonly roles: readonly Role[];
  /** Its name without folders, lower case; empty for assignments only. */
  readonly program: string;
  /** `['s3', 'mb']`. */
  readonly operations: readonly string[];
}

/** Where an offset stands in its command. */
export interface Site {
  readonly command: SimpleCommand | null;
  /** Its index in the command's words and roles; -1 outside of words. */
  readonly index: number;
  readonly word: Word | null;
  readonly role: Role | null;
  readonly quote: QuoteContext;
  /** The quoted stretch around it: its text is the whole content of the quotes. */
  readonly part: WordPart | null;
}

/** Tells sites of one command, for offsets asked in ascending order; all in one walk over the text. */
export class SiteReader {
  private readonly commands: SimpleCommand[];
  private readonly parts: WordPart[];
  private readonly comments: readonly Range[];
  private readonly around: SimpleCommand[] = [];
  private nextCommand = 0;
  private nextPart = 0;
  private nextWord = new Map<SimpleCommand, number>();
  private nextComment = 0;

  constructor(command: string) {
    const tokens = tokenize(command);
    this.commands = inOrder(simpleCommands(tokens));
    this.parts = partsOf(tokens).sort((a, b) => a.from - b.from);
    this.comments = tokens.comments;
  }

  at(offset: number): Site {
    while (this.nextCommand < this.commands.length) {
      const next = this.commands[this.nextCommand];
      if (!next || next.from > offset) break;
      this.leave(next.from);
      this.around.push(next);
      this.nextCommand++;
    }
    this.leave(offset);
    const command = this.around.at(-1) ?? null;
    const index = command ? this.wordIndex(command, offset) : -1;
    const part = this.partAt(offset);
    const comment = this.inComment(offset);
    return {
      command: comment ? null : command,
      index: comment ? -1 : index,
      word: comment ? null : (command?.words[index] ?? null),
      role: comment ? null : (command?.roles[index] ?? null),
      quote: comment ? 'comment' : (part?.quote ?? 'unquoted'),
      part: comment ? null : part,
    };
  }

  private leave(offset: number): void {
    for (let last = this.around.at(-1); last && last.to < offset; last = this.around.at(-1))
      this.around.pop();
  }

  private wordIndex(command: SimpleCommand, offset: number): number {
    let index = this.nextWord.get(command) ?? 0;
    while ((command.words[index]?.to ?? Infinity) <= offset) index++;
    this.nextWord.set(command, index);
    const word = command.words[index];
    return word && word.from <= offset ? index : -1;
  }

  private partAt(offset: number): WordPart | null {
    while ((this.parts[this.nextPart]?.to ?? Infinity) <= offset) this.nextPart++;
    const part = this.parts[this.nextPart];
    return part && part.from <= offset ? part : null;
  }

  private inComment(offset: number): boolean {
    while ((this.comments[this.nextComment]?.to ?? Infinity) <= offset) this.nextComment++;
    const comment = this.comments[this.nextComment];
    return comment !== undefined && comment.from <= offset;
  }
}

function partsOf(tokens: Tokens): WordPart[] {
  const parts: WordPart[] = [];
  for (const word of tokens.words) for (const part of word.parts) parts.push(part);
  for (const heredoc of tokens.heredocs) for (const part of heredoc.parts) parts.push(part);
  return parts;
}

/** The commands of a statement in the order they begin, those in pipes, lists and substitutions included. */
export function simpleCommandsOf(statement: string): SimpleCommand[] {
  return inOrder(simpleCommands(tokenize(statement)));
}

const inOrder = (commands: SimpleCommand[]): SimpleCommand[] =>
  commands.sort((a, b) => a.from - b.from || b.to - a.to);

const redirects = /[<>]/;

function simpleCommands(tokens: Tokens): SimpleCommand[] {
  const found: SimpleCommand[] = [];
  const pieces: { readonly from: number; readonly word?: Word; readonly operator?: string }[] = [
    ...tokens.words.map((word) => ({ from: word.from, word })),
    ...tokens.operators.map((operator) => ({ from: operator.from, operator: operator.text })),
  ].sort((a, b) => a.from - b.from);
  let words: Word[] = [];
  let redirected = new Map<Word, string>();
  let redirection: string | null = null;
  const end = () => {
    if (words.length > 0) found.push(simpleCommand(words, redirected));
    words = [];
    redirected = new Map();
    redirection = null;
  };
  for (const { word, operator } of pieces) {
    if (word) {
      if (redirection !== null) redirected.set(word, redirection);
      redirection = null;
      words.push(word);
    } else if (operator !== undefined && redirects.test(operator)) redirection = operator;
    else end();
  }
  end();
  for (const inner of tokens.substitutions) found.push(...simpleCommands(inner));
  return found;
}

const assignment = /^([A-Za-z_]\w*)\+?=/;
/** Words before a program that do not change what its arguments mean. */
const carriers = new Set(
  'sudo time env nohup exec command export declare local then do else if while until ! builtin winpty set setx'.split(
    ' ',
  ),
);
const exporters = new Set(['export', 'declare', 'local', 'env', 'set']);

function simpleCommand(words: readonly Word[], redirected: ReadonlyMap<Word, string>): SimpleCommand {
  const roles: Role[] = [];
  let program = '';
  const operations: string[] = [];
  let grammar = grammarOf('');
  let option: { readonly name: string; values: number; readonly max: number } | null = null;
  let positionals = 0;
  let inner = false;
  const first = words[0];
  let exported = false;
  for (const word of words) {
    const text = word.text;
    const operator = redirected.get(word);
    if (operator !== undefined) {
      roles.push({ kind: 'redirection', operator: operator.replace(/^\d+/, '') });
      continue;
    }
    if (program === '') {
      const variable = assignment.exec(text)?.[1];
      if (variable !== undefined) roles.push({ kind: 'assignment', variable });
      else if (carriers.has(text)) {
        exported ||= exporters.has(text);
        roles.push({ kind: 'operation' });
      } else if (exported && text.startsWith('-')) roles.push({ kind: 'option' });
      else {
        program = text
          .replace(/^.*[/\\]/, '')
          .replace(/\.exe$/i, '')
          .toLowerCase();
        grammar = grammarOf(program);
        roles.push({ kind: 'program' });
      }
      continue;
    }
    if (inner) {
      roles.push({ kind: 'positional', nth: ++positionals });
      continue;
    }
    const attached = /^(--?[A-Za-z][\w-]*)=/.exec(text)?.[1] ?? /^(-[A-Za-z])[<{"']/.exec(text)?.[1];
    if (attached !== undefined) {
      option = null;
      roles.push({ kind: 'value', option: attached, nth: 1 });
      continue;
    }
    if (/^-{1,2}[A-Za-z]/.test(text)) {
      const max = grammar.valuesOf(text, operations);
      option = max > 0 ? { name: text, values: 0, max } : null;
      roles.push({ kind: 'option' });
      continue;
    }
    if (option && option.values < option.max) {
      roles.push({ kind: 'value', option: option.name, nth: ++option.values });
      continue;
    }
    option = null;
    if (operations.length < grammar.operations(operations)) {
      operations.push(text);
      roles.push({ kind: 'operation' });
      continue;
    }
    roles.push({ kind: 'positional', nth: ++positionals });
    inner = grammar.handsOver(operations, positionals);
  }
  return {
    from: first?.from ?? 0,
    to: words.at(-1)?.to ?? 0,
    words,
    roles,
    program,
    operations,
  };
}
