import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createPracticeTerminals } from '../../src/adapters/terminal/terminals';
import type { CommandStep, Statement } from '../../src/core/course/model';
import { NoSessionError } from '../../src/core/runs/errors';
import type { Run } from '../../src/core/runs/model';
import { createRunner, type RunChange, type Runner } from '../../src/core/runs/runner';
import type { PracticeTerminals } from '../../src/core/runs/terminal';
import type { SessionEffect } from '../../src/core/shell/model';
import { needs } from '../services/needs';

const outputs = new Map<string, string>();
const lines: string[] = [];
const say = (message: string | Error) => void lines.push(String(message));
const logger = { debug: say, info: say, warn: say, error: say };

interface Written {
  readonly command: string;
  readonly runsIn?: Statement['runsIn'];
  readonly session?: SessionEffect;
  readonly openedBy?: string;
}

function step(id: string, ...written: readonly (string | Written)[]): CommandStep {
  const range = { from: 0, to: 0 };
  const statements = written.map((w): Statement => {
    const {
      command,
      runsIn = 'host',
      session = null,
      openedBy = null,
    } = typeof w === 'string' ? { command: w } : w;
    return { range, line: 1, command, placeholders: [], runsIn, session, openedBy };
  });
  return { kind: 'command', id, range, title: id, format: 'fenced', language: 'sh', statements };
}

