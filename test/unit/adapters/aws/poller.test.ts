import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { Poller, nextWait, type Round } from '../../../../src/adapters/aws/poller';
import { Shelves } from '../../../../src/adapters/aws/shelves';

const never = new AbortController().signal;

describe('The pace of questions', () => {
  it('is 5 s after a change, slows down to 60 s, and slows faster when AWS says so', () => {
    const waits = (outcome: Round): number[] => {
      const all = [5000];
      while (all.length < 9) all.push(nextWait(all.at(-1) ?? 0, outcome));
      return all;
    };
    assert.equal(waits('quiet').at(-1), 60_000);
    assert.equal(waits('throttled')[2], 20_000);
    assert.equal(nextWait(60_000, 'changed'), 5000);
  });

  it('asks nothing before it is started, and ends what is under way when it is stopped', async () => {
    let asked = 0;
    let ended = false;
    const poller = new Poller((signal) => {
      asked += 1;
      return new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          ended = true;
          resolve('quiet');
        }),
      );
    });
    poller.now();
    assert.equal(asked, 0);
    poller.start();
    poller.now();
    assert.equal(asked, 1);
    poller.stop();
    await Promise.resolve();
    assert.ok(ended);
  });
});

describe('Lists that are held', () => {
  it('are asked for once, again on request, and tell only of changes', async () => {
    const changed: (string | null)[] = [];
    let items = ['a'];
    let asked = 0;
    const shelves = new Shelves((id) => changed.push(id));
    const fetch = () => {
      asked += 1;
      return Promise.resolve({ items, next: undefined });
    };
    const list = shelves.of('x', fetch, 'thing');
    await Promise.all([list.items(never), list.items(never)]);
    assert.equal(asked, 1);
    assert.equal(await shelves.follow(never), 'quiet');
    assert.deepEqual(changed, []);
    items = ['a', 'b'];
    assert.equal(await shelves.follow(never), 'changed');
    assert.deepEqual(changed, ['x']);
    assert.deepEqual(await list.items(never), ['a', 'b']);
  });

  it('tell what is wrong until they can be had again, and say so once', async () => {
    const changed: (string | null)[] = [];
    let broken = true;
    const shelves = new Shelves((id) => changed.push(id));
    const list = shelves.of(
      null,
      () => (broken ? Promise.reject(new Error('down')) : Promise.resolve({ items: [1], next: undefined })),
      'thing',
    );
    await assert.rejects(list.items(never), /down/);
    await shelves.follow(never);
    await shelves.follow(never);
    assert.deepEqual(changed, []);
    broken = false;
    assert.equal(await shelves.follow(never), 'changed');
    assert.deepEqual(await list.items(never), [1]);
  });
});
