import type { StatementRule } from '../statement';

/** `<container id>` as it stands is a redirection for the shell. */
export const unfilled: StatementRule = ({ statement, tokens }) =>
  statement.placeholders
    .filter(({ text }) => /^<.*>$/s.test(text))
    .map(({ text, range }) => {
      const part = tokens.words
        .flatMap(({ parts }) => parts)
        .find(({ from, to }) => from <= range.from && range.from < to);
      const isQuoted = part !== undefined && part.quote !== 'unquoted';
      return {
        rule: 'unfilled' as const,
        range,
        message: isQuoted
          ? `\`${text}\` stands for something that you have to fill in: *Run* asks for it.`
          : `\`${text}\` stands for something that you have to fill in: typed as it is, the shell takes \`<\` for a redirection. *Run* asks for it.`,
        since: null,
        edits: null,
      };
    });
