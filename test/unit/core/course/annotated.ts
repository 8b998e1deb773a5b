import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a reader says is in some notes. `*` in a field means that two careful readers could differ. */
export interface Annotated {
  readonly name: string;
  /** The notes without their marks. */
  readonly text: string;
  readonly commands: readonly { readonly line: number; readonly command: string }[];
  readonly lessons: readonly Readonly<Record<LessonField, string>>[];
  readonly files: readonly { readonly line: number; readonly language: string; readonly name: string }[];
}

export const LESSON_FIELDS = ['title', 'minutes', 'url', 'level', 'section'] as const;
export type LessonField = (typeof LESSON_FIELDS)[number] | 'line';

const FOLDER = join(import.meta.dirname, '../../../fixtures/notes');
const MARK = / ?⟦([^⟧]*)⟧/;
const SPAN_BEFORE = /(?<!`)(`+)((?:(?!\1|\n\s*\n)[^])+)\1$/;

/**
 * Reads every file of test/fixtures/notes. A mark stands right behind what it is about:
 * `⟦L|title|minutes|url|level|section⟧` at the end of a lesson's title line, `⟦C⟧` behind a code span or at the end of a
 * line of code that is one command, `⟦C|the command⟧` where the command is not just that, `⟦F|language|name⟧` behind the
 * fence that opens the content of a file.
 */
export function annotatedNotes(): Annotated[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .map((name) => read(name, readFileSync(join(FOLDER, name), 'utf8')));
}

function read(name: string, marked: string): Annotated {
  let text = marked;
  const commands: { line: number; command: string }[] = [];
  const lessons: Record<LessonField, string>[] = [];
  const files: { line: number; language: string; name: string }[] = [];
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    const before = text.slice(0, mark.index);
    const [kind, ...fields] = (mark[1] ?? '').split('|');
    const [first = '', second = '', url = '', level = '', section = ''] = fields;
    const line = lineAtEnd(before);
    if (kind === 'L')
      lessons.push({ line: String(line), title: first, minutes: second, url, level, section });
    else if (kind === 'F') files.push({ line, language: first, name: second });
    else {
      const span = SPAN_BEFORE.exec(before);
      const spanLine = span === null ? line : lineAtEnd(before.slice(0, span.index));
      const lastLine = before.slice(before.lastIndexOf('\n') + 1);
      const command = fields.length > 0 ? fields.join('|') : (span?.[2] ?? lastLine);
      commands.push({ line: spanLine, command });
    }
    text = before + text.slice(mark.index + mark[0].length);
  }
  return { name, text, commands, lessons, files };
}

function lineAtEnd(text: string): number {
  return text.split('\n').length;
}
