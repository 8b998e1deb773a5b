import type { CommandReading } from '../catalogue/reading';
import type { Placeholder } from '../shell/model';
import type { Range } from '../text';

/** A word of a command as its program gets it. */
export interface Argument extends Range {
  readonly text: string;
  /** Its value is known only once it runs: a placeholder, a variable, the output of another command, a pattern of names. */
  readonly isOpen: boolean;
  /** A word that may turn out to be any number of words: an unquoted variable. */
  readonly isMany: boolean;
}

/** The arguments of a command behind its program, redirections left out. */
export function argumentsOf(
  { words, named }: CommandReading,
  command: string,
  placeholders: readonly Placeholder[],
): Argument[] {
  return words
    .filter(({ word, role }) => word.from > named.from && role.kind !== 'redirection')
    .map(({ word }) => {
      const { from, to, text } = word;
      const written = command.slice(from, to);
      const isVariable = /[$`]/.test(written.replace(/'[^']*'|\\./g, ''));
      const holds = placeholders.some(({ range }) => range.from < to && from < range.to);
      return {
        from,
        to,
        text,
        isOpen: holds || isVariable || /[*?]/.test(written.replace(/'[^']*'|"[^"]*"/g, '')),
        isMany: isVariable && /^[$`]/.test(written),
      };
    });
}

/** The argument that is an option, or begins with it and `=`. */
export const optionIn = (args: readonly Argument[], option: string): Argument | undefined =>
  args.find(({ text }) => text === option || text.startsWith(`${option}=`));
