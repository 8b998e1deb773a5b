import type { CommandReading } from '../catalogue/reading';
import type { Placeholder } from '../shell/model';
import { optionIn, argumentsOf, type Argument } from './arguments';
import type { CheckPorts, Problem } from './model';
import { nearest } from './spelling';

/**
 * With this option the AWS CLI reads all other options, prints a sample of an answer and calls nothing. Its commands that are no
 * operations of a service do not know it, and refuse to start. Either way nothing is sent. With `=`, so that none of them takes its
 * value for a word of its own.
 */
const NO_CALL = '--generate-cli-skeleton=output';
/** What would show a page, ask questions, or turn off the above. */
const NOT_CHECKED = /^(?:help|--help|--version|--cli-auto-prompt|--generate-cli-skeleton(?:=.*)?)$/;

/** What the AWS CLI itself finds wrong with a command, without sending anything. */
export async function checkAws(
  reading: CommandReading,
  command: string,
  placeholders: readonly Placeholder[],
  { ask, complete }: Pick<CheckPorts, 'ask' | 'complete'>,
): Promise<Problem[]> {
  const args = argumentsOf(reading, command, placeholders);
  if (args.length < 2 || args.some(({ text }) => NOT_CHECKED.test(text))) return [];
  const answer = await ask('aws', [...args.map(({ text }) => text), NO_CALL]);
  if (!answer) return [];
  const words = reading.words
    .filter(({ word, role }) => role.kind === 'operation' && word.from > reading.named.from)
    .map(({ word }) => word.text);
  const completeBehind = (text: string): Promise<readonly string[]> => complete(`aws ${text}`);
  return problemsIn(answer.text, args, words, completeBehind);
}

/** Reads what the AWS CLI printed. Both of its major versions say the same in slightly different words. */
async function problemsIn(
  text: string,
  args: readonly Argument[],
  words: readonly string[],
  complete: (line: string) => Promise<readonly string[]>,
): Promise<Problem[]> {
  const wrong = /[Ii]nvalid choice:? '([^']+)'/.exec(text)?.[1];
  if (wrong !== undefined || /argument (?:command|operation|subcommand): /.test(text)) {
    const at = args.find((arg) => (wrong === undefined ? words.includes(arg.text) : arg.text === wrong));
    const meant = [...text.matchAll(/^ +\* (\S+)$/gm)].map(([, word = '']) => word);
    return at
      ? [unknown(at, at.text, 'is no command of the AWS CLI', nearest(at.text, meant) ?? meant[0])]
      : [];
  }
  const [, required] = /the following arguments are required: (.+)/.exec(text) ?? [];
  if (required !== undefined)
    return args.some(({ isMany }) => isMany)
      ? []
      : required
          .split(/,\s*/)
          .map((name) => ({ message: `${name.trim()} is missing.`, range: null, fix: null }));
  const [, hungry] = /argument (\S+): expected .*argument/.exec(text) ?? [];
  if (hungry !== undefined)
    return [{ message: `${hungry} has no value.`, range: optionIn(args, hungry) ?? null, fix: null }];
  const [, unknownOnes] = /Unknown options: (.+)/.exec(text) ?? [];
  if (unknownOnes !== undefined) {
    const names = unknownOnes.split(/,\s*/).filter((name) => /^--?[A-Za-z]/.test(name) && name !== NO_CALL);
    const known = names.length > 0 ? await complete(`${words.join(' ')} --`) : [];
    return names.flatMap((name) => {
      const [option = name] = name.split('=');
      const at = optionIn(args, option);
      return at ? [unknown(at, option, 'is no option of this command', nearest(option, known))] : [];
    });
  }
  return aboutValues(text, args);
}

function unknown(at: Argument, word: string, what: string, meant: string | undefined): Problem {
  const range = { from: at.from, to: at.from + word.length };
  return meant === undefined
    ? { message: `${word} ${what}.`, range, fix: null }
    : { message: `${word}: did you mean ${meant}?`, range, fix: { ...range, text: meant } };
}

/** What is wrong with values; those that are not known yet are no mistake. */
function aboutValues(text: string, args: readonly Argument[]): Problem[] {
  const [, option = '', why = ''] = /Error parsing parameter '(--[\w-]+)': ([^\n]+)/.exec(text) ?? [];
  const at = args.findIndex(({ text: name }) => name === option || name.startsWith(`${option}=`));
  if (option !== '') {
    const values = args.slice(at, at + 2);
    // Files that are not there are told in better words.
    if (values.some(({ isOpen }) => isOpen) || why.includes('paramfile')) return [];
    return [{ message: `${option}: ${why.trim()}`, range: args[at] ?? null, fix: null }];
  }
  if (args.some(({ isOpen }) => isOpen)) return [];
  // Only these are about what was given: the others may be about the sample that is printed.
  const lines = [...text.matchAll(/^(?:Unknown parameter in|Missing required parameter in) .+$/gm)];
  return lines.map(([line]) => ({ message: `${line.trim()}.`, range: null, fix: null }));
}
