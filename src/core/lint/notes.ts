import type { CommandStep, Course, FileStep, Lesson, Statement } from '../course/model';
import type { RunsIn } from '../shell/model';
import { tokenize, type Tokens } from '../shell/tokens';
import { lineStart, type Range } from '../text';
import { Alignment } from './align';
import { kindByName } from './fileKinds';
import { lintFile, runtimesIn } from './files';
import { edited, type Edit, type Finding, type Hit, type Modern } from './model';
import { binaryFiles } from './rules/binaryFiles';
import { branches } from './rules/branches';
import { extras } from './rules/extras';
import { outdated } from './rules/outdated';
import { FETCHES_LISTS, packageLists } from './rules/packageLists';
import { publicPolicy } from './rules/publicPolicy';
import { openQuote } from './rules/quotes';
import { curlyQuotes, respelled } from './rules/typography';
import { unfilled } from './rules/unfilled';
import { ReadStatement, type StatementRule, type Surroundings } from './statement';

/** What may have to do with a rule: most commands hold none of it, and are not read. */
const WORTH_READING =
  /\b(?:brctl|docker-compose|docker-machine|amazon-linux-extras|get-login|sam\s+package|git\s+clone|apt(?:-get)?|put-bucket-policy|file:\/\/)|--runtime|["'“‘<]|<</;

const RULES: readonly StatementRule[] = [
  outdated,
  extras,
  binaryFiles,
  publicPolicy,
  branches,
  packageLists,
  openQuote,
  curlyQuotes,
  unfilled,
  ({ command }) =>
    runtimesIn(command).filter(({ range }) => /--runtime[\s=]+["']?$/.test(command.slice(0, range.from))),
  filesInHere,
];

/** A file that a here-document writes: `cat > Dockerfile <<EOF`. */
function filesInHere({ command, tokens }: ReadStatement): Hit[] {
  const written = fileInHere(command, tokens);
  if (!written) return [];
  const { name, content, from } = written;
  return lintFile(content, kindByName(name), name).map((hit) => ({
    ...hit,
    range: moved(hit.range, from),
    edits: hit.edits?.map((edit) => movedEdit(edit, from)) ?? null,
  }));
}

/** The file that a here-document writes, and where its content begins. */
function fileInHere(
  command: string,
  { heredocs: [heredoc] }: Tokens,
): { readonly name: string; readonly content: string; readonly from: number } | null {
  if (!heredoc) return null;
  const [, name] = /(?:>|\btee)\s*["']?([\w./~-]+)/.exec(command.slice(0, heredoc.from)) ?? [];
  const { from, to } = heredoc;
  return name === undefined ? null : { name, content: command.slice(from, to), from };
}

/** Looks through notes; a second look at changed notes reads only what changed. */
export type Linter = (text: string, course: Course) => Finding[];

/**
 * What in notes no longer works, or never did as it stands there, in the order of the notes.
 * @param text the notes that the course was read from
 */
export const lintNotes: Linter = (text, course) => createLinter()(text, course);

/** A linter that remembers what it found in the statements of its last look. */
export function createLinter(): Linter {
  let known: ReadonlyMap<string, readonly Found[]> = new Map();
  return (text, { lessons }) => {
    const look = new Look(text, filesOf(lessons), known);
    const found = lessons.flatMap((lesson) => look.lesson(lesson));
    known = look.seen;
    return found.sort((a, b) => byPlace(a.range, b.range));
  };
}

/** A finding without its place: offsets count from the start of its statement. */
type Found = Omit<Finding, 'step' | 'statement'>;

/** What decides over the findings in a statement, beside its own words. */
type LessonFacts = Omit<Surroundings, 'hasPackageLists'>;

/** Commands whose findings depend on the lesson around them. */
const DEPENDS_ON_LESSON = /put-bucket-policy|git\s+clone/;

/** One look through notes. */
class Look {
  readonly seen = new Map<string, readonly Found[]>();
  /** Where lists of packages were fetched: on the learner's machine for the rest of the notes. */
  private readonly lists = new Set<RunsIn>();

  constructor(
    private readonly text: string,
    private readonly files: ReadonlyMap<string, string>,
    private readonly known: ReadonlyMap<string, readonly Found[]>,
  ) {}

  lesson(lesson: Lesson): Finding[] {
    this.lists.delete('container');
    this.lists.delete('remote');
    const commands = lesson.steps.flatMap((step) => (step.kind === 'command' ? step.statements : []));
    const facts = { lesson: commands.map(({ command }) => command).join('\n'), files: this.files };
    return lesson.steps.flatMap((step, at): Finding[] => {
      if (step.kind === 'note') return [];
      if (step.kind === 'file') return lintFileStep(this.text, step);
      const depends = step.statements.some(({ command }) => DEPENDS_ON_LESSON.test(command));
      const prose = depends ? proseFor(this.text, lesson, step, at) : '';
      return this.command(step, { ...facts, prose, unnamed: depends ? unnamedAbove(lesson, at) : null });
    });
  }

  private command(step: CommandStep, facts: LessonFacts): Finding[] {
    return step.statements.flatMap((statement, index) => {
      const { command, range, runsIn, session } = statement;
      const found = this.statement(step, statement, facts);
      if (FETCHES_LISTS.test(command)) this.lists.add(runsIn);
      if (session?.kind === 'opens') this.lists.delete(session.runsIn);
      return found.map((each): Finding => ({
        ...each,
        range: moved(each.range, range.from),
        edits: each.edits?.map((edit) => movedEdit(edit, range.from)) ?? null,
        step: step.id,
        statement: index,
      }));
    });
  }

  private statement(step: CommandStep, statement: Statement, facts: LessonFacts): readonly Found[] {
    const { command, range, runsIn } = statement;
    const source = this.text.slice(range.from, range.to);
    if (source === command && !WORTH_READING.test(command)) return [];
    const line = this.text.slice(lineStart(this.text, range.from), range.from);
    const hasPackageLists = this.lists.has(runsIn);
    const surroundings = DEPENDS_ON_LESSON.test(command)
      ? [facts.lesson, facts.prose, facts.unnamed, ...facts.files]
      : [];
    const key = JSON.stringify([
      source,
      command,
      line,
      step.format,
      step.language,
      hasPackageLists,
      surroundings,
    ]);
    const found =
      this.seen.get(key) ??
      this.known.get(key) ??
      lintStatement({ step, statement, source, line }, { ...facts, hasPackageLists });
    this.seen.set(key, found);
    return found;
  }
}

/** The files that the notes hold or write, by name; of two of the same name the first. */
function filesOf(lessons: readonly Lesson[]): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const add = (path: string, content: string): void => {
    const name = path.replace(/^.*[/\\]/, '');
    if (!files.has(name)) files.set(name, content);
  };
  for (const step of lessons.flatMap(({ steps }) => steps)) {
    if (step.kind === 'file' && step.name !== null) add(step.name, step.content);
    if (step.kind !== 'command') continue;
    for (const { command } of step.statements) {
      const written = command.includes('<<') ? fileInHere(command, tokenize(command)) : null;
      if (written) add(written.name, written.content);
    }
  }
  return files;
}

/** The last file above a step in its lesson that nobody has named: most often the one that the step reads. */
function unnamedAbove({ steps }: Lesson, at: number): string | null {
  const file = steps.slice(0, at).findLast((step) => step.kind === 'file');
  return file?.name === null ? file.content : null;
}

/** The sentence before an inline command, the paragraph above a block. */
function proseFor(text: string, { steps, range }: Lesson, step: CommandStep, at: number): string {
  if (step.format === 'inline') {
    const start = Math.max(range.from, lineStart(text, step.range.from));
    return text
      .slice(start, step.range.from)
      .split('`')
      .filter((_, index) => index % 2 === 0)
      .join(' ');
  }
  const above = steps[at - 1];
  return above?.kind === 'note' ? above.text : '';
}

interface PlacedStatement {
  readonly step: CommandStep;
  readonly statement: Statement;
  /** As the notes write it. */
  readonly source: string;
  /** What stands before it on its line: indentation, a prompt, prose. */
  readonly line: string;
}

/** Finds where the hits stand in the notes, and what makes all of the statement right. */
function lintStatement(placed: PlacedStatement, around: Surroundings): Found[] {
  const { step, statement, source } = placed;
  const { command } = statement;
  const read = new ReadStatement(statement, step, around);
  const hits = WORTH_READING.test(command) ? RULES.flatMap((rule) => rule(read)) : [];
  if (hits.length === 0 && source === command) return [];
  const alignment = new Alignment(source, command);
  const marks = respelled(alignment, source);
  const fixed = hits.flatMap(({ edits }) => edits ?? []).sort(byPlace);
  const before = hits.flatMap((hit) => hit.before ?? []);
  const modern: Modern = { kind: 'command', lines: [...before, edited(command, fixed)] };
  const edits = [
    ...(before.length > 0 ? [leading(before, placed)] : []),
    ...[
      ...fixed.map((edit) => ({ ...alignment.toSource(edit), text: writtenFor(edit.text, placed) })),
      ...marks.flatMap((mark) => mark.edits),
    ].sort(byPlace),
  ];
  return [
    ...hits.map(({ rule, range, message, since, edits: own }) => ({
      rule,
      range: alignment.toSource(range),
      message,
      since,
      modern: own === null ? null : modern,
      edits: own === null ? null : edits,
    })),
    ...marks.map(({ range, message }) => ({
      rule: 'typographic' as const,
      range,
      message,
      since: null,
      modern,
      edits,
    })),
  ];
}

/** Commands to go before a statement, as the notes write commands there: on lines like its own, or in the same sentence. */
function leading(before: readonly string[], placed: PlacedStatement): Edit {
  const joint = placed.step.format === 'inline' ? ' && ' : `\n${placed.line}`;
  return { from: 0, to: 0, text: before.map((line) => writtenFor(line, placed) + joint).join('') };
}

/** Within a table a bar would end the cell. */
const writtenFor = (command: string, { step, line }: PlacedStatement): string =>
  step.format === 'inline' && /^[ \t>]*\|/.test(line) ? command.replaceAll('|', '\\|') : command;

function lintFileStep(text: string, step: FileStep): Finding[] {
  const hits = lintFile(step.content, step.language, step.name);
  if (hits.length === 0) return [];
  const source = text.slice(step.range.from, step.range.to);
  const fixed = hits.flatMap(({ edits }) => edits ?? []);
  const modern = { kind: 'file' as const, content: edited(step.content, fixed) };
  const place = linesOf(source, step.content);
  const inNotes = (range: Range): Range =>
    moved({ from: place(range.from), to: place(range.to) }, step.range.from);
  const edits = fixed.map((edit) => ({ ...inNotes(edit), text: edit.text }));
  return hits.map(({ rule, range, message, since, edits: own }) => ({
    rule,
    range: inNotes(range),
    message,
    since,
    step: step.id,
    statement: null,
    modern: own === null ? null : modern,
    edits: own === null ? null : edits,
  }));
}

/** Where an offset in the content of a block stands in the block: its lines are the ends of the block's, behind its fence. */
function linesOf(source: string, content: string): (offset: number) => number {
  const written = source.split('\n');
  const lines = content.split('\n');
  const isEnd = (line: string, at: number): boolean => (written[at] ?? '').replace(/\r$/, '').endsWith(line);
  const first = written.findIndex((_, at) =>
    lines.every((line, index) => line === '' || isEnd(line, at + index)),
  );
  const starts: number[] = [];
  for (let at = 0, start = 0; at < written.length; at++) {
    starts.push(start);
    start += (written[at]?.length ?? 0) + 1;
  }
  return (offset) => {
    const before = content.slice(0, offset).split('\n');
    const row = before.length - 1;
    const line = written[first + row]?.replace(/\r$/, '') ?? '';
    return (starts[first + row] ?? 0) + line.length - (lines[row] ?? '').length + (before[row] ?? '').length;
  };
}

const moved = ({ from, to }: Range, by: number): Range => ({ from: from + by, to: to + by });
const movedEdit = (edit: Edit, by: number): Edit => ({ ...moved(edit, by), text: edit.text });
const byPlace = (a: Range, b: Range): number => a.from - b.from || a.to - b.to;
