import type { Row } from './row';
import { inHost, median } from './window';

const WINDOWS = 3;
const LIMIT = 20;

/** How much the extension host's heap grows by activation and by opening the bundled course, in MB (1,000,000 bytes). */
export async function run(): Promise<Row[]> {
  const grown: number[] = [];
  for (let count = 0; count < WINDOWS; count++) {
    const { before, after } = await inHost<{ before: number; after: number }>('heap.inside');
    grown.push((after - before) / 1e6);
  }
  const value = median(grown);
  return [
    {
      name: 'Heap growth after opening the course',
      value,
      unit: 'MB',
      limit: `≤ ${LIMIT} MB`,
      ok: value <= LIMIT,
    },
  ];
}
