import { strict as assert } from 'node:assert';
import { describeAge, describeValue } from '../../../../src/core/values/description';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('description of a value', () => {
  for (const [age, words] of [
    [0, 'just now'],
    [-5 * MINUTE, 'just now'],
    [59 * SECOND, 'just now'],
    [2.9 * MINUTE, '2 min ago'],
    [60 * MINUTE, '1 h ago'],
    [47 * 60 * MINUTE, '1 d ago'],
    [400 * 24 * 60 * MINUTE, '400 d ago'],
  ] as const)
    it(`says ${words} after ${age} ms`, () => assert.equal(describeAge(1e12, 1e12 + age), words));

  it('names the source, and the age where it is known', () => {
    assert.equal(
      describeValue({ text: 'x', source: 'remembered', at: 1e12 }, 1e12 + 2 * MINUTE),
      'used 2 min ago',
    );
    assert.equal(describeValue({ text: 'x', source: 'live resource' }, 1e12), 'exists now');
  });
});
