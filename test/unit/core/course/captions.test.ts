import { strict as assert } from 'node:assert';
import { captionAbove, captionBefore, shorten } from '../../../../src/core/course/captions';

/** What stands before a command, and what the command is then called. */
const captions: readonly (readonly [words: string, caption: string | null])[] = [
  ['Let the students in through port 22 with', 'Let the students in through port 22'],
  ['Lets you in through port 22:', 'Lets you in through port 22'],
  ['Install Python 3 with', 'Install Python 3'],
  ['Now we can log in to Ubuntu 18.04 by running', 'Log in to Ubuntu 18.04'],
  ['Log in with', 'Log in'],
  ['Turn it on using', 'Turn it on'],
  ['Second machine joins the swarm with', 'Second machine joins the swarm'],
  ['First, create a user with', 'Create a user'],
  ['lets create a bucket with the command', 'Create a bucket'],
  ['Have a look around with', 'Have a look around'],
  ['Подключитесь к серверу:', 'Подключитесь к серверу'],
  ['then run', null],
  ['What one task is.', null],
  ['How to build an image:', 'How to build an image'],
];

describe('captions', () => {
  for (const [words, caption] of captions)
    it(`of “${words}”: ${caption ?? 'none'}`, () => {
      assert.equal(captionBefore(words), caption);
    });

  for (const [words, caption] of [
    ['Buckets are global. Create one, with a name of your own.', 'Create one, with a name of your own'],
    ['The list of those empties itself within the hour.', null],
    ['For most needs that is enough.', null],
    ['Your first image:', 'Your first image'],
    ['A dash as target means *print*:', null],
  ] as const)
    it(`of code below “${words}”: ${caption ?? 'none'}`, () => {
      assert.equal(captionAbove(words), caption);
    });

  it('are cut between words, and long words at a sign', () => {
    assert.equal(shorten('create the stack of the core', 20), 'create the stack of…');
    assert.equal(
      shorten('curl https://example.org/kubernetes/examples.yaml', 40),
      'curl https://example.org/kubernetes/…',
    );
    assert.equal(shorten('a'.repeat(50), 10), `${'a'.repeat(9)}…`);
  });
});
