import { readFileSync } from 'node:fs';
import { LineIndex } from '../core/course/lines';
import type { Course } from '../core/course/model';
import { parseNotes } from '../core/course/parse';
import { describeOutline, outlineJson } from './outlineFormat';

const usage = 'Usage: npm run -s outline -- FILE [--json]';

/** The largest notes that are read, in bytes. */
const largest = 50 * 1024 * 1024;

class Refused extends Error {}

/** Reads a file of notes; throws `Refused` with a message for people when it can not be read as text. */
function readNotes(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Refused(`Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (bytes.length >= largest) throw new Refused(`${path} is too large for notes: ${bytes.length} bytes.`);
  if (bytes.includes(0)) throw new Refused(`${path} is not a text file.`);
  return bytes.toString('utf8');
}

function main(args: readonly string[]): number {
  const json = args.includes('--json');
  const [path, ...others] = args.filter((arg) => arg !== '--json');
  if (path === undefined || others.length > 0) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  try {
    const text = readNotes(path);
    const course: Course = parseNotes(text).course;
    const lines = new LineIndex(text);
    process.stdout.write(
      json ? `${JSON.stringify(outlineJson(course, lines), null, 2)}\n` : describeOutline(course, lines),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
