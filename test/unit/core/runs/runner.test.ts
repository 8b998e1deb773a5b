import { strict as assert } from 'node:assert';
import { setImmediate as turn } from 'node:timers/promises';
import type { CommandStep, Statement } from '../../../../src/core/course/model';
import {
  AlreadyRunningError,
  NoSessionError,
  OtherShellError,
  UnfilledPlaceholderError,
} from '../../../../src/core/runs/errors';
import type { Run } from '../../../../src/core/runs/model';
import { createRunner, type RunChange, type RunRequest } from '../../../../src/core/runs/runner';
import type { Ending, PracticeTerminal } from '../../../../src/core/runs/terminal';

const range = { from: 0, to: 0 };
const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function step(...commands: readonly (string | Partial<Statement>)[]): CommandStep {
  const statements = commands.map((c): Statement => ({
    range,
    line: 1,
    command: '',
    placeholders: [],
    runsIn: 'host',
    session: null,
    openedBy: null,
    ...(typeof c === 'string' ? { command: c } : c),
  }));
  return { kind: 'command', id: 'step', range, title: 'step', format: 'fenced', language: null, statements };
}

/** A terminal whose statements end as the script says; the text after a colon is their output. */
function setting(script: Readonly<Record<string, Ending | 'hangs'>>) {
  const sent: string[] = [];
  const recorded: Run[] = [];
  const outputs = new Map<string, string>();
  let leases = 0;
  let hang: ((ending: Ending) => void) | undefined;
  let interrupts = 0;
  const terminal: PracticeTerminal = {
    name: 'Practice · Test',
    shell: 'bash',
    integrated: true,
    execute: (line) => {
      sent.push(line);
      const ending = script[line] ?? { kind: 'exited', exitCode: 0 };
      const end =
        ending === 'hangs' ? new Promise<Ending>((resolve) => (hang = resolve)) : Promise.resolve(ending);
      async function* output() {
        yield `out of ${line}\r\n`;
        await end;
      }
      return { output: output(), end };
    },
    interrupt: () => {
      interrupts++;
      if (interrupts === 2) hang?.({ kind: 'exited', exitCode: 130 });
    },
    show: () => undefined,
  };
  const runner = createRunner({
    terminals: {
      target: 'Test',
      shellFor: () => 'bash',
      folderFor: () => Promise.resolve(null),
      dispose: () => undefined,
      lease: () => ({
        terminalFor: ({ runsIn, openedBy }) => {
          leases++;
          return runsIn === 'host'
            ? Promise.resolve(terminal)
            : Promise.reject(new NoSessionError(runsIn, openedBy));
        },
        dispose: () => void (leases = 0),
      }),
    },
    store: {
      record: (run) => void recorded.push(run),
      saveOutput: (id, text) => Promise.resolve(void outputs.set(id, text)),
    },
    logger: quiet,
    now: () => 1000,
    newId: () => 'run-1',
  });
  const changes: RunChange[] = [];
  runner.onDidChange((change) => changes.push(change));
  const ended: string[] = [];
  runner.onDidEnd(({ run, index, output }) => {
    const { command = '', state = '' } = run.statements[index] ?? {};
    ended.push([command, state, output.trim()].join(': '));
  });
  const request = (s: CommandStep, more: Partial<RunRequest> = {}): RunRequest => {
    const filled = s.statements.map(({ command }) => command);
    return { courseId: 'course', step: s, filled, masked: filled, values: {}, secrets: [], ...more };
  };
  return {
    runner,
    request,
    sent,
    recorded,
    outputs,
    changes,
    ended,
    held: () => leases,
    interrupts: () => interrupts,
  };
}

