import { strict as assert } from 'node:assert';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { planDownloads } from '../../../../src/core/aws/downloadPaths';

const pathsOf = (keys: readonly string[], windows = false, base = ''): string[] =>
  planDownloads(keys, base, windows).map(({ parts }) => parts.join('/'));

const keys = fc.uniqueArray(
  fc.oneof(
    fc.string({ minLength: 1, unit: 'binary' }),
    fc
      .array(fc.constantFrom('a', 'A', '..', '.', '', 'con', 'é', 'e\u0301', 'a.', 'b ', 'c:', '..\\'), {
        minLength: 1,
      })
      .map((parts) => parts.join('/')),
  ),
);

describe('Places of downloads', () => {
  it('are below the folder, and every key has its own', () => {
    fc.assert(
      fc.property(keys, fc.boolean(), (some, windows) => {
        const path = windows ? win32 : posix;
        const root = windows ? 'C:\\down' : '/down';
        const paths = planDownloads(some, '', windows).map(({ parts }) => path.join(root, ...parts));
        for (const each of paths)
          assert.ok(each.startsWith(root + path.sep) && each.length > root.length + 1, each);
        const folded = paths.map((each) => each.normalize('NFC').toLowerCase());
        assert.equal(new Set(folded).size, paths.length);
        for (const each of folded)
          assert.ok(
            !folded.some((other) => other.startsWith(each + path.sep)),
            `${each} is a file and a folder`,
          );
      }),
    );
  });

  it('are the keys themselves where those are paths', () => {
    assert.deepEqual(pathsOf(['p/a/b.txt', 'p/c'], false, 'p/'), ['a/b.txt', 'c']);
  });

  it('get a number where they would meet', () => {
    assert.deepEqual(pathsOf(['a', 'a/b', 'A.txt', 'a.txt']), ['a (2)', 'a/b', 'A.txt', 'a (2).txt']);
  });

  it('have no parts that lead up, or that Windows keeps for itself', () => {
    assert.deepEqual(pathsOf(['../../x', '/etc/passwd', 'a//b']), ['__/__/x', '_/etc/passwd', 'a/_/b']);
    assert.deepEqual(pathsOf(['nul.txt', 'a:b', 'end.', 'x\\..\\y'], true), [
      '_nul.txt',
      'a_b',
      'end_',
      'x_.._y',
    ]);
  });
});
