import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import {
  commandTooltip,
  lessonDescription,
  outcome,
  stepDescription,
  stepLabel,
} from '../../../../src/ui/course/describe';
import { command, file, lesson, note, run } from './samples';

const NOW = new Date(2026, 5, 1, 14, 30).getTime();

describe('What stands beside a row', () => {
  it('tells how and when a command ended', () => {
    const at = (state: 'passed' | 'failed' | 'done') => run('a', state, { endedAt: NOW - 60_000 });
    const text = (state: 'passed' | 'failed' | 'done') => stepDescription(command('a', 'ls'), at(state), NOW);
    assert.equal(text('passed'), 'passed · 14:29');
    assert.equal(text('failed'), 'exit 255 · 14:29');
    assert.equal(text('done'), 'done by hand · 14:29');
  });

  it('calls a command by its own first words, and everything else by its title', () => {
    assert.equal(stepLabel(command('a', 'ls -l', { title: 'List files' }), false), 'ls -l');
    assert.equal(stepLabel(command('a', 'cat <<E\nx\nE'), false), 'cat <<E');
    assert.equal(stepLabel(note('n', 'x'), false), 'x');
  });

  it('leaves room for how a command ended', () => {
    const long = command('a', 'aws elbv2 create-load-balancer --name mysfits-nlb');
    assert.equal(stepLabel(long, true), 'aws elbv2 create-load-balan…');
    assert.equal(stepLabel(long, false), 'aws elbv2 create-load-balancer --name mysfits-nlb');
  });

  it('tells how many commands a step has, and where they run', () => {
    const step = command('a', 'ls -l');
    const [one] = step.statements;
    assert.ok(one);
    const inside = { ...one, runsIn: 'container' as const };
    assert.equal(stepDescription(step, undefined, NOW), '');
    assert.equal(stepDescription({ ...step, statements: [one, one, one] }, undefined, NOW), 'and 2 more');
    assert.equal(stepDescription({ ...step, statements: [inside] }, undefined, NOW), 'in a container');
    assert.equal(stepDescription(note('n', 'x'), undefined, NOW), '');
    assert.equal(stepDescription({ ...file('f', 'a.yml'), title: 'The stack' }, undefined, NOW), 'a.yml');
  });

  it('gives a lesson minutes, count and mark', () => {
    const progress = { done: 3, total: 7, state: 'partly' as const };
    assert.equal(
      lessonDescription(lesson('x', [], { minutes: 20 }), progress, true),
      '20 min · 3/7 · Up next',
    );
    assert.equal(lessonDescription(lesson('x', []), { ...progress, total: 0 }, false), '');
  });

  it('says failed where the shell did not tell the code', () => {
    assert.equal(
      outcome(run('a', 'failed', { statements: [{ command: 'x', exitCode: null, state: 'failed' }] })),
      'failed',
    );
  });
});

describe('The tooltip of a command', () => {
  it('cannot be left by backticks in the command', () => {
    const text = commandTooltip(command('a', 'echo ``` and ````'), undefined, NOW);
    assert.match(text, /^`{5}sh\necho ``` and ````\n`{5}\n/);
  });

  it('tells what will be asked for and how the last run went', () => {
    const text = commandTooltip(command('a', 'aws s3 mb REPLACE_BUCKET'), run('a', 'passed'), NOW);
    assert.match(text, /Asks for: REPLACE\\_BUCKET/);
    assert.match(text, /passed after 1\.0 s/);
    assert.match(text, /Sandbox/);
  });
});
