import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { age, bytes, counted, percentBar, spokenAge } from '../../../../src/core/resources/format';

const SECOND = 1000;
const DAY = 86_400 * SECOND;

describe('numbers of resources in words', () => {
  for (const [count, text] of [
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [1499, '1.5 kB'],
    [9949, '9.9 kB'],
    [9999, '10 kB'],
    [999_499, '999 kB'],
    [999_500, '1 MB'],
    [5.5e9, '5.5 GB'],
    [2e18, '2000 PB'],
  ] as const)
    it(`writes ${count} bytes as ${text}`, () => assert.equal(bytes(count), text));

  for (const [ms, text, spoken] of [
    [-5 * SECOND, 'now', 'a moment'],
    [59 * SECOND, 'now', 'a moment'],
    [60 * SECOND, '1 min', '1 minute'],
    [3599 * SECOND, '59 min', '59 minutes'],
    [3 * 3600 * SECOND, '3 h', '3 hours'],
    [29 * DAY, '29 d', '29 days'],
    [31 * DAY, '1 mo', '1 month'],
    [800 * DAY, '2 y', '2 years'],
  ] as const)
    it(`writes an age of ${ms} ms as ${text}`, () => {
      assert.equal(age(0, ms), text);
      assert.equal(spokenAge(0, ms), spoken);
    });

  it('fills a bar only when all is done, and empties it only when nothing is', () => {
    assert.equal(percentBar(0), '░░░░░░░░ 0 %');
    assert.equal(percentBar(1), '████████ 100 %');
    assert.equal(percentBar(0.001), '█░░░░░░░ 1 %');
    assert.equal(percentBar(0.999), '███████░ 99 %');
    assert.equal(percentBar(Number.NaN), '░░░░░░░░ 0 %');
    fc.assert(fc.property(fc.double(), (fraction) => assert.match(percentBar(fraction), /^[█░]{8} \d+ %$/)));
  });

  it('counts', () =>
    assert.deepEqual([counted(1, 'bucket'), counted(0, 'bucket')], ['1 bucket', '0 buckets']));
});
