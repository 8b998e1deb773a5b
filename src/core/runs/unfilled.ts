import type { Statement } from '../course/model';
import type { Placeholder } from '../shell/model';

/** A line of its own for each placeholder that may still stand in a filled line: `<id>` would be a redirection. */
type Template = Pick<Statement, 'command' | 'placeholders'>;

/**
 * The first placeholder that the final line still holds, `null` when all are filled. What was filled in may resemble a
 * placeholder; only the text of the statement's own, at its own place, counts as unfilled.
 * @param filled the final line, escaped for its shell
 */
export function unfilledPlaceholder(statement: Template, filled: string): Placeholder | null {
  const { command, placeholders } = statement;
  if (placeholders.length === 0) return null;
  if (filled === command) return placeholders[0] ?? null;
  const values = valuesIn(command, placeholders, filled);
  return (
    placeholders.find((placeholder, i) =>
      values ? bare(values[i] ?? '') === bare(placeholder.text) : filled.includes(placeholder.text),
    ) ?? null
  );
}

/** What stands in the line in the places of the placeholders; `null` when the text between them has changed. */
function valuesIn(command: string, placeholders: readonly Placeholder[], filled: string): string[] | null {
  let at = 0;
  let pattern = '';
  for (const { range } of placeholders) {
    pattern += `${literally(command.slice(at, range.from))}([^]*?)`;
    at = range.to;
  }
  return new RegExp(`^${pattern}${literally(command.slice(at))}$`).exec(filled)?.slice(1) ?? null;
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Without the quotes and backslashes that escaping may have put around it. */
const bare = (text: string) => text.replace(/["'`\\^]/g, '').trim();
