import type { Range } from '../../text';
import type { Alignment } from '../align';
import type { Edit, Hit } from '../model';
import type { ReadStatement, StatementRule } from '../statement';

const OPENS = /[“‘]/;
const CLOSES = /[”’]/;
const BLANKS = /[\u00a0\u2007\u202f]/;

/** What a word processor made of a command, by the words of the notes; `range` and edits are in the notes' text of the statement. */
export function respelled(
  alignment: Alignment,
  source: string,
): { range: Range; message: string; edits: Edit[] }[] {
  const groups: Edit[][] = [];
  for (const edit of alignment.respelled()) {
    const last = groups.at(-1);
    if (last && belongsTo(last, edit, source)) last.push(edit);
    else groups.push([edit]);
  }
  return groups.map((edits) => ({
    range: { from: edits[0]?.from ?? 0, to: lastOf(edits, source)?.to ?? 0 },
    message: messageOf(edits.map(({ from }) => source.charAt(from)).join('')),
    edits,
  }));
}

/** Blanks stand apart: the first stands for all. */
const lastOf = (edits: readonly Edit[], source: string): Edit | undefined =>
  BLANKS.test(source.charAt(edits[0]?.from ?? 0)) ? edits[0] : edits.at(-1);

/** Marks of one word, and the two quotes of one pair. */
function belongsTo(group: readonly Edit[], edit: Edit, source: string): boolean {
  const last = group.at(-1);
  if (!last) return false;
  // Blanks are not seen: one mark for all of them says enough.
  if (BLANKS.test(source.charAt(last.from)) || BLANKS.test(source.charAt(edit.from)))
    return BLANKS.test(source.charAt(last.from)) && BLANKS.test(source.charAt(edit.from));
  const isPair = OPENS.test(source.charAt(last.from)) && CLOSES.test(source.charAt(edit.from));
  return isPair || !/\s/.test(source.slice(last.from, edit.to));
}

function messageOf(written: string): string {
  if (BLANKS.test(written))
    return 'This blank is one that no shell takes for a blank (a no-break space). What is run has a plain one.';
  const [what, plain] = /[“”‘’]/.test(written) ? ['quotes', 'quotes'] : ['a dash', 'hyphens'];
  return `A word processor made ${what} of this that no shell knows. What is run has plain ${plain}.`;
}

/** Curly quotes that reading left alone, because plain ones stand beside them: around a whole word they are meant as quotes. */
export const curlyQuotes: StatementRule = ({ command, tokens }: ReadStatement): Hit[] => {
  if (!OPENS.test(command)) return [];
  const whole = [...command.matchAll(/(?<=^|[\s=])(?:“([^“”"]*)”|‘([^‘’']*)’)(?=$|[\s;|&)])/g)]
    .filter(({ index }) =>
      tokens.words.some(
        ({ from, to, parts }) =>
          from <= index &&
          index < to &&
          parts.some((part) => part.quote === 'unquoted' && part.from <= index && index < part.to),
      ),
    )
    .map(({ 0: written, index }) => hitAt(index, written, written.startsWith('“') ? '"' : "'"));
  return [...whole, ...inJson(command, tokens)].sort((a, b) => a.range.from - b.range.from);
};

/** The same around a text of JSON in single quotes: its keys and values stand in plain double quotes. */
function inJson(command: string, { words }: ReadStatement['tokens']): Hit[] {
  return words
    .flatMap(({ parts }) => parts)
    .filter(({ quote, from, to }) => quote === 'single' && /^\s*[{[]/.test(command.slice(from, to)))
    .flatMap(({ from, to }) =>
      [...command.slice(from, to).matchAll(/(?<=[{[,:]\s*)“[^“”"]*”(?=\s*[}\],:])/g)].map(
        ({ 0: written, index }) => hitAt(from + index, written, '"'),
      ),
    );
}

function hitAt(index: number, written: string, mark: string): Hit {
  const to = index + written.length;
  return {
    rule: 'typographic',
    range: { from: index, to },
    message: 'A word processor made quotes of this that no shell knows.',
    since: null,
    edits: [
      { from: index, to: index + 1, text: mark },
      { from: to - 1, to, text: mark },
    ],
  };
}
