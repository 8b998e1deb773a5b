import type { Range } from '../text';
import { tokenize, type QuoteContext, type Tokens, type Word, type WordPart } from './tokens';
import { grammarOf, type ArgumentGrammar } from './grammar';

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
  private readonly parts: readonly WordPart[];
  private readonly comments: readonly Range[];
  /** The commands around the last offset, outermost first, each with its first word that does not end before it. */
  private readonly around: { readonly command: SimpleCommand; word: number }[] = [];
  private nextCommand = 0;
  private nextPart = 0;
  private nextComment = 0;

  constructor(command: string) {
    const tokens = tokenize(command);
    this.commands = inOrder(tokens);
    this.parts = partsOf(tokens);
    this.comments = tokens.comments;
  }

  at(offset: number): Site {
    for (let next = this.commands[this.nextCommand]; next && next.from <= offset;) {
      this.leave(next.from);
      this.around.push({ command: next, word: 0 });
      next = this.commands[++this.nextCommand];
    }
    this.leave(offset);
    const part = this.partAt(offset);
    if (this.inComment(offset)) return inComment;
    const around = this.around.at(-1);
    if (!around) return { command: null, index: -1, word: null, role: null, quote: quoteOf(part), part };
    const { command } = around;
    while ((command.words[around.word]?.to ?? Infinity) <= offset) around.word++;
    const word = command.words[around.word];
    const index = word && word.from <= offset ? around.word : -1;
    return {
      command,
      index,
      word: command.words[index] ?? null,
      role: command.roles[index] ?? null,
      quote: quoteOf(part),
      part,
    };
  }

  private leave(offset: number): void {
    for (let last = this.around.at(-1); last && last.command.to < offset; last = this.around.at(-1))
      this.around.pop();
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

const inComment: Site = { command: null, index: -1, word: null, role: null, quote: 'comment', part: null };
const quoteOf = (part: WordPart | null): QuoteContext => part?.quote ?? 'unquoted';

function partsOf({ words, heredocs, substitutions }: Tokens): WordPart[] {
  const parts: WordPart[] = [];
  for (const word of words) parts.push(...word.parts);
  if (heredocs.length === 0 && substitutions.length === 0) return parts;
  for (const heredoc of heredocs) parts.push(...heredoc.parts);
  return parts.sort((a, b) => a.from - b.from);
}

/** The commands of a statement in the order they begin, those in pipes, lists and substitutions included. */
export const simpleCommandsOf = (statement: string): SimpleCommand[] => inOrder(tokenize(statement));

function inOrder(tokens: Tokens): SimpleCommand[] {
  const commands = simpleCommands(tokens, []);
  return tokens.substitutions.length > 0 ? commands.sort((a, b) => a.from - b.from || b.to - a.to) : commands;
}

const redirects = /[<>]/;

/** Adds the commands of these tokens to `found`: those of each list in order, then those inside of them. */
function simpleCommands(tokens: Tokens, found: SimpleCommand[]): SimpleCommand[] {
  const { operators } = tokens;
  let next = 0;
  let words: Word[] = [];
  let targets: Target[] = [];
  let redirection: string | null = null;
  const end = () => {
    if (words.length > 0) found.push(simpleCommand(words, targets));
    words = [];
    targets = [];
    redirection = null;
  };
  for (const word of tokens.words) {
    for (let operator = operators[next]; operator && operator.from < word.from; operator = operators[++next])
      if (redirects.test(operator.text)) redirection = operator.text;
      else end();
    if (redirection !== null) targets.push({ word, operator: redirection });
    redirection = null;
    words.push(word);
  }
  end();
  for (const inner of tokens.substitutions) simpleCommands(inner, found);
  return found;
}

/** A word behind a redirection. */
interface Target {
  readonly word: Word;
  readonly operator: string;
}

const assignment = /^([A-Za-z_]\w*)\+?=/;
/** Words before a program that do not change what its arguments mean. */
const carriers = new Set(
  'sudo time env nohup exec command export declare local then do else if while until ! { builtin winpty set setx'.split(
    ' ',
  ),
);
const exporters = new Set(['export', 'declare', 'local', 'env', 'set']);

const optionStart = /^-{1,2}[A-Za-z]/;
/** `--name` of `--name=web`, `-p` of `-p<password>`. */
const attachedOption = /^--?[A-Za-z][\w-]*(?==)|^-[A-Za-z](?=[<{"'])/;

/** The name of a program without folders, in lower case. */
const programOf = (text: string): string =>
  /[^a-z0-9_-]/.test(text)
    ? text
        .replace(/^.*[/\\]/, '')
        .replace(/\.exe$/i, '')
        .toLowerCase()
    : text;

function simpleCommand(words: readonly Word[], targets: readonly Target[]): SimpleCommand {
  const roles: Role[] = [];
  let program = '';
  const operations: string[] = [];
  let grammar: ArgumentGrammar | null = null;
  let option: { readonly name: string; values: number; readonly max: number } | null = null;
  let positionals = 0;
  let inner = false;
  const first = words[0];
  let exported = false;
  let target = 0;
  for (const word of words) {
    const text = word.text;
    const redirection = targets[target];
    if (redirection?.word === word) {
      target++;
      roles.push({ kind: 'redirection', operator: redirection.operator.replace(/^\d+/, '') });
      continue;
    }
    if (grammar === null || program === '') {
      const variable = assignment.exec(text)?.[1];
      if (variable !== undefined) roles.push({ kind: 'assignment', variable });
      else if (carriers.has(text)) {
        exported ||= exporters.has(text);
        roles.push({ kind: 'operation' });
      } else if (exported && text.startsWith('-')) roles.push({ kind: 'option' });
      else {
        program = programOf(text);
        grammar = grammarOf(program);
        roles.push({ kind: 'program' });
      }
      continue;
    }
    if (inner) {
      roles.push({ kind: 'positional', nth: ++positionals });
      continue;
    }
    const isOption = optionStart.test(text);
    const attached = isOption ? attachedOption.exec(text)?.[0] : undefined;
    if (attached !== undefined) {
      option = null;
      roles.push({ kind: 'value', option: attached, nth: 1 });
      continue;
    }
    if (isOption) {
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
