import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { referenceFault, splitReference, tagFault } from '../../../../src/adapters/docker/actions/names';

const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('The name of an image', () => {
  for (const [name, repo, version] of [
    ['nginx', 'nginx', 'latest'],
    ['nginx:alpine', 'nginx', 'alpine'],
    ['localhost:5000/a/b', 'localhost:5000/a/b', 'latest'],
    ['localhost:5000/a/b:1.0', 'localhost:5000/a/b', '1.0'],
    [`nginx@${DIGEST}`, 'nginx', DIGEST],
    [`localhost:5000/nginx:alpine@${DIGEST}`, 'localhost:5000/nginx', DIGEST],
  ] as const)
    it(`has parts: ${name}`, () => {
      assert.equal(referenceFault(name), null);
      assert.deepEqual(splitReference(name), { repo, version });
    });

  it('cannot be given with a digest', () => {
    assert.equal(tagFault('nginx:alpine'), null);
    assert.match(tagFault(`nginx@${DIGEST}`) ?? '', /digest/);
  });
});
