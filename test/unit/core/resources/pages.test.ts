import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { Pages } from '../../../../src/core/resources/pages';

const never = new AbortController().signal;
const silent = (): void => undefined;

/** Pages of two numbers out of `count`, with a record of what was asked. */
function numbers(count: number, hook: (from: number) => void = silent) {
  const asked: (string | undefined)[] = [];
  const pages = new Pages<number>((continuation) => {
    asked.push(continuation);
    const from = Number(continuation ?? 0);
    hook(from);
    const items = [from, from + 1].filter((number) => number < count);
    return Promise.resolve({ items, next: from + 2 < count ? String(from + 2) : undefined });
  });
  return { pages, asked };
}

describe('pages of a list', () => {
  it('loads the first page once, and the others on demand', async () => {
    const { pages, asked } = numbers(5);
    assert.equal(pages.more, false);
    assert.deepEqual(await pages.first(never), [0, 1]);
    assert.deepEqual(await pages.first(never), [0, 1]);
    assert.equal(pages.more, true);
    await pages.loadMore(false, silent, never);
    assert.deepEqual(pages.items, [0, 1, 2, 3]);
    assert.deepEqual(asked, [undefined, '2']);
  });

  it('loads all that is left, tells how many, and asks nothing after the last page', async () => {
    const { pages, asked } = numbers(5);
    const told: (string | undefined)[] = [];
    await pages.loadMore(true, ({ message }) => told.push(message), never);
    await pages.loadMore(true, silent, never);
    assert.deepEqual(pages.items, [0, 1, 2, 3, 4]);
    assert.equal(pages.more, false);
    assert.deepEqual(told, ['2 items', '4 items', '5 items']);
    assert.equal(asked.length, 3);
  });

  it('gives two that ask at once the same page', async () => {
    const { pages, asked } = numbers(5);
    await Promise.all([pages.first(never), pages.first(never)]);
    assert.deepEqual(pages.items, [0, 1]);
    assert.equal(asked.length, 1);
  });

  it('keeps what has come when it is cancelled, and goes on from there', async () => {
    const stop = new AbortController();
    const { pages } = numbers(9, (from) => from === 4 && stop.abort());
    await assert.rejects(pages.loadMore(true, silent, stop.signal), { name: 'AbortError' });
    assert.deepEqual(pages.items, [0, 1, 2, 3]);
    await pages.loadMore(true, silent, never);
    assert.deepEqual(pages.items, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('asks for a page again that failed', async () => {
    let failed = false;
    const { pages } = numbers(3, (from) => {
      if (from === 2 && !failed) {
        failed = true;
        throw new Error('SlowDown');
      }
    });
    await pages.first(never);
    await assert.rejects(pages.loadMore(false, silent, never), /SlowDown/);
    await pages.loadMore(false, silent, never);
    assert.deepEqual(pages.items, [0, 1, 2]);
  });
});
