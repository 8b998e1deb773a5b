import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import {
  contentOf,
  neighbours,
  progressOf,
  standingsOf,
  type LessonPlace,
} from '../../../../src/ui/lesson/content';
import { command, course, file, lastOf, lesson, note, notes, part, run } from '../course/samples';

const FIRST = lesson(
  'one',
  [note('n', 'Read'), command('a', 'aws s3 mb s3://REPLACE_ME'), file('f', 'a.yaml')],
  {
    minutes: 80,
    level: 'Beginner Level',
    section: 's',
  },
);
const SECOND = lesson('two', [command('b', 'docker exec -it web sh'), command('c', 'ls')]);
const PARTS = [part(notes([FIRST])), part(notes([SECOND]), { uri: 'file:///more.md', prefix: 'more#' })];
const COURSE = course(PARTS);

function place(number: 0 | 1): LessonPlace {
  const [own] = [PARTS[number]];
  const found = own?.notes?.lessons[0];
  assert.ok(own && found);
  return { course: COURSE, part: own, lesson: found };
}

const RENDERED = { html: '<p>x</p>', remote: 2 };

describe('What the lesson page shows', () => {
  it('names the lesson, where it stands, and what can be done with its steps', () => {
    const content = contentOf(place(0), RENDERED, true, new Map());
    assert.deepEqual(content.path, ['Course', 'Section s']);
    assert.deepEqual(content.facts, ['Beginner Level', '1 h 20 min']);
    assert.deepEqual(
      content.steps.map(({ id, kind, open, name }) => [id, kind, open, name]),
      [
        ['a', 'command', true, 'aws s3 mb s3://REPLACE_ME'],
        ['f', 'file', false, 'a.yaml'],
      ],
    );
    assert.equal(content.remotePictures, 2);
  });

  it('says of each step what the target cannot do of it', () => {
    const limits = new Map([['a', ['Nothing is served here.']]]);
    const { steps } = contentOf(place(0), RENDERED, true, limits);
    assert.deepEqual(
      steps.map(({ id, limits: said }) => [id, said]),
      [
        ['a', ['Nothing is served here.']],
        ['f', []],
      ],
    );
  });

  it('goes from lesson to lesson over the ends of files', () => {
    assert.equal(neighbours(place(0)).previous, null);
    assert.equal(neighbours(place(0)).following?.lesson.id, 'two');
    assert.equal(neighbours(place(1)).previous?.lesson.id, 'one');
    assert.equal(contentOf(place(1), RENDERED, true, new Map()).previous, 'Lesson one');
  });

  it('says how every command stands, under the id that is unique in the course', () => {
    const last = lastOf(run('more#b', 'failed'));
    const next = { course: 'c', part: 'file:///more.md', step: 'c' };
    const [failed, waiting] = standingsOf(place(1), last, next, () => 'no such container\n');
    assert.deepEqual(failed, {
      id: 'b',
      state: 'failed',
      outcome: 'exit 255',
      at: 2000,
      output: { lines: ['no such container'], more: false },
      checks: [],
      next: false,
    });
    assert.deepEqual(
      [waiting?.state, waiting?.at, waiting?.output, waiting?.next],
      ['idle', null, null, true],
    );
    assert.deepEqual(progressOf(place(1), lastOf(run('more#b', 'passed'))), { done: 1, total: 2, made: 0 });
  });

  it('keeps the last lines of an output, and says that there is more', () => {
    const output = Array.from({ length: 40 }, (_, index) => `line ${index}`).join('\n');
    const [shown] = standingsOf(place(1), lastOf(run('more#b', 'passed')), null, () => output);
    assert.deepEqual(
      [shown?.output?.lines.length, shown?.output?.lines[0], shown?.output?.more],
      [10, 'line 30', true],
    );
    const [long] = standingsOf(place(1), lastOf(run('more#b', 'passed')), null, () => 'x'.repeat(10_000));
    assert.ok((long?.output?.lines[0]?.length ?? 0) < 500 && long?.output?.more);
    const [none] = standingsOf(place(1), lastOf(run('more#b', 'passed')), null, () => ' \n');
    assert.equal(none?.output, null);
  });

  it('takes the last lines of an output full of blanks without delay', function () {
    this.timeout(2000);
    const output = `\n${' \n'.repeat(200_000)}first${' '.repeat(200_000)}last\n`;
    const [shown] = standingsOf(place(1), lastOf(run('more#b', 'passed')), null, () => output);
    assert.match(shown?.output?.lines[0] ?? '', /^first/);
  });
});
