import type { ResourceRow } from '../../core/resources/model';

const collator = new Intl.Collator(undefined, { numeric: true });

/** By name, numbers by value: `web-2` before `web-10`. The order does not change with states, so that rows stay where they are. */
export const byLabel = (a: ResourceRow, b: ResourceRow): number => collator.compare(a.label, b.label);
