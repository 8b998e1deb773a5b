import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import type { Run } from '../../../../src/core/runs/model';
import { begunLessons } from '../../../../src/ui/course/model';
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
        lesson('one', [command('one/a', 'one'), command('one/b', 'two'), command('one/d', 'three')], {
          minutes: 30,
        }),
        lesson('read', [note('read/r', 'x')], { minutes: 10 }),
        lesson('two', [command('two/e', 'four')], { minutes: 20 }),
      ]),
    ),
  ]);
  const standing = (...runs: Run[]) =>
    standingOf(view, lastOf(...runs), begunLessons(runs.map(({ stepId }) => stepId)));
  const next = (...runs: Run[]) => standing(...runs).next?.step ?? null;

  it('begins with the first command', () => assert.equal(next(), 'one/a'));

  it('goes on after the command that ran last, also when that failed', () => {
    assert.equal(next(run('one/a', 'passed')), 'one/b');
    assert.equal(next(run('one/b', 'failed', { startedAt: 5 })), 'one/d');
  });

  it('comes back to what was left out', () => {
    const runs = [
      run('one/a', 'failed', { startedAt: 1 }),
      run('one/b', 'passed', { startedAt: 2 }),
      run('one/d', 'passed', { startedAt: 3 }),
    ];
    assert.equal(next(...runs), 'one/a');
  });

  it('goes to the next lesson, then round to the first one', () => {
    assert.equal(
      next(run('one/a', 'done'), run('one/b', 'done'), run('one/d', 'done', { startedAt: 9 })),
      'two/e',
    );
    assert.equal(next(run('two/e', 'passed', { startedAt: 9 })), 'one/a');
  });

  it('ends when everything is done', () => {
    assert.equal(
      next(run('one/a', 'done'), run('one/b', 'done'), run('one/d', 'done'), run('two/e', 'done')),
      null,
    );
  });

  it('sums the minutes that are left, by share in lessons that are begun', () => {
    assert.equal(standing().minutesLeft, 60);
    assert.equal(standing(run('one/a', 'passed')).minutesLeft, 50);
    assert.equal(standing(run('read', 'done'), run('two/e', 'passed')).minutesLeft, 30);
  });

  it('reads no further than it must', () => {
    const unread = {
      ...lesson('later', []),
      get steps(): never {
        throw new Error('read');
      },
    };
    const lessons = [lesson('one', [command('one/a', 'one')]), unread];
    const long = course([part({ title: null, sections: [], lessons })]);
    assert.equal(standingOf(long, lastOf(), begunLessons([])).next?.step, 'one/a');
  });

  it('counts the commands left in the lesson', () => {
    const { lesson: current } = standing(run('one/a', 'passed'));
    assert.deepEqual([current?.title, current?.left, current?.begun], ['Lesson one', 2, true]);
    assert.equal(standing().lesson?.begun, false);
  });
});

describe('exitCode', () => {
  it('is that of the statement that failed, or unknown', () => {
    assert.equal(exitCode(run('a', 'failed')), 255);
    assert.equal(exitCode(run('a', 'passed')), null);
  });
});
