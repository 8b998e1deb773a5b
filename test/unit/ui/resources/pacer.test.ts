import { strict as assert } from 'node:assert';
import { mock } from 'node:test';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Pacer } from '../../../../src/ui/resources/pacer';

/** Lets what has been promised come about. */
const turn = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

describe('The pace of drawing', () => {
  /** When the job ran, in ms. */
  let runs: number[];
  let pacer: Pacer;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 10_000 });
    runs = [];
    pacer = new Pacer(() => {
      runs.push(Date.now() - 10_000);
      return Promise.resolve();
    });
  });

  afterEach(() => {
    pacer.dispose();
    mock.timers.reset();
  });

  /** Asks at these times, in ms, and goes on for a second. */
  async function ask(...times: readonly number[]): Promise<void> {
    for (let now = 0; now < 1000; now++) {
      if (times.includes(now)) pacer.request();
      mock.timers.tick(1);
      await turn();
    }
  }

  it('draws a single change at once', async () => {
    await ask(0);
    assert.equal(runs.length, 1);
    assert.ok((runs[0] ?? NaN) <= 20, runs.join());
  });

  it('waits longer for the next of a burst the more of it has come', async () => {
    await ask(0, 12, 40, 80);
    assert.equal(runs.length, 1);
    assert.ok((runs[0] ?? NaN) <= 130, runs.join());
  });

  it('draws while changes do not end, never within the time in which the editor would put off the drawing', async () => {
    await ask(...Array.from({ length: 900 }, (_, time) => time));
    assert.ok((runs[0] ?? NaN) <= 125, runs.join());
    assert.ok(runs.length >= 4, runs.join());
    for (const [index, time] of runs.slice(1).entries())
      assert.ok(time - (runs[index] ?? NaN) > 200, runs.join());
  });
});
