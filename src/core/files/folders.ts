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
    if (runsIn === 'host')
      gone = after(
        gone,
        masked(
          command,
          placeholders.map(({ range }) => range),
        ),
        command,
      );
    return gone;
  });
}

function after(gone: readonly string[] | null, plain: string, command: string): readonly string[] | null {
  let folders = gone;
  for (const { program, positions } of readCommands(plain)) {
    if (program !== 'cd' && program !== 'pushd' && program !== 'popd') continue;
    const [to] = positions;
    // A folder that is a variable, a placeholder or the last one; a shell in brackets comes back.
    const isKnown =
      program !== 'popd' &&
      to !== undefined &&
      positions.length === 1 &&
      !/[$`*]|^-$/.test(to) &&
      command.includes(to);
    folders = isKnown && folders !== null && !/[()]/.test(command) ? [...folders, to] : null;
  }
  return folders;
}
