import { strict as assert } from 'node:assert';
import { ago, describeRun, duration, progress } from '../../../../src/core/runs/describe';
import type { Run, RunState } from '../../../../src/core/runs/model';
import { reduceRun, startRun } from '../../../../src/core/runs/reducer';
import { missingTool } from '../../../../src/core/runs/tools';
import { looksLikePrompt } from '../../../../src/core/runs/sessions';

const minute = 60_000;
const fresh = (count: number): Run =>
  startRun({
    id: 'r',
    courseId: 'c',
    stepId: 's',
    target: 't',
    at: 0,
    commands: Array.from({ length: count }, (_, n) => `c${n}`),
    values: {},
  });
const exited = (run: Run, index: number, exitCode: number): Run =>
  reduceRun(reduceRun(run, { kind: 'statementSent', index, at: 0 }), {
    kind: 'statementEnded',
    index,
    ending: { kind: 'exited', exitCode },
    at: 1,
  });
const finished = (run: Run): Run => reduceRun(run, { kind: 'finished', at: 1000 });

describe('words for a run', () => {
  const cases: readonly (readonly [run: Run, words: string])[] = [
    [finished(exited(fresh(1), 0, 0)), 'passed 2 min ago'],
    [finished(exited(exited(fresh(3), 0, 0), 1, 255)), 'failed with exit code 255, statement 2 of 3'],
    [finished(exited(fresh(1), 0, 1)), 'failed with exit code 1'],
    [finished(exited(fresh(2), 0, 130)), 'interrupted, statement 1 of 2'],
    [finished(exited(fresh(1), 0, 0xc000013a)), 'interrupted'],
    [reduceRun(fresh(1), { kind: 'interrupted', at: 1 }), 'interrupted'],
    [reduceRun(fresh(2), { kind: 'statementSent', index: 1, at: 1 }), 'running, statement 2 of 2'],
    [
      finished(reduceRun(fresh(1), { kind: 'statementEnded', index: 0, ending: { kind: 'unknown' }, at: 1 })),
      'sent 2 min ago, mark it done when it worked',
    ],
  ];
  for (const [run, words] of cases)
    it(words, () => assert.equal(describeRun(run, 1000 + 2 * minute + 1), words));

  it('tells times', () => {
    assert.deepEqual(
      [0, 59_999, 90_000, 3 * 60 * minute, 50 * 60 * minute].map((t) => ago(0, t)),
      ['just now', 'just now', '1 min ago', '3 h ago', '2 d ago'],
    );
    assert.equal(ago(1000, 0), 'just now');
    assert.deepEqual([400, 12_000, 185_000, 124 * minute].map(duration), [
      '0.4 s',
      '12 s',
      '3 min 5 s',
      '2 h 4 min',
    ]);
  });

  it('takes no event after the end', () => {
    const run = finished(exited(fresh(1), 0, 0));
    assert.equal(reduceRun(run, { kind: 'interrupted', at: 5 }), run);
  });

  it('counts the commands that are done', () => {
    const range = { from: 0, to: 0 };
    const command = (id: string) =>
      ({ kind: 'command', id, range, title: id, format: 'inline', language: null, statements: [] }) as const;
    const steps = [
      ...['a', 'b', 'c', 'd'].map(command),
      { kind: 'note', id: 'n', range, title: 'n', text: 'n' } as const,
    ];
    const states: Readonly<Record<string, RunState>> = { a: 'passed', b: 'done', c: 'sent', n: 'done' };
    const latest = (id: string) => (states[id] ? { ...fresh(1), state: states[id] } : undefined);
    assert.deepEqual(progress(steps, latest), { done: 2, total: 4 });
  });
});

describe('a missing tool', () => {
  const cases: readonly (readonly [output: string, exitCode: number, command: string | null])[] = [
    ['bash: aws: command not found\n', 127, 'aws'],
    ['-bash: line 1: aws: command not found\n', 127, 'aws'],
    ['zsh: command not found: kubectl\n', 127, 'kubectl'],
    ['fish: Unknown command: helm\nfish:\nhelm list\n^\n', 127, 'helm'],
    ['sh: 1: sam: not found\n', 127, 'sam'],
    ["Command 'docker' not found, but can be installed with:\napt install docker.io\n", 127, 'docker'],
    ["docker: The term 'docker' is not recognized as a name of a cmdlet\n", 1, 'docker'],
    ["'terraform' is not recognized as an internal or external command,\r\n", 1, 'terraform'],
    ['some text\nbash: my-own-tool: command not found\n', 127, 'my-own-tool'],
    ['An error occurred (404): Not Found\n', 254, null],
    ['bash: aws: command not found\n', 0, null],
  ];
  for (const [output, exitCode, command] of cases)
    it(`${JSON.stringify(output)} with ${exitCode} → ${command}`, () => {
      assert.equal(missingTool(finished(exited(fresh(1), 0, exitCode)), output)?.command ?? null, command);
    });

  it('links to its installation where we know it', () => {
    const run = finished(exited(fresh(1), 0, 127));
    assert.match(
      missingTool(run, 'bash: aws: command not found')?.url ?? '',
      /^https:\/\/docs\.aws\.amazon\.com\//,
    );
    assert.equal(missingTool(run, 'bash: my-own-tool: command not found')?.url, null);
  });
});

describe('a prompt', () => {
  for (const line of [
    '/ # ',
    'root@4f5e:/# ',
    '[ec2-user@ip-10-0-0-1 ~]$ ',
    'mysql> ',
    '>>> ',
    'host% ',
    'sh-4.2$ ',
  ])
    it(`is ${JSON.stringify(line)}`, () => assert.ok(looksLikePrompt(line)));
  for (const line of [
    '',
    'Downloading 50%',
    'Password: ',
    "ec2-user@host's password: ",
    'Are you sure (yes/no)? ',
    'Enter passphrase for key: ',
    'done.',
  ])
    it(`is not ${JSON.stringify(line)}`, () => assert.ok(!looksLikePrompt(line)));
});
