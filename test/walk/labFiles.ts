import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PLACEHOLDER = /REPLACE_ME_[A-Z0-9_]+/g;
/** A word of a command that may be a path. */
const WORD = /(?:fileb?:\/\/)?([\w./-]+)/g;

/** The lab files that a command names, relative to the lab folder. */
export function filesIn(command: string, lab: string): string[] {
  const words = [...command.matchAll(WORD)].map(([, word = '']) => word.replace(/\/$/, ''));
  return [...new Set(words)].filter((word) => /\w/.test(word) && existsSync(join(lab, word)));
}

/**
 * Writes the values into the files that a command reads, from their untouched originals.
 * @returns the placeholders that had no value
 */
export function fillFiles(
  command: string,
  { original, copy }: { original: string; copy: string },
  valueOf: (placeholder: string) => string | undefined,
): string[] {
  const open: string[] = [];
  for (const file of filesIn(command, original)) {
    if (!statSync(join(original, file)).isFile()) continue;
    const content = readFileSync(join(original, file), 'utf8');
    if (!content.includes('REPLACE_ME_')) continue;
    const filled = content.replace(PLACEHOLDER, (placeholder) => {
      const value = valueOf(placeholder);
      if (value === undefined) open.push(placeholder);
      return value ?? placeholder;
    });
    writeFileSync(join(copy, file), filled);
  }
  return open;
}
