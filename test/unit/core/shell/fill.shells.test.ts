import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { fill } from '../../../../src/core/shell/fill';
import type { Placeholder, ShellKind } from '../../../../src/core/shell/model';
import { UnfillableValueError } from '../../../../src/core/shell/quote';

/** A shell of this machine; a script's file is its last argument. */
interface RealShell {
  readonly title: string;
  readonly kind: ShellKind;
  readonly program: string;
  readonly args: readonly string[];
}

const posixShells: readonly RealShell[] = [
  { title: 'bash', kind: 'bash', program: 'bash', args: ['--norc'] },
  { title: 'dash', kind: 'bash', program: 'dash', args: [] },
  { title: 'zsh', kind: 'zsh', program: 'zsh', args: ['-f'] },
];
const fishShell: RealShell = { title: 'fish', kind: 'fish', program: 'fish', args: ['--no-config'] };
const powerShell: RealShell = {
  title: 'PowerShell',
  kind: 'powershell',
  program: 'pwsh',
  args: ['-NoProfile', '-NonInteractive', '-File'],
};

const isHere = ({ program }: RealShell) => spawnSync(program, ['--version']).error === undefined;

/** A command around one `@@@`; what it prints is the value, or `wrap` around it. */
interface Context {
  readonly title: string;
  readonly command: string;
  readonly wrap?: (value: string) => string;
  /** Shells that have it, all POSIX ones and fish when absent. */
  readonly only?: readonly string[];
}

const inJson = (value: string) => `{"a": ${JSON.stringify(value)}}`;
const contexts: readonly Context[] = [
  { title: 'word', command: 'printf %s @@@' },
  { title: 'end of a word', command: 'printf %s --name=@@@', wrap: (value) => `--name=${value}` },
  {
    title: 'middle of a word',
    command: 'printf %s s3://@@@/a.html',
    wrap: (value) => `s3://${value}/a.html`,
  },
  { title: 'start of a word', command: 'printf %s @@@.dkr.ecr', wrap: (value) => `${value}.dkr.ecr` },
  { title: 'single quotes', command: "printf %s 'a @@@ b'", wrap: (value) => `a ${value} b` },
  { title: 'whole single quotes', command: "printf %s '@@@'" },
  { title: 'double quotes', command: 'printf %s "a @@@ b"', wrap: (value) => `a ${value} b` },
  { title: 'whole double quotes', command: 'printf %s "@@@"' },
  { title: 'JSON in single quotes', command: `printf %s '{"a": "@@@"}'`, wrap: inJson },
  { title: 'JSON in double quotes', command: String.raw`printf %s "{\"a\": \"@@@\"}"`, wrap: inJson },
  {
    title: 'double quotes around a substitution',
    command: 'printf %s "$(printf %s @@@)"',
    only: ['bash', 'dash', 'zsh', 'fish'],
  },
  {
    title: 'double quotes in a substitution in double quotes',
    command: 'printf %s "$(printf %s "a @@@ b")"',
    wrap: (value) => `a ${value} b`,
  },
  { title: 'ANSI quotes', command: "printf %s $'@@@'", only: ['bash', 'zsh'] },
  {
    title: 'here-document',
    command: 'cat <<EOF\n-@@@-\nEOF',
    wrap: (value) => `-${value}-\n`,
    only: ['bash', 'dash', 'zsh'],
  },
  {
    title: 'quoted here-document',
    command: "cat <<-'EOF'\n-@@@-\nEOF",
    wrap: (value) => `-${value}-\n`,
    only: ['bash', 'dash', 'zsh'],
  },
  { title: 'comment', command: 'printf %s ok # @@@', wrap: () => 'ok', only: ['bash', 'dash', 'fish'] },
];
const contextsOf = ({ title }: RealShell) =>
  contexts.filter(({ only }) => only === undefined || only.includes(title));

function placeholderIn(command: string): Placeholder {
  const from = command.indexOf('@@@');
  return { text: '@@@', range: { from, to: from + 3 }, slot: { name: '1', label: 'Value', secret: false } };
}

function filledWith(command: string, value: string, shell: ShellKind): string {
  return fill(command, [placeholderIn(command)], new Map([['1', value]]), shell).command;
}

/** Values made of what shells trip over. Line breaks, tabs and control characters are refused elsewhere. */
const fragments = [
  ...'\'"`$\\!~=%{}[]()<>|&;*?#^,:@+-./ ',
  '$(touch X)',
  '`touch X`',
  '; touch X',
  '&& touch X',
  '| touch X',
  '$HOME',
  '${HOME}',
  '!!',
  '!-1',
  '~/',
  '~root',
  '{a,b}',
  '$((1+1))',
  '<(touch X)',
  '\\n',
  '\\',
  '%s',
  '--',
  '=ls',
  "'; touch X; '",
  '"; touch X; "',
  "'\\''",
  '‘’‚‛“”„',
  'é',
  'e\u0301',
  '漢字',
  '🐳',
  '👩‍👩‍👧',
  '\u00a0',
  'EOF',
  'abc',
  'i-0abc',
  '42',
];
const value = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...fragments) },
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '' && text !== '@@@' && !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text));

/** Fragments alone, then random ones; the same in every run. */
function valuesFor(count: number, seed: number): string[] {
  return [...fragments, ...fc.sample(value, { numRuns: Math.max(0, count - fragments.length), seed })];
}

const separator = '\u0000';

