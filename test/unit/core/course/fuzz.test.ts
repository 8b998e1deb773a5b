import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Course } from '../../../../src/core/course/model';
import { applyEdits, editNotes, parseNotes } from '../../../../src/core/course/parse';
import type { Range } from '../../../../src/core/text';
import { fuzzCases } from '../../fuzzCases';
import { cpuTime } from '../shell/cpuTime';
import { fragmentArbitrary, notesArbitrary } from './fragments';

/** No notes of this size may take longer, in milliseconds. */
const slowest = 1_000;

function checkRanges(text: string, course: Course): void {
  const inside = ({ from, to }: Range, outer: Range, what: string): void =>
    assert.ok(
      outer.from <= from && from <= to && to <= outer.to,
      `${what}: ${from}–${to} in ${outer.from}–${outer.to}`,
    );
  const all = { from: 0, to: text.length };
  const ids = new Set<string>();
  for (const section of course.sections) inside(section.range, all, 'section');
  let last = 0;
  for (const lesson of course.lessons) {
    assert.ok(lesson.range.from >= last, 'lessons are in order and do not overlap');
    last = lesson.range.to;
    inside(lesson.range, all, 'lesson');
    inside(lesson.titleRange, lesson.range, 'title');
    for (const step of lesson.steps) {
      assert.ok(!ids.has(step.id), `step id ${step.id} is unique`);
      ids.add(step.id);
      inside(step.range, lesson.range, `${step.kind} step`);
      if (step.kind !== 'command') continue;
      assert.ok(step.statements.length > 0);
      for (const { range, line, placeholders, command } of step.statements) {
        inside(range, step.range, 'statement');
        assert.equal(line, text.slice(0, range.from).split('\n').length);
        for (const placeholder of placeholders) {
          assert.equal(command.slice(placeholder.range.from, placeholder.range.to), placeholder.text);
        }
      }
    }
  }
}

describe('notes of any kind', function () {
  this.timeout(600_000);

  it('keep what stands below an HTML heading out of it', () => {
    const text = '## One (15 min)\n<h3>Html (5 min)</h3>\nLevel: Advanced\n`docker ps` lists\n';
    const { course } = parseNotes(text);
    checkRanges(text, course);
    const [step] = course.lessons.flatMap((lesson) => lesson.steps).slice(-1);
    assert.equal(step?.kind, 'command');
    assert.equal(text.slice(step.range.from, step.range.to), '`docker ps`');
  });

  it('never fail, and every range is inside the text', () => {
    fc.assert(
      fc.property(notesArbitrary, (text) => {
        let course: Course | undefined;
        const took = cpuTime(() => void ({ course } = parseNotes(text)));
        assert.ok(took < slowest, `${took} ms`);
        assert.ok(course);
        checkRanges(text, course);
      }),
      { numRuns: fuzzCases(30) },
    );
  });

  it('find a fence that is opened in front of a first blank line', () => {
    let notes = parseNotes('\n');
    for (const [from, insert] of [
      [0, '~~~'],
      [4, '# Title'],
    ] as const)
      notes = editNotes(notes, [{ from, to: from, insert }]);
    assert.deepEqual(notes.course, parseNotes('~~~\n# Title').course);
  });

  it('parse after an edit as they parse at once', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(60), fragmentArbitrary);
    fc.assert(
      fc.property(notesArbitrary, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
        let notes = parseNotes(text);
        for (const [at, length, insert] of edits) {
          const from = at % (notes.text.length + 1);
          const to = Math.min(from + (length > 30 ? 0 : length), notes.text.length);
          notes = editNotes(notes, [{ from, to, insert }]);
        }
        assert.deepEqual(notes.course, parseNotes(notes.text).course);
      }),
      { numRuns: fuzzCases(10) },
    );
  });

  it('parse after several edits at once as they parse at once', () => {
    fc.assert(
      fc.property(
        notesArbitrary,
        fc.array(fc.tuple(fc.nat(), fragmentArbitrary), { minLength: 2, maxLength: 5 }),
        (text, places) => {
          const edits = places
            .map(([at, insert]) => ({ at: at % (text.length + 1), insert }))
            .filter(({ at }, index, all) => all.findIndex((other) => other.at === at) === index)
            .map(({ at, insert }) => ({ from: at, to: at, insert }));
          const notes = editNotes(parseNotes(text), edits);
          assert.equal(notes.text, applyEdits(text, edits));
          assert.deepEqual(notes.course, parseNotes(notes.text).course);
        },
      ),
      { numRuns: fuzzCases(5) },
    );
  });

  it('give the new lines of statements when only blank lines change', () => {
    const text = '## A (5 min)\n\nWords\n  \nRun `docker ps`\n\n## B (6 min)\n\nRun `docker images`\n';
    const from = text.indexOf('  \n');
    const notes = editNotes(parseNotes(text), [{ from, to: from + 2, insert: '\n\n' }]);
    assert.deepEqual(notes.course, parseNotes(notes.text).course);
  });

  it('read as text whatever characters they are made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) =>
        checkRanges(text, parseNotes(text).course),
      ),
      { numRuns: fuzzCases(5) },
    );
  });
});
