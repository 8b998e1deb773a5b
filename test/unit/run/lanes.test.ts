import assert from 'node:assert/strict';
import { type Job, type Lane, workOff } from '../../run/lanes';
import { summarize } from '../../run/summary';
import type { Outcome } from '../../run/tier';

const passed = (title: string) => ({ kind: 'passed', title }) as const;
const failed = (title: string) => ({ kind: 'failed', title, message: `${title} was wrong` }) as const;
const ONE: readonly Lane[] = [{ env: {} }];
const TWO: readonly Lane[] = [{ env: { ENGINE: 'a' } }, { env: { ENGINE: 'b' } }];

function job(
  title: string,
  run: Job['run'] = () => Promise.resolve([passed(title)]),
  needsServices = true,
): Job {
  return { tier: title.split(':')[0] ?? '', title, needsServices, run };
}

/** A promise, and what fulfils it. */
function signal() {
  let give: () => void = () => undefined;
  return { given: new Promise<void>((resolve) => (give = resolve)), give };
}

async function work(jobs: readonly Job[], lanes: readonly Lane[], stopped = new AbortController()) {
  const printed: string[] = [];
  const done = await workOff(jobs, lanes, (text) => void printed.push(text), stopped.signal);
  return { done, printed: printed.join('') };
}

describe('Lanes of a test run', () => {
  it('do two jobs beside each other, with services that no other lane has', async () => {
    const [first, second] = [signal(), signal()];
    const seen: unknown[] = [];
    const { done } = await work(
      [
        job('one', async ({ env }) => {
          seen.push(env.ENGINE);
          first.give();
          await second.given;
          return [passed('one')];
        }),
        job('two', async ({ env }) => {
          seen.push(env.ENGINE);
          await first.given;
          second.give();
          return [passed('two')];
        }),
      ],
      TWO,
    );
    assert.deepEqual(seen, ['a', 'b']);
    assert.equal(done.length, 2);
  });

  it('keep together what a job prints, and tell results in the order of the jobs', async () => {
    const later = signal();
    const { done, printed } = await work(
      [
        job('slow', async ({ print }) => {
          print('slow 1\n');
          await later.given;
          print('slow 2\n');
          return [passed('slow')];
        }),
        job('quick', ({ print }) => {
          print('quick 1\n');
          later.give();
          return Promise.resolve([passed('quick')]);
        }),
      ],
      TWO,
    );
    assert.equal(printed, '\n── quick ──\nquick 1\n\n── slow ──\nslow 1\nslow 2\n');
    assert.deepEqual(
      done.map((one) => one.job.title),
      ['slow', 'quick'],
    );
  });

  it('show at once what is printed where there is only one', async () => {
    const printed: string[] = [];
    const run: Job['run'] = ({ print }) => {
      print('begun\n');
      assert.deepEqual(printed, ['\n── only ──\n', 'begun\n']);
      return Promise.resolve([]);
    };
    const { signal: never } = new AbortController();
    const [only] = await workOff([job('only', run)], ONE, (text) => void printed.push(text), never);
    assert.deepEqual(only?.outcome, []);
  });

  it('without services take only what needs none', async () => {
    const where = new Map<string, unknown>();
    const note = (title: string): Job['run'] => {
      return ({ env }) => {
        where.set(title, env.ENGINE);
        return Promise.resolve([passed(title)]);
      };
    };
    await work(
      [job('ui', note('ui')), job('unit', note('unit'), false)],
      [{ env: undefined }, TWO[0] ?? { env: {} }],
    );
    assert.deepEqual([...where].sort(), [
      ['ui', 'a'],
      ['unit', undefined],
    ]);
  });

  it('count a job that throws as failed, and go on', async () => {
    const { done } = await work(
      [job('broken', () => Promise.reject(new Error('no browser'))), job('next')],
      ONE,
    );
    const [broken, next] = done.map(({ outcome }) => outcome[0]);
    assert.equal(broken?.kind, 'failed');
    assert.match(broken.message, /no browser/);
    assert.deepEqual(next, passed('next'));
  });

  it('begin nothing more once they are stopped', async () => {
    const stopped = new AbortController();
    const stop: Job['run'] = () => {
      stopped.abort();
      return Promise.resolve([]);
    };
    const { done } = await work([job('first', stop), job('second')], ONE, stopped);
    assert.deepEqual(
      done.map((one) => one.job.title),
      ['first'],
    );
  });
});

describe('The end of a test run', () => {
  const result = (title: string, seconds: number, ...outcome: Outcome[number][]) => ({
    job: job(title),
    seconds,
    outcome,
  });

  it('counts what all jobs of all tiers did, alone on its last line', () => {
    const { text, failed: failures } = summarize(
      [
        result('ui: form', 20, passed('a'), failed('b')),
        result('ui: tree', 12.5, passed('c'), { kind: 'skipped', title: 'd', reason: 'no display' }),
        result('unit', 7, passed('e')),
      ],
      25,
    );
    assert.equal(failures, 1);
    assert.deepEqual(text.split('\n'), [
      'ui 32.5 s · unit 7.0 s · in all 25 s',
      '',
      'Failed:',
      '  ui: b',
      '      b was wrong',
      '',
      'Skipped:',
      '  ui: d (no display)',
      '',
      '3 passed, 1 failed, 1 skipped',
    ]);
  });

  it('names what passed only when it was tried again, and why tests did not at first', () => {
    const retried = (title: string) =>
      ({ kind: 'retried', title, message: `${title} was late\n  at some place` }) as const;
    const { text } = summarize([result('ui', 3, retried('a'), passed('a'), retried('b'), failed('b'))], 3);
    assert.deepEqual(text.split('\n').slice(2), [
      'Passed only when tried again:',
      '  ui: a',
      '      a was late',
      '',
      'Failed:',
      '  ui: b',
      '      b was wrong',
      '      an earlier try: b was late',
      '        at some place',
      '',
      '1 passed, 1 failed, 0 skipped',
    ]);
  });
});
