import { mask } from './mask';
import { PlainText } from './plainText';

/** Characters of output kept of one run. */
const outputLimit = 1_000_000;

/**
 * Collects the output of one run as plain text, bounded: the end of a long output tells more than its start, so the
 * start goes first, and the text says how much is missing. Secrets are masked before anything is dropped.
 */
export class OutputCapture {
  private readonly plain = new PlainText();
  private kept: string[] = [];
  private length = 0;
  private dropped = 0;
  /** What the statement that runs now has written. */
  private statement: string[] = [];

  constructor(
    private readonly secrets: readonly string[] = [],
    private readonly limit = outputLimit,
  ) {}

  /** Takes a chunk as the terminal got it. */
  write(chunk: string): void {
    this.keep(this.plain.write(chunk));
  }

  /** Ends what one statement wrote. @returns that alone, as far as it was kept: a long output without its start */
  endStatement(): string {
    const rest = this.plain.end();
    this.keep(rest === '' || rest.endsWith('\n') ? rest : `${rest}\n`);
    const own = this.statement.join('');
    this.statement = [];
    return own.slice(-this.limit);
  }

  /** What was captured, with a first line that says what was dropped. */
  get text(): string {
    const text = this.kept.join('');
    const surplus = Math.max(0, text.length - this.limit);
    const dropped = this.dropped + surplus;
    return dropped === 0 ? text : `[… ${dropped} characters dropped]\n${text.slice(surplus)}`;
  }

  /** Lines are whole here and no value has a line break in it, so no secret is cut in two. */
  private keep(text: string): void {
    if (text === '') return;
    const masked = mask(text, this.secrets);
    this.kept.push(masked);
    this.statement.push(masked);
    this.length += masked.length;
    while (this.length > this.limit && this.kept.length > 1) {
      const gone = this.kept.shift()?.length ?? 0;
      if (this.statement.length > this.kept.length) this.statement.shift();
      this.length -= gone;
      this.dropped += gone;
    }
  }
}