describe('the runner', () => {
  it('sends in order, stops at the first failure, says which, keeps the output', async () => {
    const { runner, request, sent, recorded, outputs, changes, held } = setting({
      b: { kind: 'exited', exitCode: 4 },
    });
    const run = await runner.run(request(step('a', 'b', 'c')));
    assert.deepEqual(sent, ['a', 'b']);
    assert.deepEqual(
      run.statements.map((s) => [s.state, s.exitCode]),
      [
        ['passed', 0],
        ['failed', 4],
        ['waiting', null],
      ],
    );
    assert.equal(run.state, 'failed');
    assert.equal(outputs.get('run-1'), 'out of a\nout of b\n');
    assert.equal(recorded.at(-1), run);
    assert.equal(changes.at(-1)?.run, run);
    assert.ok(!runner.isRunning('course', 'step'));
    assert.equal(held(), 0);
  });

  it('starts where it is told to', async () => {
    const { runner, request, sent } = setting({});
    const run = await runner.run(request(step('a', 'b', 'c'), { from: 1 }));
    assert.deepEqual(sent, ['b', 'c']);
    assert.equal(run.state, 'passed');
  });

  it('leaves the judgement to the learner where the shell does not tell', async () => {
    const { runner, request, sent } = setting({ a: { kind: 'unknown' } });
    assert.equal((await runner.run(request(step('a', 'b')))).state, 'sent');
    assert.deepEqual(sent, ['a', 'b']);
  });

  it('types nothing after a statement that may have opened a session unseen', async () => {
    const { runner, request, sent } = setting({ a: { kind: 'unknown' } });
    const opens = { kind: 'opens', runsIn: 'remote' } as const;
    const run = await runner.run(request(step({ command: 'a', session: opens }, 'b')));
    assert.equal(run.state, 'sent');
    assert.deepEqual(sent, ['a']);
  });

  it('ends as interrupted when the terminal goes, or the session of a later statement', async () => {
    const closed = setting({ a: { kind: 'closed' } });
    assert.equal((await closed.runner.run(closed.request(step('a', 'b')))).state, 'interrupted');
    const gone = setting({});
    const run = await gone.runner.run(gone.request(step('a', { command: 'b', runsIn: 'remote' }, 'c')));
    assert.equal(run.state, 'interrupted');
    assert.deepEqual(gone.sent, ['a']);
  });

  it('tells how each statement ended and what it alone printed, but nothing of what was never sent', async () => {
    const failed = setting({ b: { kind: 'exited', exitCode: 1 } });
    await failed.runner.run(failed.request(step('a', 'b', 'c')));
    assert.deepEqual(failed.ended, ['a: passed: out of a', 'b: failed: out of b']);
    const cut = setting({ a: { kind: 'closed' } });
    await cut.runner.run(cut.request(step('a', 'b')));
    assert.deepEqual(cut.ended, ['a: interrupted: out of a']);
    const unsent = setting({});
    await unsent.runner.run(unsent.request(step('a', { command: 'b', runsIn: 'remote' })));
    assert.deepEqual(unsent.ended, ['a: passed: out of a']);
    const untold = setting({ a: { kind: 'unknown' } });
    await untold.runner.run(untold.request(step('a')));
    assert.deepEqual(untold.ended, []);
  });

  it('cancels with ^C, and once more when that does not help', async function () {
    this.timeout(5000);
    const { runner, request, sent, changes, interrupts } = setting({ a: 'hangs' });
    const running = runner.run(request(step('a', 'b')));
    await assert.rejects(runner.run(request(step('a', 'b'))), AlreadyRunningError);
    while (changes.length === 0) await turn();
    runner.cancel(changes[0]?.run.id ?? '');
    const run = await running;
    assert.equal(run.state, 'interrupted');
    assert.equal(run.statements[0]?.state, 'interrupted');
    assert.deepEqual(sent, ['a']);
    assert.equal(interrupts(), 2);
  });

  it('sends nothing when it must not', async () => {
    const { runner, request, sent, recorded } = setting({});
    const placeholder = {
      text: '<id>',
      range: { from: 8, to: 12 },
      slot: { name: '1', label: 'Id', secret: false },
    };
    const refused: readonly (readonly [RunRequest, new (...args: never[]) => Error])[] = [
      [
        request(step('a', { command: 'docker s<id>', placeholders: [placeholder] })),
        UnfilledPlaceholderError,
      ],
      [request(step({ command: 'a', runsIn: 'container', openedBy: 'open' })), NoSessionError],
      [request(step('a'), { shell: 'powershell' }), OtherShellError],
      [request(step('a', 'b'), { filled: ['a'] }), RangeError],
    ];
    for (const [wrong, error] of refused) await assert.rejects(runner.run(wrong), error);
    assert.deepEqual(sent, []);
    assert.deepEqual(recorded, []);
    assert.ok(!runner.isRunning('course', 'step'));
  });
});
