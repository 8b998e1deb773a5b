import { fillers, nouns, spelling } from './nouns';

/** The name for people, made from the placeholder's own words or, where those tell nothing, from `hint` (an option, a key). */
export function labelOf(text: string, hint: string): string {
  const phrase = /^[<{[]+([^<>{}[\]]*\s[^<>{}[\]]*)[>}\]]+$/.exec(text)?.[1];
  const own =
    phrase === undefined
      ? tellingWords(text)
      : phrase
          .trim()
          .replace(/^(?:(?:your|the|an?|insert|enter) +)+(?=\S)/i, '')
          .split(/\s+/)
          .map(cased);
  const words = own.length > 0 ? own : (kindByForm(text) ?? split(hint));
  const label = words.map((word) => spelt(word)).join(' ');
  return label === '' ? 'Value' : label.charAt(0).toUpperCase() + label.slice(1);
}

const spelt = (word: string) =>
  Object.hasOwn(spelling, word.toLowerCase()) ? (spelling[word.toLowerCase()] ?? word) : word;

/** Lower case for what is an acronym to us or shouted. */
const cased = (word: string) => (/^[\p{Lu}\p{N}_-]+$/u.test(word) ? word.toLowerCase() : word);

/** The words that say what is wanted, lower case; empty for `REPLACE_ME`, `xxxxx`, `<...>`. */
export function tellingWords(text: string): string[] {
  const words = split(text).filter((word) => !/^x+$/.test(word));
  const telling = words.filter((word) => !fillers.has(word));
  return kindByForm(text) ? [] : telling.slice(0, 8);
}

/** Resources by the prefix of their ids. */
const prefixes: Readonly<Record<string, string>> = {
  i: 'instance id',
  sg: 'security group id',
  vpc: 'vpc id',
  subnet: 'subnet id',
  ami: 'ami id',
  vol: 'volume id',
  snap: 'snapshot id',
  eni: 'network interface id',
  igw: 'internet gateway id',
  rtb: 'route table id',
  nat: 'nat gateway id',
  acl: 'network acl id',
  eipalloc: 'allocation id',
  lt: 'launch template id',
  fs: 'file system id',
};

/** The words for what tells by its form alone what it is: `sg-xxxxxxxx`, `xxx.xxx.xxx.xxx`, `you@example.com`. */
function kindByForm(text: string): string[] | null {
  if (!/[@xX]/.test(text)) return null;
  if (/^x{1,3}(?:[.-]x{1,3}){3}$/i.test(text)) return ['ip', 'address'];
  if (/^[\w.-]+@[\w.-]+$/.test(text)) return ['email'];
  if (/^(?:AKIA|ASIA)X+$/.test(text)) return ['access', 'key', 'id'];
  const prefix = /^([a-z]+)-x+$/i.exec(text)?.[1];
  return prefix !== undefined && Object.hasOwn(prefixes, prefix)
    ? (prefixes[prefix]?.split(' ') ?? null)
    : null;
}

/** Words of `REPLACE_ME_REGION`, `--vpc-id`, `TargetGroupArn`, `yourcontainerid`, lower case. */
function split(text: string): string[] {
  return humped(text)
    .replace(/[’']s?\b/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .flatMap((word) => unglued(word.toLowerCase()));
}

/** `TargetGroupArn` → `Target Group Arn`. */
const humped = (text: string): string =>
  !mayBeHumped.test(text)
    ? text
    : text.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');

/** Cheap to look for first: without both, or beyond ASCII, nothing can be told about humps. */
const mayBeHumped = /[a-z\d][A-Z]|[A-Z][A-Z][a-z]|[^\s!-~]/;

/** Words that stand for themselves, and what may be glued of them. */
const known: ReadonlySet<string> = new Set([...nouns, ...Object.keys(spelling)]);
const longestKnown = Math.max(...Array.from(known, (word) => word.length));
const glued = new RegExp(`^(?:your.|(?:${[...known].join('|')}){2,}$)`);

/** `yourcontainerid` → `your container id`: splits what is made of known nouns only. */
function unglued(word: string): string[] {
  if (word.length > 40 || known.has(word) || !glued.test(word)) return [word];
  const rest = word.startsWith('your') ? word.slice(4) : word;
  if (rest === '') return [word];
  // best[i]: a split of the first i characters with the fewest words.
  const best: (string[] | null)[] = [[]];
  for (let to = 1; to <= rest.length; to++) {
    best[to] = null;
    for (let from = Math.max(0, to - longestKnown); from < to; from++) {
      const head = best[from];
      if (!head) continue;
      const part = rest.slice(from, to);
      if (!known.has(part)) continue;
      if (head.length + 1 < (best[to]?.length ?? Infinity)) best[to] = [...head, part];
    }
  }
  const parts = best[rest.length];
  if (parts) return rest === word ? parts : ['your', ...parts];
  return rest === word ? [word] : ['your', rest];
}
