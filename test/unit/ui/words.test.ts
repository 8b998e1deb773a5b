import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { count, hoursAndMinutes, moment, nextChange, shorten } from '../../../src/ui/words';

describe('Words', () => {
  it('puts minutes into hours', () => {
    assert.deepEqual([0, 20, 60, 820].map(hoursAndMinutes), ['0 min', '20 min', '1 h', '13 h 40 min']);
  });

  it('shortens to one line, at a word where that loses little', () => {
    assert.equal(shorten('docker ps', 20), 'docker ps');
    assert.equal(shorten('docker  container\n run', 30), 'docker container run');
    assert.equal(shorten('aws elbv2 create-load-balancer --name x', 20), 'aws elbv2 create-lo…');
    assert.equal(shorten('aws elbv2 create load balancer', 20), 'aws elbv2 create…');
    assert.ok(shorten('x'.repeat(1_000_000), 20).length <= 20);
    assert.ok(shorten(' '.repeat(1000) + 'x', 20).length <= 20);
  });

  it('names the day only when it is another one', () => {
    const now = new Date(2026, 5, 2, 10, 0).getTime();
    assert.equal(moment(new Date(2026, 5, 2, 9, 5).getTime(), now), '09:05');
    assert.match(moment(new Date(2026, 5, 1, 9, 5).getTime(), now), /1.*09:05$/);
  });

  it('knows when the words for an age change', () => {
    assert.equal(nextChange(61_000), 59_000);
    assert.equal(nextChange(-5), 60_000);
    assert.equal(nextChange(3_600_000), null);
  });

  it('counts', () => assert.deepEqual([count(1, 'step'), count(2, 'step')], ['1 step', '2 steps']));
});
