import type { CommandReading } from '../catalogue/reading';
import type { Placeholder } from '../shell/model';
import { argumentsOf, optionIn, type Argument } from './arguments';
import type { CheckPorts, Problem } from './model';
import { nearest } from './spelling';

/** What these programs find wrong with their options before they print the help that they are asked for. */
export async function checkByHelp(
  reading: CommandReading,
  command: string,
  placeholders: readonly Placeholder[],
  { ask }: Pick<CheckPorts, 'ask'>,
): Promise<Problem[]> {
  const args = argumentsOf(reading, command, placeholders);
  const words = wordsOf(reading);
  if (words.length === 0 || args.some(({ text }) => /^(?:help|--help|--version|-v)$/.test(text))) return [];
  const behind = args.filter(({ from }) => from >= (words.at(-1)?.to ?? 0));
  const before = args.filter(({ from }) => from < (words.at(-1)?.to ?? 0));
  // Right behind the words of the operation: before them it would be ignored, and further behind it could be another program's.
  const answer = await ask(reading.program, [
    ...before.map(({ text }) => text),
    '--help',
    ...behind.map(({ text }) => text),
  ]);
  if (!answer) return [];
  const fault = faultIn(answer.text, args);
  if (fault) return [await withSpelling(fault, reading.program, before, ask)];
  return aboutOperation(answer.text, reading, words, behind);
}

/** The words that name the operation, as the program's grammar or the catalogue has them. */
const wordsOf = ({ words, named }: CommandReading): readonly Argument[] =>
  words
    .filter(
      ({ word, role }) =>
        role.kind !== 'option' && role.kind !== 'value' && word.from > named.from && word.to <= named.to,
    )
    .map(({ word }) => ({ from: word.from, to: word.to, text: word.text, isOpen: false, isMany: false }));

interface Fault {
  readonly problem: Problem;
  /** An option that does not exist. */
  readonly unknown: Argument | null;
}

function faultIn(text: string, args: readonly Argument[]): Fault | null {
  const [, flag] = /unknown flag: (--[\w-]+)/.exec(text) ?? [];
  const [, letters] = /unknown shorthand flag: '.' in (-\w+)/.exec(text) ?? [];
  const option = flag ?? letters;
  if (option !== undefined) {
    const at = optionIn(args, option);
    const range = at ? { from: at.from, to: at.from + option.length } : null;
    return {
      problem: { message: `${option} is no option of this command.`, range, fix: null },
      unknown: at ? { ...at, text: option } : null,
    };
  }
  const [, hungry] = /flag needs an argument: (?:'.' in )?(--?[\w-]+)/.exec(text) ?? [];
  if (hungry !== undefined)
    return {
      problem: { message: `${hungry} has no value.`, range: optionIn(args, hungry) ?? null, fix: null },
      unknown: null,
    };
  const [, value, name] = /invalid argument "([^"]*)" for "(?:-\w, )?(--[\w-]+)" flag/.exec(text) ?? [];
  const given = args.find((arg) => arg.text === value || arg.text.endsWith(`=${value ?? ''}`));
  if (value === undefined || name === undefined || given?.isOpen !== false) return null;
  return { problem: { message: `${name} cannot be “${value}”.`, range: given, fix: null }, unknown: null };
}

/** Looks in the help of the command for what was meant. */
async function withSpelling(
  { problem, unknown }: Fault,
  program: string,
  before: readonly Argument[],
  ask: CheckPorts['ask'],
): Promise<Problem> {
  if (unknown === null || problem.range === null) return problem;
  const help = await ask(program, [...before.map(({ text }) => text), '--help']);
  const options = [...(help?.text ?? '').matchAll(/^\s+(?:-\w, )?(--[\w-]+)/gm)].map(
    ([, option = '']) => option,
  );
  const meant = nearest(unknown.text, options);
  return meant === undefined
    ? problem
    : {
        ...problem,
        message: `${unknown.text}: did you mean ${meant}?`,
        fix: { ...problem.range, text: meant },
      };
}

/** Help for another command than the one that was named says that there is none of that name. */
function aboutOperation(
  text: string,
  { program, positions, operation }: CommandReading,
  words: readonly Argument[],
  behind: readonly Argument[],
): Problem[] {
  const [, misspelled] = /unknown command "([^"]+)" for /.exec(text) ?? [];
  const [, usage = ''] = /^Usage:\s+(.+)$/m.exec(text) ?? [];
  const isGroup = /\sCOMMAND\s*$/.test(usage);
  if (misspelled === undefined && !isGroup) return aboutPositions(usage, positions, behind);
  const depth = usage
    .split(/\s+/)
    .slice(1)
    .findIndex((word) => !/^[a-z]/.test(word));
  const wrong =
    misspelled === undefined ? words[Math.max(0, depth)] : words.find((word) => word.text === misspelled);
  if (!wrong) return [];
  const known = [...text.matchAll(/^\s{1,4}([a-z][\w-]*)\*?(?:\s{2,}\S.*)?$/gm)].map(([, word = '']) => word);
  const meant = nearest(wrong.text, known);
  const range = { from: wrong.from, to: wrong.to };
  if (meant !== undefined)
    return [{ message: `${wrong.text}: did you mean ${meant}?`, range, fix: { ...range, text: meant } }];
  const what =
    operation === null ? `is no command of ${program}` : `is not there: ${program} lacks the plugin`;
  return [{ message: `${wrong.text} ${what}.`, range, fix: null }];
}

/** What has to be named and is not: the words of the usage that are neither in brackets nor one of several. */
function aboutPositions(usage: string, positions: readonly string[], behind: readonly Argument[]): Problem[] {
  if (usage.includes('|') || behind.some(({ isMany }) => isMany)) return [];
  const wanted = usage
    .replace(/\[[^\]]*\]/g, ' ')
    .split(/\s+/)
    .filter((word) => /^[A-Z][A-Z_]*$/.test(word) && word !== 'OPTIONS');
  const missing = wanted.slice(positions.length);
  return missing.map((word) => ({
    message: `${word.replaceAll('_', ' ')} is missing.`,
    range: null,
    fix: null,
  }));
}
