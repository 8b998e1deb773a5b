import { strict as assert } from 'node:assert';
import { textOfNotes } from '../../../../src/core/course/textOfNotes';

describe('the text of a file of notes', () => {
  const notes = '# Übung\r\n`ls`\n';
  const bigEndian = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

  for (const [name, bytes] of [
    ['UTF-8', Buffer.from(notes)],
    ['UTF-8 behind a byte order mark', Buffer.from(`\uFEFF${notes}`)],
    ['UTF-16 as PowerShell writes it', Buffer.from(`\uFEFF${notes}`, 'utf16le')],
    ['UTF-16 the other way round', bigEndian(notes)],
  ] as const)
    it(`is read from ${name}`, () => assert.equal(textOfNotes(bytes), notes));

  it('has lines where only carriage returns end them', () => {
    assert.equal(textOfNotes(Buffer.from('# A\r\r`ls`\r\n')), '# A\n\n`ls`\r\n');
  });

  it('is none of a program', () => {
    assert.equal(textOfNotes(Buffer.from([0x23, 0x20, 0, 1, 2, 255])), null);
    assert.equal(textOfNotes(Buffer.from([0xff, 0xfe, 0x23, 0, 0, 0])), null);
  });
});
