import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { placeOfFile, readText, removeText, writeCopy, writeText } from '../../../src/adapters/textFiles';

describe('text files on disk', () => {
  let folder: string;
  const at = (...path: string[]): string => join(folder, ...path);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'practice-text-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are found from the folder of the terminal, the folders that a step changes to, and the home folder', () => {
    assert.equal(placeOfFile('m/a.json', '/work', []), '/work/m/a.json');
    assert.equal(placeOfFile('a.json', '/work', ['m', '../n']), '/work/n/a.json');
    assert.equal(placeOfFile('~/a.json', '/work', ['m']), join(homedir(), 'a.json'));
    assert.equal(placeOfFile('a.json', '/work', ['~']), join(homedir(), 'a.json'));
    assert.equal(placeOfFile('/etc/a.json', '/work', ['m']), '/etc/a.json');
    assert.equal(placeOfFile('~a/b.json', '/work', []), '/work/~a/b.json');
  });

  it('are read byte for byte, line ends and the mark at the beginning included', async () => {
    const content = '\uFEFF{\r\n"a": "é"\r\n}';
    await writeFile(at('a.json'), content);
    assert.deepEqual(await readText(at('a.json')), { kind: 'text', content, writable: true });
    await writeText(at('b.json'), content);
    assert.deepEqual(await readFile(at('b.json')), await readFile(at('a.json')));
  });

  it('are left alone when they are none, and missing when nothing is there', async () => {
    await mkdir(at('k8s.json'));
    await writeFile(at('large.json'), 'x'.repeat((1 << 20) + 1));
    await writeFile(at('utf16.json'), Buffer.from('\uFEFF{}', 'utf16le'));
    const why = async (name: string) => {
      const found = await readText(at(name));
      return found.kind === 'left' ? found.why : found.kind;
    };
    assert.equal(await why('k8s.json'), 'it is a folder');
    assert.equal(await why('large.json'), 'it is larger than 1 MB');
    assert.equal(await why('utf16.json'), 'it is no text in UTF-8');
    assert.equal(await why('gone.json'), 'missing');
    assert.equal(await why('large.json/gone.json'), 'missing');
  });

  it('cannot be written to where the system says so', async function () {
    if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
    await writeFile(at('a.json'), '{}');
    await chmod(at('a.json'), 0o400);
    const found = await readText(at('a.json'));
    assert.ok(found.kind === 'text' && !found.writable);
  });

  it('have copies that Git does not see, in a folder of theirs or beside them', async () => {
    execFileSync('git', ['init', '-q', folder]);
    await mkdir(at('m'));
    await writeCopy(at('m', '.practice', 'a.json'), '{}', false);
    await writeCopy(at('m', '.practice-stack.yml'), 'a: 1', false);
    await writeCopy(at('m', '.practice-stack.yml'), 'a: 2', false);
    assert.equal(
      execFileSync('git', ['-C', folder, 'status', '--porcelain', '-uall'], { encoding: 'utf8' }),
      '',
    );
    assert.equal(await readFile(at('m', '.practice-stack.yml'), 'utf8'), 'a: 2');
    const excluded = await readFile(at('.git', 'info', 'exclude'), 'utf8');
    assert.equal(excluded.split('.practice-*').length, 2, 'said once');
  });

  it('are for their owner only when a secret is in them, and gone when they are removed', async function () {
    const copy = at('.practice', 'a.json');
    await writeCopy(copy, '{}', false);
    await writeCopy(copy, '{"password": "x"}', true);
    if (process.platform !== 'win32') assert.equal((await stat(copy)).mode & 0o777, 0o600);
    await removeText(copy);
    await removeText(copy);
    assert.equal((await readText(copy)).kind, 'missing');
  });

  it('say why a copy cannot be written', async () => {
    await writeFile(at('.practice'), 'no folder');
    await assert.rejects(writeCopy(at('.practice', 'a.json'), '{}', false), /EEXIST|ENOTDIR/);
  });
});
