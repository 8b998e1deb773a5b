import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import type { Run } from '../../../../src/core/runs/model';
import { exitCode, lessonProgress, standingOf } from '../../../../src/ui/course/progress';
import { command, course, lastOf, lesson, note, notes, part, run } from './samples';

const steps = [command('a', 'one'), note('n', 'text'), command('b', 'two'), command('d', 'three')];

describe('Progress of a lesson', () => {
  const of = (...runs: Run[]) => lessonProgress('c', part(null), lesson('x', steps), lastOf(...runs));

  it('counts commands that passed or were marked, and tells its state', () => {
    assert.deepEqual(of(), { done: 0, total: 3, state: 'idle' });
    assert.deepEqual(of(run('a', 'passed')), { done: 1, total: 3, state: 'partly' });
    assert.deepEqual(of(run('a', 'passed'), run('b', 'failed')), { done: 1, total: 3, state: 'failed' });
    assert.deepEqual(of(run('a', 'failed'), run('b', 'running')), { done: 0, total: 3, state: 'running' });
    assert.deepEqual(of(run('a', 'passed'), run('b', 'done'), run('d', 'passed')), {
      done: 3,
      total: 3,
      state: 'done',
    });
    assert.equal(of(run('a', 'interrupted')).done, 0);
  });

  it('takes a lesson without commands as done when it was marked', () => {
    const reading = lesson('r', [note('n', 'text')]);
    assert.equal(lessonProgress('c', part(null), reading, lastOf()).state, 'idle');
    assert.equal(lessonProgress('c', part(null), reading, lastOf(run('r', 'done'))).state, 'done');
  });

  it('reads runs under the prefix of the file', () => {
    const prefixed = part(null, { prefix: 'one.md#' });
    assert.equal(
      lessonProgress('c', prefixed, lesson('x', steps), lastOf(run('one.md#a', 'passed'))).done,
      1,
    );
    assert.equal(lessonProgress('c', prefixed, lesson('x', steps), lastOf(run('a', 'passed'))).done, 0);
  });
});

describe('Standing in a course', () => {
  const view = course([
    part(
      notes([
        lesson('one', steps, { minutes: 30 }),
        lesson('read', [note('r', 'x')], { minutes: 10 }),
        lesson('two', [command('e', 'four')], { minutes: 20 }),
      ]),
    ),
  ]);
  const next = (...runs: Run[]) => standingOf(view, lastOf(...runs)).next?.step ?? null;

  it('begins with the first command', () => assert.equal(next(), 'a'));

  it('goes on after the command that ran last, also when that failed', () => {
    assert.equal(next(run('a', 'passed')), 'b');
    assert.equal(next(run('b', 'failed', { startedAt: 5 })), 'd');
  });

  it('comes back to what was left out', () => {
    const runs = [
      run('a', 'failed', { startedAt: 1 }),
      run('b', 'passed', { startedAt: 2 }),
      run('d', 'passed', { startedAt: 3 }),
    ];
    assert.equal(next(...runs), 'a');
  });

  it('goes to the next lesson, then round to the first one', () => {
    assert.equal(next(run('a', 'done'), run('b', 'done'), run('d', 'done', { startedAt: 9 })), 'e');
    assert.equal(next(run('e', 'passed', { startedAt: 9 })), 'a');
  });

  it('ends when everything is done', () => {
    assert.equal(next(run('a', 'done'), run('b', 'done'), run('d', 'done'), run('e', 'done')), null);
  });

  it('sums the minutes that are left, by share in lessons that are begun', () => {
    assert.equal(standingOf(view, lastOf()).minutesLeft, 60);
    assert.equal(standingOf(view, lastOf(run('a', 'passed'))).minutesLeft, 50);
    assert.equal(standingOf(view, lastOf(run('read', 'done'), run('e', 'passed'))).minutesLeft, 30);
  });

  it('counts the commands left in the lesson', () => {
    const { lesson: current } = standingOf(view, lastOf(run('a', 'passed')));
    assert.deepEqual([current?.title, current?.left, current?.begun], ['Lesson one', 2, true]);
    assert.equal(standingOf(view, lastOf()).lesson?.begun, false);
  });
});

describe('exitCode', () => {
  it('is that of the statement that failed, or unknown', () => {
    assert.equal(exitCode(run('a', 'failed')), 255);
    assert.equal(exitCode(run('a', 'passed')), null);
  });
});
