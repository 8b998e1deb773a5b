import type { Check, Condition } from '../catalogue/model';
import { jsonIn, valueAt } from '../catalogue/output';
import type { CheckState } from './model';

/** What an answer says of something. */
export interface Verdict {
  readonly state: Exclude<CheckState, 'late'>;
  /** `is ACTIVE`, `0/1 running` */
  readonly finding: string;
}

/**
 * Judges what a check's question was answered.
 * @param output of the question: JSON, or a line of JSON for each thing
 * @param id of what is asked for, which tells it from others in a list
 * @returns `null` where the answer says nothing of it: it is gone, or the answer is of another form
 */
export function judge(check: Check, output: string, id: string): Verdict | null {
  const data = dataIn(output, check.path);
  const state = textAt(data, check.path, id);
  if (state === undefined) return null;
  const finding = (check.says ?? 'is …').replace('…', state);
  const isTrue = ({ path, is }: Condition): boolean => matches(is, textAt(data, path, id));
  const bad = (): Verdict => ({
    state: 'bad',
    finding: (check.saysBad === undefined ? undefined : textAt(data, check.saysBad, id)) ?? finding,
  });
  if (check.bad && isTrue(check.bad)) return bad();
  if (matches(check.good, state)) return { state: 'good', finding };
  if (matches(check.waiting ?? [], state)) return { state: 'waiting', finding };
  return check.or && isTrue(check.or) ? { state: 'good', finding } : bad();
}

/** Lists of Docker are a JSON document for each thing, one a line. */
function dataIn(output: string, path: string): unknown {
  if (!path.startsWith('[') || !output.trimStart().startsWith('{')) return jsonIn(output);
  return output
    .trim()
    .split('\n')
    .map((line) => jsonIn(line));
}

/** A path, or a text with paths in braces. `[Name=]` is the item of a list whose `Name` is the id. */
function textAt(data: unknown, path: string, id: string): string | undefined {
  if (!path.includes('{')) return valueAt(data, chosen(data, path, id));
  let isWhole = true;
  const text = path.replace(/\{([^}]+)\}/g, (_, inner: string) => {
    const value = valueAt(data, chosen(data, inner, id));
    isWhole &&= value !== undefined;
    return value ?? '';
  });
  return isWhole ? text : undefined;
}

function chosen(data: unknown, path: string, id: string): string {
  return path.replace(/\[(\w+)=\]/, (_, key: string) => {
    const index = Array.isArray(data) ? data.findIndex((item) => valueAt(item, key) === id) : -1;
    return index < 0 ? '.none' : `[${index}]`;
  });
}

const matches = (wanted: readonly (string | RegExp)[], text: string | undefined): boolean =>
  text !== undefined && wanted.some((each) => (typeof each === 'string' ? each === text : each.test(text)));
