import { missingForAws } from './aws';
import { hasUsualArgument, isGroup, isTerm, lookUp, optionsTakingValue, type Tool } from './lexicon';
import { wordy, wrappers } from './tools';
import { isUsage, normalise } from './usage';
import { simpleCommands, type SimpleCommand } from './simple';

/**
 * How much a piece of text is a command, by itself:
 * - `certain`: a known tool with all it needs, or a form that nothing but a shell has;
 * - `plausible`: an unknown name with options or a path, as commands have them;
 * - `weak`: an unknown name with words behind it;
 * - `bare`: a known command that is one word (`ls`, `exit`);
 * - `assignment`: `NAME=value` and nothing else;
 * - `partial`: a tool's name as a term, or a subcommand without the argument it needs;
 * - `none`: no command.
 */
export type Verdict = 'certain' | 'plausible' | 'weak' | 'bare' | 'assignment' | 'partial' | 'none';

/** Longer statements are judged by their beginning. */
const reach = 2000;

const assignment = /^[A-Za-z_]\w*(?:\[\w*\])?\+?=/;
const powershellAssignment = /^\$(?:env:)?\w+(?:[.:]\w+)*$/i;
const cmdlet =
  /^(?:Get|Set|New|Remove|Add|Invoke|Start|Stop|Restart|Test|Write|Import|Export|Install|Uninstall|Enable|Disable|Copy|Move|Rename|Out|Select|Update|Enter|Exit|Clear|Expand|Compress|Connect|Resolve)-[A-Z]\w+$/;
