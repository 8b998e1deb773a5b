import { LineIndex } from '../core/course/lines';
import { parseNotes } from '../core/course/parse';
import { lintNotes } from '../core/lint/notes';
import { describeFindings, lintJson } from './lintFormat';
import { readNotes, Refused } from './notes';
import { print } from './print';

const usage = `Usage: npm run -s lint:notes -- FILE… [--json]
Exit code: 0 nothing found, 1 something found, 2 a file cannot be read.`;

function main(args: readonly string[]): number {
  const json = args.includes('--json');
  const paths = args.filter((arg) => arg !== '--json');
  if (paths.length === 0 || paths.some((path) => path.startsWith('--'))) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  try {
    const files = paths.map((path) => {
      const text = readNotes(path);
      return { path, text, lines: new LineIndex(text), findings: lintNotes(text, parseNotes(text).course) };
    });
    const report = json
      ? `${JSON.stringify(files.flatMap(lintJson), null, 2)}\n`
      : files.map(describeFindings).join('');
    print(report);
    return files.some(({ findings }) => findings.length > 0) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

process.exitCode = main(process.argv.slice(2));
