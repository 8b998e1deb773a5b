import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { RememberedValue, SlotPlace } from '../../../../src/core/values/model';
import { lastUsedAt, LIMITS, remember, rememberedFor } from '../../../../src/core/values/remembering';

const vpc: SlotPlace = {
  stepId: 'target group',
  statement: 0,
  slot: '--vpc-id',
  label: 'VPC id',
  placeholder: 'REPLACE_ME',
};
const used = (place: Partial<SlotPlace>, text: string, at: number): RememberedValue => ({
  ...vpc,
  stepId: 'elsewhere',
  ...place,
  text,
  at,
});
const textsFor = (wanted: SlotPlace, remembered: readonly RememberedValue[]) =>
  rememberedFor(wanted, remembered).map(({ text }) => text);

describe('remembered values for a slot', () => {
  it('offers what was used at the very place before anything else, the newest first', () => {
    const remembered = [
      used({}, 'vpc-elsewhere', 9),
      used({ stepId: vpc.stepId }, 'vpc-old', 1),
      used({ stepId: vpc.stepId }, 'vpc-new', 2),
    ];
    assert.deepEqual(textsFor(vpc, remembered), ['vpc-new', 'vpc-old', 'vpc-elsewhere']);
  });

  it('offers values of an equal placeholder before those of the same option', () => {
    const wanted = { ...vpc, placeholder: 'REPLACE_ME_VPC_ID' };
    const remembered = [
      used({ placeholder: '<vpc>' }, 'same option', 9),
      used({ placeholder: 'REPLACE_ME_VPC_ID', slot: '2', label: 'Network' }, 'same placeholder', 1),
    ];
    assert.deepEqual(textsFor(wanted, remembered), ['same placeholder', 'same option']);
  });

  for (const placeholder of ['REPLACE_ME', '<id>', 'xxxxx', '{name}', 'REPLACEME', 'YOUR_VALUE'])
    it(`does not take one ${placeholder} for another`, () => {
      const remembered = [used({ placeholder, slot: '--subnets', label: 'Subnet' }, 'subnet-1', 1)];
      assert.deepEqual(textsFor({ ...vpc, placeholder }, remembered), []);
    });

  it('does not take one first argument for another', () => {
    const wanted = { ...vpc, slot: '1', placeholder: '<container id>', label: 'Container id' };
    const remembered = [used({ slot: '1', placeholder: '<image>', label: 'Image' }, 'nginx', 1)];
    assert.deepEqual(textsFor(wanted, remembered), []);
  });

  it('offers every text once, with its latest use at the best place', () => {
    const remembered = [used({}, 'vpc-1', 9), used({ stepId: vpc.stepId }, 'vpc-1', 3)];
    assert.deepEqual(rememberedFor(vpc, remembered), [{ text: 'vpc-1', source: 'remembered', at: 3 }]);
  });

  it('knows the text last used at a place, and only there', () => {
    const here = { stepId: vpc.stepId };
    const remembered = [used(here, 'first', 1), used(here, 'second', 2), used({}, 'elsewhere', 3)];
    assert.equal(lastUsedAt(vpc, remembered), 'second');
    assert.equal(lastUsedAt({ ...vpc, statement: 1 }, remembered), undefined);
  });
});

describe('remembering', () => {
  const anyValue = fc
    .record({
      step: fc.integer({ min: 0, max: 60 }),
      text: fc.integer({ min: 0, max: 15 }),
      at: fc.integer({ min: 0, max: 1000 }),
    })
    .map(({ step, text, at }) => used({ stepId: `step ${step}` }, `text ${text}`, at));

  it('keeps within its limits, newest first, every text once a place', () => {
    const values = fc.array(anyValue, { maxLength: 700, size: 'max' });
    fc.assert(
      fc.property(values, values, (remembered, added) => {
        const kept = remember(remembered, added);
        assert.ok(kept.length <= LIMITS.perCourse);
        const counts = new Map<string, Set<string>>();
        for (const [index, value] of kept.entries()) {
          assert.ok(index === 0 || (kept[index - 1]?.at ?? 0) >= value.at);
          const texts = counts.get(value.stepId) ?? new Set();
          assert.ok(!texts.has(value.text), 'a text stands twice');
          counts.set(value.stepId, texts.add(value.text));
          assert.ok(texts.size <= LIMITS.perSlot);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('forgets the oldest of a slot first', () => {
    const many = Array.from({ length: 12 }, (_, index) => used({}, `vpc-${index}`, index));
    const kept = remember(many.slice(0, 11), many.slice(11));
    assert.deepEqual(
      kept.map(({ text }) => text),
      many
        .slice(2)
        .reverse()
        .map(({ text }) => text),
    );
  });

  it('moves a text used again to the front', () => {
    const kept = remember([used({}, 'a', 1), used({}, 'b', 2)], [used({}, 'a', 3)]);
    assert.deepEqual(
      kept.map(({ text, at }) => [text, at]),
      [
        ['a', 3],
        ['b', 2],
      ],
    );
  });
});
