import { strict as assert } from 'node:assert';
import { readBlock, readInline } from '../../../../src/core/shell/reading';
import { blocks } from './blocks';
import { commandSpans, otherSpans } from './spans';

/** Every span of a table, as `‹span›` in its line. */
function spansOf(table: string): { line: string; span: string; before: string; after: string }[] {
  return table
    .split('\n')
    .filter((line) => line.includes('‹'))
    .flatMap((line) =>
      [...line.matchAll(/‹([^›]*)›/g)].map((match) => ({
        line,
        span: match[1] ?? '',
        before: line.slice(0, match.index).replace(/[‹›]/g, ''),
        after: line.slice(match.index + match[0].length).replace(/[‹›]/g, ''),
      })),
    );
}

describe('reading code spans', () => {
  for (const { line, span, before, after } of spansOf(commandSpans)) {
    it(`takes as a command: ${line}`, () => {
      const reading = readInline(span, { before, after });
      assert.equal(reading.kind, 'commands');
    });
  }
  for (const { line, span, before, after } of spansOf(otherSpans)) {
    it(`takes for no command: ${line}`, () => {
      assert.equal(readInline(span, { before, after }).kind, 'none', span);
    });
  }
});

describe('reading blocks', () => {
  for (const { about, tag, text, expected } of blocks) {
    it(`reads ${about}`, () => {
      const reading = readBlock(text, tag);
      if (expected === 'none') assert.deepEqual(reading, { kind: 'none' });
      else if ('language' in expected) {
        assert.equal(reading.kind, 'file');
        if (reading.kind !== 'file') return;
        assert.equal(reading.language, expected.language);
        if (expected.name !== undefined) assert.equal(reading.name, expected.name);
      } else {
        const commands =
          reading.kind === 'commands' ? reading.statements.map((each) => each.command) : reading;
        assert.deepEqual(commands, expected);
      }
    });
  }
});
