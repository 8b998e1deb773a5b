import type { ResourceRow } from './model';

/** What is different between two listings of the same rows' parent. */
export interface Difference {
  /** Whether rows came, went or changed places. */
  readonly structure: boolean;
  /** Rows that are in both and look different, as they are now. */
  readonly changed: readonly ResourceRow[];
}

/** Compares what is drawn with what there is now. */
export function difference(before: readonly ResourceRow[], after: readonly ResourceRow[]): Difference {
  const known = new Map(before.map((row) => [row.id, row]));
  const changed = after.filter((row) => {
    const old = known.get(row.id);
    return old !== undefined && !sameData(old, row);
  });
  const structure = before.length !== after.length || before.some(({ id }, index) => after[index]?.id !== id);
  return { structure, changed };
}

/** Whether two rows are drawn alike: facts are only told to who asks for them. */
export const looksSame = (a: ResourceRow, b: ResourceRow): boolean =>
  sameData({ ...a, facts: undefined }, { ...b, facts: undefined });

/** Whether two pieces of plain data hold the same. A property that is `undefined` counts as absent. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  for (const key in a) if (!sameData(a[key], b[key])) return false;
  for (const key in b) if (b[key] !== undefined && !(key in a)) return false;
  return true;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
