import { strict as assert } from 'node:assert';
import { findRegions } from '../../../../src/core/course/regions';
import { editNotes, parseNotes } from '../../../../src/core/course/parse';

describe('regions', () => {
  it('of fences that nobody closed end with their first line where a heading follows at once', () => {
    const text = '```js\n~~~\n### [Images](https://e.example/a) (24 min)\n';
    assert.deepEqual(
      findRegions(text).all.map(({ from, to }) => text.slice(from, to)),
      ['```js', '~~~'],
    );
    const { course } = parseNotes(text);
    assert.deepEqual(
      course.lessons.map(({ range }) => text.slice(range.from, range.to)),
      ['### [Images](https://e.example/a) (24 min)\n'],
    );
    assert.deepEqual(editNotes(parseNotes(text), [{ from: 30, to: 30, insert: '' }]).course, course);
  });
});
