import type { Reading } from './model';

/** What stands around a code span: enough to tell a command from a mention of one. */
export interface InlineContext {
  /** The prose of the same block before the span, plain text. */
  readonly before: string;
  /** The prose of the same block after the span, plain text. */
  readonly after: string;
}

/** Reads the text of a fenced or indented block (dedented); `language` is the first word of its info string. */
export function readBlock(text: string, language: string | null): Reading {
  void text;
  void language;
  return { kind: 'none' };
}

/** Reads the text of a code span; line breaks in it count as blanks. */
export function readInline(text: string, context: InlineContext): Reading {
  void text;
  void context;
  return { kind: 'none' };
}
