import {
  COLLECTION_STYLE,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
} from 'js-yaml';
import { UnfillableValueError } from '../shell/quote';
import type { Escaping, Filling, TextEdit } from './fill';
import { escaped, inString, isInner } from './json';
import { withStandIns } from './standIn';

/** A scalar of the file, and how it is written. */
interface Scalar {
  readonly from: number;
  readonly to: number;
  readonly style: number;
  /** Within brackets or braces. */
  readonly inFlow: boolean;
}

/**
 * Values in YAML. In quotes and blocks they are escaped as a part of what is there; an unquoted text that would mean something else
 * with its values in it gets quotes.
 */
export const yamlEdits: Escaping = (content, fillings, placeholders) => {
  const text = withStandIns(content, placeholders);
  const scalars = scalarsIn(text, fillings[0]);
  const edits: TextEdit[] = [];
  for (let index = 0; index < fillings.length;) {
    const first = fillings[index];
    if (!first) break;
    const around = scalars.find(({ from, to }) => from <= first.from && first.to <= to);
    const together = around
      ? fillings.filter(({ from, to }) => around.from <= from && to <= around.to)
      : [first];
    edits.push(...(around ? inScalar(around, together, content) : [asIs(first)]));
    index += together.length;
  }
  return edits;
};

function scalarsIn(text: string, first: Filling | undefined): Scalar[] {
  const flows: boolean[] = [];
  const scalars: Scalar[] = [];
  for (const event of eventsOf(text, first)) {
    if (event.type === EVENT_ID.SCALAR)
      scalars.push({
        from: event.valueStart,
        to: event.valueEnd,
        style: event.style,
        inFlow: flows.at(-1) ?? false,
      });
    else if (event.type === EVENT_ID.POP) flows.pop();
    else if (event.type !== EVENT_ID.ALIAS)
      flows.push('style' in event && event.style === COLLECTION_STYLE.FLOW);
  }
  return scalars;
}

function eventsOf(text: string, first: Filling | undefined) {
  try {
    return parseEvents(text, {});
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new UnfillableValueError(`The file is no YAML: ${error.reason}.`, first?.slot ?? null);
  }
}

function inScalar(scalar: Scalar, fillings: readonly Filling[], content: string): TextEdit[] {
  const before = ({ from }: Filling) => content.slice(scalar.from, from);
  const each = (text: (filling: Filling) => string) =>
    fillings.map((filling) => ({ from: filling.from, to: filling.to, text: text(filling) }));
  switch (scalar.style) {
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return each((filling) => inString(filling.value, before(filling)));
    case SCALAR_STYLE.SINGLE_QUOTED:
      return each((filling) => inner(filling, before(filling).replaceAll("''", "'")).replaceAll("'", "''"));
    case SCALAR_STYLE.PLAIN:
      return inPlain(scalar, fillings, content);
    default:
      return each((filling) => inBlock(filling, before(filling), content.slice(filling.to, scalar.to)));
  }
}

/** As a part of JSON where the text around is JSON. */
const inner = ({ value }: Filling, before: string): string => (isInner(before) ? escaped(value) : value);

/** Blanks at the edges of a line of a block are indentation, or fall away. */
function inBlock(filling: Filling, before: string, after: string): string {
  const { value, slot } = filling;
  if (
    (/(?:^|\n)[ \t]*$/.test(before) && /^\s/.test(value)) ||
    (/^\s*(?:\n|$)/.test(after) && /\s$/.test(value))
  )
    throw new UnfillableValueError(
      'A blank at the edge of a line cannot be kept at this place of the file.',
      slot,
    );
  return inner(filling, before);
}

function inPlain({ from, to, inFlow }: Scalar, fillings: readonly Filling[], content: string): TextEdit[] {
  const pieces: string[] = [];
  let at = from;
  for (const filling of fillings) {
    pieces.push(content.slice(at, filling.from), filling.value);
    at = filling.to;
  }
  const text = pieces.join('') + content.slice(at, to);
  const [first] = fillings;
  const isWhole = first?.from === from && first.to === to;
  if (staysPlain(text, inFlow) && (isText(text) || (isWhole && isSame(text)))) return fillings.map(asIs);
  if (/[\r\n]/.test(text))
    throw new UnfillableValueError(
      'It stands in a text of several lines: put that in quotes in the file.',
      first?.slot ?? null,
    );
  return [{ from, to, text: JSON.stringify(text) }];
}

const asIs = ({ from, to, value }: Filling): TextEdit => ({ from, to, text: value });

/** Whether YAML reads the text, without quotes, as exactly this. */
function staysPlain(text: string, inFlow: boolean): boolean {
  const around = inFlow ? `[k: ${text}]` : `k: ${text}`;
  try {
    const scalars = parseEvents(around, {}).filter((event) => event.type === EVENT_ID.SCALAR);
    const [, value] = scalars;
    if (scalars.length !== 2 || value?.style !== SCALAR_STYLE.PLAIN) return false;
    return getScalarValue(around, value) === text.replace(/[ \t]*\r?\n[ \t]*/g, ' ');
  } catch {
    return false;
  }
}

/** What the versions of YAML take for something else than text: numbers, times, truth values, nothing. */
const isText = (text: string): boolean =>
  !/^(?:[-+.]?\d|[-+]?\.(?:inf|nan)$|(?:~|null|true|false|yes|no|on|off|y|n|<<|=)?$)/i.test(text);

/** Numbers and truth values that are read as what is written; `007` is not, and an account id with a nought in front neither. */
const isSame = (text: string): boolean =>
  /^(?:0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,9})\.\d{0,4}[1-9]|true|false)$/.test(text);
