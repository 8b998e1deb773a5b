import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { anchorOf } from '../../src/core/course/address';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const foldersIn = (path: string): string[] =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

for (const name of ['README.md', 'CONTRIBUTING.md', 'docs/catalogue.md', 'snippets/README.md'])
  describe(name, () => {
    const text = read(name).replace(/`[^`\n]*`/g, '');

    it('has links and pictures that lead somewhere', () => {
      const anchors = new Set([...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading)));
      const addresses = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, address = '']) => address);
      const isThere = (address: string): boolean =>
        address.startsWith('#')
          ? anchors.has(address.slice(1))
          : address.startsWith('https://') || existsSync(join(root, dirname(name), address));
      assert.deepEqual(
        addresses.filter((address) => !isThere(address)),
        [],
      );
    });
  });

describe('README.md', () => {
  const readme = read('README.md');

  it('begins with the two commands', () => {
    assert.match(readme, /^# .*\n\n```sh\nnpm ci && npm start .*\nnpm ci && npm test .*\n```\n/);
  });

  it('has a row for every setting', () => {
    const { contributes } = JSON.parse(read('package.json')) as {
      contributes: { configuration: readonly { properties: Readonly<Record<string, unknown>> }[] };
    };
    const settings = contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    const [, table = ''] = /\n## Settings\n([^]*?)\n## /.exec(readme) ?? [];
    assert.deepEqual(
      [...table.matchAll(/`(practice\.[\w.]+)`/g)].map(([, id]) => id).sort(),
      settings.sort(),
    );
  });

  it('tells of the course what the walker wrote', () => {
    const [, table] = /<!-- walk -->\s*([^]*?)\s*<!-- \/walk -->/.exec(readme) ?? [];
    assert.ok(table !== undefined && read('docs/course-walk.md').includes(table));
  });
});

describe('The map of the code', () => {
  const [, map = ''] = /\n## The layers\n([^]*?)\n`core` imports/.exec(read('CONTRIBUTING.md')) ?? [];
  const [, ...layers] = map.split(/^ {6}(?=\w+\/)/m);

  for (const layer of ['core', 'adapters', 'ui'])
    it(`has every folder of ${layer} and no other`, () => {
      const [part = ''] = layers.filter((text) => text.startsWith(`${layer}/`));
      const named = [...part.matchAll(/^ {8}((?:[\w-]+\/ ?)+)/gm)].flatMap(([, names = '']) =>
        names.trim().split(' '),
      );
      assert.deepEqual(named.sort(), foldersIn(`src/${layer}`).map((name) => `${name}/`).sort()); // prettier-ignore
    });
});
