import { strict as assert } from 'node:assert';
import type { Placeholder } from '../../../../src/core/shell/model';
import { unfilledPlaceholder } from '../../../../src/core/runs/unfilled';
import { cpuTime } from '../shell/cpuTime';

const statement = (command: string, ...texts: readonly string[]) => {
  let at = 0;
  const placeholders = texts.map((text): Placeholder => {
    const from = command.indexOf(text, at);
    at = from + text.length;
    return { text, range: { from, to: at }, slot: { name: text, label: text, secret: false } };
  });
  return { command, placeholders };
};

describe('a placeholder that was not filled', () => {
  const exec = statement('docker exec -it <id> ls <path>', '<id>', '<path>');
  const cases: readonly (readonly [filled: string, unfilled: string | null])[] = [
    ['docker exec -it <id> ls <path>', '<id>'],
    ['docker exec -it web ls <path>', '<path>'],
    ["docker exec -it web ls '<path>'", '<path>'],
    ['docker exec -it "<id>" ls /', '<id>'],
    ['docker exec -it web ls /', null],
    // A value may hold what another placeholder is called.
    ["docker exec -it web ls '/<id>'", null],
  ];
  for (const [filled, unfilled] of cases)
    it(`${filled} → ${unfilled}`, () =>
      assert.equal(unfilledPlaceholder(exec, filled)?.text ?? null, unfilled));

  it('is none where there is no placeholder', () => {
    assert.equal(unfilledPlaceholder(statement('cat <in >out'), 'cat <in >out'), null);
  });

  it('is found even when the rest of the line has changed', () => {
    assert.equal(unfilledPlaceholder(exec, 'sudo docker exec <id>')?.text, '<id>');
  });

  it('takes no time for many placeholders on a long line', () => {
    const many = statement(
      'x '.repeat(200) + 'a <p> '.repeat(40),
      ...Array.from({ length: 40 }, () => '<p>'),
    );
    const took = cpuTime(
      () => void unfilledPlaceholder(many, `${many.command.replaceAll('<p>', 'v'.repeat(50))}!`),
    );
    assert.ok(took < 500, `${took} ms`);
  });
});
