import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../snippets', import.meta.url));
const wordList = fileURLToPath(new URL('course-words.txt', import.meta.url));

/** What is no prose: fenced blocks, code spans, addresses, the targets of links, tags. */
const NO_PROSE = [/^```[^]*?^```/gm, /`[^`]*`/g, /<https?:[^>]*>/g, /(?<=\])\([^)]*\)/g, /<[^>]+>/g];

/** The words of a text with the number of their line, from 1. */
function* wordsOf(text: string): Generator<{ word: string; line: number }> {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ');
  const prose = NO_PROSE.reduce((rest, pattern) => rest.replace(pattern, blank), text);
  for (const [index, line] of prose.split('\n').entries())
    for (const [found] of line.matchAll(/[A-Za-z][A-Za-z’']*/g))
      yield { word: found.replace(/['’]s?$/, ''), line: index + 1 };
}

describe('the spelling of the bundled course', function () {
  this.timeout(30_000);
  let known: (word: string) => boolean;
  const own = readFileSync(wordList, 'utf8')
    .split('\n')
    .filter((word) => word !== '');
  const used = new Set<string>();
  const files = [...readdirSync(folder).filter((name) => name.endsWith('.md')), 'lab/README.md'];

  before(async () => {
    const [{ default: nspell }, { default: english }] = await Promise.all([
      import('nspell'),
      import('dictionary-en'),
    ]);
    const checker = nspell({ aff: Buffer.from(english.aff), dic: Buffer.from(english.dic) });
    const ours = new Set(own.map((word) => word.toLowerCase()));
    known = (word) => {
      if (checker.correct(word)) return true;
      used.add(word.toLowerCase());
      return ours.has(word.toLowerCase());
    };
  });

  for (const file of files)
    it(file, () => {
      const words = [...wordsOf(readFileSync(join(folder, file), 'utf8'))];
      assert.ok(words.length > 50);
      const wrong = words.filter(({ word }) => !known(word));
      assert.deepEqual(
        wrong.map(({ word, line }) => `${file}:${line}: ${word}`),
        [],
      );
    });

  it('needs every word of its list', () => {
    assert.deepEqual(
      own.filter((word) => !used.has(word.toLowerCase())),
      [],
    );
  });
});
