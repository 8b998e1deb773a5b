import { readFileSync } from 'node:fs';
import { textOfNotes } from '../core/course/textOfNotes';

/** The largest notes that are read, in bytes. */
const largest = 50 * 1024 * 1024;

/** Why a file is not read, in words for people. */
export class Refused extends Error {}

/** Reads a file of notes; throws `Refused` with a message for people when it can not be read as text. */
export function readNotes(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Refused(`Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (bytes.length >= largest) throw new Refused(`${path} is too large for notes: ${bytes.length} bytes.`);
  const text = textOfNotes(bytes);
  if (text === null) throw new Refused(`${path} is not a text file.`);
  return text;
}
