import assert from 'node:assert/strict';
import { aboutDollars, dollars } from '../../../../src/core/ledger/dollars';

describe('dollars', () => {
  it('say how much, or that it is next to nothing', () => {
    assert.deepEqual([0, 0.004, 0.005, 1.2].map(dollars), ['$0.00', 'less than $0.01', '$0.01', '$1.20']);
  });

  it('are about as much where they are reckoned', () => {
    assert.deepEqual([0, 0.004, 1.2].map(aboutDollars), ['about $0.00', 'less than $0.01', 'about $1.20']);
  });
});
