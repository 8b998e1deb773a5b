import { oneBlank } from '../shell/blanks';
import type { Range } from '../text';
import type { SpanFact } from './code';
import { hashOf } from './hash';
import { saysBack } from './sessions';
import type { LineFact } from './titleLine';

export interface ItemMark {
  /** 1 for the items of an outermost list. */
  readonly depth: number;
  readonly checkbox: boolean;
}

/** How much of the words around a code span is worth reading. */
export const wordsAround = 300;

/** A paragraph, with what its place says; what only its step tells is worked out when somebody asks. */
export class Prose implements Range {
  readonly kind = 'prose';
  readonly from: number;
  readonly to: number;
  private plain: string | undefined;
  private hashed: string | undefined;

  /**
   * @param raw its plain text with its own blanks
   * @param item set on the first paragraph of a list item
   * @param nesting how many list items it stands in
   */
  constructor(
    { from, to }: Range,
    private readonly raw: string,
    readonly lines: readonly LineFact[],
    readonly spans: readonly SpanFact[],
    readonly item: ItemMark | null,
    readonly nesting: number,
  ) {
    this.from = from;
    this.to = to;
  }

  get text(): string {
    return (this.plain ??= oneBlank(this.raw).trim());
  }

  get hash(): string {
    return (this.hashed ??= hashOf(this.text));
  }

  /** The words behind its last span say that the reader is back on the host. */
  get back(): boolean {
    const { text } = this;
    const last = this.spans.at(-1);
    if (!last) return saysBack(text.slice(0, 2_000));
    // Spans are in the order of the text, so what follows the last one is the end of it.
    const tail = text.slice(-wordsAround);
    return saysBack(tail.slice(tail.lastIndexOf(last.text.trim()) + 1));
  }
}
