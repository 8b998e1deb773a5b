import type { Range } from '../text';

/** How the shell reads the text at a place. */
export type Quote =
  | 'word'
  | 'single'
  | 'double'
  /** `$'…'` */
  | 'ansi'
  | 'heredoc'
  | 'heredoc-quoted'
  /** `${…}`, backticks, arithmetic, behind a backslash …: only text that means nothing to any shell may go there. */
  | 'opaque';

/** What a value has to be escaped for. */
export interface Place {
  readonly quote: Quote;
  /** In a string of JSON, so that it is escaped for JSON first. */
  readonly json: boolean;
  /** In a `$(…)` that itself stands in double quotes: a `!` cannot be kept from the history there. */
  readonly nested: boolean;
  /** The whole shell word, for shells which quote words and not parts of them; `null` where it is not one plain word. */
  readonly word: Range | null;
  /** The delimiter of the here-document around it. */
  readonly delimiter: string | null;
}

/** A place that only text meaning nothing to any shell may go to. */
export const opaquePlace: Place = {
  quote: 'opaque',
  json: false,
  nested: false,
  word: null,
  delimiter: null,
};
