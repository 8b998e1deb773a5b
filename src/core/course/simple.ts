import type { Range } from '../text';
import { longest } from './markdown';

/** A span of code in one backtick. */
const span = String.raw`\`[^\`\n]+\`(?!\`)`;
/** `**words**` or `*words*` whose asterisks can be nothing else. */
const starred = (stars: string): string =>
  String.raw`(?<=^|[\s(])${stars}[A-Za-z0-9](?:[^*\n\`_[\]<>\\&|]*(?:[A-Za-z0-9]|[.:;?!)](?=${stars}(?:\s|$))))?${stars}(?!\*)`;
/** `**_words_**`. */
const both = String.raw`(?<=^|[\s(])\*\*_[A-Za-z0-9](?:[^*\n\`_[\]<>\\&|]*[A-Za-z0-9])?_\*\*(?=\s|$)`;
const strong = `${starred(String.raw`\*\*`)}|${starred(String.raw`\*`)}|${both}`;
/** `[words](address)`, no picture. */
const link = String.raw`(?<!!)\[(?=[^\s^])[^[\]\n\`*_<>\\!&|]*[^[\]\s\`*_<>\\!&|]\]\([^()\s<>\\\`|]+\)`;
/** `![words](address)`. */
const image = String.raw`!\[[^[\]\n\`*_<>\\!&|]*\]\([^()\s<>\\\`|]+\)`;
/** `<https://example.org>`. */
const autolink = String.raw`<https?:\/\/[^\s<>]+>`;
/** `<summary>`, `</b>`, `<br/>`: a tag of nothing but its name. */
const tag = String.raw`<\/?[A-Za-z][A-Za-z0-9]*(?: ?\/)?>`;
/**
 * The marks that are read without a parser: code and pictures, and in groups strong words; emphasised ones; the label and the address of a link;
 * a tag or an address in angle brackets.
 */
export const simpleMarks =
  /`[^`\n]+`|\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|!\[[^[\]\n]*\]\([^()\s]+\)|\[([^[\]\n]+)\]\(([^()\s]+)\)|(<[^<>\s]+ ?\/?>)/g;

const marked = `${span}|${strong}|${link}|${image}|${autolink}|${tag}`;
const text = String.raw`[^\\&\`*_[<|\n]|(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])`;
const words = `(?:${text}|${marked})*`;
/** A line that begins with a letter or one of these marks and has no others. */
const line = String.raw`(?:[A-Za-z\u0080-\uFFFF]|${marked})${words}`;
const item = String.raw`(?:[-*+]|\d{1,9}[.)])(?: {1,3}|\t ?)`;
/** An item inside of another. */
const nested = String.raw`\n {2,12}[-*+] {1,3}(?=\S)${line}`;
/** What ends the paragraph above it, as other tags at the start of a line may or may not. */
const opening = String.raw`\n(?=<\/?(?:details|summary)>)`;
const quote = '> ?';
/** Paragraphs of such lines; or a quote or an item of a list on one, with items inside of it. */
const simple = new RegExp(
  String.raw`^(?:${line}(?:(?:\n(?!<)|${opening})${line})*|(${quote})${line}|(${item})${line}((?:${nested})*))$`,
);
const simpleWords = new RegExp(`^${words}$`);

/** A paragraph by itself, or one that is an item of a list. */
export interface SimpleBlock extends Range {
  /** How many items it stands in, its own among them. */
  readonly nesting: number;
}

/**
 * The paragraphs of a text that needs no parser, as it holds no other marks than plain spans of code, strong and emphasised words, links,
 * pictures, tags and those of items: paragraphs, a quote of one line, or an item of a list with those inside of it. `null` for any other text.
 */
export function simpleBlocks(source: string): readonly SimpleBlock[] | null {
  if (source.length > longest) return null;
  const found = simple.exec(source);
  if (!found) return null;
  const [, quoted, mark, below] = found;
  if (quoted !== undefined) return [{ from: quoted.length, to: source.length, nesting: 0 }];
  if (mark === undefined) return paragraphs(source);
  if (!below) return [{ from: mark.length, to: source.length, nesting: 1 }];
  return mark.includes('\t') ? null : nestedItems(source, mark.length);
}

/** The paragraphs of a text that is cut only in front of tags. */
function paragraphs(source: string): readonly SimpleBlock[] {
  const blocks: SimpleBlock[] = [];
  let from = 0;
  for (let at = source.indexOf('\n<'); at >= 0; at = source.indexOf('\n<', from)) {
    blocks.push({ from, to: at, nesting: 0 });
    from = at + 1;
  }
  blocks.push({ from, to: source.length, nesting: 0 });
  return blocks;
}

/** Where the words of an item inside of others start, and how far it is indented. */
const itemStart = /\n( +)[-*+] +/y;

/** The items of a list whose first line has its words at `column`; `null` where one is not clearly inside of another. */
function nestedItems(source: string, column: number): readonly SimpleBlock[] | null {
  let to = source.indexOf('\n');
  const blocks: SimpleBlock[] = [{ from: column, to, nesting: 1 }];
  /** The columns of the words of the items around, outermost first. */
  const around = [column];
  for (itemStart.lastIndex = to; to < source.length; itemStart.lastIndex = to) {
    const [{ length }, { length: indent }] = itemStart.exec(source) as unknown as [string, string];
    while (around.length > 0 && (around.at(-1) ?? 0) > indent) around.pop();
    const outer = around.at(-1);
    if (outer === undefined || indent > outer + 3) return null;
    around.push(length - 1);
    const from = to + length;
    const next = source.indexOf('\n', from);
    to = next < 0 ? source.length : next;
    blocks.push({ from, to, nesting: around.length });
  }
  return blocks;
}

/** Whether text that is known to be the content of a heading needs no parser. */
export const isSimple = (source: string): boolean => source.length <= longest && simpleWords.test(source);
