import { strict as assert } from 'node:assert';
import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { objectPath, placeOfPath } from '../../../../src/core/aws/objectPath';

const keys = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1 }),
  fc
    .array(fc.constantFrom('a', '..', '.', '', '%', '%2E', '%00', 'ü', '\\'), { minLength: 1 })
    .map((parts) => parts.join('/')),
);

describe('Paths of objects', () => {
  it('lead back to every key, and are left alone by whatever tidies paths', () => {
    fc.assert(
      fc.property(keys, (key) => {
        fc.pre(key !== '');
        const path = objectPath({ bucket: 'b', key });
        assert.equal(posix.normalize(path), path);
        assert.deepEqual(placeOfPath(path), { bucket: 'b', key });
      }),
    );
  });

  it('are the plain key where that is a path', () => {
    assert.equal(objectPath({ bucket: 'b', key: 'a/b c.txt' }), '/b/a/b c.txt');
  });
});
