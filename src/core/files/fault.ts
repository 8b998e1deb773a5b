import { YAMLException, parseEvents } from 'js-yaml';
import { parse, type ParseError } from 'jsonc-parser';
import type { Range } from '../text';
import type { TextKind } from './kind';
import { withStandIns } from './standIn';

/** Where a file is broken, and why. */
export interface TextFault {
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
  /** For people, without a full stop. */
  readonly message: string;
}

/**
 * The first thing that keeps a file from being read by whatever reads it; `null` where there is none, and for kinds of text that
 * nobody here can judge. Placeholders do not count: they are read as the values that they will be.
 * @param isMarkRefused whether what reads it stumbles over a byte order mark before JSON, as the AWS CLI does
 */
export function textFault(
  content: string,
  kind: TextKind,
  placeholders: readonly Range[],
  isMarkRefused = false,
): TextFault | null {
  if (kind !== 'json' && kind !== 'yaml') return null;
  const text = withStandIns(content, placeholders);
  if (isMarkRefused && kind === 'json' && text.startsWith('\uFEFF')) return MARK;
  const found = kind === 'json' ? jsonFault(text) : yamlFault(text);
  return found && { ...placeIn(text, found.offset), message: found.message };
}

const MARK: TextFault = {
  line: 1,
  column: 1,
  message:
    'the file begins with a byte order mark, which the AWS CLI does not read: save it as UTF-8 without one',
};

interface Found {
  readonly offset: number;
  readonly message: string;
}

/** By the number of the error, as jsonc-parser counts them. */
const JSON_FAULTS: Readonly<Record<number, string>> = {
  1: 'this is no JSON value; text has to stand in double quotes',
  2: 'this is no number',
  3: 'the name of a property is missing, in double quotes',
  4: 'a value is missing',
  5: 'a colon is missing',
  6: 'a comma is missing',
  7: 'a closing brace } is missing',
  8: 'a closing bracket ] is missing',
  9: 'the JSON has ended already',
  10: 'JSON has no comments',
  11: 'a comment is not closed, and JSON has none',
  12: 'the closing quote of a string is missing',
  13: 'a number is not complete',
  14: 'an escape \\u needs four hexadecimal digits',
  15: 'this escape does not exist in JSON',
  16: 'this character has to be escaped in a string',
};

function jsonFault(text: string): Found | null {
  const errors: ParseError[] = [];
  // What else reads JSON passes over the mark at the beginning of a file.
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  parse(text.slice(from), errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  return first
    ? { offset: first.offset + from, message: JSON_FAULTS[first.error] ?? 'this is no JSON' }
    : null;
}

function yamlFault(text: string): Found | null {
  try {
    parseEvents(text, {});
    return null;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { offset: error.mark?.position ?? 0, message: error.reason };
  }
}

function placeIn(text: string, offset: number): Pick<TextFault, 'line' | 'column'> {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').replace('\uFEFF', '').length + 1 };
}
