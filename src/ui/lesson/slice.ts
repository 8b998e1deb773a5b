import type { CommandStep, Lesson, Step } from '../../core/course/model';
import { lineStart } from '../../core/text';

/** Stands around the number of an inline command in the text that is given to the renderer. Private use: no notes mean anything by it. */
const OPEN = '\uE000';
const CLOSE = '\uE001';
/** Finds the number of an inline command. */
export const MARKER = /\uE000(\d+)\s*\uE001/g;

/** Everything in notes that would look like a marker to the renderer. */
const LOOKALIKES = /[\uE000\uE001]|&#(?:x0*E00[01]|0*5734[45]);/gi;

/** Text in which nothing looks like a marker, of the same length. */
export const unmarked = (text: string): string =>
  text.replace(LOOKALIKES, (found) => ' '.repeat(found.length));

/** The marks of a line: what begins behind those after a lesson is not the lesson's any more. */
const LINE_MARK = /[\s>#*+|-]/;

/** `text` without the marks of a line at its end. A pattern for all of them would try anew at every line. */
function withoutBegunLine(text: string): string {
  let end = text.length;
  while (end > 0 && LINE_MARK.test(text.charAt(end - 1))) end--;
  const line = text.indexOf('\n', end);
  return line < 0 ? text : text.slice(0, line);
}

/** The Markdown of a lesson below its title, made ready for rendering. */
export interface Slice {
  readonly markdown: string;
  /** Commands and files that are blocks, with their line in `markdown`, from 0. */
  readonly blocks: readonly { readonly step: Step; readonly line: number }[];
  /** Commands within sentences; the numbers in the markers are their indexes. */
  readonly inline: readonly CommandStep[];
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * Cuts a lesson out of its notes. Its title is left out, as the page says it; commands in sentences become code spans with a
 * marker, since a renderer tells where lines are but not where spans are; the number of lines stays the same.
 */
export function sliceOf(notes: string, lesson: Lesson): Slice {
  const from = lineStart(notes, lesson.range.from);
  const text = withoutBegunLine(unmarked(notes.slice(from, lesson.range.to)));
  const lineOf = lineCounter(text);
  const above = tableHead(notes, from, text);
  const blocks: { step: Step; line: number }[] = [];
  const inline: CommandStep[] = [];
  const edits: Edit[] = [];
  for (const step of lesson.steps) {
    if (step.kind === 'note') continue;
    const place = { from: step.range.from - from, to: step.range.to - from };
    if (step.kind === 'command' && step.format === 'inline') {
      const breaks = '\n'.repeat(text.slice(place.from, place.to).split('\n').length - 1);
      edits.push({ ...place, insert: `\`${OPEN}${inline.length}${breaks}${CLOSE}\`` });
      inline.push(step);
    } else blocks.push({ step, line: lineOf(place.from) + above.length });
  }
  const title = titleEdit(text, from, lesson);
  if (title && !edits.some((edit) => edit.from < title.to)) edits.push(title);
  const lines = [...above, ...dedented(withoutFrontMatter(from, applied(text, edits)))];
  return { markdown: [...lines, '', ...definitions(notes).map(unmarked)].join('\n'), blocks, inline };
}

/** Takes the title away, with the marks of a heading around it but not those of a list: the rest of the item hangs on them. */
function titleEdit(text: string, base: number, { title, titleRange }: Lesson): Edit | null {
  if (title === null) return null;
  const start = lineStart(text, titleRange.from - base);
  const next = text.indexOf('\n', titleRange.to - base);
  const end = next < 0 ? text.length : next;
  const line = text.slice(start, end);
  if (saysMore(line, title)) return null;
  const [prefix = ''] = /^\s*(?:>\s?)*(?:[-*+]\s+|\d+[.)]\s+)?/.exec(line) ?? [];
  const isWhole = /^\s*(?:#|\|)/.test(line);
  const from = isWhole ? start : Math.min(start + prefix.length, titleRange.from - base);
  const underline = /^\n[ \t]*(?:=+|-+)[ \t]*(?=\n|$)/.exec(text.slice(end))?.[0] ?? '';
  const to = end + (isWhole || prefix.trim() !== '' ? 0 : underline.length);
  return { from, to, insert: '\n'.repeat(text.slice(from, to).split('\n').length - 1) };
}

/** Letters beside a title that are worth keeping: a sentence, not minutes and levels. */
const WORTH_KEEPING = 30;

function saysMore(line: string, title: string): boolean {
  const shown = line.replace(/\]\([^)]*\)|<[^>]*>|https?:\S+/g, ' ');
  const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
  return letters(shown) - letters(title) > WORTH_KEEPING;
}

const PIPES = /^\s*\|/;

/** Head and rule of the table that a lesson begins in the middle of. */
function tableHead(notes: string, from: number, text: string): string[] {
  if (!PIPES.test(text)) return [];
  const rows: string[] = [];
  for (const line of notes.slice(0, from).trimEnd().split('\n').reverse()) {
    if (!PIPES.test(line)) break;
    rows.push(line);
  }
  return rows.slice(-2).reverse();
}

function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { from, to, insert } of [...edits].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    result += text.slice(at, from) + insert;
    at = to;
  }
  return result + text.slice(at);
}

/** Notes that begin with `---` have properties in front, which are no text of theirs. */
function withoutFrontMatter(from: number, text: string): string {
  if (from > 0) return text;
  return text.replace(/^---\n[^]*?\n(?:---|\.\.\.)(?=\n|$)/, (matter) => matter.replace(/[^\n]/g, ''));
}

/** Lines of a lesson that hangs in a list, as if it stood at the margin: four blanks would make code of it. */
function dedented(text: string): string[] {
  const lines = text.split('\n');
  const indent = /^[ \t]*/.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  if (indent === 0) return lines;
  const least = new RegExp(`^[ \\t]{0,${indent}}`);
  return lines.map((line) => line.replace(least, ''));
}

/** The addresses of reference links; they may stand anywhere in the notes. */
const definitions = (notes: string): string[] =>
  [...notes.matchAll(/^ {0,3}\[[^\]\n]+\]:[ \t]+\S.*$/gm)].map(([line]) => line.trim());

function lineCounter(text: string): (offset: number) => number {
  let at = 0;
  let line = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line++;
      at = next + 1;
    }
    return line;
  };
}
