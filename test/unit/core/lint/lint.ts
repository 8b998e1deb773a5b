import { parseNotes } from '../../../../src/core/course/parse';
import { edited, type Finding } from '../../../../src/core/lint/model';
import { lintNotes } from '../../../../src/core/lint/notes';

export const lint = (text: string): Finding[] => lintNotes(text, parseNotes(text).course);

/** What was found: the rule, the words that it marks, and the modern form, a line each. */
export const found = (text: string): [rule: string, words: string, modern: string | null][] =>
  lint(text).map(({ rule, range, modern }) => [
    rule,
    text.slice(range.from, range.to),
    modern === null ? null : modern.kind === 'command' ? modern.lines.join('\n') : modern.content,
  ]);

/** The modern form of the only thing found in a command of its own block. */
export const modernOf = (command: string, language = 'sh'): string | null | undefined =>
  found(`# Notes\n\n\`\`\`${language}\n${command}\n\`\`\`\n`)[0]?.[2];

/** The notes with all edits made. */
export function mended(text: string): string {
  const edits = new Map(
    lint(text)
      .flatMap(({ edits }) => edits ?? [])
      .map((edit) => [`${edit.from}-${edit.to}-${edit.text}`, edit]),
  );
  return edited(
    text,
    [...edits.values()].sort((a, b) => a.from - b.from || a.to - b.to),
  );
}
