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
  readonly statements: readonly StatementFact[];
  readonly text: string;

  /** `before` are the words since the span before it, `after` those behind it. */
  constructor(
    { from, to }: Range,
    code: CodeText,
    found: readonly StatementReading[],
    private readonly before: string,
    private readonly after: string,
  ) {
    this.from = from;
    this.to = to;
    this.statements = placeAll(code, found);
    this.text = code.text;
  }

  get hash(): string {
    return hashOf(this.text.trim());
  }

  get caption(): string {
    return (
      captionBefore(this.before) ??
      captionAfter(this.after.split('`', 1)[0] ?? '') ??
      firstWords(this.statements[0]?.command ?? this.text)
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

/** What a block of code says; where its lines stood is not needed any more. */
type BlockContent = { readonly text: string } & (
  | { readonly kind: 'commands'; readonly statements: readonly StatementFact[] }
  | Exclude<Reading, { kind: 'commands' }>
);

/** A block of code. Most are read when somebody looks at their lesson. */
export class BlockFact implements CodeFact {
  readonly kind = 'code';
  readonly from: number;
  readonly to: number;
  /** Where to take it from until it is read, and then what it says. */
  private held: BlockSource | BlockContent;

  /** `info` is what stands behind the mark of a fence. */
  constructor(
    { from, to }: Range,
    readonly format: 'fenced' | 'indented',
    readonly info: string,
    place: BlockSource,
  ) {
    this.from = from;
    this.to = to;
    this.held = place;
  }

  get language(): string | null {
    return /^\{?\.?([^\s{}:,=]+)/.exec(this.info)?.[1]?.toLowerCase() ?? null;
  }

  get content(): BlockContent {
    return 'source' in this.held ? (this.held = this.read(this.held)) : this.held;
  }

  /** Whether there is nothing in it to run and no file: the notes are read as if it were not there. */
  get isSilent(): boolean {
    return this.content.kind === 'none';
  }

  get text(): string {
    return this.content.text;
  }

  get statements(): readonly StatementFact[] {
    const { content } = this;
    return content.kind === 'commands' ? content.statements : [];
  }

  get hash(): string {
    return hashOf(this.text.trim());
  }

  get caption(): string {
    return firstWords(this.statements[0]?.command ?? this.text);
  }

  private read({ source, content, quotes, lineFrom }: BlockSource): BlockContent {
    const code = blockCode(source, content, quotes, columnOf(source, lineFrom, this.from));
    const { text } = code;
    const reading = readBlock(text, this.language);
    return reading.kind === 'commands'
      ? { text, kind: 'commands', statements: placeAll(code, reading.statements) }
      : { text, ...reading };
  }
}

const placeAll = (code: CodeText, found: readonly StatementReading[]): StatementFact[] =>
  found.map((statement) => new StatementFact(statement, toSource(code, statement.range)));
