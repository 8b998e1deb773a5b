import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { doubtOfRegion, REGIONS } from '../../../../src/core/aws/regions';

describe('The name of a region', () => {
  it('is not doubted where it is one, or may be one tomorrow', () => {
    const others = [
      'us-gov-west-1',
      'cn-northwest-1',
      'ap-southeast-7',
      'eu-central-2',
      'il-central-1',
      'mx-central-1',
    ];
    for (const region of [...REGIONS, ...others, 'us-iso-east-1', 'eusc-de-east-1'])
      assert.equal(doubtOfRegion(region), null, region);
  });

  it('is doubted where a letter is wrong, with the one that may be meant', () => {
    for (const [wrong, meant] of [
      ['us-esat-1', 'us-east-1'],
      ['us-est-1', 'us-east-1'],
      ['eu-wets-1', 'eu-west-1'],
      ['useast1', 'us-east-1'],
      ['us-east-1a', 'us-east-1'],
    ] as const)
      assert.equal(
        doubtOfRegion(wrong),
        `${wrong} is not the name of a region that is known. Is ${meant} meant?`,
      );
    assert.equal(doubtOfRegion('frankfurt'), 'frankfurt is not the name of a region that is known.');
  });
});
