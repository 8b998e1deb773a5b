import type { CommandReading } from '../../catalogue/reading';
import type { Range } from '../../text';
import type { Hit } from '../model';
import type { StatementRule } from '../statement';

/** Fetches the lists of packages. */
export const FETCHES_LISTS = /\bapt(?:-get)?(?:\s+-[\w-]+(?:=\S+)?)*\s+(?:update|dist-upgrade\s+--refresh)\b/;

/** What hands a command to another shell or container. */
const HANDS_ON =
  /^(?:docker container (?:run|exec)|docker-compose|docker compose.*|kubectl exec|(?:ba|z|da)?sh|ssh|su)$/;
const INSTALLS = /(?<![\w./-])(apt-get|apt)(?:\s+-[\w-]+(?:=\S+)?)*\s+install(?=\s+(?!\S*\.deb\b|\.{0,2}\/))/;

/** The same in a command that another one hands on: `docker exec web apt-get install vim`. What is right there takes a decision. */
function within(commands: readonly CommandReading[], command: string): Hit[] {
  const reading = commands.find(({ name }) => HANDS_ON.test(name));
  const found = reading && INSTALLS.exec(command.slice(reading.named.to, reading.to));
  if (!found) return [];
  const from = reading.named.to + found.index;
  const program = found[1] ?? '';
  return [{ ...finding(program, { from, to: from + found[0].length }), edits: null }];
}

const finding = (program: string, range: Range): Hit => ({
  rule: 'no-package-lists',
  range,
  message: `A fresh machine or container has no lists of packages: \`${program} install\` finds nothing before \`${program} update\`.`,
  since: null,
  edits: null,
});

/** `apt-get install` where nobody has fetched the lists of packages before. */
export const packageLists: StatementRule = ({ commands, command, around }) => {
  if (around.hasPackageLists || FETCHES_LISTS.test(command)) return [];
  const reading = commands.find(
    ({ program, words, named }) =>
      (program === 'apt-get' || program === 'apt') &&
      words.find(
        ({ word, role }) => word.from > named.from && role.kind !== 'option' && role.kind !== 'value',
      )?.word.text === 'install' &&
      words.every(({ word }) => !/^(?:\.{0,2}\/|.*\.deb$)/.test(word.text)),
  );
  if (!reading) return within(commands, command);
  const { program, named, from, words } = reading;
  const install = words.find(({ word }) => word.text === 'install')?.word;
  const sudo = /\bsudo\b/.test(command.slice(from, named.from)) ? 'sudo ' : '';
  return [
    {
      ...finding(program, { from: named.from, to: install?.to ?? named.to }),
      edits: [{ from, to: from, text: `${sudo}${program} update && ` }],
    },
  ];
};
