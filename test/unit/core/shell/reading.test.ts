import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readBlock, readInline } from '../../../../src/core/shell/reading';
import { blocks } from './blocks';
import { cpuTime } from './cpuTime';
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

describe('reading anything', () => {
  const piece = fc.constantFrom(
    ...[
      '$ ',
      '# ',
      '> ',
      '/ # ',
      '\n',
      ' ',
      "'",
      '"',
      '`',
      '\\\n',
      'docker run ',
      'docker ps',
      'FROM a',
      '{',
      '}',
      '"a": 1',
      '<<E\n',
      '- a: b',
      '<id>',
      '[x y]',
      '&& ',
      '...',
      '\r\n',
      'ls',
      'exit',
      '\t',
      'mysql> ',
      '--name ',
      '|',
    ],
  );
  const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }).map((pieces) => pieces.join(''));

  it('never throws, and keeps the statements of a block in order, inside the text and apart', () => {
    fc.assert(
      fc.property(
        text,
        fc.option(fc.constantFrom('bash', 'yaml', 'console', 'powershell', 'docker', '')),
        (block, tag) => {
          const reading = readBlock(block, tag);
          if (reading.kind !== 'commands') return;
          assert.ok(reading.statements.length > 0);
          let last = 0;
          for (const { range, command } of reading.statements) {
            assert.ok(range.from >= last && range.to > range.from && range.to <= block.length);
            assert.notEqual(command.trim(), '');
            last = range.to;
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('never throws on a span, and keeps its statement inside the text', () => {
    fc.assert(
      fc.property(text, text, text, (span, before, after) => {
        const reading = readInline(span, { before, after });
        if (reading.kind !== 'commands') return;
        assert.equal(reading.statements.length, 1);
        const range = reading.statements[0]?.range;
        assert.ok(range && range.from >= 0 && range.to > range.from && range.to <= span.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads a line of a megabyte within seconds, whatever it repeats', () => {
    const units = [
      'a',
      'a ',
      'docker run ',
      '$ ',
      '# ',
      '{ ',
      '"a": ',
      '- a: ',
      '/a',
      'a-',
      'a.',
      '<a',
      '  a',
      '[a',
      'a:',
      'a = ',
      '\\',
      "'",
      '1 ',
      'a@b',
      '...',
      '=> a ',
    ];
    for (const unit of units) {
      const line = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const took = cpuTime(() => {
        readBlock(line, null);
        readBlock(line, 'bash');
        readInline(line.slice(0, 20_000), { before: line, after: line });
      });
      assert.ok(took < 3000, `${JSON.stringify(unit)} took ${took.toFixed(0)} ms`);
    }
  }).timeout(300_000);

  it('reads a block of many lines in time that grows with it', () => {
    for (const unit of [
      'docker ps\n',
      '$ docker ps\n',
      "echo 'a\n",
      'a: b\n',
      '# a\n',
      'cat <<E\n',
      'docker run \\\n',
      'some words here\n',
    ]) {
      const block = unit.repeat(Math.ceil(300_000 / unit.length));
      const took = cpuTime(() => readBlock(block, null));
      assert.ok(took < 3000, `${JSON.stringify(unit)} took ${took.toFixed(0)} ms`);
    }
  }).timeout(300_000);
});
