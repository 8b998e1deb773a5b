import type { Reading, StatementReading } from '../shell/model';
import { readBlock } from '../shell/reading';
import type { Range } from '../text';
import { captionAfter, captionBefore, firstWords } from './captions';
import { blockCode, columnOf, toSource, type CodeText } from './codeText';
import { hashOf } from './hash';
import { saysBack } from './sessions';
import { StatementFact } from './statement';

/** What the notes say in code. Ranges are in the source of the chunk. All but the place is worked out when somebody asks. */
export interface CodeFact extends Range {
  readonly format: 'inline' | 'fenced' | 'indented';
  readonly language: string | null;
  readonly statements: readonly StatementFact[];
  readonly text: string;
  readonly hash: string;
  /** What the command does in the words of the notes, else its own first words. */
  readonly caption: string;
}

/** A code span with a command. */
export class SpanFact implements CodeFact {
  readonly format = 'inline';
  readonly language = null;
  readonly from: number;
  readonly to: number;
  private placed: readonly StatementFact[] | undefined;

  /** `before` are the words since the span before it, `after` those behind it. */
  constructor(
    { from, to }: Range,
    private readonly code: CodeText,
    private readonly found: readonly StatementReading[],
    private readonly before: string,
    private readonly after: string,
  ) {
    this.from = from;
    this.to = to;
  }

  get text(): string {
    return this.code.text;
  }

  get statements(): readonly StatementFact[] {
    return (this.placed ??= placeAll(this.code, this.found));
  }

  get hash(): string {
    return hashOf(this.text.trim());
  }

  get caption(): string {
    return (
      captionBefore(this.before) ??
      captionAfter(this.after.split('`', 1)[0] ?? '') ??
      firstWords(this.found[0]?.command ?? this.text)
    );
  }

  /** The words in front of it say that the reader is back on the host. */
  get back(): boolean {
    return saysBack(this.before);
  }
}

/** Where a block of code is taken from: lines of a source, up to `quotes` quote marks and the indentation of its first mark taken off. */
export interface BlockSource {
  readonly source: string;
  readonly content: Range;
  readonly quotes: number;
  /** The start of the line that the block starts in. */
  readonly lineFrom: number;
}

/** A block of code. Most are read when somebody looks at their lesson. */
export class BlockFact implements CodeFact {
  readonly kind = 'code';
  readonly from: number;
  readonly to: number;
  private read: { readonly code: CodeText; readonly reading: Reading } | undefined;
  private placed: readonly StatementFact[] | undefined;

  /** `info` is what stands behind the mark of a fence. */
  constructor(
    { from, to }: Range,
    readonly format: 'fenced' | 'indented',
    readonly info: string,
    private place: BlockSource | null,
  ) {
    this.from = from;
    this.to = to;
  }

  get language(): string | null {
    return /^\{?\.?([^\s{}:,=]+)/.exec(this.info)?.[1]?.toLowerCase() ?? null;
  }

  get reading(): Reading {
    return this.content.reading;
  }

  /** Whether there is nothing in it to run and no file: the notes are read as if it were not there. */
  get isSilent(): boolean {
    return this.reading.kind === 'none';
  }

  get text(): string {
    return this.content.code.text;
  }

  get statements(): readonly StatementFact[] {
    const { code, reading } = this.content;
    return (this.placed ??= reading.kind === 'commands' ? placeAll(code, reading.statements) : []);
  }

  get hash(): string {
    return hashOf(this.text.trim());
  }

  get caption(): string {
    return firstWords(this.statements[0]?.command ?? this.text);
  }

  private get content(): { readonly code: CodeText; readonly reading: Reading } {
    if (this.read) return this.read;
    const code = this.taken();
    this.place = null;
    return (this.read = { code, reading: readBlock(code.text, this.language) });
  }

  private taken(): CodeText {
    if (!this.place) return { text: '', lines: [0], source: [this.from] };
    const { source, content, quotes, lineFrom } = this.place;
    return blockCode(source, content, quotes, columnOf(source, lineFrom, this.from));
  }
}

const placeAll = (code: CodeText, found: readonly StatementReading[]): StatementFact[] =>
  found.map((statement) => new StatementFact(statement, toSource(code, statement.range)));
