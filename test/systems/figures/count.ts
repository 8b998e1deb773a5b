import type { Placeholder } from '../../../src/core/shell/model';
import type { Suggested, Value } from '../../../src/core/values/model';

/** How good the form's offers were, slot by slot. */
export interface Count {
  slots: number;
  /** Of these, in files. */
  inFiles: number;
  preselected: number;
  first: number;
  later: number;
  missing: number;
  readonly wrong: string[];
  readonly misses: string[];
}

export const newCount = (): Count => ({
  slots: 0,
  inFiles: 0,
  preselected: 0,
  first: 0,
  later: 0,
  missing: 0,
  wrong: [],
  misses: [],
});

/** Ids are mostly given by their first characters. */
const isOneOf = (truth: readonly string[], text: string | undefined): boolean =>
  text !== undefined && truth.some((each) => each === text || each.startsWith(text) || text.startsWith(each));

/**
 * Counts what was offered at one slot.
 * @param truth any of these is right
 */
export function judge(
  count: Count,
  { text, slot }: Placeholder,
  offers: Suggested | undefined,
  truth: readonly string[],
  { command, isFile }: { readonly command: string; readonly isFile: boolean },
): void {
  count.slots++;
  if (isFile) count.inFiles++;
  const offered: readonly Value[] = offers?.values ?? [];
  const certain = offers?.certain ?? null;
  const first = certain ?? offered[0]?.text;
  const where = `${command.slice(0, 70)} … ${slot.name} ${text}: ${offered
    .slice(0, 3)
    .map((value) => value.text)
    .join(' | ')} (wanted ${truth.join(' or ') || 'something nobody knows'})`;
  if (certain !== null && !isOneOf(truth, certain)) count.wrong.push(where);
  if (certain !== null && isOneOf(truth, certain)) count.preselected++;
  else if (isOneOf(truth, first)) count.first++;
  else {
    count[offered.some((value) => isOneOf(truth, value.text)) ? 'later' : 'missing']++;
    count.misses.push(where);
  }
}

/** The share of slots that were right at first sight. */
export const share = ({ slots, preselected, first }: Count): number => (preselected + first) / slots;

/** Prints the table. */
export function report(what: string, count: Count): void {
  const { slots, inFiles, preselected, first, later, missing, misses, wrong } = count;
  const part = (n: number) => `${n}`.padStart(4) + `  ${((100 * n) / slots).toFixed(0)} %`;
  console.log(
    [
      `      ${what}`,
      `        slots            ${`${slots}`.padStart(4)}`,
      `        of these in files ${`${inFiles}`.padStart(3)}`,
      `        preselected      ${part(preselected)}`,
      `        first suggestion ${part(first)}`,
      `        further down     ${part(later)}`,
      `        not offered      ${part(missing)}`,
      `        preselected wrong ${`${wrong.length}`.padStart(3)}`,
      ...misses.map((miss) => `          ${miss}`),
      ...wrong.map((each) => `          WRONG ${each}`),
    ].join('\n'),
  );
}

/** Both counts together. */
export function sum(counts: readonly Count[]): Count {
  const total = newCount();
  for (const each of counts) {
    for (const key of ['slots', 'inFiles', 'preselected', 'first', 'later', 'missing'] as const)
      total[key] += each[key];
    total.wrong.push(...each.wrong);
    total.misses.push(...each.misses);
  }
  return total;
}
