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

  it('of AsciiDoc listings end at the next line of dashes, also while they are written', () => {
    const text =
      '## A\n[source,bash]\n----\nls -l\n----\n\n[source]\n----\nls -a\n\nTitle\n----\n| a |\n|----|\n';
    const { all } = findRegions(text);
    assert.deepEqual(
      all.map(({ info, content }) => [info, text.slice(content.from, content.to)]),
      [
        ['bash', 'ls -l\n'],
        ['', 'ls -a\n\nTitle\n'],
      ],
    );
    let parsed = parseNotes('');
    for (let at = 0; at < text.length; at++)
      parsed = editNotes(parsed, [{ from: at, to: at, insert: text.charAt(at) }]);
    assert.deepEqual(parsed.course, parseNotes(text).course);
  });
});
