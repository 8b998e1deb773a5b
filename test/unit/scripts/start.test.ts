import { strict as assert } from 'node:assert';
import { desktopCommand } from '../../../scripts/desktop';
import { compact, packaged, standalone } from '../../../scripts/layout';

describe('npm start', () => {
  it('gives a desktop VS Code every extension and the folder', () => {
    assert.deepEqual(
      desktopCommand('/usr/bin/code', '/home/ann/labs', ['/src/practice', '/src/opener'], 'linux'),
      {
        program: '/usr/bin/code',
        args: [
          '--new-window',
          '--extensionDevelopmentPath=/src/practice',
          '--extensionDevelopmentPath=/src/opener',
          '/home/ann/labs',
        ],
        shell: false,
      },
    );
  });

  it('quotes paths with blanks on Windows, where `code` needs a shell', () => {
    const { program, args, shell } = desktopCommand(
      'C:\\Program Files\\code.cmd',
      'C:\\My Labs',
      ['C:\\a b'],
      'win32',
    );
    assert.equal(shell, true);
    assert.equal(program, '"C:\\Program Files\\code.cmd"');
    assert.deepEqual(args, ['"--new-window"', '"--extensionDevelopmentPath=C:\\a b"', '"C:\\My Labs"']);
  });
});

describe('The files of the package', () => {
  const files: Readonly<Record<string, readonly string[]>> = {
    'README.md': ['README.md'],
    dist: ['dist/extension.js', 'dist/extension.js.map', 'dist/media/form.css'],
  };
  const list = (path: string) => files[path] ?? [];

  it('are those that the ignore file lets through', () => {
    const ignore = '# Nothing but this.\n**\n!README.md\n!dist/**/*.js\n!dist/**/*.css\n';
    assert.deepEqual(packaged(ignore, list), ['README.md', 'dist/extension.js', 'dist/media/form.css']);
  });

  it('hold no blanks that nobody reads, and of the manifest what VS Code does', () => {
    const manifest = '{\n  "name": "practice",\n  "scripts": { "test": "x" },\n  "devDependencies": {}\n}\n';
    assert.equal(compact(manifest, true), '{"name":"practice"}');
    assert.equal(compact('{ "scripts": [1, 2] }', false), '{"scripts":[1,2]}');
  });

  it('hold a README whose pictures and links are there', () => {
    const readme = [
      'Read [what is new](CHANGELOG.md#new), [how](docs/how.md) and [more](https://x.y) in [this](#here).',
      '',
      '![A tree](docs/tree.png)',
      '![A form](docs/form.png)',
      '',
      '## Here',
      '',
      '![There](media/there.png)',
      '',
    ].join('\n');
    assert.equal(
      standalone(readme, ['README.md', 'CHANGELOG.md', 'media/there.png']),
      'Read [what is new](CHANGELOG.md#new), how and [more](https://x.y) in [this](#here).\n\n' +
        '## Here\n\n![There](media/there.png)\n',
    );
  });

  it('are all of a folder without an ending', () => {
    assert.deepEqual(packaged('**\r\n!dist/**\r\n', list), files.dist);
  });
});
