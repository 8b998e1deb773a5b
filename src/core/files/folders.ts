import { readCommands } from '../catalogue/reading';
import { masked } from '../shell/slots';
import type { Placeholder, RunsIn } from '../shell/model';

interface Moving {
  readonly command: string;
  readonly placeholders: readonly Placeholder[];
  readonly runsIn: RunsIn;
}

/**
 * The folders that the statements of a step change to before each of them reads a file, one after the other (`cd module-2`);
 * `null` where that is not known.
 */
export function foldersBefore(statements: readonly Moving[]): (readonly string[] | null)[] {
  let gone: readonly string[] | null = [];
  return statements.map(({ command, placeholders, runsIn }) => {
    if (runsIn === 'host') gone = after(gone, command, placeholders);
    return gone;
  });
}

function after(
  gone: readonly string[] | null,
  command: string,
  placeholders: readonly Placeholder[],
): readonly string[] | null {
  const plain = masked(
    command,
    placeholders.map(({ range }) => range),
  );
  let folders = gone;
  for (const { program, positions } of readCommands(plain)) {
    if (program !== 'cd' && program !== 'pushd' && program !== 'popd') continue;
    const [to = ''] = positions;
    const isOne = program !== 'popd' && positions.length === 1;
    // A folder that is a variable, a placeholder or the last one; a shell in brackets comes back.
    const isTold = !/[$`*]|^-$/.test(to) && command.includes(to) && !/[()]/.test(command);
    const isOpen = placeholders.some(({ text }) => to.includes(text));
    folders = isOne && isTold && !isOpen && folders !== null ? [...folders, to] : null;
  }
  return folders;
}
