import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Lesson } from '../../../../src/core/course/model';
import { parseNotes } from '../../../../src/core/course/parse';
import { renderLesson, type RenderedLesson } from '../../../../src/ui/lesson/render';
import { cpuTime } from '../../core/shell/cpuTime';
import { annotatedNotes } from '../../core/course/annotated';

const OPTIONS = { pictureUrl: (path: string) => `folder/${path}`, remotePictures: false };

const lessonsOf = (notes: string): readonly Lesson[] => parseNotes(notes).course.lessons;

/** The first lesson that has a title. */
function render(notes: string, options = OPTIONS): RenderedLesson {
  const lesson = lessonsOf(notes).find(({ title }) => title !== null);
  assert.ok(lesson);
  return renderLesson(notes, lesson, options);
}

const inLesson = (body: string): string => `# Section\n\n## Lesson (10 min)\n\n${body}\n`;
/** The page without tags: what is read. */
const shown = ({ html }: RenderedLesson): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const stepIds = (html: string): string[] =>
  [...html.matchAll(/data-step="([^"]*)"/g)].map(([, id]) => id ?? '').sort();

const bundled = join(import.meta.dirname, '../../../../snippets');
const ALL_NOTES = [
  ...annotatedNotes(),
  ...readdirSync(bundled)
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ name, text: readFileSync(join(bundled, name), 'utf8') })),
];

