import { readCommands, type CommandReading } from '../catalogue/reading';
import type { Statement } from '../course/model';
import { masked } from '../shell/slots';
import { checkAws } from './aws';
import { checkByHelp } from './cobra';
import type { CheckPorts, Problem } from './model';

/** What a shell knows by itself, and words of its grammar: no programs to look for. */
const BUILT_IN = new Set(
  `. : [ [[ alias bg break builtin case cd command continue declare dirs do done echo elif else esac eval exec exit export false fg fi for
   function getopts hash history if in jobs kill let local logout popd printf pushd pwd read readonly return select set setx shift source test
   then time times trap true type typeset ulimit umask unalias unset until wait while { } ! dir copy del move cls rem`.split(
    /\s+/,
  ),
);

/** What can be told about a statement without running it: its programs, the files that it reads, and what its programs say of its words. */
export async function checkStatement(statement: Statement, ports: CheckPorts): Promise<Problem[]> {
  // Elsewhere other programs and files are there.
  if (statement.runsIn !== 'host') return [];
  const command = masked(
    statement.command,
    statement.placeholders.map(({ range }) => range),
  );
  const problems = await Promise.all(
    readCommands(command).map((reading) => checkCommand(reading, statement, ports)),
  );
  return problems.flat();
}

async function checkCommand(
  reading: CommandReading,
  statement: Statement,
  ports: CheckPorts,
): Promise<Problem[]> {
  const { program, named } = reading;
  if (program === '' || BUILT_IN.has(program)) return [];
  const written = statement.command.slice(named.from, named.from + program.length);
  // A path, a variable or a placeholder names a program that only the terminal can find.
  if (written.toLowerCase() !== program) return [];
  if (!(await ports.has(program)))
    return [
      {
        message: `${program} is not installed, or not on the PATH.`,
        range: { from: named.from, to: named.from + program.length },
        fix: null,
      },
    ];
  const [files, words] = await Promise.all([
    checkFiles(reading, statement, ports),
    checkWords(reading, statement, ports),
  ]);
  return [...words, ...files];
}

async function checkWords(
  reading: CommandReading,
  { command, placeholders }: Statement,
  ports: CheckPorts,
): Promise<Problem[]> {
  if (reading.program === 'aws') return checkAws(reading, command, placeholders, ports);
  if (reading.program === 'docker' || reading.program === 'kubectl')
    return checkByHelp(reading, command, placeholders, ports);
  return [];
}

/** Files that the command reads and that are not there. */
async function checkFiles(
  { words, operation }: CommandReading,
  { placeholders }: Statement,
  { isFile }: CheckPorts,
): Promise<Problem[]> {
  const read = words.flatMap(({ word, role }) => {
    if (role.kind !== 'value') return [];
    const text = word.text.startsWith(`${role.option}=`)
      ? word.text.slice(role.option.length + 1)
      : word.text;
    const [, path] = /^fileb?:\/\/(.+)$/.exec(text) ?? [];
    const named = path ?? (operation?.files?.includes(role.option) ? text : undefined);
    const isOpen =
      named === undefined ||
      named === '-' ||
      /[$`*]|^[a-z]+:\/\//i.test(named) ||
      placeholders.some(({ range }) => range.from < word.to && word.from < range.to);
    return isOpen ? [] : [{ path: named, range: { from: word.from, to: word.to } }];
  });
  const problems = await Promise.all(
    read.map(async ({ path, range }) =>
      (await isFile(path)) ? [] : [{ message: `${path} is not there.`, range, fix: null }],
    ),
  );
  return problems.flat();
}
