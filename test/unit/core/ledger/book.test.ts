import assert from 'node:assert/strict';
import type { Alive } from '../../../../src/core/ledger/alive';
import { Book } from '../../../../src/core/ledger/book';
import { entryKey, type LedgerEntry } from '../../../../src/core/ledger/model';
import { LEDGER, readLedger, writeLedger } from '../../../../src/core/ledger/store';
import { Emitter } from '../../../../src/core/runs/events';
import { entry as entryOf } from './entry';

const entry = (id: string, more: Partial<LedgerEntry> = {}): LedgerEntry => entryOf('s3.bucket', id, more);

/** A store that keeps in memory what a real one keeps on disk. */
class Kept {
  private readonly values = new Map<string, string>();
  private readonly changes = new Emitter<string>();
  readonly onDidChange = this.changes.event;
  remembered = () => this.values;
  remember = (course: string, key: string, value: string | null) => {
    if (value === null) this.values.delete(key);
    else this.values.set(key, value);
    this.changes.fire(course);
  };
}

const told = (states: readonly (readonly [LedgerEntry, Alive['state']])[]): Map<string, Alive> =>
  new Map(states.map(([thing, state]) => [entryKey(thing), { state }]));

describe('the book of what was made', () => {
  const stack = entry('core', { type: 'cloudformation.stack' });
  const part = entry('vpc-1', { type: 'ec2.vpc', partOf: entryKey(stack) });
  const bucket = entry('ada');
  let kept: Kept;
  let book: Book;
  let changes: number;

  beforeEach(() => {
    kept = new Kept();
    writeLedger(kept, { put: [stack, bucket, entry('123', { kind: 'told' })], drop: [] });
    book = new Book(kept);
    changes = 0;
    book.onDidChange(() => changes++);
  });

  it('holds things, and no values that were only told', () => {
    assert.deepEqual(book.things.map(({ id }) => id).sort(), ['ada', 'core']);
    assert.equal(book.stateOf(bucket).state, 'unknown');
  });

  it('takes what was told, and says only what is otherwise than before', () => {
    const states = told([
      [stack, 'alive'],
      [bucket, 'alive'],
    ]);
    assert.equal(book.take(states, [], 5), true);
    assert.equal(book.take(new Map(states), [], 6), false);
    assert.equal(changes, 1);
    assert.equal(book.stateOf(bucket).state, 'alive');
  });

  it('remembers for later windows that a thing has gone, until it is there again', () => {
    book.take(told([[bucket, 'gone']]), [], 5);
    assert.equal(
      new Book(kept).stateOf(readLedger(kept).find(({ id }) => id === 'ada') ?? bucket).state,
      'gone',
    );
    book.take(told([[bucket, 'alive']]), [], 6);
    assert.equal(readLedger(kept).find(({ id }) => id === 'ada')?.goneAt, undefined);
  });

  it('records the parts of a stack once, and forgets those that have gone with it', () => {
    book.take(told([[stack, 'alive']]), [part], 5);
    book.take(told([[stack, 'alive']]), [part], 6);
    assert.equal(book.things.length, 3);
    writeLedger(kept, { put: [], drop: [entryKey(stack)] });
    book.take(told([[part, 'alive']]), [], 7);
    assert.ok(book.things.some(({ id }) => id === 'vpc-1'));
    book.take(told([[part, 'gone']]), [], 8);
    assert.deepEqual(
      book.things.map(({ id }) => id),
      ['ada'],
    );
  });

  it('tells what others put on record from what it wrote itself', () => {
    let recorded = 0;
    book.onDidRecord(() => recorded++);
    book.take(told([[bucket, 'gone']]), [part], 5);
    book.forget([bucket]);
    assert.equal(recorded, 0);
    writeLedger(kept, { put: [entry('other')], drop: [] });
    kept.remember('another course', 'key', 'value');
    assert.equal(recorded, 1);
    assert.ok(book.things.some(({ id }) => id === 'other'));
    assert.equal(LEDGER, 'practice:ledger');
  });
});
