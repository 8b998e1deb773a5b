import type { Choice } from '../../../core/resources/desk';
import { s3Console } from '../../../core/aws/console';
import { s3Uri } from '../../../core/aws/names';
import type { S3Actions, S3Parts } from './actions';
import { bucketDetails } from './details';
import { isKind, placeOf } from './model';
import type { SortOrder } from './rows';

const ORDERS: readonly Choice<SortOrder>[] = [
  { label: 'Name', value: 'name' },
  { label: 'Newest First', value: 'newest' },
  { label: 'Largest First', value: 'largest' },
];

/** Ways to look at what is there. */
export const viewActions = ({ calls, session, startOf, setStart, order, setOrder }: S3Parts): S3Actions => ({
  'practice.s3.listByPrefix': {
    accepts: isKind('bucket', 'prefix'),
    async run([row], desk) {
      if (!row) return;
      const start = await desk.ask({
        title: `List ${row.label} by Prefix`,
        prompt: 'What the names have to begin with; empty for everything',
        value: startOf(row.id),
      });
      if (start !== undefined) setStart(row.id, start);
    },
  },
  'practice.s3.listAll': {
    accepts: (row) => startOf(row.id) !== '',
    run: (rows) => Promise.resolve(rows.forEach(({ id }) => setStart(id, ''))),
  },
  'practice.s3.sort': {
    async run(_, desk) {
      const choices = ORDERS.map((choice) => ({
        ...choice,
        ...(choice.value === order() ? { icon: 'check' } : {}),
      }));
      const chosen = await desk.pick('Sort Objects by', choices);
      if (chosen !== undefined) setOrder(chosen);
    },
  },
  'practice.s3.copyUri': {
    accepts: isKind('bucket', 'prefix', 'object'),
    async run(rows, desk) {
      await desk.copy(rows.map((row) => s3Uri(placeOf(row))).join('\n'));
    },
  },
  'practice.s3.openConsole': {
    accepts: isKind('bucket', 'prefix', 'object'),
    async run([row], desk) {
      if (!row) return;
      const place = placeOf(row);
      const region = calls.regionOf(place.bucket) ?? (await session.target()).region;
      await desk.openUrl(s3Console(place, region));
    },
  },
  'practice.s3.showDetails': {
    accepts: isKind('bucket'),
    async run([row], desk) {
      if (!row) return;
      const { bucket } = placeOf(row);
      const facts = await desk.busy(() => bucketDetails(bucket, calls, AbortSignal.timeout(60_000)));
      const answer = Object.fromEntries(facts.map(([name, value]) => [name, parsed(value)]));
      await desk.showText({ name: `${bucket}.json`, text: JSON.stringify(answer, null, 2) });
    },
  },
});

/** A policy is JSON in a text. */
function parsed(value: string): unknown {
  if (!value.startsWith('{')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