async function until(condition: () => boolean, what: string, limit = 20_000): Promise<void> {
  const start = Date.now();
  while (!condition()) {
    if (Date.now() - start > limit)
      throw new Error(`waited in vain: ${what}\n${lines.slice(-20).join('\n')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const shells: readonly (readonly [profile: string, path: string])[] = [
  ['bash', '/bin/bash'],
  ['zsh', '/usr/bin/zsh'],
];

describe('runs in integrated terminals', function () {
  this.timeout(60_000);
  let terminals: PracticeTerminals;
  let runner: Runner;
  let changes: RunChange[];
  let folder: string;
  let target = 0;

  /** Fresh terminals of the present target, and a runner on them. */
  function make(env: Readonly<Record<string, string>>, integrationLimit = 8000): void {
    const name = `Test ${target}`;
    terminals = createPracticeTerminals({ logger, target: () => ({ name, env }), integrationLimit });
    changes = [];
    runner = createRunner({
      terminals,
      store: {
        record: () => undefined,
        saveOutput: (id, text) => Promise.resolve(void outputs.set(id, text)),
      },
      logger,
      now: Date.now,
      newId: randomUUID,
    });
    runner.onDidChange((change) => changes.push(change));
  }

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'practice-')));
    target++;
    make({ PRACTICE_TEST: 'from the target' });
  });

  afterEach(() => {
    terminals.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (
    s: CommandStep,
    secrets: readonly string[] = [],
    lines?: readonly string[],
  ): Promise<Run> => {
    const filled = lines ?? s.statements.map(({ command }) => command);
    return runner.run({ courseId: 'course', step: s, filled, masked: filled, values: {}, secrets });
  };
  const output = (run: Run) => outputs.get(run.id) ?? '';
  const practice = () =>
    vscode.window.terminals.filter((t) => t.name.startsWith(`Practice · Test ${target}`));

  for (const [profile, path] of shells) {
    describe(`in ${profile}`, () => {
      const config = () => vscode.workspace.getConfiguration('terminal.integrated');
      before(async () => {
        await config().update('profiles.linux', { [profile]: { path } }, vscode.ConfigurationTarget.Global);
        await config().update('defaultProfile.linux', profile, vscode.ConfigurationTarget.Global);
        await until(() => vscode.env.shell === path, `env.shell is ${path}`);
      });
      after(async () => {
        await config().update('defaultProfile.linux', undefined, vscode.ConfigurationTarget.Global);
        await config().update('profiles.linux', undefined, vscode.ConfigurationTarget.Global);
      });

      it('sends statements one at a time, keeps cd and export, tells the exit codes', async () => {
        const run = await start(
          step('a', `cd ${folder}`, 'export GREETING=hello', 'echo "$GREETING $PRACTICE_TEST from $PWD"'),
        );
        assert.equal(run.state, 'passed');
        assert.deepEqual(
          run.statements.map((s) => s.exitCode),
          [0, 0, 0],
        );
        assert.equal(output(run), `hello from the target from ${folder}\n`);
        const next = await start(step('b', 'pwd', '(exit 3)', 'echo never'));
        assert.equal(next.state, 'failed');
        assert.deepEqual(
          next.statements.map((s) => [s.state, s.exitCode]),
          [
            ['passed', 0],
            ['failed', 3],
            ['waiting', null],
          ],
        );
        assert.equal(output(next), `${folder}\n`);
        assert.equal(practice().length, 1);
      });

      const shapes: readonly (readonly [
        name: string,
        statement: string,
        output: string,
        exitCode: number,
      ])[] = [
        ['a here-document', 'cat <<EOF\nline one\n  line $((1 + 1))\nEOF', 'line one\n  line 2\n', 0],
        ['a loop over lines', 'for i in 1 2\ndo\n  echo "n $i"\ndone', 'n 1\nn 2\n', 0],
        [
          'quoted JSON over lines',
          `echo '{\n  "a": [1, 2],\n\t"b": "it"\n}'`,
          '{\n  "a": [1, 2],\n\t"b": "it"\n}\n',
          0,
        ],
        ['a pipeline over lines', 'echo hello |\n  tr a-z A-Z |\n  cat', 'HELLO\n', 0],
        ['a chain over lines that fails', 'echo one &&\nfalse', 'one\n', 1],
        ['a failing pipeline', 'echo x | grep -q y', '', 1],
        ['a subshell', '( cd / && pwd )', '/\n', 0],
        ['a function', 'greet() { echo "hi $1"; }; greet you', 'hi you\n', 0],
        ['an exclamation mark', 'echo "wow!such"', 'wow!such\n', 0],
        [
          'quotes, dollars and backslashes over lines',
          `printf '%s\\n' "it's \\$HOME" \\\n '\\t\`x\`'`,
          "it's $HOME\n\\t`x`\n",
          0,
        ],
        [
          'a missing tool',
          'no-such-tool-here --version',
          profile === 'zsh'
            ? 'zsh: command not found: no-such-tool-here\n'
            : 'bash: no-such-tool-here: command not found\n',
          127,
        ],
        ['a syntax error', `eval 'echo )'`, '', profile === 'zsh' ? 1 : 2],
        ['a long line', `echo ${'word '.repeat(100)}`, `${'word '.repeat(100).trim()}\n`, 0],
      ];
      it('reports the end of statements of every shape', async () => {
        for (const [name, statement, expected, exitCode] of shapes) {
          const run = await start(step(name, statement));
          assert.equal(
            run.statements[0]?.exitCode,
            exitCode,
            `${name}: ${JSON.stringify(run)} ${lines.slice(-3).join('\n')}`,
          );
          if (name !== 'a syntax error') assert.equal(output(run), expected, name);
        }
        assert.equal(changes.find((c) => c.missingTool)?.missingTool?.command, 'no-such-tool-here');
        assert.equal(practice().length, 1);
      });
    });
  }

  it('cancels with ^C, and the terminal goes on', async () => {
    const running = start(step('sleep', 'sleep 100', 'echo never'));
    await until(() => changes.some((c) => c.run.statements[0]?.state === 'running'), 'the statement is sent');
    runner.cancel(changes[0]?.run.id ?? '');
    const run = await running;
    assert.equal(run.state, 'interrupted');
    assert.equal(run.statements[1]?.state, 'waiting');
    assert.equal((await start(step('after', 'echo on'))).state, 'passed');
    assert.equal(practice().length, 1);
  });

  it('ends a run as interrupted when its terminal closes', async () => {
    const closed = start(step('close', 'sleep 100'));
    await until(() => practice()[0]?.shellIntegration !== undefined, 'integration');
    await until(() => changes.at(-1)?.run.statements[0]?.state === 'running', 'sent');
    practice()[0]?.dispose();
    assert.equal((await closed).state, 'interrupted');
    assert.equal((await start(step('new', 'echo again'))).state, 'passed');
  }).retries(2);

  // On a busy machine VS Code has been seen to tell of neither the end of the statement nor of the terminal.
  for (const [how, line] of [
    ['exits', 'exit 3'],
    ['is killed', 'kill -9 $$'],
  ] as const)
    it(`ends a run as interrupted when its shell ${how}`, async () => {
      assert.equal((await start(step('gone', line, 'echo never'))).state, 'interrupted');
      assert.equal((await start(step('new', 'echo again'))).state, 'passed');
    }).retries(2);

  it('hands the terminal over to a session, types into it, and takes another terminal for the host meanwhile', async () => {
    const inner = { runsIn: 'container', openedBy: 'open' } as const;
    await assert.rejects(start(step('early', { command: 'echo no', ...inner })), (error) => {
      assert.ok(error instanceof NoSessionError);
      assert.equal(error.openedBy, 'open');
      return true;
    });
    assert.equal(practice().length, 0);

    const open = await start(
      step('open', { command: 'env PS1="inside# " sh', session: { kind: 'opens', runsIn: 'container' } }),
    );
    assert.equal(open.state, 'passed');
    const inside = await start(
      step('inside', { command: 'INSIDE=yes', ...inner }, { command: 'echo "is $INSIDE"', ...inner }),
    );
    assert.equal(inside.state, 'sent');
    assert.equal(output(inside).replaceAll('inside#', '').trim(), 'is yes');

    const host = await start(step('host', 'echo "is $INSIDE"'));
    assert.equal(host.state, 'passed');
    assert.equal(output(host), 'is\n');
    assert.deepEqual(
      practice().map((t) => t.name),
      [`Practice · Test ${target}`, `Practice · Test ${target} 2`],
    );

    const leave = await start(step('leave', { command: 'exit', ...inner, session: { kind: 'leaves' } }));
    assert.equal(leave.state, 'passed');
    await assert.rejects(start(step('late', { command: 'echo no', ...inner })), NoSessionError);
    await start(step('back', 'echo back'));
    assert.equal(practice().length, 2);
  });

  it('works in fish', async function () {
    if (!existsSync('/usr/bin/fish')) this.skip();
    const config = vscode.workspace.getConfiguration('terminal.integrated');
    await config.update(
      'profiles.linux',
      { fish: { path: '/usr/bin/fish' } },
      vscode.ConfigurationTarget.Global,
    );
    await config.update('defaultProfile.linux', 'fish', vscode.ConfigurationTarget.Global);
    try {
      await until(() => vscode.env.shell.endsWith('fish'), 'env.shell is fish');
      const run = await start(
        step('fish', `cd ${folder}`, 'for i in 1 2\n  echo "n $i"\nend', 'pwd', 'sh -c "exit 4"'),
      );
      assert.deepEqual(
        run.statements.map((s) => s.exitCode),
        [0, 0, 0, 4],
      );
      // fish may report a line otherwise than it was given; the editor then withholds output that came before.
      assert.ok(`n 1\nn 2\n${folder}\n`.endsWith(output(run)), output(run));
    } finally {
      await config.update('defaultProfile.linux', undefined, vscode.ConfigurationTarget.Global);
      await config.update('profiles.linux', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('types blindly without shell integration, and leaves the judgement to the learner', async () => {
    const config = vscode.workspace.getConfiguration('terminal.integrated');
    await config.update('shellIntegration.enabled', false, vscode.ConfigurationTarget.Global);
    make({}, 1000);
    try {
      const file = join(folder, 'blind');
      const run = await start(step('blind', `cd ${folder}`, `echo "$PWD" > ${file}`));
      assert.equal(run.state, 'sent');
      await until(
        () => existsSync(file) && readFileSync(file, 'utf8') === `${folder}\n`,
        'what the shell did',
      );
    } finally {
      await config.update('shellIntegration.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('hands the terminal over to a container, and back', async function () {
    const env = { DOCKER_HOST: needs(this, 'docker') };
    make(env);
    const name = `practice-${randomUUID().slice(0, 8)}`;
    const up = await start(step('up', `docker run -d --init --name ${name} alpine sleep 600`));
    assert.equal(up.state, 'passed', output(up));
    try {
      const inner = { runsIn: 'container', openedBy: 'exec' } as const;
      const exec = await start(
        step(
          'exec',
          { command: `docker exec -it ${name} sh`, session: { kind: 'opens', runsIn: 'container' } },
          { command: 'hostname', ...inner },
          { command: 'for i in 1 2\ndo\n  echo "in $i"\ndone', ...inner },
        ),
      );
      assert.equal(exec.state, 'sent', JSON.stringify(exec));
      assert.match(output(exec), /^[0-9a-f]{12}$/m);
      assert.match(output(exec), /^in 1\nin 2$/m);
      assert.equal((await start(step('host', `docker inspect ${name} > /dev/null`))).state, 'passed');
      assert.equal(practice().length, 2);
      // The container dies under the session.
      await start(step('down', `docker rm -f ${name}`));
      const late = () => start(step('late', { command: 'hostname', ...inner }));
      await assert.rejects(async () => {
        for (let n = 0; n < 50; n++) await late();
      }, NoSessionError);
    } finally {
      spawnSync('docker', ['rm', '-f', name], { env: { ...process.env, ...env } });
    }
  });

  it('says that an opener failed when no session came of it', async () => {
    const run = await start(
      step('open', {
        command: 'sh -c "echo no such container; exit 1"',
        session: { kind: 'opens', runsIn: 'container' },
      }),
    );
    assert.equal(run.state, 'failed');
    assert.equal(run.statements[0]?.exitCode, 1);
    assert.equal(output(run), 'no such container\n');
  });

  it('opens a second terminal while a command runs in the first, and refuses the same step twice', async () => {
    const long = step('long', 'sleep 3');
    const first = start(long);
    await assert.rejects(start(long), /still running/);
    const second = await start(step('short', 'echo quick'));
    assert.equal(second.state, 'passed');
    assert.ok(runner.isRunning('course', 'long'));
    assert.equal((await first).state, 'passed');
    assert.equal(practice().length, 2);
  });

  it('masks secrets in the output and bounds it', async () => {
    const run = await start(step('secret', 'echo hunter2hunter2; seq 1 200000'), ['hunter2']);
    const text = output(run);
    assert.ok(!text.includes('hunter2'));
    assert.ok(text.length < 1_000_100, `${text.length} characters`);
    assert.match(text, /^\[… \d+ characters dropped\]\n/);
    assert.match(text, /200000\n$/);
  });

  it('is out of the way of a terminal that is ready', async () => {
    await start(step('first', 'true'));
    lines.length = 0;
    await start(step('second', 'true'));
    const [, time] = /sent after ([\d.]+) ms/.exec(lines.find((l) => l.includes('sent after')) ?? '') ?? [];
    assert.ok(Number(time) <= 50, `${time} ms`);
  });
});
