import type { InputFile } from '../catalogue/inputFiles';
import type { Placeholder } from '../shell/model';

/** Text that is put into a statement, so that it reads a filled copy. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Whether a command reads the file that it names, filled in, or a copy that is. */
export type FileChoice = 'copy' | 'itself';

/** The folder of copies, beside the file. */
export const COPY_FOLDER = '.practice';

/**
 * What turns the path of a file into that of its copy, right before its name: always the same, so that the copy is found again. A
 * file that names others by relative paths keeps them beside it.
 */
export const copyPrefix = ({ hasNeighbors }: Pick<InputFile, 'hasNeighbors'>): string =>
  hasNeighbors ? `${COPY_FOLDER}-` : `${COPY_FOLDER}/`;

/** The path of the copy of a file, written as the file's own is. */
export function copyPath(path: string, prefix: string): string {
  const name = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return path.slice(0, name) + prefix + path.slice(name);
}

/** A statement with text put in, its placeholders where they are then. `insertions` stand outside of placeholders. */
export function withInsertions<
  T extends { readonly command: string; readonly placeholders: readonly Placeholder[] },
>(statement: T, insertions: readonly Insertion[]): T {
  if (insertions.length === 0) return statement;
  const sorted = [...insertions].sort((a, b) => a.at - b.at);
  let command = '';
  let at = 0;
  for (const insertion of sorted) {
    command += statement.command.slice(at, insertion.at) + insertion.text;
    at = insertion.at;
  }
  const moved = (offset: number): number =>
    sorted.reduce((sum, insertion) => (insertion.at <= offset ? sum + insertion.text.length : sum), offset);
  const placeholders = statement.placeholders.map((placeholder) => {
    const { from, to } = placeholder.range;
    return { ...placeholder, range: { from: moved(from), to: moved(from) + to - from } };
  });
  return { ...statement, command: command + statement.command.slice(at), placeholders };
}