const pathHead = /^(?:\.{1,2}|~|\$\w+|\$\{\w+\}|[\w.-]+)?(?:[/\\][\w.@+$ {}<>-]+)+$/;
const executableName = /^[\w.-]+\.(?:sh|py|exe|bat|cmd|ps1|rb|pl|bash|run|bin)$/;
const unknownName = /^[a-z][a-z0-9]*(?:[._+-][a-z0-9]+)*$/;
const optionWord = /^-{1,2}[A-Za-z0-9?#]/;
const exported = /^-|^[A-Za-z_]\w*=|^[A-Z_][A-Z0-9_]*$/;
const versionNumber = /^v?\d+(?:\.[\dx]+){0,2}$/;
const fileArgument = /^-|\.\w+$|[/\\]|^[$<{[]|^(?:app|server|index|main|manage|artisan)$|^[A-Z]\w+$/;
/** What an argument has and an English word has not. */
const argumentEvidence = /^[-+/~.$%"'*@:]|[/\\=$<>{}[\]*]|\d|\w\.\w|_|^[A-Z_]{4,}$/;

const stopWords = new Set(
  `the a an your our my its this that these those is are was were be will would can could should to of in into on onto for from with
   by as and or but not you we it they which who when where while if then than so such sure all any some each every there here
   has have had do does did about between using has`.split(/\s+/),
);

/** No stop word with a mark behind it is longer. */
const longestStopWord = Math.max(...Array.from(stopWords, (word) => word.length)) + 1;

const isStopWord = (word: string): boolean =>
  word.length <= longestStopWord &&
  (stopWords.has(word) || stopWords.has(word.toLowerCase().replace(/[,.;:]$/, '')));

/**
 * Plain words with one blank between, as most commands are written: nothing that quotes, joins, groups or continues, and no mark of a
 * usage line. Neither the shell's grammar nor the shapes of other texts have anything to say about them.
 */
const plainWords =
  /^(?!(?:if|elif|for|while|until|select|case|function) )(?:(?!(?:[-:]{1,2}|\.{3}|OPTIONS)(?: |$))[\w./:=@%+,*?!-]+(?: |$))+$/;
/** Options with which a tool only tells about itself. */
const asking = new Set(['--version', '--help', '-version', '-V']);
const setting = /^(?:[-+*/]?=|===?|=>)$/;
/** A program's name that can be nothing else: no path, no variable, no cmdlet. */
const plainName = /^[a-z][a-z0-9_-]*$/;

/** Judges one statement by its text alone: prompt stripped, continuations folded. */
export function judge(command: string): Verdict {
  const text = normalise(command.slice(0, reach));
  if (isTerm(text)) return 'none';
  if (plainWords.test(text)) return judgeSimple({ words: text.split(' '), redirected: false }, 0);
  const quoted = /^(["'])(.+)\1\.?$/s.exec(text);
  // Quotes around a whole command are a slip; around anything less they make a string of it.
  if (quoted?.[2] && !quoted[2].includes(quoted[1] ?? ''))
    return judge(quoted[2]) === 'certain' ? 'certain' : 'none';
  if (text === '' || text.startsWith('>') || isUsage(text)) return 'none';
  const compound = judgeCompound(text);
  if (compound) return compound;
  const commands = simpleCommands(text);
  const first = commands[0];
  if (!first) return 'none';
  const verdict = judgeSimple(first, 0);
  // `docker run -e NAME="ada nginx`: a quote that was forgotten swallows what is needed behind it.
  if (verdict === 'partial') {
    const whole = withoutOpenQuote(text);
    if (whole !== null) return judge(whole);
  }
  // `ls | wc -l`, `cd x && make`: what stands in a list with others is there to be run.
  if (commands.length > 1 && (verdict === 'bare' || verdict === 'assignment')) {
    return commands.slice(1).some((each) => isCommand(judgeSimple(each, 0)) || isFilter(each))
      ? 'certain'
      : verdict;
  }
  if (commands.length > 1 && verdict === 'weak') {
    return commands.slice(1).some((each) => judgeSimple(each, 0) === 'certain') ? 'plausible' : 'none';
  }
  // `express && npm install`: what a sure command follows is one too.
  const unsure = verdict === 'none' || verdict === 'partial';
  if (commands.length > 1 && unsure && first.words.length === 1 && unknownName.test(first.words[0] ?? ''))
    return /^\S+ *&&/.test(text) && judgeSimple(commands[1] ?? first, 0) === 'certain' ? 'plausible' : 'none';
  return verdict;
}

/** The text without the one quote that is opened before a word of it and never closed; `null` where there is none. */
function withoutOpenQuote(text: string): string | null {
  const marks = [...text.matchAll(/["']/g)];
  const [only] = marks;
  return only && marks.length === 1 && /[\s=]$/.test(text.slice(0, only.index))
    ? text.slice(0, only.index) + text.slice(only.index + 1)
    : null;
}

function isCommand(verdict: Verdict): boolean {
  return verdict === 'certain' || verdict === 'bare' || verdict === 'plausible';
}

/** `history | tail`: behind a pipe these need no argument. */
function isFilter({ words }: SimpleCommand): boolean {
  return /^(?:head|tail|sort|uniq|less|more|wc|tee|cat|nl|column)$/.test(words[0] ?? '');
}

/** Cheap to look for first: how loops, conditions, functions, calls and groups begin. */
const mayCompound = /^(?:(?:if|elif|for|while|until|select|case|function)\s|[\w.$\s-]*\(|[[({])/;

/** Loops, conditions, functions, groups: `null` when the text is none of them. */
function judgeCompound(text: string): Verdict | null {
  if (!mayCompound.test(text)) return null;
  if (/^(?:if|elif)\s/.test(text)) return /\bthen\b/.test(text) ? 'certain' : 'none';
  if (/^(?:for|while|until|select)\s/.test(text)) return /\bdo\b/.test(text) ? 'certain' : 'none';
  if (/^case\s/.test(text)) return /\bin\b/.test(text) && /\besac\b/.test(text) ? 'certain' : 'none';
  if (/^(?:function\s+[\w-]+\s*(?:\(\s*\))?|(?!function\b)[A-Za-z_][\w-]*\s*\(\s*\))\s*\{/.test(text)) {
    return /\{\s*\S[^]*\}$/.test(text) && !/[;{]\s*(?:var|const|let|return\s+[^0-9$])|=>|\);/.test(text)
      ? 'certain'
      : 'none';
  }
  // A call in a program: `clear()`, `pw.readdir(dir)`.
  if (/^(?:[a-z]+ )?[\w.$]*\w\(/.test(text)) return 'none';
  if (/^(?:\[\[?\s.*\s\]\]?|\(\()/.test(text)) return /&&|\|\||\)\)/.test(text) ? 'certain' : 'none';
  const group = /^[({]\s*(.*)$/s.exec(text);
  if (group?.[1] && /[)}]/.test(group[1]) && !/^\{[\w "']/.test(text)) return judge(group[1]);
  return null;
}

function judgeSimple(command: SimpleCommand, skipped: number): Verdict {
  const words = skipped === 0 ? command.words : command.words.slice(skipped);
  const head = words[0];
  if (head === undefined) return 'none';
  // `hash = 5381`, `option.mark = true`: a program, not a shell.
  const second = words[1];
  const sets = second?.endsWith('=') === true || second === '=>';
  if (plainName.test(head)) {
    if (sets && setting.test(second)) return 'none';
    if (words.length > 1 && Object.hasOwn(wrappers, head)) return judgeWrapped(command, skipped, head);
    return judgeNamed(head, head, words.slice(1), command.redirected);
  }
  if (assignment.test(head)) {
    const rest = command.words.slice(skipped + 1);
    // `type=bind,source=$(pwd)`: the value of an option.
    if (rest.length === 0 && /^[^,"'(]*,[a-z]+=/.test(head)) return 'none';
    if (rest.length === 0) return /\$\(|`.+`/.test(head) ? 'certain' : 'assignment';
    const behind = judgeSimple(command, skipped + 1);
    if (behind === 'bare' || behind === 'plausible') return 'certain';
    return behind === 'weak' ? 'plausible' : behind === 'partial' ? 'none' : behind;
  }
  if (sets && setting.test(second) && !powershellAssignment.test(head)) return 'none';
  if (Object.hasOwn(wrappers, head) && words.length > 1) return judgeWrapped(command, skipped, head);
  if (/^(?:\$\(|`)/.test(head)) return judgeSubstitution(head, words.length > 1);
  if (/^\$(?:env:)?\w+=./i.test(head)) return 'assignment';
  if (powershellAssignment.test(head) && second === '=' && words.length > 2) return 'certain';
  if (cmdlet.test(head)) return words.length > 1 ? 'certain' : 'bare';
  const args = words.slice(1);
  const name = head.replace(/^.*[/\\]/, '').replace(/\.(?:exe|cmd)$/, '') || head;
  return isPathHead(head) ? judgePath(head, args, name) : judgeNamed(head, name, args, command.redirected);
}

/** Judges what begins with the name of a program. */
function judgeNamed(head: string, name: string, args: readonly string[], redirected: boolean): Verdict {
  if (isProse(args, head)) return wordy.has(head) ? judgeTool(lookUp(head), args, redirected) : 'none';
  if (head === 'aws' || head === 'awslocal') return judgeAws(args);
  const tool = lookUp(name);
  if (tool && (head === name || /\.(?:exe|cmd)$/.test(head))) return judgeTool(tool, args, redirected);
  return judgeUnknown(head, args);
}

function judgeWrapped(command: SimpleCommand, skipped: number, wrapper: string): Verdict {
  const withValue = wrappers[wrapper] ?? [];
  let next = skipped + 1;
  while (next < command.words.length) {
    const word = command.words[next] ?? '';
    if (optionWord.test(word)) next += withValue.includes(word) ? 2 : 1;
    else if (wrapper === 'timeout' && /^\d+[smh]?$/.test(word)) next++;
    else break;
  }
  if (next >= command.words.length) return next > skipped + 1 ? 'certain' : 'partial';
  const verdict = judgeSimple(command, next);
  if (wrapper === 'sudo' || wrapper === 'doas') {
    if (verdict === 'weak' || verdict === 'bare' || verdict === 'plausible') return 'certain';
    // `sudo su -`, `sudo myscript`: the word sudo is proof enough that something is run.
    if (
      verdict === 'none' &&
      command.words.length - next === 1 &&
      unknownName.test(command.words[next] ?? '')
    )
      return 'plausible';
  }
  if (wrapper === 'env' && verdict === 'assignment') return 'certain';
  return verdict === 'bare' ? 'certain' : verdict;
}

function judgeSubstitution(head: string, hasArguments: boolean): Verdict {
  // `$(npm bin)/tool --option`: the substitution is only a part of the path.
  if (/^\$\([^)]*\)[/\\]/.test(head)) return hasArguments ? 'plausible' : 'weak';
  const inner = /^(?:\$\(|`)([^]*?)[)`]?$/.exec(head)?.[1] ?? '';
  const verdict = judge(inner);
  return verdict === 'bare' ? 'partial' : verdict;
}

function isPathHead(head: string): boolean {
  return pathHead.test(head) || /^[A-Za-z]:\\/.test(head) || executableName.test(head);
}

function judgePath(head: string, args: readonly string[], name: string): Verdict {
  if (/^\/?(?:https?|s3|ftp|file):|:\/\//.test(head) || isProse(args, head)) return 'none';
  const runs = /^\.{1,2}[/\\]|^~[/\\]|(?:^|[/\\])s?bin[/\\]/.test(head);
  if (args.length > 0) {
    if (args.some((word) => optionWord.test(word)) || runs || executableName.test(name)) return 'certain';
    return lookUp(name) && /^[/~$.]/.test(head) ? 'plausible' : 'weak';
  }
  if (/[/\\]$/.test(head)) return 'none';
  if (/^\.[/\\]/.test(head) && (executableName.test(name) || /^[\w+-]+$/.test(name))) return 'plausible';
  if (/^\.\.?[/\\].*\.sh$|^(?:[\w./-]+\/)?s?bin\/[\w-]+\.sh$/.test(head)) return 'plausible';
  const known = lookUp(name);
  if (known && !/[/\\]/.test(head)) return known.minimum === 0 ? 'bare' : 'partial';
  return 'none';
}

function judgeAws(args: readonly string[]): Verdict {
  const { positional, options } = split(args, optionsTakingValue('aws'));
  const [service = '', operation = ''] = positional;
  const behind = args.slice(args.indexOf(operation) + 1);
  const missing = missingForAws(
    positional.length > 1 ? [service, operation, ...split(behind, new Set()).positional] : positional,
    positional.length > 1 ? behind.some((word) => optionWord.test(word)) : options > 0,
  );
  return missing === null ? 'none' : missing > 0 ? 'partial' : 'certain';
}

function judgeTool(tool: Tool | undefined, args: readonly string[], redirected: boolean): Verdict {
  if (!tool) return 'none';
  if (args.length === 0 && !redirected)
    return tool.subcommands === null && tool.minimum === 0 ? 'bare' : 'partial';
  if (args.some((word) => asking.has(word))) return 'certain';
  if (tool.name === 'export' && !args.some((word) => exported.test(word))) return 'none';
  if (tool.subcommands) return judgeFamily(tool, args);
  const { positional, options } = split(args, optionsTakingValue(tool.name));
  if (tool.interpreter) {
    const first = args.find((word) => word !== '-') ?? '';
    if (versionNumber.test(first) || !fileArgument.test(first)) return 'partial';
    return positional.length > 0 || args.some((word) => /^-[vhVic]$/.test(word)) ? 'certain' : 'partial';
  }
  if (tool.ambiguous && !args.some((word) => argumentEvidence.test(word)) && !hasUsualArgument(tool, args))
    return args.length <= 2 ? 'weak' : 'none';
  // `nginx 1.15`, `mysql 5.7`: the tool's version, not a command.
  if (
    args.length === 1 &&
    versionNumber.test(args[0] ?? '') &&
    !['sleep', 'seq', 'kill', 'echo', 'exit', 'cd', 'su'].includes(tool.name)
  ) {
    return tool.minimum === 0 ? 'weak' : 'partial';
  }
  const given = positional.length + (tool.optionsCount ? options : 0) + (redirected ? 1 : 0);
  return given >= tool.minimum ? 'certain' : 'partial';
}

function judgeFamily(tool: Tool, args: readonly string[]): Verdict {
  const global = optionsTakingValue(tool.name);
  let at = 0;
  while (at < args.length && optionWord.test(args[at] ?? '')) at += global.has(args[at] ?? '') ? 2 : 1;
  const word = args[at];
  if (word === undefined)
    return args.some((each) => /^-(?:v|h|version|help)$/.test(each)) ? 'certain' : 'partial';
  const minimum = tool.subcommands?.get(word);
  const rest = args.slice(at + 1);
  const group = isGroup(tool, word) ? lookUp(`${tool.name} ${word}`) : undefined;
  if (group) {
    if (rest.length === 0) return minimum === 0 ? 'certain' : 'partial';
    return judgeFamily(group, rest);
  }
  if (minimum === undefined) {
    // An alias, a plugin, a goal that the table does not name.
    if (rest.some((each) => optionWord.test(each)) && unknownName.test(word)) return 'plausible';
    return /^(?:make|mvn|gradle|npm|yarn|ansible|code)$/.test(tool.name) && /[.:/]|-/.test(word)
      ? 'certain'
      : rest.length > 0 && unknownName.test(word)
        ? 'weak'
        : 'partial';
  }
  if (minimum === 0) return 'certain';
  const { positional, options } = split(rest, optionsTakingValue(`${tool.name} ${word}`));
  return positional.length + (tool.optionsCount ? options : 0) >= minimum ? 'certain' : 'partial';
}

function judgeUnknown(head: string, args: readonly string[]): Verdict {
  if (!unknownName.test(head) || head.length > 40 || args.length === 0) return 'none';
  if (args.some((word) => /^-{1,2}[A-Za-z]/.test(word))) return isProse(args, head) ? 'none' : 'plausible';
  return 'weak';
}

function split(
  args: readonly string[],
  withValue: ReadonlySet<string>,
): { positional: string[]; options: number } {
  const positional: string[] = [];
  let options = 0;
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (word === '--') {
      positional.push(...args.slice(at + 1, at + 50));
      break;
    }
    if (optionWord.test(word)) {
      options++;
      if (withValue.has(word)) at++;
    } else positional.push(word);
  }
  return { positional, options };
}

/** English behind the first word, as in `make sure that …`, `find the address`. */
function isProse(args: readonly string[], head: string): boolean {
  const near = args.slice(0, 6);
  const stops = near.filter(isStopWord).length;
  if (stops === 0) return false;
  if (near.some((word) => optionWord.test(word))) return stops > 2;
  const first = near[0] ?? '';
  return (
    stops > 1 ||
    (stopWords.has(first) && !lookUp(head)?.subcommands?.has(first)) ||
    lookUp(head)?.ambiguous === true
  );
}
