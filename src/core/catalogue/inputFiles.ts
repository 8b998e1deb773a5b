import { masked } from '../shell/slots';
import type { Range } from '../text';
import { readCommands, type CommandReading } from './reading';

/** A file that a command reads. */
export interface InputFile {
  /** As written: `~/module-2/task-definition.json`, `fileb://` and the like removed. */
  readonly path: string;
  /** Where the statement says so, by its text: what has to be replaced to read another file. */
  readonly written: string;
  readonly option: string;
  /** Whose command reads it: `ecs`, `docker`. */
  readonly service: string;
  /** Where the file's own name begins in the statement, behind its folders; `null` where quotes or escapes hide it. */
  readonly nameAt: number | null;
  /** What the file itself names by relative paths is looked for beside it (`build: .`, `CodeUri: ./function`). */
  readonly hasNeighbors: boolean;
}

/** What is text with placeholders; archives, images and programs are none. */
const READABLE = /\.(?:json|ya?ml|tf|template|env|toml|ini|conf|cfg|xml|txt|sql|q|hql)$/i;

/**
 * The files that a statement reads, as far as the command line tells. A file whose path holds a placeholder is not known yet.
 */
export function inputFilesOf(
  statement: string,
  placeholders: readonly { readonly range: Range }[] = [],
): InputFile[] {
  const ranges = placeholders.map(({ range }) => range);
  return readCommands(masked(statement, ranges)).flatMap((reading) =>
    [...reading.options].flatMap(([option, values]) => {
      const places = reading.places.get(option) ?? [];
      return values.flatMap((value, index) => {
        const place = places[index];
        if (!place || ranges.some(({ from, to }) => from < place.to && place.from < to)) return [];
        return fileIn(reading, option, value, place, statement) ?? [];
      });
    }),
  );
}

function fileIn(
  reading: CommandReading,
  option: string,
  value: string,
  place: Range,
  statement: string,
): InputFile | null {
  const { program, name, operation } = reading;
  // What SAM deploys is a template of CloudFormation.
  const service =
    program === 'aws' ? (name.split(' ')[1] ?? '') : program === 'sam' ? 'cloudformation' : program;
  const [, scheme = '', path = value] = /^(fileb?:\/\/)(.+)$/.exec(value) ?? [];
  const reads = scheme !== '' || (operation?.files?.includes(option) ?? false);
  // Addresses and standard input are no files of ours.
  if (!reads || !READABLE.test(path) || /^[a-z]+:\/\//i.test(path) || /[$`*<>()]/.test(path)) return null;
  const hasNeighbors = scheme === '' && program !== 'kubectl';
  return { path, written: value, option, service, nameAt: nameAt(path, statement, place), hasNeighbors };
}

function nameAt(path: string, statement: string, { from, to }: Range): number | null {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const index = statement.slice(from, to).lastIndexOf(name);
  return index < 0 ? null : from + index;
}
