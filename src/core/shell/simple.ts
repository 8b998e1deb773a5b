import { tokenize } from './tokens';

/** One command of a list or pipe: its words as written, without redirections. */
export interface SimpleCommand {
  readonly words: readonly string[];
  /** It reads from or writes to a file or here-document. */
  readonly redirected: boolean;
}

const separators = new Set(['&&', '||', ';', '|', '|&', '&', '\n', '(', ')', ';;', ';&', ';;&']);

/** Words with a blank between that the shell takes as they are, as most commands are. */
const plainWords = /^[\w./:,=@%+-]+(?: [\w./:,=@%+-]+)*$/;

/** The commands of a list in order. Words keep their quotes and placeholders as written. */
export function simpleCommands(text: string): SimpleCommand[] {
  if (plainWords.test(text)) return [{ words: text.split(' '), redirected: false }];
  const tokens = tokenize(text);
  const commands: SimpleCommand[] = [];
  let words: string[] = [];
  let next = 0;
  let redirected = false;
  let isTarget = false;
  const finish = () => {
    if (words.length > 0) commands.push({ words, redirected });
    words = [];
    redirected = isTarget = false;
  };
  for (const word of tokens.words) {
    for (; ; next++) {
      const operator = tokens.operators[next];
      if (!operator || operator.from > word.from) break;
      if (separators.has(operator.text)) finish();
      else redirected = isTarget = true;
    }
    if (isTarget) isTarget = false;
    else words.push(text.slice(word.from, word.to));
  }
  finish();
  return commands;
}
