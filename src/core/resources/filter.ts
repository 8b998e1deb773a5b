import type { ResourceRow } from './model';

/** Whether a row holds every word of a filter, in any order, case ignored: in its label, its description or what can be copied of it. */
export function matches(row: ResourceRow, filter: string): boolean {
  const text = [row.label, row.description ?? '', ...Object.values(row.copy ?? {})].join('\n').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
