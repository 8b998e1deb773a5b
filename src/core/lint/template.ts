import type { Outdated } from '../catalogue/model';
import type { CommandReading } from '../catalogue/reading';

/**
 * The modern form of a command, with what the old one said in its places: see `Outdated`.
 * @param command the statement that was read
 * @returns `null` where there is none, or where the old one says what the modern one does not take
 */
export function modernCommand(
  { replacement, takes }: Outdated,
  reading: CommandReading,
  command: string,
): string | null {
  if (replacement === null) return null;
  if (takes && [...reading.options.keys()].some((option) => !takes.includes(option))) return null;
  let isMissing = false;
  const fill = (text: string): string =>
    text.replace(/\{([^{}|]+)(?:\|([^{}]*))?\}/g, (_, name: string, otherwise: string | undefined) => {
      const value = said(name, reading, command) ?? otherwise;
      if (value === undefined) isMissing = true;
      return value ?? '';
    });
  const optional = replacement.replace(/\[([^\][]*)\]/g, (_, text: string) => {
    const filled = fill(text);
    const keeps = !isMissing;
    isMissing = false;
    return keeps ? filled : '';
  });
  const modern = fill(optional);
  return isMissing ? null : modern;
}

/** What the command says there, as written; `undefined` where it says nothing. */
function said(name: string, reading: CommandReading, command: string): string | undefined {
  if (name === '*') return command.slice(reading.named.to, reading.to);
  const found = reading.words.find(({ role }) =>
    name.startsWith('-')
      ? role.kind === 'value' && role.option === name
      : role.kind === 'positional' && role.nth - reading.shift === Number(name),
  );
  if (!found) return undefined;
  const written = command.slice(found.word.from, found.word.to);
  return written.startsWith(`${name}=`) ? written.slice(name.length + 1) : written;
}
