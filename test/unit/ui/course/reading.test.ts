import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import {
  inCourseOrder,
  isMarkdown,
  mayHoldNotes,
  MAX_NOTES,
  notesText,
  stem,
} from '../../../../src/ui/course/reading';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('notesText', () => {
  it('reads text as the editor does: no byte order mark, line ends as they are', () => {
    assert.deepEqual(notesText(bytes('# A\r\nb')), { text: '# A\r\nb' });
    assert.deepEqual(notesText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), { text: 'a' });
    assert.deepEqual(notesText(bytes('')), { text: '' });
  });

  it('says why it does not read what is binary or too large', () => {
    assert.deepEqual(notesText(Uint8Array.of(65, 0, 66)), { problem: 'Not a text file' });
    assert.deepEqual(notesText(new Uint8Array(MAX_NOTES + 1).fill(65)), { problem: 'Larger than 5 MB' });
  });

  it('puts up with bytes that are not UTF-8', () => {
    const read = notesText(Uint8Array.of(0x61, 0xff, 0x62));
    assert.ok('text' in read && read.text.startsWith('a'));
  });
});

describe('The order of files', () => {
  it('is that of people, README first in its folder', () => {
    const files = ['10-end.md', '2-next.md', 'b/1.md', 'b/README.md', 'Readme.md', 'a.md'];
    assert.deepEqual(files.sort(inCourseOrder), [
      'Readme.md',
      '2-next.md',
      '10-end.md',
      'a.md',
      'b/README.md',
      'b/1.md',
    ]);
  });
});

describe('Names of notes', () => {
  it('knows Markdown files, and folders that hold none', () => {
    assert.deepEqual(['a.md', 'A.MARKDOWN', 'a.txt', 'md'].map(isMarkdown), [true, true, false, false]);
    assert.deepEqual(['docs', '.git', 'node_modules'].map(mayHoldNotes), [true, false, false]);
    assert.equal(stem('/x/1-intro.to.md'), '1-intro.to');
  });
});
