import type { LineIndex } from '../core/course/lines';
import type { Finding, Modern, RuleId } from '../core/lint/model';

/** A file of notes with what was found in it. */
export interface LintedFile {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly findings: readonly Finding[];
}

/** What `lint:notes --json` prints for each finding; lines and columns are 1-based, the end is behind the last character. */
export interface FindingJson {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: RuleId;
  /** The words of the notes that it is about. */
  readonly text: string;
  readonly message: string;
  readonly since: string | null;
  /** Complete commands a line each, or the content of a file; `null` where it takes a decision. */
  readonly modern: string | null;
}

/** The findings in a file as JSON for scripts and CI. */
export const lintJson = ({ path, text, lines, findings }: LintedFile): FindingJson[] =>
  findings.map(({ rule, range, message, since, modern }) => {
    const [start, end] = [placeOf(lines, range.from), placeOf(lines, range.to)];
    return {
      file: path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      rule,
      text: text.slice(range.from, range.to),
      message,
      since,
      modern: modern && textOf(modern),
    };
  });

/** The findings in a file for people: `notes.md:12:5 …`, the modern form below it. */
export function describeFindings({ path, text, lines, findings }: LintedFile): string {
  return findings
    .map(({ rule, range, message, since, modern }) => {
      const { line, column } = placeOf(lines, range.from);
      const about = text.slice(range.from, range.to).replace(/\s+/g, ' ');
      const head = `${path}:${line}:${column} ${about}: ${message}${since === null ? '' : ` Since ${since}.`} (${rule})\n`;
      return modern?.kind === 'command' ? head + modern.lines.map((one) => `    ${one}\n`).join('') : head;
    })
    .join('');
}

const textOf = (modern: Modern): string =>
  modern.kind === 'command' ? modern.lines.join('\n') : modern.content;

function placeOf(lines: LineIndex, offset: number): { readonly line: number; readonly column: number } {
  const line = lines.lineAt(offset);
  return { line, column: offset - (lines.startOf(line) ?? 0) + 1 };
}
