import { imageHit } from './images';
import type { Hit } from './model';
import { FETCHES_LISTS } from './rules/packageLists';

/** One instruction with the lines that a backslash joins to it. */
const INSTRUCTION = /^[ \t]*(FROM|RUN)[ \t]+((?:\\\r?\n(?:[ \t]*#.*\r?\n)*|.)*)/gim;
const INSTALLS = /\b(apt-get|apt)((?:\s+-[\w-]+(?:=\S+)?)*)\s+install\b((?:\s+-[\w-]+(?:=\S+)?)*)/g;
const NO_QUESTIONS = /(?:^|\s)(?:-\w*y\w*|--yes|--assume-yes|-qq)(?=\s|$)/;

/** What a Dockerfile says no more as one writes it. */
export function readDockerfile(content: string): Hit[] {
  const hits: Hit[] = [];
  let hasLists = false;
  for (const match of content.matchAll(INSTRUCTION)) {
    const [all, instruction = '', text = ''] = match;
    const at = match.index + all.length - text.length;
    if (instruction.toUpperCase() === 'FROM') {
      hasLists = false;
      const [options = '', , image = ''] = /^((?:--\S+\s+)*)(([\w./:@-]+))/.exec(text) ?? [];
      hits.push(...imageHit(image, at + options.length - image.length));
    } else {
      if (!hasLists && !FETCHES_LISTS.test(text)) hits.push(...installsIn(text, at));
      hasLists ||= FETCHES_LISTS.test(text);
    }
  }
  return hits;
}

/** What a script installs that runs once on a fresh machine: what starts with it, as user data does. */
export function readScript(content: string): Hit[] {
  const code = content.replace(/^[ \t]*#.*$/gm, (comment) => ' '.repeat(comment.length));
  const [first] = code.matchAll(INSTALLS);
  if (!first || FETCHES_LISTS.test(code.slice(0, first.index))) return [];
  const [, program = ''] = first;
  const sudo = /\bsudo\s+(?:-\w+\s+)*$/.exec(code.slice(0, first.index))?.[0] ?? '';
  return installsIn(code, 0).map((hit) => ({
    ...hit,
    message: `A fresh machine has no lists of packages: \`${program} install\` finds nothing before \`${program} update\`.`,
    edits: [{ from: first.index, to: first.index, text: `${program} update && ${sudo}` }],
  }));
}

/** The first `apt-get install` of a `RUN`: what comes behind it has its lists. */
function installsIn(text: string, base: number): Hit[] {
  const [first] = text.matchAll(INSTALLS);
  if (!first) return [];
  const [all, program = '', before = '', behind = ''] = first;
  const from = base + first.index;
  const to = from + all.length - behind.length;
  const asks =
    NO_QUESTIONS.test(before + behind) ||
    NO_QUESTIONS.test(text.slice(first.index + all.length).split(/&&|;|\|/, 1)[0] ?? '');
  return [
    {
      rule: 'no-package-lists',
      range: { from, to },
      message: `A base image has no lists of packages: \`${program} install\` finds nothing before \`${program} update\`, in the same \`RUN\` so that both are cached together.`,
      since: null,
      edits: [
        { from, to: from, text: `${program} update && ` },
        ...(asks ? [] : [{ from: to, to, text: ' -y' }]),
      ],
    },
  ];
}
