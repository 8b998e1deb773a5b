import { readFileContent, isTypedTag } from './files';
import { judge, type Verdict } from './judging';
import type { RunsIn, StatementReading } from './model';
import { isTableHead, looksLikeOutput } from './output';
import { continuationPrompt, readPrompt, type Prompt } from './prompts';
import { readSession } from './sessions';
import { retyped } from './wordProcessor';
import {
  isComment,
  linesOf,
  StatementGrouper,
  trimmed,
  type CodeLine,
  type ContinuationMark,
} from './statements';

/** A line that is no command by itself, and may be the start of one: continued, `if` with its `then`, a group. */
const mayGrow = /[\\`^{]$|^(?:if|for|while|until|case|function)\s|^\(/;

/** The commands of a block, and how far the block is made of them. */
export interface BlockCommands {
  readonly statements: readonly StatementReading[];
  /** The block has prompts: what is behind them is meant to be typed. */
  readonly prompted: boolean;
  /** The first line that is no comment is a command. */
  readonly leads: boolean;
  /** Share of the lines (comments and blanks aside) that commands take, 0 … 1. */
  readonly share: number;
}

interface PromptedLine {
  readonly line: CodeLine;
  readonly prompt: Prompt | null;
}

/** Finds the statements of a block. `language` is its tag, in lower case. */
export function findStatements(text: string, language: string | null): BlockCommands {
  const lines = linesOf(text);
  const mark = continuationMark(lines, language);
  const found = lines.map((line): PromptedLine => ({ line, prompt: readPrompt(line.text) }));
  if (found.every(({ prompt }) => prompt === null)) return readPlain(found, mark, language);
  const prompted = readPrompts(found);
  if (prompted) return readTyped(prompted, mark);
  return readPlain(found.map(withoutPrompt), mark, language);
}

/** Marks that continue a line in some shells, and the tags of these. */
const continuations = [
  ['`', ' `', /^(?:powershell|ps1?|pwsh|posh)$/],
  ['^', ' ^', /^(?:cmd|bat|batch|batchfile|dos)$/],
] as const;

/** `` ` `` and `^` continue a line only where the block shows that its shell is PowerShell or cmd. */
function continuationMark(lines: readonly CodeLine[], language: string | null): ContinuationMark {
  for (const [mark, ending, shells] of continuations) {
    const marked = (line: CodeLine) => line.text.endsWith(ending);
    if (!lines.some(marked)) continue;
    if (shells.test(language ?? '')) return mark;
    if (lines.some((line, at) => marked(line) && (lines[at + 1]?.text ?? '').startsWith('-'))) return mark;
  }
  return null;
}

/** The lines with their prompts, or `null` when the block has none that can be trusted. */
function readPrompts(found: readonly PromptedLine[]): readonly PromptedLine[] | null {
  const certain = found.filter(({ prompt }) => prompt?.kind === 'shell' || prompt?.kind === 'foreign');
  if (certain.length > 0 && !startsPlainly(found) && isTypedSession(found)) {
    // A root prompt beside others: in a shell that an earlier command opened.
    return found.map((each, at) =>
      each.prompt?.kind === 'weak' && !isTrusted(each) && !standsInRun(found, at)
        ? { ...each, prompt: null }
        : each,
    );
  }
  const weak = found.filter(({ prompt }) => prompt?.kind === 'weak');
  const bare = found.filter(({ line, prompt }) => line.text !== '' && prompt?.kind !== 'weak');
  if (weak.length === 0 || !isTyped(weak[0])) return null;
  // Below a command that is known, a program with options or a path that is not known is no comment either.
  const trusted = weak.filter((each) => isTyped(each) || verdictOf(each) === 'plausible').length;
  const first = found.find(({ line }) => line.text !== '');
  if (first !== weak[0] || trusted < weak.length) return null;
  // What is indented belongs to the line above: the body of a loop, output.
  const inSight = bare.filter(({ line }) => line.indent === '');
  if (inSight.some(({ line }) => judge(line.text) === 'certain' && !looksLikeOutput(line.text))) return null;
  return found;
}

/** A command without a prompt comes first: prompts further down stand in its output. */
function startsPlainly(lines: readonly PromptedLine[]): boolean {
  const first = lines.find(({ line }) => line.text !== '' && !isComment(line.text));
  if (!first || first.prompt) return false;
  const verdict = judge(first.line.text);
  return verdict === 'certain' || verdict === 'bare';
}

/** A lone `$ ` or `~ # ` among lines of another kind proves nothing: its line must be a command. */
function isTypedSession(lines: readonly PromptedLine[]): boolean {
  return lines.some(({ line, prompt }) => {
    if (prompt?.kind === 'foreign') return true;
    if (prompt?.kind !== 'shell') return false;
    const rest = line.text.slice(prompt.length).trim();
    return prompt.mark === '$' || rest === '' || rest.startsWith('#') || judge(rest) !== 'none';
  });
}

const verdictOf = ({ line, prompt }: PromptedLine): Verdict => judge(line.text.slice(prompt?.length ?? 0));

function isTyped(each: PromptedLine | undefined): boolean {
  if (!each?.prompt) return false;
  const verdict = verdictOf(each);
  return verdict === 'certain' || verdict === 'bare' || (verdict === 'plausible' && each.prompt.mark !== '#');
}

/** A weak prompt among certain ones. `# docker rm x` stays a comment; `# ls` in a container's shell is typed. */
function isTrusted(each: PromptedLine): boolean {
  return (each.prompt?.mark === '$' || /^[A-Za-z]/.test(each.line.text)) && isTyped(each);
}

/** Of two and more lines `# adduser me` in a row none is a comment. */
function standsInRun(lines: readonly PromptedLine[], at: number): boolean {
  const isRoot = (each: PromptedLine | undefined) => each?.prompt?.mark === '#' && isTyped(each);
  return isRoot(lines[at]) && (isRoot(lines[at - 1]) || isRoot(lines[at + 1]));
}

function readTyped(lines: readonly PromptedLine[], mark: ContinuationMark): BlockCommands {
  const contents = lines.map(({ line, prompt }) => {
    if (prompt && prompt.kind !== 'foreign') return trimmed(line, prompt.length);
    return trimmed(line, continuationPrompt(line.text));
  });
  const grouper = new StatementGrouper(contents, mark, (at) => {
    const prompt = lines[at]?.prompt;
    return prompt !== undefined && prompt !== null && !(prompt.mark === '>' && prompt.kind === 'weak');
  });
  const statements: StatementReading[] = [];
  let inContainer = false;
  for (let at = 0; at < lines.length;) {
    const { prompt } = lines[at] ?? { prompt: null };
    const text = contents[at]?.text ?? '';
    const asRoot = inContainer && prompt === null && /^# +\S/.test(text) && judge(text.slice(2)) !== 'none';
    if (asRoot) contents[at] = trimmed(contents[at] ?? { from: 0, to: 0, text: '', indent: '' }, 2);
    if ((!prompt || prompt.kind === 'foreign' || text === '' || text.startsWith('#')) && !asRoot) {
      at++;
      continue;
    }
    const { statement, lines: taken } = grouper.at(at);
    if (statement.command !== '' && !isOnlyPunctuation(statement.command)) {
      const reading = toReading(statement, asRoot ? 'container' : (prompt?.runsIn ?? null));
      statements.push(reading);
      if (reading.session)
        inContainer = reading.session.kind === 'opens' && reading.session.runsIn === 'container';
    }
    at += taken;
  }
  return { statements, prompted: true, leads: true, share: 1 };
}

function isOnlyPunctuation(command: string): boolean {
  return !/[\p{L}\d]/u.test(command);
}

/**
 * A line among commands without prompts. It may have one nevertheless: that of the shell which a command above opened, so it names
 * a machine or a folder. Any other is none.
 */
function withoutPrompt({ line, prompt }: PromptedLine): PromptedLine {
  const isBelow = prompt?.kind === 'shell' && /[@/~].*[$#%]/.test(line.text.slice(0, prompt.length));
  const verdict = isBelow ? judge(line.text.slice(prompt.length)) : 'none';
  return verdict === 'certain' || verdict === 'bare'
    ? { line: trimmed(line, prompt?.length), prompt }
    : { line, prompt: null };
}

function readPlain(
  written: readonly PromptedLine[],
  mark: ContinuationMark,
  language: string | null,
): BlockCommands {
  const lines = written.map(({ line }) => line);
  const grouper = new StatementGrouper(lines, mark);
  const typed = isTypedTag(language);
  const found: { statement: StatementReading; verdict: Verdict; lines: number }[] = [];
  let counted = 0;
  let leads = false;
  let inTable = false;
  let afterOutput = false;
  for (let at = 0; at < lines.length;) {
    const text = lines[at]?.text ?? '';
    if (text === '' || isComment(text)) {
      if (text === '') inTable = afterOutput = false;
      at++;
      continue;
    }
    counted++;
    if (isTableHead(text)) inTable = true;
    // A row has columns; a command under the rows has not.
    if (inTable && !/\s{2}|\t/.test(text) && text.includes(' ') && known(judge(text), text) === 'certain')
      inTable = false;
    const reading = inTable ? null : readAt(at, text);
    if (reading && accepts(known(reading.verdict, text), text, { typed, afterOutput })) {
      if (found.length === 0 && counted === 1)
        leads = reading.verdict === 'certain' || reading.verdict === 'bare';
      found.push(reading);
      counted += reading.lines - 1;
      at += reading.lines;
      afterOutput = false;
    } else {
      afterOutput = true;
      at++;
    }
  }
  const sure = found.filter(({ verdict }) => verdict === 'certain' || verdict === 'bare');
  const kept = sure.length > 0 || typed ? found : found.filter(({ verdict }) => verdict === 'plausible');
  const taken = kept.reduce((sum, each) => sum + each.lines, 0);
  return {
    statements: kept.map((each) => each.statement),
    prompted: false,
    leads,
    share: counted === 0 ? 0 : taken / counted,
  };

  /** What runs a program that was run further up is no output, whatever stands above it. */
  function known(verdict: Verdict, text: string): Verdict {
    if (verdict !== 'plausible') return verdict;
    const program = `${text.split(' ', 1)[0] ?? ''} `;
    return found.some(({ statement }) => statement.command.startsWith(program)) ? 'certain' : verdict;
  }

  /** The statement that starts at a line, when the line looks like the start of one. */
  function readAt(at: number, text: string): (typeof found)[number] | null {
    const alone = judge(text);
    if (alone === 'none' && !mayGrow.test(text)) return null;
    const { statement, lines: count } = grouper.at(at);
    const verdict = count === 1 ? alone : judge(statement.command);
    return { statement: toReading(statement, written[at]?.prompt?.runsIn ?? null), verdict, lines: count };
  }
}

function accepts(
  verdict: Verdict,
  text: string,
  evidence: { typed: boolean; afterOutput: boolean },
): boolean {
  switch (verdict) {
    case 'certain':
      return !evidence.afterOutput || !looksLikeOutput(text);
    case 'bare':
      return true;
    case 'assignment':
      return evidence.typed || !evidence.afterOutput;
    case 'plausible':
      return (evidence.typed || !evidence.afterOutput) && !looksLikeOutput(text);
    case 'weak':
      return evidence.typed && !evidence.afterOutput && !looksLikeOutput(text);
    case 'partial':
    case 'none':
      return false;
  }
}

function toReading(
  statement: { range: { from: number; to: number }; command: string },
  runsIn: RunsIn | null,
): StatementReading {
  const command = retyped(statement.command);
  const said = readSession(command);
  return {
    range: statement.range,
    command,
    runsIn: said.runsIn ?? runsIn,
    session: said.session,
  };
}

/** Whether file content and commands both fit, the commands are what was meant. */
export function commandsWin(commands: BlockCommands, text: string, typed: boolean): boolean {
  if (commands.statements.length === 0) return false;
  if (commands.prompted) return true;
  if (commands.leads) return !text.trimStart().startsWith('#!');
  const file = readFileContent(text);
  if (file === null) return commands.share >= 0.25 || typed;
  return typed && !file.certain;
}
