import assert from 'node:assert/strict';
import {
  carryOut,
  type Ending,
  type Hands,
  type Leftovers,
} from '../../../../../src/core/ledger/teardown/execution';
import type { Removal } from '../../../../../src/core/ledger/teardown/model';
import type { LedgerEntry } from '../../../../../src/core/ledger/model';
import { entry } from '../entry';

const removal = (id: string): Removal => {
  const made = entry('ec2.securityGroup', id);
  return {
    key: id,
    entry: made,
    title: id,
    commands: [`rm ${id}`],
    values: {},
    along: [],
    loses: '',
    hourly: 0,
  };
};

const HELD =
  'An error occurred (DependencyViolation) when calling the DeleteSecurityGroup operation: resource has a dependent object';
const GONE =
  "An error occurred (InvalidGroup.NotFound) when calling the DeleteSecurityGroup operation: The security group 'b' does not exist";
const DENIED = 'An error occurred (AccessDenied) when calling the DeleteSecurityGroup operation: not allowed';
const failed = (output: string): Ending => ({ kind: 'failed', output });
const PASSED: Ending = { kind: 'passed' };

/** Answers what each removal is answered, in turn; the last answer stands for all further ones. */
class World implements Hands {
  readonly tried: string[] = [];
  readonly pauses: number[] = [];
  readonly forgotten: string[] = [];
  readonly restored: string[] = [];
  kept: string[] = [];
  stop = false;

  constructor(
    private readonly answers: Record<string, readonly Ending[]>,
    private readonly left: Record<string, Leftovers> = {},
  ) {}

  run({ key }: Removal): Promise<Ending> {
    const before = this.tried.filter((each) => each === key).length;
    this.tried.push(key);
    const own = this.answers[key] ?? [PASSED];
    return Promise.resolve(own[Math.min(before, own.length - 1)] ?? PASSED);
  }
  pause(milliseconds: number): Promise<void> {
    this.pauses.push(milliseconds);
    return Promise.resolve();
  }
  keep(remaining: readonly LedgerEntry[]): Promise<void> {
    this.kept = remaining.map(({ id }) => id);
    return Promise.resolve();
  }
  forget({ key }: Removal): void {
    this.forgotten.push(key);
  }
  leftovers({ key }: Removal): Promise<Leftovers> {
    return Promise.resolve(this.left[key] ?? { next: [], stayed: [] });
  }
  restore({ key }: Removal): void {
    this.restored.push(key);
  }
  tell(): void {
    // Nobody listens.
  }
  cancelled = (): boolean => this.stop;
}

const carriedOut = async (ids: string, world: World) => {
  const { removed, gone, stayed, waiting } = await carryOut([...ids].map(removal), world);
  const keys = (removals: readonly Removal[]) => removals.map(({ key }) => key).join('');
  return {
    removed: keys(removed),
    gone: keys(gone),
    stayed: stayed.map(({ removal: { key }, why }) => `${key}: ${why}`),
    waiting: keys(waiting),
  };
};

describe('carrying out a clean-up', () => {
  it('goes one by one, and forgets what went', async () => {
    const world = new World({});
    assert.deepEqual(await carriedOut('abc', world), { removed: 'abc', gone: '', stayed: [], waiting: '' });
    assert.deepEqual(world.forgotten, ['a', 'b', 'c']);
    assert.deepEqual(world.kept, []);
  });

  it('takes for gone what somebody deleted by hand before its turn', async () => {
    const world = new World({ b: [failed(GONE)] });
    assert.deepEqual(await carriedOut('abc', world), { removed: 'ac', gone: 'b', stayed: [], waiting: '' });
    assert.deepEqual(world.forgotten, ['a', 'b', 'c']);
  });

  it('tries again after the others what is still held', async () => {
    const world = new World({ a: [failed(HELD), PASSED] });
    assert.deepEqual(await carriedOut('abc', world), { removed: 'bca', gone: '', stayed: [], waiting: '' });
    assert.deepEqual(world.tried, ['a', 'b', 'c', 'a']);
    assert.deepEqual(world.restored, ['a']);
    assert.equal(world.pauses.length, 1);
  });

  it('gives up what stays held, and says why', async () => {
    const world = new World({ a: [failed(HELD)] });
    const report = await carriedOut('ab', world);
    assert.deepEqual(report.stayed, ['a: DependencyViolation: resource has a dependent object']);
    assert.equal(report.removed, 'b');
    assert.deepEqual(world.pauses, [3000, 10_000, 30_000]);
  });

  it('does not try again what may not be deleted', async () => {
    const world = new World({ a: [failed(DENIED)] });
    assert.deepEqual((await carriedOut('ab', world)).stayed, ['a: AccessDenied: not allowed']);
    assert.deepEqual(world.tried, ['a', 'b']);
    assert.deepEqual(world.forgotten, ['b']);
  });

  it('keeps what is still to be done when it is interrupted, the one in hand included', async () => {
    const world = new World({ b: [{ kind: 'interrupted' }] });
    assert.deepEqual(await carriedOut('abc', world), { removed: 'a', gone: '', stayed: [], waiting: 'bc' });
    assert.deepEqual(world.kept, ['b', 'c']);
    assert.deepEqual(world.restored, ['b']);
    const again = new World({ b: [failed(GONE)] });
    assert.deepEqual(await carriedOut(world.kept.join(''), again), {
      removed: 'c',
      gone: 'b',
      stayed: [],
      waiting: '',
    });
    assert.deepEqual(again.kept, []);
  });

  it('goes on with what was left when what held it went', async () => {
    const stack = { ...removal('a'), along: [removal('x').entry, removal('y').entry] };
    const left = { next: [removal('x')], stayed: [{ removal: removal('y'), why: 'kept' }] };
    const world = new World({}, { a: left });
    const { removed, stayed } = await carryOut([stack, removal('b')], world);
    assert.deepEqual(
      removed.map(({ key }) => key),
      ['a', 'b', 'x'],
    );
    assert.deepEqual(
      stayed.map(({ removal: { key } }) => key),
      ['y'],
    );
  });

  it('stops before the next when it is cancelled', async () => {
    const world = new World({ a: [failed(HELD)] });
    const run = world.run.bind(world);
    world.run = (each) => {
      world.stop = each.key === 'b';
      return run(each);
    };
    const report = await carriedOut('abcd', world);
    assert.deepEqual([report.removed, report.waiting], ['b', 'cda']);
  });
});
