import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { Shelf } from '../../../../src/adapters/docker/shelf';

interface Thing {
  readonly id: string;
  readonly version: number;
}

/** A shelf in front of things that answer when they are told to. */
function shelf(...ids: string[]) {
  const things = new Map(ids.map((id) => [id, { id, version: 1 }]));
  const asked: (readonly string[] | null)[] = [];
  let gate = Promise.resolve();
  let changes = 0;
  let waiting: () => void = () => undefined;
  const made = new Shelf<Thing>(
    async (wanted) => {
      asked.push(wanted);
      const answer = [...things.values()].filter(({ id }) => wanted?.includes(id) ?? true);
      await gate;
      return answer;
    },
    ({ id }) => id,
    () => {
      changes += 1;
      waiting();
    },
  );
  return {
    shelf: made,
    things,
    asked,
    hold: () => {
      let open: () => void = () => undefined;
      gate = new Promise((resolve) => (open = resolve));
      return () => {
        gate = Promise.resolve();
        open();
      };
    },
    next: () => new Promise<void>((resolve) => (waiting = resolve)),
    changes: () => changes,
  };
}

describe('the shelf of one kind of things', () => {
  it('asks nothing before somebody wants to see it', () => {
    const { shelf: one, asked } = shelf('a');
    one.touch(['a']);
    one.remove('a');
    assert.deepEqual(asked, []);
    assert.equal(one.items, undefined);
  });

  it('is filled once, also for two that want it at the same time', async () => {
    const { shelf: one, asked } = shelf('a', 'b');
    await Promise.all([one.load(), one.load()]);
    await one.load();
    assert.deepEqual(asked, [null]);
  });

  it('asks for what was named, all together while an answer is on its way', async () => {
    const { shelf: one, asked, hold, next, things } = shelf('a', 'b', 'c');
    await one.load();
    const open = hold();
    one.touch(['a']);
    await Promise.resolve();
    one.touch(['b']);
    one.touch(['c', 'b']);
    things.set('b', { id: 'b', version: 2 });
    things.delete('c');
    open();
    await next();
    await next();
    assert.deepEqual(asked, [null, ['a'], ['b', 'c']]);
    assert.deepEqual(one.items, [
      { id: 'a', version: 1 },
      { id: 'b', version: 2 },
    ]);
  });

  it('does not bring back what went while an answer was on its way', async () => {
    const { shelf: one, hold, next, things } = shelf('a', 'b');
    await one.load();
    const open = hold();
    one.touch(null);
    things.delete('a');
    one.remove('a');
    open();
    await next();
    await next();
    assert.deepEqual(one.items, [{ id: 'b', version: 1 }]);
  });

  it('drops answers that come after it was cleared', async () => {
    const { shelf: one, hold } = shelf('a');
    const open = hold();
    const loading = one.load();
    one.clear();
    open();
    await loading;
    assert.equal(one.items, undefined);
  });

  it('asks for everything when very much was named', async () => {
    const { shelf: one, asked, next } = shelf('a');
    await one.load();
    one.touch(Array.from({ length: 101 }, (_, index) => String(index)));
    await next();
    assert.deepEqual(asked, [null, null]);
  });
});
