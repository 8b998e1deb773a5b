import { strict as assert } from 'node:assert';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { Holding } from '../../../../src/adapters/aws/holding';

const never = new AbortController().signal;
const silent = (): void => undefined;
const PAGES = 10;
const PAGE = 1000;

/** A list of ten pages; every page takes a turn of the loop. It is longer than what is asked for again. */
const numbers = (asked: () => void = silent): Holding<number> =>
  new Holding(async (continuation) => {
    asked();
    await setImmediate();
    const page = Number(continuation ?? 0);
    return { items: Array<number>(PAGE).fill(page), next: page + 1 < PAGES ? String(page + 1) : undefined };
  }, 'number');

describe('a list that is held', () => {
  it('keeps all that is loaded while it is asked for again', async () => {
    const holding = numbers();
    await holding.loadMore(false, silent, never);
    const renewing = holding.renew(never, false);
    const loading = holding.loadMore(true, silent, never);
    await Promise.all([renewing, holding.renew(never, false), loading]);
    assert.equal(holding.held?.length, PAGES * PAGE);
    assert.equal(holding.more, false);
  });

  it('is asked for again when nothing is being loaded', async () => {
    let asked = 0;
    const holding = numbers(() => (asked += 1));
    await holding.loadMore(false, silent, never);
    assert.equal(await holding.renew(never, false), false);
    assert.equal(asked, 4);
  });
});
