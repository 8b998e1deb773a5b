import { lineEnd } from './lines';

/** A line that opens or closes a fence. */
export interface FenceLine {
  readonly lineFrom: number;
  readonly lineTo: number;
  readonly from: number;
  readonly mark: FenceMark;
  /** How many characters wide its mark is; it closes what is no wider. */
  readonly width: number;
  readonly info: string;
  /** Whether it may open a fence, and whether it may close one. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Backticks and tildes of Markdown, dashes of AsciiDoc. */
type FenceMark = '`' | '~' | '-';

const fenceStart = /^[ \t>]*((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})([^\n]*)$/;
const fenceMarks = ['```', '~~~'] as const;

/** Finds the lines of a text that may open or close a fence, in order. */
export function fenceLines(text: string, start: number): FenceLine[] {
  const lines: FenceLine[] = [];
  for (const mark of fenceMarks) {
    let at = text.indexOf(mark, start);
    while (at >= 0) {
      const lineFrom = text.lastIndexOf('\n', at) + 1;
      const lineTo = lineEnd(text, at);
      // Only white space and marks of lists and quotes may stand before: 200 characters of them are enough.
      const found =
        at - lineFrom < 200 && lineTo - at < 2_000 ? fenceStart.exec(text.slice(lineFrom, lineTo)) : null;
      const info = found?.[3]?.trim() ?? '';
      if (found && !(mark === '```' && info.includes('`'))) {
        const width = found[2]?.length ?? 3;
        const from = lineFrom + found[0].length - (found[3]?.length ?? 0) - width;
        // A line behind a list mark never closes a fence.
        const closes = found[1] === '' && (info === '' || /^<br\s*\/?>$/i.test(info));
        lines.push({
          lineFrom,
          lineTo,
          from,
          mark: mark === '```' ? '`' : '~',
          width,
          info,
          opens: true,
          closes,
        });
      }
      at = text.indexOf(mark, lineTo);
    }
  }
  const others = [...shortLines(text, start), ...listings(text, start)];
  return others.length > 0 || lines.some(({ mark }) => mark === '~')
    ? [...lines, ...others].sort((a, b) => a.from - b.from)
    : lines;
}

const listing = /\[source(?:[%,][ \t]*([\w+-]*)[^\]\n]*)?\][ \t]*\r?\n-{4,}[ \t]*\r?(?=\n)/y;

/** `[source,bash]` above `----`, as in AsciiDoc, and the next such line, which closes it. */
function listings(text: string, start: number): FenceLine[] {
  const lines: FenceLine[] = [];
  for (let from = text.indexOf('[source', start); from >= 0; from = text.indexOf('[source', from + 1)) {
    listing.lastIndex = from;
    const found = text[from - 1] === '\n' || from === 0 ? listing.exec(text) : null;
    if (!found) continue;
    const lineTo = from + found[0].length;
    const close = text.indexOf('\n----', lineTo);
    if (close < 0) break;
    const end = lineEnd(text, close + 1);
    if (/^-{4,}\s*$/.test(text.slice(close + 1, end))) {
      const common = { mark: '-', width: 4, closes: false } as const;
      lines.push({ ...common, lineFrom: from, lineTo, from, info: found[1] ?? '', opens: true });
      lines.push({
        ...common,
        lineFrom: close + 1,
        lineTo: end,
        from: close + 1,
        info: '',
        opens: false,
        closes: true,
      });
    }
    from = close;
  }
  return lines;
}

/** Lines of two backticks and nothing else: closing lines that lack one, which never open a fence. */
function shortLines(text: string, start: number): FenceLine[] {
  const lines: FenceLine[] = [];
  for (let at = text.indexOf('``\n', start); at >= 0; at = text.indexOf('``\n', at + 1)) {
    const lineFrom = text.lastIndexOf('\n', at) + 1;
    if (at - lineFrom > 20 || text.slice(lineFrom, at).trim() !== '') continue;
    lines.push({
      lineFrom,
      lineTo: at + 2,
      from: at,
      mark: '`',
      width: 3,
      info: '',
      opens: false,
      closes: true,
    });
  }
  return lines;
}

/** The index of the next line behind that at `at` with the same mark at least `width` wide, -1 for none. */
export type NextLine = (at: number, width: number) => number;

/** Looks for the next of those lines that `counts`, from each to the next wider one, so that any number of them is soon gone through. */
export function nextOf(lines: readonly FenceLine[], counts: (line: FenceLine) => boolean): NextLine {
  const first = new Int32Array(lines.length);
  const wider = new Int32Array(lines.length);
  const from = (index: number, width: number): number => {
    let next = index;
    while (next >= 0 && (lines[next]?.width ?? 0) < width) next = wider[next] ?? -1;
    return next;
  };
  const nearest = { '`': -1, '~': -1, '-': -1 };
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at];
    if (!line) continue;
    first[at] = nearest[line.mark];
    if (!counts(line)) continue;
    wider[at] = from(nearest[line.mark], line.width + 1);
    nearest[line.mark] = at;
  }
  return (at, width) => from(first[at] ?? -1, width);
}
