import { LineIndex } from '../core/course/lines';
import type { Course } from '../core/course/model';
import { parseNotes } from '../core/course/parse';
import { readNotes, Refused } from './notes';
import { describeOutline, outlineJson } from './outlineFormat';
import { print } from './print';

const usage = 'Usage: npm run -s outline -- FILE [--json]';

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
    print(json ? `${JSON.stringify(outlineJson(course, lines), null, 2)}\n` : describeOutline(course, lines));
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
