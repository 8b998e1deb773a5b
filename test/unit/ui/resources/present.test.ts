import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { ResourceError } from '../../../../src/core/resources/errors';
import type { ResourceRow } from '../../../../src/core/resources/model';
import { presentListing } from '../../../../src/ui/resources/present';

const COMMANDS = { loadMore: 'x.loadMore', refresh: 'x.refresh', clearFilter: 'x.clearFilter' };
const row = (label: string): ResourceRow => ({ id: label, kind: 'x', label, icon: { id: 'file' } });
const EMPTY = {
  message: 'There are no buckets yet.',
  next: [{ title: 'Create Bucket…', command: 'x.create' }],
};
const labels = ({ rows }: { readonly rows: readonly ResourceRow[] }): string[] =>
  rows.map(({ label }) => label);

describe('what is shown of a listing', () => {
  it('is that there is nothing, with what to do, only where there is nothing', () => {
    const nothing = presentListing({ rows: [], empty: EMPTY }, null, '', COMMANDS);
    assert.deepEqual([nothing.message, labels(nothing)], [EMPTY.message, ['Create Bucket…']]);
    const filtered = presentListing({ rows: [row('a')], empty: EMPTY }, null, 'zzz', COMMANDS);
    assert.deepEqual([filtered.message, labels(filtered)], ['Nothing here matches “zzz”.', ['Clear Filter']]);
    const below = presentListing({ rows: [row('a')], empty: EMPTY }, row('bucket'), 'zzz', COMMANDS);
    assert.deepEqual(labels(below), ['Nothing here matches “zzz”.', 'Clear Filter']);
  });

  it('is what can be had beside what cannot, and why', () => {
    const trouble = new ResourceError('denied', 'You may not list clusters.');
    const shown = presentListing({ rows: [row('definitions')], trouble }, null, '', COMMANDS);
    assert.deepEqual(
      [shown.message, labels(shown)],
      ['You may not list clusters.', ['Try Again', 'definitions']],
    );
  });

  it('keeps rows that are looked through', () => {
    const listing = { rows: [row('a'), row('b'), row('c')] };
    const shown = presentListing(listing, null, 'a', COMMANDS, ({ label }) => label === 'b');
    assert.deepEqual(labels(shown), ['a', 'b']);
  });
});
