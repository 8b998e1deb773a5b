/** The kind of a file by its name, as far as rules ask. */
export function kindByName(name: string): string | null {
  if (/(?:^|[/\\.])dockerfile(?:\.\w+)?$/i.test(name)) return 'dockerfile';
  const [, extension = ''] = /\.(\w+)$/.exec(name) ?? [];
  const kinds: Readonly<Record<string, string>> = {
    yml: 'yaml',
    yaml: 'yaml',
    json: 'json',
    tf: 'hcl',
    toml: 'toml',
    sh: 'sh',
    bash: 'sh',
  };
  return kinds[extension.toLowerCase()] ?? null;
}
