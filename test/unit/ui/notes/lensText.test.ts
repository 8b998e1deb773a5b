import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import type { Run } from '../../../../src/core/runs/model';
import type { Step } from '../../../../src/core/course/model';
import { lensesOf, lensSteps } from '../../../../src/ui/notes/lensText';
import { command, file, lesson, note, run } from '../course/samples';

const NOW = 2000 + 2 * 60_000;
const FENCED = { named: false, crowded: false };

const titles = (step: Step, last?: Run, naming = FENCED, trusted = true): string[] =>
  lensesOf(step, last, naming, trusted, NOW).map(({ title }) => title);

describe('Lenses of a step', () => {
  it('runs and copies, and tells the last run on the same line', () => {
    assert.deepEqual(titles(command('a', 'ls')), ['▶ Run', 'Copy']);
    assert.deepEqual(titles(command('a', 'ls REPLACE_X')), ['▶ Run', 'Fill & copy']);
    assert.deepEqual(titles(command('a', 'ls'), run('a', 'passed')), ['▶ Run', 'Copy', '✓ passed 2 min ago']);
    assert.deepEqual(titles(command('a', 'ls'), run('a', 'failed')), [
      '▶ Run',
      'Copy',
      '✗ exit 255 2 min ago',
    ]);
  });

  it('offers to cancel while it runs, and to mark what a shell could not tell', () => {
    assert.match(titles(command('a', 'ls'), run('a', 'running'))[0] ?? '', /Cancel/);
    assert.ok(titles(command('a', 'ls'), run('a', 'sent')).includes('Mark as done'));
  });

  it('names its command in prose, and leaves room where several stand on a line', () => {
    const long = command('a', 'docker container run --rm -it alpine sh');
    assert.deepEqual(titles(long, undefined, { named: true, crowded: true }), [
      '▶ Run docker container run --rm -it…',
    ]);
    assert.deepEqual(titles(command('a', 'ls'), undefined, { named: true, crowded: false }), [
      '▶ Run ls',
      'Copy',
    ]);
  });

  it('runs nothing in Restricted Mode', () => {
    const actions = lensesOf(command('a', 'ls'), undefined, FENCED, false, NOW).map(({ action }) => action);
    assert.deepEqual(actions, ['trust', 'fillAndCopy']);
  });

  it('creates files, and leaves notes alone', () => {
    assert.deepEqual(titles(file('f', 'stack.yml')), ['Create stack.yml…']);
    assert.deepEqual(titles(file('f', null)), ['Create file…']);
    assert.deepEqual(titles(note('n', 'x')), []);
  });
});

describe('Steps that get lenses', () => {
  it('knows which stand on one line, and which stand in prose', () => {
    const at = (id: string, from: number, format: 'inline' | 'fenced') =>
      command(id, id, { format, range: { from, to: from + 2 } });
    const steps = [
      at('a', 0, 'inline'),
      at('b', 5, 'inline'),
      note('n', 'x'),
      at('d', 15, 'inline'),
      at('e', 25, 'fenced'),
    ];
    const found = lensSteps([lesson('x', steps)], (offset) => Math.floor(offset / 10));
    assert.deepEqual(
      found.map(({ step, line, named, crowded }) => [step.id, line, named, crowded]),
      [
        ['a', 0, true, true],
        ['b', 0, true, true],
        ['d', 1, true, false],
        ['e', 2, false, false],
      ],
    );
  });
});
