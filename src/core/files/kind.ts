/** What a file is written in, as far as that decides how a value is escaped in it and what counts as broken. */
export type TextKind = 'json' | 'yaml' | 'quoted' | 'markup' | 'text';

/** By the ends of names. Templates of CloudFormation are JSON or YAML; HCL and TOML have strings with backslashes. */
const KINDS: readonly (readonly [name: RegExp, kind: TextKind])[] = [
  [/\.json$/i, 'json'],
  [/\.ya?ml$/i, 'yaml'],
  [/\.(?:tf|toml)$/i, 'quoted'],
  [/\.xml$/i, 'markup'],
];

export function textKindOf(path: string, content: string): TextKind {
  if (/\.template$/i.test(path)) return /^\uFEFF?\s*[{[]/.test(content) ? 'json' : 'yaml';
  return KINDS.find(([name]) => name.test(path))?.[1] ?? 'text';
}

/** The language that a file's placeholders are looked for in. */
export function languageOf(path: string, content: string): string {
  const kind = textKindOf(path, content);
  return kind === 'json' || kind === 'yaml' ? kind : (/\.(\w+)$/.exec(path)?.[1] ?? '').toLowerCase();
}
