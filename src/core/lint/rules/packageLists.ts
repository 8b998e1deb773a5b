import type { StatementRule } from '../statement';

/** Fetches the lists of packages. */
export const FETCHES_LISTS = /\bapt(?:-get)?(?:\s+-[\w-]+(?:=\S+)?)*\s+(?:update|dist-upgrade\s+--refresh)\b/;

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
  if (!reading) return [];
  const { program, named, from, words } = reading;
  const install = words.find(({ word }) => word.text === 'install')?.word;
  const sudo = /\bsudo\b/.test(command.slice(from, named.from)) ? 'sudo ' : '';
  return [
    {
      rule: 'no-package-lists',
      range: { from: named.from, to: install?.to ?? named.to },
      message: `A fresh machine or container has no lists of packages: \`${program} install\` finds nothing before \`${program} update\`.`,
      since: null,
      edits: [{ from, to: from, text: `${sudo}${program} update && ` }],
    },
  ];
};
