import { strict as assert } from 'node:assert';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { singleLine } from '../../../../src/core/runs/singleLine';
import type { ShellKind } from '../../../../src/core/shell/model';

const available = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const quotedForFish = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;

describe('a statement as one line', () => {
  it('leaves alone what is harmless', () => {
    for (const line of [
      'aws s3 ls',
      "echo 'a!b' \"it's\"",
      'test ! -f x',
      'echo $(date) | cat',
      '[ "$a" != b ]',
    ])
      assert.equal(singleLine(line, 'bash'), line);
  });

  it('is one line, without characters that a terminal acts on, in every shell that can quote them', () => {
    const shells = fc.constantFrom<ShellKind>('bash', 'zsh', 'fish', 'powershell');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), shells, (text, shell) => {
        assert.doesNotMatch(singleLine(text, shell), /[\x00-\x1f\x7f]/);
      }),
      { numRuns: 500 },
    );
  });

  const reals: readonly (readonly [kind: ShellKind, quote: (text: string) => string])[] = [
    ['bash', quoted],
    ['zsh', quoted],
    ['fish', quotedForFish],
  ];
  for (const [shell, quote] of reals) {
    it(`gives ${shell} the same text as the statement itself`, function () {
      if (!available(shell)) this.skip();
      this.timeout(30_000);
      // A shell drops zero bytes, whoever passes them; and what is outside the basic plane adds nothing here.
      const text = fc.string({ unit: 'binary' }).map((s) => s.replace(/[\0\r\ud800-\udfff]/g, ''));
      const sampled = fc.sample(fc.oneof(text, fc.stringMatching(/^[!"'$`\\\n\t (){}a-c]{1,12}$/)), 1000);
      const texts = sampled.map((s) => s.replace(/\0/g, ''));
      const script = texts
        .map((s) => `${singleLine(`printf '%s\\n' ${quote(s)} \n`, shell)}\nprintf '\\0'\n`)
        .join('');
      const folder = mkdtempSync(join(tmpdir(), 'practice-shell-'));
      const file = join(folder, 'script');
      writeFileSync(file, script);
      const output = execFileSync(shell, [file], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      });
      rmSync(folder, { recursive: true });
      assert.deepEqual(
        output.split('\0').slice(0, -1),
        texts.map((s) => `${s}\n`),
      );
    });
  }

  it('keeps the exit code, the variables and the here-document of the statement', () => {
    const script = [
      singleLine('for i in 1 2\ndo\n  last=$i\ndone', 'bash'),
      singleLine("cat <<'EOF'\n$last\t`x`\nEOF", 'bash'),
      singleLine('(exit 7)', 'bash'),
      'echo "$? $last"',
    ].join('\n');
    assert.equal(execFileSync('bash', ['-c', script], { encoding: 'utf8' }), '$last\t`x`\n7 2\n');
  });
});
