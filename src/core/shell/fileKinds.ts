/** How freely a file's content may be read: values among keys, a program or markup, anything else. */
export type FileKind = 'data' | 'code' | 'text';

const data = new Set(
  'json json5 jsonc yaml yml toml ini cfg conf properties env dotenv hcl terraform tf tfvars'.split(' '),
);
const code = new Set(
  'js javascript jsx ts typescript tsx py python java c cpp c++ cs csharp go rust rb ruby php perl html xml vue svelte css scss scala kotlin swift r sql hiveql hql pig'.split(
    ' ',
  ),
);

/** The kind for the language of a fence; `null` and unknown languages are text. */
export function fileKindOf(language: string | null): FileKind {
  const name = language?.toLowerCase() ?? '';
  return data.has(name) ? 'data' : code.has(name) ? 'code' : 'text';
}
