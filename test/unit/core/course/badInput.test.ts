import { strict as assert } from 'node:assert';
import { editNotes, parseNotes } from '../../../../src/core/course/parse';
import { cpuTime } from '../shell/cpuTime';
import { lessonLines } from './outlineOf';

const commandsOf = (text: string): string[] =>
  parseNotes(text)
    .course.lessons.flatMap((lesson) => lesson.steps)
    .flatMap((step) =>
      step.kind === 'command' ? step.statements.map((statement) => statement.command) : [],
    );

/** Notes that cost the square of their length when they are read carelessly. */
const heavy: Record<string, string> = {
  'a list 10,000 deep on one line': '- '.repeat(10_000) + 'a',
  'a list 1,000 deep, one level a line': Array.from(
    { length: 1_000 },
    (_, depth) => `${' '.repeat(depth)}- x`,
  ).join('\n'),
  'quotes 10,000 deep': '>'.repeat(10_000) + 'a',
  'a line of 1 MB of words': 'word '.repeat(200_000),
  'a line of 1 MB without a blank': 'x'.repeat(1_000_000),
  'a line of 1 MB of code and links': 'word `docker ps` [a](b) '.repeat(40_000),
  'a heading of 1 MB': `# ${'title (5 min) '.repeat(70_000)}`,
  '1 MB of opening brackets': '['.repeat(1_000_000),
  '1 MB of broken links': '[a]('.repeat(250_000),
  '1 MB of stars': '*a **b '.repeat(140_000),
  '1 MB of backticks': '`a``b '.repeat(160_000),
  '1 MB of fences': '```\n'.repeat(250_000),
  '1 MB of fences that open': '```sh\n'.repeat(160_000),
  '1 MB of fences inside of fences': '```md\n```sh\n'.repeat(90_000),
  '1 MB of comments that open': '<!-- '.repeat(200_000),
  '1 MB of comments on one line': '<!-- a -->'.repeat(100_000),
  '1 MB of one list': '- item with `docker ps` in it\n'.repeat(33_000),
  '1 MB of one paragraph': 'words in a line (5 min\n'.repeat(43_000),
  '1 MB of headings': '## Lesson (5 min)\n'.repeat(55_000),
  '1 MB of bold lines': '**Lesson** (5 min)\n\n'.repeat(50_000),
  '1 MB of one table': `| Lesson | Time |\n| --- | --- |\n${'| [A](u) | 5 min |\n'.repeat(55_000)}`,
  '1 MB of one fence': `\`\`\`\n${'docker ps\n'.repeat(100_000)}`,
  '1 MB of blank lines': '\n'.repeat(1_000_000),
  '1 MB of HTML': '<details><summary>a</summary><b>'.repeat(30_000),
};

/** Marks that open, close, join or escape something, in Markdown or in a shell. */
const marks =
  '[ ]( [a]( ![a]( [a][ ` *a a* _a <a < </ <!-- | > >\n - -\n # #\n " \' \\ \\\n $( $(a` ~ & ( { <<A\n 1.\n'.split(
    ' ',
  );

/** Processor time in milliseconds that a megabyte may take; a second where nothing else runs. */
const limit = 6_000;

describe('bad input', function () {
  // Processor time is what counts: the clock runs on while other programs have the processor.
  this.timeout(600_000);

  it('takes nothing for no lessons', () => {
    for (const text of ['', '\n', ' ', '\uFEFF', '\r\n\r\n', '\0'])
      assert.deepEqual(parseNotes(text).course.lessons, []);
  });

  for (const [name, text] of Object.entries(heavy)) {
    it(`reads ${name} in time`, () => {
      const took = cpuTime(() => {
        const notes = parseNotes(text);
        editNotes(notes, [{ from: text.length >> 1, to: text.length >> 1, insert: 'x' }]);
      });
      assert.ok(took < 30_000, `took ${took.toFixed(0)} ms`);
    });
  }

  for (const mark of marks) {
    const text = mark.repeat(1_000_000 / mark.length);
    for (const [where, notes] of [
      ['in prose', text],
      ['in a fence', `\`\`\`sh\n${text}\n\`\`\`\n`],
    ] as const) {
      it(`reads 1 MB of ${JSON.stringify(mark)} ${where} in time`, () => {
        const took = cpuTime(() => parseNotes(notes));
        assert.ok(took < limit, `took ${took.toFixed(0)} ms`);
      });
    }
  }

  it('names only the first part of what a level cuts in two below one title', () => {
    const notes = '#### Part\n- use `docker ps` to list\n> **_Beginner Level_**\n```js title=a.js\n# Title\n';
    assert.deepEqual(
      parseNotes(notes).course.lessons.map(({ title }) => title),
      ['Part', null],
    );
  });

  it('ends a fence that nobody closed where prose resumes', () => {
    const notes =
      '## A (5 min)\n```bash\ndocker ps\n\n## B (6 min)\n\n- use `docker images` to list the images\n';
    assert.deepEqual(commandsOf(notes), ['docker ps', 'docker images']);
    assert.deepEqual(lessonLines(notes), ['1: A | 5 | - | - | -', '5: B | 6 | - | - | -']);
  });

  it('finds the fence that was left open among others', () => {
    const notes =
      '## A (5 min)\n```\ndocker ps\n\n## B (6 min)\ntext\n\n```\ndocker images\n```\n\n## C (7 min)\n\n```\ndocker info\n```\n';
    assert.deepEqual(commandsOf(notes), ['docker ps', 'docker images', 'docker info']);
    assert.equal(lessonLines(notes).length, 3);
  });

  it('reads a fence in a list whose lines are not indented', () => {
    const notes = '## A\n- Run this\n  ```\ndocker ps\n  ```\n- then `docker images`\n';
    assert.deepEqual(commandsOf(notes), ['docker ps', 'docker images']);
  });

  it('reads a fence that is indented too far', () => {
    assert.deepEqual(commandsOf('## A\n- Run this\n\n        ```\n        docker ps\n        ```\n'), [
      'docker ps',
    ]);
    assert.deepEqual(commandsOf('## A\n- Run this\n      ```\n      docker ps\n      ```\n'), ['docker ps']);
  });

  it('reads commands in quotes, in tables, in HTML and between tabs', () => {
    assert.deepEqual(commandsOf('## A\n> ```\n> docker ps\n> ```\n'), ['docker ps']);
    assert.deepEqual(commandsOf('## A\n<pre><code>docker ps</code></pre>\n'), ['docker ps']);
    assert.deepEqual(commandsOf('## A\nRun <code>docker ps -a</code> now\n'), ['docker ps -a']);
    assert.deepEqual(commandsOf('## A\n-\tRun\n\n\t```\n\tdocker ps\n\t```\n'), ['docker ps']);
  });
});
