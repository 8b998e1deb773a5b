import { textOfNotes } from '../../core/course/textOfNotes';

/** Notes above this size are not read: an editor would not colour them either. In bytes, and in characters of an open document. */
export const MAX_NOTES = 5 * 1024 * 1024;

/** Text of notes, or the reason why there is none. */
export type NotesText = { readonly text: string } | { readonly problem: string };

export const TOO_LARGE: NotesText = { problem: 'Larger than 5 MB' };

/**
 * The text of a Markdown file as the editor would show it: without the byte order mark, so that offsets fit its documents.
 * Says why where the bytes are no text: too many, or binary.
 */
export function notesText(bytes: Uint8Array): NotesText {
  if (bytes.byteLength > MAX_NOTES) return TOO_LARGE;
  const text = textOfNotes(bytes);
  return text === null ? { problem: 'Not a text file' } : { text };
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** A file's name without its extension. */
export const stem = (path: string): string => (path.split('/').pop() ?? path).replace(/\.[^.]*$/, '');

/** Whether a path is one from the root, on any system. */
export const isAbsolute = (path: string): boolean => /^([/\\]|[A-Za-z]:[/\\])/.test(path);

/** Whether a file's name is that of Markdown notes. */
export const isMarkdown = (name: string): boolean => /\.(md|markdown)$/i.test(name);

/** Whether a folder may hold notes: dot folders and installed packages do not. */
export const mayHoldNotes = (folder: string): boolean => !folder.startsWith('.') && folder !== 'node_modules';

/** Whether a file is the README of its folder. */
export const isReadme = (path: string): boolean => /^readme$/i.test(stem(path));

/** The order of files in a course: as people number them (2 before 10), a folder's README before all else in it. */
export function inCourseOrder(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  const depth = Math.min(left.length, right.length);
  for (let level = 0; level < depth; level++) {
    const [one = '', other = ''] = [left[level], right[level]];
    if (one === other) continue;
    const [first, second] = [left, right].map(
      (path) => path.length === level + 1 && isReadme(path[level] ?? ''),
    );
    if (first !== second) return first ? -1 : 1;
    return collator.compare(one, other);
  }
  return left.length - right.length;
}
