import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { cpuTime } from './cpuTime';
import { quoteAt, tokenize } from '../../../../src/core/shell/tokens';

const words = (command: string) => tokenize(command).words.map((word) => word.text);

describe('tokens', () => {
  const cases: readonly [command: string, words: readonly string[]][] = [
    ['docker run -d nginx', ['docker', 'run', '-d', 'nginx']],
    [`echo 'a b' "c d" e\\ f`, ['echo', 'a b', 'c d', 'e f']],
    [`echo a'b'"c"`, ['echo', 'abc']],
    [`echo "say \\"hi\\" \\$x"`, ['echo', 'say "hi" $x']],
    [`echo $'it\\'s'`, ['echo', "it\\'s"]],
    ['docker exec -it <container id> sh', ['docker', 'exec', '-it', '<container id>', 'sh']],
    ['aws s3 cp f s3://<your bucket>/f', ['aws', 's3', 'cp', 'f', 's3://<your bucket>/f']],
    [
      'ssh -i {path of the key} ec2-user@{instance IP address}',
      ['ssh', '-i', '{path of the key}', 'ec2-user@{instance IP address}'],
    ],
    ['docker rm [container id]', ['docker', 'rm', '[container id]']],
    ['cat <in >out', ['cat', 'in', 'out']],
    ['a 2>&1 | b && c', ['a', '1', 'b', 'c']],
    ['a $(b "c d") e', ['a', '$(b "c d")', 'e']],
    ['a `b c` d', ['a', '`b c`', 'd']],
    ['a ${x:-y z} b', ['a', '${x:-y z}', 'b']],
    ['{ a; }', ['{', 'a', '}']],
    ['[ -f x ]', ['[', '-f', 'x', ']']],
    ['a \\\n b', ['a', 'b']],
    ['a # b', ['a']],
    ['a#b', ['a#b']],
  ];
  for (const [command, expected] of cases) {
    it(`reads the words of ${JSON.stringify(command)}`, () => assert.deepEqual(words(command), expected));
  }

  it('tells the quote context of every place', () => {
    const command = `a 'X' "Y $(b Z 'W')" V # U\ncat <<E1 <<'E2'\nT\nE1\nS\nE2\n`;
    const at = (mark: string) => quoteAt(tokenize(command), command.indexOf(mark));
    assert.deepEqual(['X', 'Y', 'Z', 'W', 'V', 'U', 'T', 'S'].map(at), [
      'single',
      'double',
      'unquoted',
      'single',
      'unquoted',
      'comment',
      'heredoc',
      'heredoc-quoted',
    ]);
  });

  it('says when something is left open', () => {
    for (const open of ['a "b', "a 'b", 'a $(b', 'a `b', 'cat <<E\nx'])
      assert.equal(tokenize(open).balanced, false, open);
    for (const whole of ['a "b"', 'a $(b `c`)', 'cat <<E\nx\nE', ''])
      assert.equal(tokenize(whole).balanced, true, whole);
  });

  it('gives parts in the order of the text where a here-document stands between them', () => {
    const [word] = tokenize('$(cat <<E\nbody\nE\n*)').words;
    const froms = word?.parts.map(({ from }) => from);
    assert.deepEqual(froms, [2, 8, 10, 17]);
  });

  it('keeps words and parts in order and inside the text, whatever the text', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '`',
      '$(',
      '$((',
      ')',
      '${',
      '}',
      '\\',
      '\n',
      ' ',
      '<<E',
      '\nE\n',
      '#',
      '<a',
      '>',
      '[b ',
      '{c ',
      '|',
      ';',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const command = pieces.join('');
        let last = 0;
        for (const word of tokenize(command).words) {
          assert.ok(word.from >= last && word.to > word.from && word.to <= command.length);
          let partEnd = word.from;
          for (const part of word.parts) {
            assert.ok(
              part.from >= word.from &&
                part.to >= part.from &&
                part.to <= command.length &&
                part.from >= partEnd,
            );
            partEnd = part.to;
          }
          last = word.to;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a line of a megabyte within a second', () => {
    for (const unit of ['a b ', '$(', '`', '${', '<a', '{a ', '\'"', '$((', '((', '<<a\n', '1', '\\']) {
      const command = unit.repeat(Math.ceil(1_000_000 / unit.length));
      let took = cpuTime(() => tokenize(command));
      // What else runs on the machine can only add to it, so a second look is as good.
      if (took >= 3000)
        took = Math.min(
          took,
          cpuTime(() => tokenize(command)),
        );
      assert.ok(took < 3000, `${JSON.stringify(unit)} took ${took.toFixed(0)} ms`);
    }
  }).timeout(300_000);
});
