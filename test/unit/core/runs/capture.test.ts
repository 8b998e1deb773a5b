import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { OutputCapture } from '../../../../src/core/runs/capture';
import { mask, maskText } from '../../../../src/core/runs/mask';

describe('masking', () => {
  it('finds a secret in every spelling that quoting gives it', () => {
    const secret = `pa's "w$rd\\`;
    const spelled = [
      secret,
      `'${secret.replaceAll("'", "'\\''")}'`,
      `"${secret.replace(/[\\$"]/g, '\\$&')}"`,
      JSON.stringify(secret),
      encodeURIComponent(secret),
      secret.replace(/[^\w]/g, '\\$&'),
    ];
    for (const text of spelled) assert.ok(mask(`x ${text} y`, [secret]).includes(maskText), text);
  });

  it('masks the longer of two secrets first, and no empty one', () => {
    assert.equal(mask('abcd', ['bc', 'abcd', '']), maskText);
    assert.equal(mask('abcd', ['']), 'abcd');
  });
});

describe('captured output', () => {
  it('keeps each statement on lines of its own', () => {
    const capture = new OutputCapture();
    capture.write('no line end');
    capture.endStatement();
    capture.write('next\r\n');
    capture.endStatement();
    capture.endStatement();
    assert.equal(capture.text, 'no line end\nnext\n');
  });

  it('keeps the end of long output, and says how much is missing', () => {
    const capture = new OutputCapture([], 1000);
    for (let n = 0; n < 1000; n++) capture.write(`line ${n}\n`);
    capture.endStatement();
    const [first = '', ...rest] = capture.text.split('\n');
    const total = Array.from({ length: 1000 }, (_, n) => `line ${n}\n`).join('').length;
    const kept = rest.join('\n');
    assert.equal(first, `[… ${total - kept.length} characters dropped]`);
    assert.ok(kept.length <= 1000);
    assert.ok(kept.endsWith('line 999\n'));
  });

  it('bounds one endless line too', () => {
    const capture = new OutputCapture([], 1000);
    for (let n = 0; n < 100; n++) capture.write('x'.repeat(100));
    capture.endStatement();
    assert.ok(capture.text.length < 1100);
  });

  it('never holds a secret, wherever chunks and bounds cut', () => {
    const secret = 'hunter2!';
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('hunter2!', 'hun', 'ter2!', 'x', '\n', '\x1b[1m', ' '.repeat(20))),
        (chunks) => {
          const capture = new OutputCapture([secret], 40);
          for (const chunk of chunks) capture.write(chunk);
          capture.endStatement();
          assert.ok(!capture.text.includes(secret));
        },
      ),
    );
  });
});
