import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { difference, looksSame, sameData } from '../../../../src/core/resources/diff';
import { matches } from '../../../../src/core/resources/filter';
import type { ResourceRow } from '../../../../src/core/resources/model';

const row = (id: string, label = id): ResourceRow => ({
  id,
  kind: 'test.thing',
  label,
  icon: { id: 'circle' },
  facts: [['Label', label]],
});

describe('the difference of two listings', () => {
  const rows = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...'abcdef'), fc.constantFrom('x', 'y')), {
      selector: ([id]) => id,
    })
    .map((pairs) => pairs.map(([id, label]) => row(id, label)));

  it('is empty for equal listings, however they were made', () => {
    fc.assert(
      fc.property(rows, (listing) => {
        assert.deepEqual(difference(listing, structuredClone(listing)), { structure: false, changed: [] });
      }),
    );
  });

  it('names exactly what leads from one to the other', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const { structure, changed } = difference(before, after);
        const news = new Map(changed.map((each) => [each.id, each]));
        const drawn = (
          structure ? after.map(({ id }) => before.find((old) => old.id === id) ?? row(id)) : before
        ).map((old) => news.get(old.id) ?? old);
        const wanted = after.map((each) => (before.some(({ id }) => id === each.id) ? each : row(each.id)));
        assert.deepEqual(drawn, wanted);
      }),
    );
  });

  it('names no row that looks the same', () => {
    assert.deepEqual(difference([row('a'), row('b')], [row('a'), row('b', 'new')]).changed, [
      row('b', 'new'),
    ]);
  });

  it('tells rows that are drawn alike from others', () => {
    assert.ok(looksSame(row('a'), { ...row('a'), facts: [['Label', 'other']] }));
    assert.ok(!looksSame(row('a'), row('a', 'new')));
  });

  it('takes a missing property for one that is undefined', () => {
    assert.ok(sameData({ a: 1, b: undefined }, { a: 1 }));
    assert.ok(!sameData({ a: [1] }, { a: { 0: 1 } }));
    assert.ok(!sameData({ a: null }, { a: {} }));
  });
});

describe('the filter of rows', () => {
  const web: ResourceRow = { ...row('1', 'web'), description: 'nginx:alpine', copy: { id: 'cafe01' } };
  for (const [filter, found] of [
    ['WEB', true],
    ['alpine web', true],
    ['cafe', true],
    ['web httpd', false],
    ['', true],
  ] as const)
    it(`${found ? 'finds' : 'hides'} a row for “${filter}”`, () => assert.equal(matches(web, filter), found));
});
