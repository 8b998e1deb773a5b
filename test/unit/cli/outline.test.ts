import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutlineJson } from '../../../src/cli/outlineFormat';

const root = join(import.meta.dirname, '../../..');
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/outline.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });

const notes = `# Notes

## Docker

### [Images](https://d.example/images) (20 min)

- Build an image with \`docker build -t hello .\` in the folder

\`\`\`bash
docker exec -it web sh
ls /
\`\`\`

Create a file named \`Dockerfile\` and add

\`\`\`dockerfile
FROM alpine
CMD ["ls"]
\`\`\`
`;

describe('the outline of notes on the command line', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'outline-'));
    writeFileSync(join(folder, 'notes.md'), notes);
    writeFileSync(join(folder, 'binary.md'), Buffer.from([0x23, 0x20, 0, 1, 2, 255]));
    writeFileSync(join(folder, 'empty.md'), '');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('prints what it found as JSON', () => {
    const { stdout, status } = run(join(folder, 'notes.md'), '--json');
    assert.equal(status, 0);
    const outline = JSON.parse(stdout) as OutlineJson;
    assert.equal(outline.title, 'Notes');
    assert.deepEqual(outline.sections, [{ line: 3, title: 'Docker' }]);
    assert.deepEqual(outline.lessons, [
      {
        line: 5,
        title: 'Images',
        url: 'https://d.example/images',
        minutes: 20,
        section: 'Docker',
        level: null,
      },
    ]);
    assert.deepEqual(
      outline.commands.map(({ line, step, format, lesson, command, runsIn }) => [
        line,
        step,
        format,
        lesson,
        command,
        runsIn,
      ]),
      [
        [7, 1, 'inline', 'Images', 'docker build -t hello .', 'host'],
        [10, 2, 'fenced', 'Images', 'docker exec -it web sh', 'host'],
        [11, 2, 'fenced', 'Images', 'ls /', 'container'],
      ],
    );
    assert.deepEqual(outline.files, [{ line: 16, language: 'dockerfile', name: 'Dockerfile' }]);
  });

  it('prints an outline for people', () => {
    const { stdout, status } = run(join(folder, 'notes.md'));
    assert.equal(status, 0);
    assert.match(stdout, /Docker\n {4}5: Images \(20 min\)\n {6}7: \$ docker build -t hello \./);
  });

  it('says nothing when its reader has seen enough', () => {
    const path = join(folder, 'long.md');
    writeFileSync(path, notes.repeat(2000));
    const command = `"${process.execPath}" --import tsx src/cli/outline.ts "${path}" --json | head -c 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' });
    assert.deepEqual({ stdout, stderr }, { stdout: '{', stderr: '' });
  });

  it('takes an empty file for notes without lessons', () => {
    const { stdout, status } = run(join(folder, 'empty.md'), '--json');
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), { title: null, sections: [], lessons: [], commands: [], files: [] });
  });

  for (const [name, args] of [
    ['a missing file', () => [join(folder, 'nothing.md')]],
    ['a folder', () => [folder]],
    ['a binary file', () => [join(folder, 'binary.md')]],
    ['no file at all', () => []],
  ] as const) {
    it(`refuses ${name} with a message and exit code 2`, () => {
      const { stdout, stderr, status } = run(...args());
      assert.equal(status, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /\S.*\n/);
    });
  }
});