/** Runs the commands in one process, in an empty folder, and returns what each printed. */
function outputsOf(shell: RealShell, commands: readonly string[]): { outputs: string[]; left: string[] } {
  const scripts = mkdtempSync(join(tmpdir(), 'fill-script-'));
  const folder = mkdtempSync(join(tmpdir(), 'fill-'));
  try {
    const file = join(scripts, shell.kind === 'powershell' ? 'script.ps1' : 'script');
    const mark = shell.kind === 'powershell' ? '[Console]::Out.Write([char]0)' : "printf '\\0'";
    const script = commands.map((command) => `${command}\n${mark}\n`).join('');
    writeFileSync(file, script);
    const { stdout, error } = spawnSync(shell.program, [...shell.args, file], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C.UTF-8' },
    });
    if (error) throw error;
    assert.ok(stdout.endsWith(separator), `${shell.title} stopped early: ${stdout.slice(-200)}`);
    return {
      outputs: stdout.slice(0, -1).split(separator),
      left: readdirSync(folder).filter((name) => !name.startsWith('.')),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(scripts, { recursive: true, force: true });
  }
}

function check(shell: RealShell, context: Context, values: readonly string[]): void {
  const expected: string[] = [];
  const commands: string[] = [];
  for (const each of values) {
    try {
      commands.push(filledWith(context.command, each, shell.kind));
    } catch (error) {
      // The one refusal these contexts know; everything else must be passed.
      assert.ok(
        error instanceof UnfillableValueError && context.title.includes('substitution') && each.includes('!'),
        String(error),
      );
      continue;
    }
    expected.push((context.wrap ?? ((text: string) => text))(each));
  }
  const { outputs, left } = outputsOf(shell, commands);
  assert.equal(outputs.length, expected.length);
  outputs.forEach((output, index) => {
    const wanted = expected[index] ?? '';
    if (context.wrap === inJson) assert.deepEqual(JSON.parse(output), JSON.parse(wanted), commands[index]);
    else assert.equal(output, wanted, commands[index]);
  });
  assert.deepEqual(left, [], 'a value ran as code');
}

const perContext = 300;

describe('Filled values in real shells', () => {
  for (const shell of [...posixShells, fishShell]) {
    describe(shell.title, () => {
      before(function () {
        if (!isHere(shell)) this.skip();
      });
      contextsOf(shell).forEach((context, index) => {
        it(`passes values byte for byte: ${context.title}`, function () {
          this.timeout(60_000);
          check(shell, context, valuesFor(perContext, index + 1));
        });
      });
    });
  }

  describe('PowerShell (skipped where pwsh is not installed)', () => {
    before(function () {
      if (!isHere(powerShell)) this.skip();
    });
    const commands: readonly Context[] = [
      { title: 'word', command: 'Write-Host -NoNewline @@@' },
      {
        title: 'middle of a word',
        command: 'Write-Host -NoNewline s3://@@@/a',
        wrap: (text) => `s3://${text}/a`,
      },
      { title: 'single quotes', command: "Write-Host -NoNewline 'a @@@ b'", wrap: (text) => `a ${text} b` },
      { title: 'double quotes', command: 'Write-Host -NoNewline "a @@@ b"', wrap: (text) => `a ${text} b` },
    ];
    for (const context of commands) {
      it(`passes values byte for byte: ${context.title}`, function () {
        this.timeout(120_000);
        check(powerShell, context, valuesFor(perContext, 1));
      });
    }
  });

  describe('interactive shells with history', () => {
    const interactive: readonly RealShell[] = [
      { title: 'bash', kind: 'bash', program: 'bash', args: ['--norc', '--noprofile', '-i'] },
      { title: 'zsh', kind: 'zsh', program: 'zsh', args: ['-f', '-i'] },
    ];
    for (const shell of interactive) {
      it(`${shell.title} does not expand the history in values`, function () {
        this.timeout(60_000);
        if (!isHere(shell)) this.skip();
        const values = [
          '!!',
          'a!b',
          '!-1',
          '!touch',
          'x!',
          "it's!",
          '"!"',
          '!$',
          '\\!',
          '! !',
          '!?a?',
          "'!'!",
        ];
        for (const context of contextsOf({ ...shell })) {
          const file = mkdtempSync(join(tmpdir(), 'history-'));
          const lines: string[] = [];
          const expected: string[] = [];
          for (const each of values) {
            try {
              lines.push(
                filledWith(context.command.replace('printf %s', '>>out printf %s'), each, shell.kind),
              );
            } catch (error) {
              assert.ok(error instanceof UnfillableValueError);
              continue;
            }
            expected.push((context.wrap ?? ((text: string) => text))(each));
          }
          const setUp = shell.kind === 'bash' ? 'set -o history; set -H' : 'setopt banghist';
          const script = [
            setUp,
            'touch canary',
            ...lines.flatMap((line) => [line.replace(/^cat /, '>>out cat '), "printf '\\0' >>out"]),
          ];
          spawnSync(shell.program, shell.args, {
            cwd: file,
            input: `${script.join('\n')}\n`,
            encoding: 'utf8',
            env: { PATH: process.env.PATH, HOME: file, LC_ALL: 'C.UTF-8', TERM: 'dumb' },
          });
          const printed = existsSync(join(file, 'out')) ? readOut(file) : [];
          rmSync(file, { recursive: true, force: true });
          if (context.wrap === inJson)
            assert.deepEqual(
              printed.map((text) => JSON.parse(text) as unknown),
              expected.map((text) => JSON.parse(text) as unknown),
              context.title,
            );
          else assert.deepEqual(printed, expected, context.title);
        }
      });
    }
  });
});

function readOut(folder: string): string[] {
  const { stdout } = spawnSync('cat', [join(folder, 'out')], { encoding: 'utf8' });
  return stdout.split(separator).slice(0, -1);
}
