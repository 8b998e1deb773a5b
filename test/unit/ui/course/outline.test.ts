import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { NO_FILTER } from '../../../../src/ui/course/filter';
import type { CourseView, LastRun } from '../../../../src/ui/course/model';
import { Outline, type Node } from '../../../../src/ui/course/outline';
import { cpuTime } from '../../core/shell/cpuTime';
import { command, course, file, lastOf, lesson, note, notes, part, run } from './samples';

const never: LastRun = () => undefined;

/** The tree as indented text: kind and what it names. */
function drawn(outline: Outline, node: Node | null = null, depth = 0): string[] {
  return outline.children(node).flatMap((child) => {
    const name =
      child.kind === 'section'
        ? child.section
        : child.kind === 'level'
          ? child.level
          : child.kind === 'lesson'
            ? child.lesson
            : child.kind === 'step'
              ? child.step
              : (('part' in child ? child.part : null) ?? child.course);
    return [`${'  '.repeat(depth)}${child.kind} ${name}`, ...drawn(outline, child, depth + 1)];
  });
}

const outlineOf = (courses: readonly CourseView[], last = never): Outline => new Outline(() => courses, last);

describe('Outline', () => {
  const cloud = notes([
    lesson('intro', [note('n1', 'Read this first.')]),
    lesson('vm', [command('a', 'ssh host')], { section: 'cloud', level: 'Beginner' }),
    lesson('s3', [command('b', 'aws s3 ls'), file('f', 'policy.json')], {
      section: 'cloud',
      level: 'Beginner',
    }),
    lesson('ecs', [command('d', 'aws ecs list-clusters')], { section: 'cloud', level: 'Intermediate' }),
    lesson('end', [], { section: 'cloud' }),
  ]);

  it('shows one course as sections, levels, lessons and steps', () => {
    assert.deepEqual(drawn(outlineOf([course([part(cloud)])])), [
      'lesson intro',
      '  step n1',
      'section cloud',
      '  level Beginner',
      '    lesson vm',
      '      step a',
      '    lesson s3',
      '      step b',
      '      step f',
      '  level Intermediate',
      '    lesson ecs',
      '      step d',
      '  lesson end',
    ]);
  });

  it('puts courses on top when there are several', () => {
    const outline = outlineOf([course([part(cloud)]), course([part(notes([]))], { id: 'other' })]);
    assert.deepEqual(
      outline.children(null).map((node) => node.kind),
      ['course', 'course'],
    );
  });

  it('leaves out the unnamed lesson unless it has something to run', () => {
    const unnamed = (steps: Parameters<typeof lesson>[1]) => notes([lesson('top', steps, { title: null })]);
    assert.deepEqual(drawn(outlineOf([course([part(unnamed([note('n', 'Hello')]))])])), []);
    assert.deepEqual(drawn(outlineOf([course([part(unnamed([command('a', 'ls')]))])])), [
      'lesson top',
      '  step a',
    ]);
  });

  it('makes a file a row of its own only where it has no single section', () => {
    const one = part(notes([lesson('x', [], { section: 's' })]), { uri: 'file:///1.md' });
    const two = part(notes([lesson('y', []), lesson('z', [])]), { uri: 'file:///2.md' });
    assert.deepEqual(drawn(outlineOf([course([one, two])])), [
      'section s',
      '  lesson x',
      'part file:///2.md',
      '  lesson y',
      '  lesson z',
    ]);
  });

  it('does not say the title of a course again as its only section', () => {
    const own = notes([lesson('x', [], { section: 's', level: 'Beginner' }), lesson('y', [])]);
    const outline = outlineOf([course([part(own)], { title: 'Section s' }), course([], { id: 'other' })]);
    assert.deepEqual(drawn(outline).slice(0, 4), [
      'course c',
      '  level Beginner',
      '    lesson x',
      '  lesson y',
    ]);
    assert.deepEqual(drawn(outlineOf([course([part(own)], { title: 'Section s' })]))[0], 'section s');
  });

  it('shows a file that cannot be read among the others, and a course that cannot be read at all', () => {
    const broken = part(null, { uri: 'file:///gone.md', problem: 'Not found' });
    assert.deepEqual(
      drawn(outlineOf([course([broken, part(notes([lesson('x', [])]))])]))[0],
      'problem file:///gone.md',
    );
    assert.deepEqual(drawn(outlineOf([course([], { problem: 'Not found' })])), ['problem c']);
  });

  it('keeps the rows themselves, and their ids, when the notes are parsed again', () => {
    let views = [course([part(cloud)])];
    const outline = new Outline(() => views, never);
    const before = outline.children(null);
    views = [course([part(structuredClone(cloud))])];
    assert.deepEqual(outline.children(null), before);
    outline.children(null).forEach((node, index) => assert.equal(node, before[index]));
  });

  it('filters by all words, in titles and commands, and keeps what stands above', () => {
    const outline = outlineOf([course([part(cloud)])]);
    outline.setFilter({ ...NO_FILTER, text: 'S3 aws' });
    assert.deepEqual(drawn(outline), ['section cloud', '  level Beginner', '    lesson s3', '      step b']);
    outline.setFilter({ ...NO_FILTER, text: 'lesson ecs' });
    assert.deepEqual(drawn(outline), [
      'section cloud',
      '  level Intermediate',
      '    lesson ecs',
      '      step d',
    ]);
    outline.setFilter({ ...NO_FILTER, text: 'nothing like it' });
    assert.deepEqual(drawn(outline), []);
  });

  it('hides steps and lessons that are done', () => {
    const outline = outlineOf(
      [course([part(cloud)])],
      lastOf(run('a', 'passed'), run('b', 'done'), run('end', 'done')),
    );
    outline.setFilter({ text: '', hideDone: true });
    assert.deepEqual(drawn(outline), [
      'lesson intro',
      '  step n1',
      'section cloud',
      '  level Intermediate',
      '    lesson ecs',
      '      step d',
    ]);
  });

  it('finds a row that was never shown, together with the rows above it', () => {
    const outline = outlineOf([course([part(cloud)])]);
    const node = outline.find({ course: 'c', part: 'file:///notes.md', lesson: 's3', step: 'b' });
    assert.ok(node);
    const above: string[] = [];
    for (let row = outline.parent(node); row; row = outline.parent(row)) above.push(row.kind);
    assert.deepEqual(above, ['lesson', 'level', 'section']);
  });

  it('names the shown rows that a run changes: the step and all above it', () => {
    const outline = outlineOf([course([part(cloud)])]);
    drawn(outline);
    const kinds = outline.known('c', 'file:///notes.md', 's3', 'b').map((node) => node.kind);
    assert.deepEqual(kinds, ['step', 'lesson', 'level', 'section']);
  });

  it('draws 10,000 commands in time', () => {
    const lessons = Array.from({ length: 100 }, (_, number) =>
      lesson(
        `l${number}`,
        Array.from({ length: 100 }, (_unused, step) =>
          command(`s${number}-${step}`, `echo ${number} ${step}`),
        ),
        { section: `sec${number % 10}` },
      ),
    );
    const outline = outlineOf([course([part(notes(lessons))])]);
    const took = cpuTime(() => {
      const [top] = outline.children(null);
      assert.ok(top);
      const [first] = outline.children(top);
      assert.ok(first);
      assert.equal(outline.children(first).length, 100);
    });
    assert.ok(took < 200, `${took} ms`);
  });
});
