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

/**
 * What stands in the line in the places of the placeholders; `null` when the text between them has changed. Each value is
 * taken as short as the text after it allows, and the last as long as it takes.
 */
function valuesIn(command: string, placeholders: readonly Placeholder[], filled: string): string[] | null {
  const fixed = placeholders.map(({ range }, i) =>
    command.slice(placeholders[i - 1]?.range.to ?? 0, range.from),
  );
  const end = command.slice(placeholders.at(-1)?.range.to ?? 0);
  if (!filled.startsWith(fixed[0] ?? '') || !filled.endsWith(end)) return null;
  const values: string[] = [];
  let at = (fixed[0] ?? '').length;
  for (const text of fixed.slice(1)) {
    const next = filled.indexOf(text, at);
    if (next < 0) return null;
    values.push(filled.slice(at, next));
    at = next + text.length;
  }
  return [...values, filled.slice(at, filled.length - end.length)];
}

/** Without the quotes and backslashes that escaping may have put around it. */
const bare = (text: string) => text.replace(/["'`\\^]/g, '').trim();
