import { commandsWin, findStatements } from './block';
import { isSpokenOf, isStarted, readSurroundings } from './context';
import { fileLanguage, fileName, isShellTag, isTypedTag, readFileContent } from './files';
import { judge } from './judging';
import type { Reading } from './model';
import { readPrompt } from './prompts';
import { readSession } from './sessions';
import { trailingComment } from './statements';
import { retyped } from './wordProcessor';

/** What stands around a code span: enough to tell a command from a mention of one. */
export interface InlineContext {
  /** The prose of the same block before the span, plain text. */
  readonly before: string;
  /** The prose of the same block after the span, plain text. */
  readonly after: string;
}

const none: Reading = { kind: 'none' };
const outputTags = /^(?:output|log|logs|stdout|mermaid|tree|ascii|math|latex|tex|regex|http)$/;
/** Commands of one word that are words of nothing else. */
const onlyCommands = new Set(
  'ls pwd exit logout whoami ifconfig ipconfig htop uname netstat lsblk lscpu dmesg clear top hostname hostnamectl df ps jps pyspark systeminfo tasklist groups uptime lsmod lsusb'.split(
    ' ',
  ),
);
/** Programs whose name alone opens a console; it is a command where the prose starts them. */
const consoles = new Set(
  'hive node python python3 psql mysql mongo mongosh scala irb beeline redis-cli sqlite3 spark-shell bash sh zsh powershell'.split(
    ' ',
  ),
);
/** Two plain words (`docker images`): they can be a term as well as a command. */
const isName = /^[a-z]+ [a-z]+$/;
/** A span longer than this is no command that anybody typed into prose. */
const longestSpan = 20_000;

/** Reads the text of a fenced or indented block (dedented); `language` is the first word of its info string. */
export function readBlock(text: string, language: string | null): Reading {
  if (text.trim() === '') return none;
  const tag = language?.toLowerCase().replace(/^\{?\.?|\}$/g, '') ?? null;
  const commands = findStatements(text, tag);
  // The marks in front of its lines are no prompts.
  if (tag === 'diff' || tag === 'patch') return none;
  if (tag !== null && outputTags.test(tag)) {
    return commands.prompted && commands.statements.length > 0 ? toCommands(commands.statements) : none;
  }
  if (tag === null || isShellTag(tag)) {
    if (commandsWin(commands, text, isTypedTag(tag))) return toCommands(commands.statements);
    if (commands.prompted) return none;
    const file = readFileContent(text);
    return file ? toFile(text, file.language) : none;
  }
  // The tag names a kind of file; it lies when every line is a command and none looks like that kind.
  if (commands.prompted && commands.statements.length > 0) return toCommands(commands.statements);
  const lies = commands.leads && commands.share > 0.9 && commandsWin(commands, text, false);
  if (lies) return toCommands(commands.statements);
  if (commands.prompted) return none;
  return toFile(text, fileLanguage(tag));
}

/** Reads the text of a code span; line breaks in it count as blanks. */
export function readInline(text: string, context: InlineContext): Reading {
  if (text.length > longestSpan) return none;
  const flat = text.includes('\n') ? text.replace(/\s*\r?\n\s*/g, ' ') : text;
  const prompt = readPrompt(flat);
  if (prompt?.kind === 'foreign') return none;
  const isPrompt = prompt !== null && isBelieved(flat.slice(prompt.length), prompt.kind);
  const written = (isPrompt ? flat.slice(prompt.length) : flat).trim();
  const comment = trailingComment(written);
  const command = retyped(written.slice(0, written.length - comment));
  if (command === '' || !isRun(command, context, isPrompt)) return none;
  const from =
    text.length -
    text.trimStart().length +
    (isPrompt ? prompt.length - (flat.length - flat.trimStart().length) : 0);
  const to = text.trimEnd().length - comment;
  const said = readSession(command);
  const runsIn = said.runsIn ?? (isPrompt ? prompt.runsIn : null);
  return toCommands([{ range: { from: Math.min(from, to), to }, command, runsIn, session: said.session }]);
}

function isBelieved(rest: string, kind: 'shell' | 'weak'): boolean {
  const verdict = judge(rest);
  return kind === 'shell'
    ? verdict !== 'none' && verdict !== 'partial'
    : verdict === 'certain' || verdict === 'bare';
}

function isRun(command: string, context: InlineContext, prompted: boolean): boolean {
  const verdict = judge(command);
  if (verdict === 'partial' && consoles.has(command)) return isStarted(context.before, context.after);
  if (verdict === 'none' || verdict === 'partial' || /^-(?:style|like|based)\b/.test(context.after))
    return false;
  if (prompted) return true;
  if (verdict === 'certain') return !(isName.test(command) && isSpokenOf(context.before, context.after));
  const { run, used, opposed, alone } = readSurroundings(context.before, context.after);
  if (opposed) return verdict === 'plausible' && run;
  switch (verdict) {
    case 'plausible':
      // A path alone may be named for other reasons than to run it.
      return (
        command.includes(' ') ||
        used ||
        (alone && /[/\\][a-z][\w-]*$/.test(command)) ||
        /^\.[/\\].*\.sh$/.test(command)
      );
    case 'bare':
      if (onlyCommands.has(command) && isNamedForUse(context)) return true;
      return run || ((alone || used) && (onlyCommands.has(command) || /\w[-_]\w/.test(command)));
    case 'weak':
    case 'assignment':
      return run;
  }
}

/** `the name: ls`, `where I am (pwd)`, `typed cd .. and ls`, `log in again; groups then lists`: what leads to it. */
const isNamedForUse = ({ before, after }: InlineContext): boolean =>
  /\S: ?$|\band $/.test(before) ||
  (before.endsWith('(') && after.startsWith(')')) ||
  (/[,;] $/.test(before) && /^(?:,? then\b|,? and (?:then\b)?|[,;.] ?)/.test(after));

function toCommands(statements: Extract<Reading, { kind: 'commands' }>['statements']): Reading {
  return { kind: 'commands', statements };
}

function toFile(text: string, language: string | null): Reading {
  return { kind: 'file', language, name: fileName(text, language) };
}
