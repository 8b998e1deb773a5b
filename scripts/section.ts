import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Puts `body` between the lines `<!-- NAME -->` and `<!-- /NAME -->` of a Markdown file; what is around them stays.
 *
 * @throws when the file has no such lines.
 */
export function writeSection(file: string, name: string, body: string): void {
  const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const text = readFileSync(file, 'utf8');
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`${file} has no section ${name}`);
  writeFileSync(file, `${text.slice(0, from)}${start}\n${body.trim()}\n${text.slice(to)}`);
}
