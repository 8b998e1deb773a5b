import { strict as assert } from 'node:assert';
import MarkdownIt from 'markdown-it';
import { describe, it } from 'mocha';
import { parseNotes } from '../../../../src/core/course/parse';
import { lessonTooltip } from '../../../../src/ui/course/describe';

const PROGRESS = { state: 'idle', done: 0, total: 1 } as const;

/** The tooltip of the lesson of a heading, as an editor shows it. */
function shown(heading: string): string {
  const { lessons } = parseNotes(`# S\n\n## ${heading} (10 min)\n\nRun \`aws s3 ls\`.\n`).course;
  const lesson = lessons.find(({ title }) => title !== null);
  assert.ok(lesson);
  return new MarkdownIt().render(lessonTooltip(lesson, PROGRESS)).split('\n')[0] ?? '';
}

describe('The tooltip of a lesson', () => {
  it('has the title as a link to where it leads, written as in the notes', () => {
    const link = '<p><strong><a href="https://x.y/a%20b_(c)?d=1&amp;e=2">T</a></strong></p>';
    assert.equal(shown('[T](https://x.y/a%20b_(c)?d=1&e=2)'), link);
    assert.equal(shown('T'), '<p><strong>T</strong></p>');
  });

  it('links to nothing that is no web page', () => {
    for (const url of ['command:x', 'vscode://a/b', 'file:///x', 'data:text/html,x', 'lab/x.md'])
      assert.equal(shown(`[T](${url})`), '<p><strong>T</strong></p>', url);
  });

  it('takes no picture and no tag from title and address', () => {
    for (const heading of [
      '[T](<http://x) ![a](http://e/x.png>)',
      '[T](<http://x>) ![a](http://e/x.png)',
      '[T](<http://x\\> ![a](http://e/x.png>)',
      '&lt;img src=http://e/x.png&gt; T',
      '!\\[a](http://e/x.png) T',
    ])
      assert.doesNotMatch(shown(heading), /<img/, heading);
  });
});
