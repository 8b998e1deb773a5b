import { withInsertions, type FileChoice } from '../../core/files/copies';
import type { Placeholder } from '../../core/shell/model';
import type { FileUse } from './model';

/** The statements as they read what was chosen: the files that they name, or copies. @param choices per file */
export function placed<T extends { readonly command: string; readonly placeholders: readonly Placeholder[] }>(
  statements: readonly T[],
  files: readonly { readonly uses: readonly FileUse[] }[],
  choices: readonly FileChoice[],
): T[] {
  const uses = files.flatMap((file, index) => (choices[index] === 'itself' ? [] : file.uses));
  return statements.map((each, index) =>
    withInsertions(
      each,
      uses.filter(({ statement }) => statement === index).map(({ insertion }) => insertion),
    ),
  );
}
