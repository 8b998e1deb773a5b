/** Line breaks of old systems, which an editor shows as others. */
const loneReturn = /\r(?!\n)/g;

/**
 * The text of a file of notes as an editor would show it, so that offsets fit its documents: in UTF-8, or in UTF-16 where a byte
 * order mark says so, as PowerShell writes it; without that mark, every line break ending in `\n`. `null` for what is no text.
 */
export function textOfNotes(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes('\0') ? null : text.replace(loneReturn, '\n');
}
