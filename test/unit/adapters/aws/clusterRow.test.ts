import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { clusterRow } from '../../../../src/adapters/aws/ecs/rows';

describe('The row of an ECS cluster', () => {
  const says = (counted: number, listed: number | null) =>
    clusterRow({ status: 'ACTIVE', activeServicesCount: counted, runningTasksCount: 1 }, listed).description;

  it('tells the services that are counted or listed, and none only where that is sure', () => {
    assert.equal(says(2, null), '2 services · 1 running');
    assert.equal(says(0, 1), '1 service · 1 running');
    assert.equal(says(0, 0), '0 services · 1 running');
    // An emulator that counts none: the list will tell.
    assert.equal(says(0, null), '1 running');
  });
});
