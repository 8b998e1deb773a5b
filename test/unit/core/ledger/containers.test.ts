import assert from 'node:assert/strict';
import { readCommands } from '../../../../src/core/catalogue/reading';
import { containerOf, isStart } from '../../../../src/core/ledger/containers';
import type { LedgerEntry } from '../../../../src/core/ledger/model';
import type { LiveResource } from '../../../../src/core/values/candidates';
import { entry } from './entry';

const container = (id: string, image: string, command: string, at = 10_000): LiveResource => ({
  id,
  attributes: { name: `name-${id}`, image, command },
  at,
});
const known = (id: string): LedgerEntry => entry('docker.container', id);
const found = (
  statement: string,
  listed: readonly LiveResource[],
  ledger: readonly LedgerEntry[] = [],
): readonly (string | undefined)[] =>
  readCommands(statement)
    .filter(isStart)
    .map((start) => containerOf(start, listed, 10_500, ledger)?.id);

describe('a container whose id was not printed', () => {
  it('is the one of its image, with its arguments, that has been made since', () => {
    const listed = [
      container('old', 'alpine', 'ls -l', 1000),
      container('other', 'ubuntu', 'ls -l'),
      container('mine', 'alpine', 'ls -l'),
      container('shell', 'alpine', '/bin/sh'),
    ];
    assert.deepEqual(found('docker container run alpine ls -l', listed), ['mine']);
    assert.deepEqual(found('docker run -it alpine /bin/sh', listed), ['shell']);
  });

  it('is none where two could be it: somebody else may have made one', () => {
    const twins = [container('one', 'alpine', 'ls -l'), container('two', 'alpine', 'ls -l')];
    assert.deepEqual(found('docker run alpine ls -l', twins), [undefined]);
    assert.deepEqual(found('docker run alpine ls -l', twins, [known('one')]), ['two']);
  });

  it('is told by its arguments however they are quoted', () => {
    const listed = [container('mine', 'alpine', `sh -c 'echo kept > /note'`)];
    assert.deepEqual(found(`docker run alpine sh -c "echo kept > /note"`, listed), ['mine']);
  });
});
