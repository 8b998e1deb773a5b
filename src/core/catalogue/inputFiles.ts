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
}

/** What is text with placeholders; archives, images and programs are none. */
const READABLE = /\.(?:json|ya?ml|tf|template|env|toml|ini|conf|cfg|xml|txt|sql|q|hql)$/i;

/** The files that a statement reads, as far as the command line tells. */
export function inputFilesOf(statement: string): InputFile[] {
  return readCommands(statement).flatMap((reading) =>
    [...reading.options].flatMap(([option, values]) =>
      values.flatMap((value) => fileIn(reading, option, value) ?? []),
    ),
  );
}

function fileIn(reading: CommandReading, option: string, value: string): InputFile | null {
  const { program, name, operation } = reading;
  const service = program === 'aws' ? (name.split(' ')[1] ?? '') : program;
  const [, scheme = '', path = value] = /^(fileb?:\/\/)(.+)$/.exec(value) ?? [];
  const reads = scheme !== '' || (operation?.files?.includes(option) ?? false);
  // Addresses and standard input are no files of ours.
  if (!reads || !READABLE.test(path) || /^[a-z]+:\/\//i.test(path) || /[$`*]/.test(path)) return null;
  return { path, written: value, option, service };
}
