import type { Statement } from '../../core/course/model';
import { tokenize, type Operator, type Tokens, type Word } from '../../core/shell/tokens';
import { escapeHtml } from '../webview/escape';

/** What a stretch of a command is, for its colour. */
type Kind = 'program' | 'option' | 'string' | 'operator' | 'comment' | 'aside';

const ASSIGNMENT = /^[A-Za-z_]\w*=/;
/** Words behind which another program begins. */
const LEADS_ON = new Set(['sudo', 'time', 'exec', 'env', 'xargs', 'then', 'do', 'else', 'if', 'while']);
const STARTS_COMMAND = new Set(['&&', '||', ';', '|', '|&', '&', '(', '\n']);

/** Text with a mark on some of its characters. */
class Painted {
  private readonly kinds: (Kind | undefined)[] = [];
  private readonly open = new Set<number>();

  constructor(private readonly text: string) {}

  paint(kind: Kind | undefined, from: number, to: number): void {
    for (let at = from; at < to; at++) this.kinds[at] = kind;
  }

  /** Marks what the learner must replace; its colour stays. */
  markOpen(from: number, to: number): void {
    for (let at = from; at < to; at++) this.open.add(at);
  }

  html(): string {
    let html = '';
    for (let from = 0, to = 0; from < this.text.length; from = to) {
      const kind = this.kinds[from];
      const open = this.open.has(from);
      while (to < this.text.length && this.kinds[to] === kind && this.open.has(to) === open) to++;
      const text = escapeHtml(this.text.slice(from, to));
      const coloured = kind === undefined ? text : `<span class="${kind}">${text}</span>`;
      html += open ? `<mark>${coloured}</mark>` : coloured;
    }
    return html;
  }
}

/**
 * The HTML of a block of commands as the notes have it, with colours and with its placeholders marked. What belongs to no
 * statement (prompts, output, comments) is set back.
 *
 * @param code the block without its fences and indentation
 * @param sourceOf the text of a statement in the notes
 */
export function paintCommands(
  code: string,
  statements: readonly Statement[],
  sourceOf: (statement: Statement) => string,
): string {
  const painted = new Painted(code);
  painted.paint('aside', 0, code.length);
  for (const line of code.matchAll(/^[ \t]*#.*$/gm))
    painted.paint('comment', line.index, line.index + line[0].length);
  let at = 0;
  for (const statement of statements) {
    const place = findLines(code, sourceOf(statement), at);
    if (!place) continue;
    paintStatement(painted, code.slice(place.from, place.to), place.from, statement);
    at = place.to;
  }
  return painted.html();
}

/** The HTML of one command, as it is sent. */
export function paintCommand(statement: Statement): string {
  const painted = new Painted(statement.command);
  paintStatement(painted, statement.command, 0, statement);
  return painted.html();
}

/** Where the lines of a source stand in the code, whatever their indentation is there. */
function findLines(code: string, source: string, at: number): { from: number; to: number } | null {
  const lines = source.split('\n').map((line) => line.replace(/^[\s>]+/, '').trimEnd());
  let from = -1;
  let to = at;
  for (const line of lines) {
    const found = code.indexOf(line, to);
    if (found < 0) return null;
    if (from < 0) from = found;
    to = found + line.length;
  }
  return from < 0 ? null : { from, to };
}

function paintStatement(painted: Painted, text: string, base: number, { placeholders }: Statement): void {
  painted.paint(undefined, base, base + text.length);
  paintTokens(painted, tokenize(text), base);
  let at = 0;
  for (const { text: open } of [...placeholders].sort((a, b) => a.range.from - b.range.from)) {
    const found = text.indexOf(open, at);
    if (found < 0) continue;
    painted.markOpen(base + found, base + found + open.length);
    at = found + open.length;
  }
}

function paintTokens(painted: Painted, tokens: Tokens, base: number): void {
  const { words, operators, comments, heredocs, substitutions } = tokens;
  const inOrder: (Word | Operator)[] = [...words, ...operators].sort((a, b) => a.from - b.from);
  let startsCommand = true;
  for (const token of inOrder) {
    const [from, to] = [base + token.from, base + token.to];
    if (!('parts' in token)) {
      if (token.text !== '\n') painted.paint('operator', from, to);
      startsCommand = STARTS_COMMAND.has(token.text) || (startsCommand && /[<>]/.test(token.text));
      continue;
    }
    if (startsCommand && !ASSIGNMENT.test(token.text)) {
      painted.paint('program', from, to);
      startsCommand = LEADS_ON.has(token.text);
      continue;
    }
    if (token.text.startsWith('-')) painted.paint('option', from, to);
    for (const part of token.parts) {
      if (part.quote === 'single' || part.quote === 'double')
        painted.paint('string', base + part.from - 1, base + part.to + 1);
    }
  }
  for (const { from, to } of heredocs) painted.paint('string', base + from, base + to);
  for (const inner of substitutions) paintTokens(painted, inner, base);
  for (const { from, to } of comments) painted.paint('comment', base + from, base + to);
}