describe('A rendered lesson', () => {
  for (const { name, text } of ALL_NOTES) {
    it(`holds every command and file of ${name} once`, () => {
      for (const lesson of lessonsOf(text)) {
        const wanted = lesson.steps.filter(({ kind }) => kind !== 'note').map(({ id }) => id);
        const { html } = renderLesson(text, lesson, OPTIONS);
        assert.deepEqual(stepIds(html), wanted.sort(), `${lesson.title}`);
        assert.doesNotMatch(html, /[\uE000\uE001]/);
      }
    });
  }

  it('is in parts when it is long, unless HTML of the notes could begin in one and end in another', () => {
    const blocks = (count: number): string =>
      Array.from({ length: count }, (_, number) => `${number}.\n\n\`\`\`sh\necho ${number}\n\`\`\``).join(
        '\n\n',
      );
    const partsIn = ({ html }: RenderedLesson): number => html.split('class="part"').length - 1;
    const long = render(inLesson(blocks(50)));
    assert.equal(partsIn(long), 9);
    assert.equal(stepIds(long.html).length, 50);
    assert.equal(partsIn(render(inLesson(blocks(20)))), 0);
    const headed = render(inLesson(`${blocks(5)}\n\nWords\n\n${'#### Heading\n\n'.repeat(40)}Words`));
    assert.equal(partsIn(headed), 2);
    assert.doesNotMatch(headed.html, /class="part"><h/);
    const folded = `<details>\n\n${blocks(50)}\n\n</details>`;
    assert.equal(partsIn(render(inLesson(folded))), 0);
  });

  it('leaves out its title line and what begins behind it', () => {
    const notes =
      '# Web\n\n## [S3](https://x.y/) (20 min)\n\nBuckets.\n\n> **Expert Level**\n\n## Next\n\nMore.\n';
    assert.equal(shown(render(notes)), 'Buckets.');
  });

  it('keeps what hangs below a title in a list, as text and not as code', () => {
    const notes =
      '- Web\n    - [S3](https://x.y/) (20 min)\n        - Make it: `aws s3 ls`\n    - [EC2](https://x.z/) (5 min)\n';
    const { html } = render(notes);
    assert.match(html, /<li>Make it: <span class="step inline"/);
    assert.doesNotMatch(html, /<pre/);
  });

  it('keeps commands at their place in a sentence, also over a line break', () => {
    const { html } = render(inLesson('Say `docker\nps -a` and `ls -l`, then look.'));
    assert.match(html, /<p>Say <span class="step inline"[^>]*><code>.*ps.*<\/code><\/span>\s*and <span/);
  });

  it('shows a block as the notes have it: prompts and output set back, placeholders marked', () => {
    const { html } = render(
      inLesson('```\n$ aws s3 rb s3://YOUR_BUCKET \\\n    --force\nremove_bucket: x\n```'),
    );
    assert.match(html, /<span class="aside">\$ <\/span><span class="program">aws<\/span>/);
    assert.match(html, /s3:\/\/<mark>YOUR_BUCKET<\/mark> \\\n {4}<span class="option">--force<\/span>/);
    assert.match(html, /<span class="aside">\nremove_bucket: x<\/span>/);
  });

  it('colours files and leaves other code without buttons', () => {
    const { html } = render(
      inLesson('Create `a.json`:\n\n```json\n{"a": 1}\n```\n\nIt prints:\n\n```text\nall is well\n```'),
    );
    assert.match(html, /<div class="step file"[^>]*><p class="name">a.json<\/p>.*hljs-attr/s);
    assert.match(html, /<pre tabindex="0"><code>all is well<\/code><\/pre>/);
  });

  it('folds answers', () => {
    const { html } = render(
      inLesson('<details>\n<summary>Answer</summary>\n\nRun `docker ps`.\n\n</details>'),
    );
    assert.match(html, /<details>\s*<summary>Answer<\/summary>\s*<p>Run <span class="step inline"/);
  });

  it('takes no script, style, frame, handler or dangerous address from notes', () => {
    const { html } = render(
      inLesson(
        [
          '<script>alert(1)</script>',
          '<img src=x onerror=alert(1)>',
          '<details ontoggle=alert(1) open style="x"><summary onclick="x">S</summary></details>',
          '<iframe src="https://x.y"></iframe>',
          '[a](javascript:alert(1)) [b](command:x) <a href="javascript:x">c</a>',
          '`docker run "<script>alert(1)</script>"`',
          '![" onerror="alert(1)](x.png "\\" onload=x")',
        ].join('\n\n'),
      ),
    );
    assert.doesNotMatch(html, /<(?:script|iframe|style|object|link|meta)\b/i);
    assert.doesNotMatch(html.replace(/="[^"]*"/g, ''), /<[^>]*\bon\w+/i);
    assert.doesNotMatch(html, /<[^>]*href="(?!#|https?:|mailto:)/i);
    assert.match(html, /<details open><summary>S<\/summary><\/details>/);
  });

  it('links to the web, to mail and to files beside the notes; of any other address only the words are left', () => {
    const links =
      '[a](command:x.y) <command:x.y> [b](vscode://x/y) [c](data:image/png;base64,AA) [d](ms-settings:x "T")';
    const { html } = render(inLesson(links));
    assert.equal(
      html.trim(),
      '<p><span>a</span> <span>command:x.y</span> <span>b</span> <span>c</span> <span title="T">d</span></p>',
    );
    const kept = render(inLesson('[a](//x.y/z) <https://x.y> [b](mailto:a@b.c) [c](#next) [d](lab/ "T")'));
    assert.equal(
      kept.html.trim(),
      '<p><a href="https://x.y/z">a</a> <a href="https://x.y">https://x.y</a> <a href="mailto:a@b.c">b</a> ' +
        '<a href="#" data-path="#next">c</a> <a href="#" data-path="lab/" title="T">d</a></p>',
    );
  });

  it('shows every command once, whatever in the notes looks like its marker', () => {
    const fake = '\uE0000\uE001 &#xE000;0&#XE001; &#57344;0&#057345;';
    const notes = inLesson(
      [
        `${fake} [x](http://a.b "${fake}") ![${fake}](pic.png) [y]`,
        'Run `aws s3 ls`.',
        `\`\`\`json\n{"a": "${fake}"}\n\`\`\``,
        `\`\`\`sh\naws s3 ls ${fake}\n\`\`\``,
        `- item\n\n      aws s3 mb s3://${fake}`,
        `[y]: http://a.b "${fake}"`,
      ].join('\n\n'),
    );
    const ids = stepIds(render(notes).html);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length >= 3);
    assert.equal(render(notes).html.match(/class="step inline"/g)?.length, 1);
  });

  for (const [name, lines] of [
    ['blank lines', '\n'],
    ['quotation marks', '>\n'],
    ['marks of headings', '###### \n'],
    ['folded answers', '<details>\n\n'],
    ['openings of comments', '<!-- '],
    ['brackets', '[![('],
  ] as const)
    it(`is there without delay for thousands of ${name}`, function () {
      this.timeout(5000);
      const notes = inLesson(`a\n${lines.repeat(20_000)}b`);
      const [lesson] = lessonsOf(notes).filter(({ title }) => title !== null);
      assert.ok(lesson);
      const took = cpuTime(() => renderLesson(notes, lesson, OPTIONS));
      assert.ok(took < 1500, `${took} ms`);
    });

  it('shows a table of a thousand rows with a command in each', () => {
    const { html } = render(inLesson(`| a | b |\n|---|--:|\n${'| `aws s3 ls` | x |\n'.repeat(1000)}`));
    assert.equal(html.match(/<tr>/g)?.length, 1001);
    assert.equal(new Set(stepIds(html)).size, 1000);
  });

  it('makes nothing but known tags, whatever the notes hold', function () {
    this.timeout(30_000);
    const known =
      /^<\/?(?:a|blockquote|br|code|dd|del|details|div|dl|dt|em|h[2-6]|hr|i|b|u|img|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|ul)(?: (?:data-step|data-look|data-path|href|title|class|tabindex|role|src|alt|start|open)(?:="[^"<>]*")?)*>$/;
    const piece = fc.constantFrom(
      '<', '>', '"', "'", '`', '<b', '<details', ' on=x', '![', '](', ')', '[', ']', 'x', '\n', '\n\n', '    ', '- ',
      '> ', '```\n', '&lt;', '<!--', '-->', '<script>', '`docker ps`', 'javascript:', '|', '\uE000', '0', '\uE001', '# ',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        for (const lesson of lessonsOf(inLesson(pieces.join('')))) {
          const { html } = renderLesson(inLesson(pieces.join('')), lesson, OPTIONS);
          for (const [tag] of html.matchAll(/<[^>]*>?/g)) assert.match(tag, known, html);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loads pictures of the notes’ folder, and others only when they are asked for', () => {
    const notes = inLesson('![A map](img/map.svg) ![Far](https://x.y/far.png)');
    const without = render(notes);
    assert.match(without.html, /<img src="folder\/img\/map.svg" alt="A map">/);
    assert.match(without.html, /<span class="picture">Far<\/span>/);
    assert.equal(without.remote, 1);
    const asked = render(notes, { ...OPTIONS, remotePictures: true });
    assert.match(asked.html, /<img src="https:\/\/x.y\/far.png" alt="Far">/);
    assert.equal(asked.remote, 0);
  });

  it('leaves out no level of headings', () => {
    const { html } = render(inLesson('#### Deep\n\nx\n\n##### Deeper\n\n### Up'));
    assert.deepEqual(
      [...html.matchAll(/<h(\d)>/g)].map(([, level]) => level),
      ['2', '3', '3'],
    );
  });

  it('follows reference links whose address stands elsewhere', () => {
    const notes = `${inLesson('Read [the guide][g].')}\n## Other\n\nx\n\n[g]: https://x.y/guide\n`;
    assert.match(render(notes).html, /<a href="https:\/\/x.y\/guide">the guide<\/a>/);
  });

  it('shows a Mermaid diagram as its source, and says that it is one', () => {
    const { html } = render(inLesson('```mermaid\nflowchart LR\n  A --> B\n```'));
    assert.match(html, /<div class="diagram"><p class="name">Diagram[^<]*<\/p><pre/);
    assert.match(html, /A --&gt; B/);
  });

  it('shows the drawings of the bundled course, each described and in its folder', () => {
    const folder = readdirSync(join(bundled, 'images'));
    const used = readdirSync(bundled)
      .filter((name) => name.endsWith('.md'))
      .flatMap((name) => {
        const text = readFileSync(join(bundled, name), 'utf8');
        assert.doesNotMatch(text, /```mermaid/);
        return [...text.matchAll(/!\[([^\]]*)\]\(images\/([^)]+)\)/g)].map(([, alt = '', file = '']) => {
          assert.ok(alt.length > 40, file);
          return file;
        });
      });
    assert.deepEqual(used.sort(), folder.sort());
  });
});
