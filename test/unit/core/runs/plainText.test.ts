import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { PlainText, plainText } from '../../../../src/core/runs/plainText';

describe('plain text of a terminal', () => {
  const cases: readonly (readonly [name: string, raw: string, text: string])[] = [
    ['line ends', 'a\r\nb\nc', 'a\nb\nc'],
    ['colours', '\x1b[1;31mred\x1b[0m\r\n', 'red\n'],
    ['marks of shell integration', '\x1b]633;C\x07hi\r\n\x1b]633;D;0\x1b\\', 'hi\n'],
    ['hyperlinks', '\x1b]8;;https://x.example\x07link\x1b]8;;\x07', 'link'],
    ['a progress bar', '10%\r50%\r100%\r\ndone', '100%\ndone'],
    ['a shorter repaint', 'downloading\r\x1b[Kok\r\n', 'ok\n'],
    [
      'layers repainted from below',
      'a: 1%\r\nb: 1%\r\n\x1b[2A\x1b[2K\ra: done\x1b[1B\r\x1b[2Kb: done\x1b[1B\r',
      'a: done\nb: done\n',
    ],
    ['backspaces', 'abc\b\bX', 'aXc'],
    ['a character set', '\x1b(B\x1b[mtext', 'text'],
    ['blanks at the start and tabs', '  a\tb\r\n', '  a\tb\n'],
    ['a string without its end', '\x1b]0;title', ''],
  ];
  for (const [name, raw, text] of cases) it(name, () => assert.equal(plainText(raw), text));

  it('the mark of zsh after whole lines leaves nothing', () => {
    assert.equal(plainText(`out\r\n\x1b[1m\x1b[7m%\x1b[27m\x1b[1m\x1b[0m${' '.repeat(79)}\r \r`), 'out\n');
  });

  it('is the same however the stream is cut', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      '😀',
      '\r',
      '\n',
      '\r\n',
      '\b',
      '\t',
      '\x1b[K',
      '\x1b[2A',
      '\x1b[31m',
      '\x1b]633;C\x07',
      '\x1b(B',
      '\x1b]0;t\x1b\\',
      '\x1b[10C',
      '\x1b[3G',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat({ max: 40 })), (pieces, cuts) => {
        const raw = pieces.join('');
        const at = [...new Set(cuts)].filter((c) => c < raw.length).sort((a, b) => a - b);
        const chunks = [...at, raw.length].map((end, i) => raw.slice(i === 0 ? 0 : at[i - 1], end));
        assert.equal(plainText(...chunks), plainText(raw));
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no control character but line ends and tabs, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        assert.doesNotMatch(plainText(raw, '\x1b\\'), /[\x00-\x08\x0b-\x1f\x7f]/);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives whole lines away while it goes, and knows the line of the cursor', () => {
    const plain = new PlainText();
    let text = '';
    for (let n = 0; n < 1000; n++) text += plain.write(`${n}\r\n`);
    assert.ok(text.length > 3000);
    plain.write('\x1b[32mroot@web\x1b[0m:/# ');
    assert.equal(plain.currentLine, 'root@web:/# ');
    assert.ok((text + plain.end()).endsWith('999\nroot@web:/#'));
  });

  it('takes 10 MB in seconds', function () {
    this.timeout(5000);
    const plain = new PlainText();
    const chunk = `${'x'.repeat(79)}\r\n`.repeat(100);
    for (let n = 0; n < 1250; n++) plain.write(chunk);
  });
});
