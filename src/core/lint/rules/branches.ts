import type { StatementRule } from '../statement';

/** Repositories whose default branch is not what their lessons are about. */
const REPOSITORIES: readonly {
  readonly address: RegExp;
  readonly branch: string;
  readonly why: string;
  readonly since: string;
}[] = [
  {
    address: /github\.com[/:]aws-samples\/aws-modern-application-workshop(?:\.git)?\/?$/i,
    branch: 'python',
    why: 'The files of the workshop are on its branches, one for each language; the default branch holds none of the folders that the commands read. `-b python` clones those of the Python lessons.',
    since: '2019',
  },
];

/** A clone that lacks its branch. */
export const branches: StatementRule = ({ commands, around }) =>
  commands
    .filter(({ name }) => name === 'git clone')
    .flatMap(({ words, options, named }) => {
      if (['-b', '--branch'].some((option) => options.has(option))) return [];
      const address = words.find(
        ({ word, role }) => role.kind === 'positional' && word.from >= named.to,
      )?.word;
      const known = REPOSITORIES.find((repository) => address && repository.address.test(address.text));
      if (!known || !address || /\bgit\s+(?:checkout|switch)\s+(?!-b\b)[\w/-]+/.test(around.lesson))
        return [];
      return [
        {
          rule: 'missing-branch' as const,
          range: { from: address.from, to: address.to },
          message: known.why,
          since: known.since,
          edits: [{ from: address.from, to: address.from, text: `-b ${known.branch} ` }],
        },
      ];
    });
