import { judge } from '../../shell/judging';
import type { Hit } from '../model';
import type { ReadStatement, StatementRule } from '../statement';

/** A quote that is opened and never closed: the shell waits for more, and the learner before it. */
export const openQuote: StatementRule = ({ command, tokens, isWindows }) => {
  if (isWindows || !/["']/.test(command)) return [];
  if (tokens.balanced) return swallowing(command, tokens);
  const at = openedAt(command);
  if (at < 0) return [];
  const rest = command.slice(at + 1);
  const mark = command.charAt(at);
  // Only where nothing else can be meant: the last word, or all that is to be printed.
  const isLast = !/\s/.test(rest) && rest !== '' && /[\s=]$/.test(command.slice(0, at));
  const printsRest = /^(?:echo|printf)\s+$/.test(command.slice(0, at)) && !/[|&;<>]/.test(rest);
  const end = { from: command.length, to: command.length, text: mark };
  return [hitAt(at, mark, isLast || printsRest ? [end] : null)];
};

const hitAt = (at: number, mark: string, edits: Hit['edits']): Hit => ({
  rule: 'open-quote',
  range: { from: at, to: at + 1 },
  message: `This ${mark === '"' ? 'double' : 'single'} quote is never closed: the shell waits for the rest of the command.`,
  since: null,
  edits,
});

/** A quote around JSON that goes on over lines which are commands: a quote further down closed it by chance. */
function swallowing(command: string, { words }: ReadStatement['tokens']): Hit[] {
  if (!command.includes('\n')) return [];
  const part = words
    .flatMap(({ parts }) => parts)
    .find(({ quote, from, to }) => {
      const text = command.slice(from, to);
      const [, ...lines] = text.split('\n');
      return (
        quote !== 'unquoted' &&
        /^\s*[{[]/.test(text) &&
        lines.some((line) => judge(line.trim()) === 'certain')
      );
    });
  return part ? [hitAt(part.from - 1, command.charAt(part.from - 1), null)] : [];
}

/** Where the quote stands that is not closed; -1 where all are. Here-documents and comments are passed over. */
function openedAt(command: string): number {
  const heredoc = /<<-?\s*(["']?)([\w.-]+)\1[^\n]*\n/.exec(command);
  const end = heredoc ? heredoc.index : command.length;
  let opened = -1;
  let quote = '';
  for (let at = 0; at < end; at++) {
    const char = command.charAt(at);
    if (char === '\\' && quote !== "'") at++;
    else if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") {
      quote = char;
      opened = at;
    } else if (char === '#' && /(?:^|\s)$/.test(command.slice(Math.max(0, at - 1), at))) {
      const feed = command.indexOf('\n', at);
      if (feed < 0) break;
      at = feed;
    }
  }
  return quote === '' ? -1 : opened;
}
