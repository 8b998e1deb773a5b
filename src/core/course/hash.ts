const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A short name for a text (FNV-1a, 32 bits, base 36): equal for equal texts, seldom equal for others. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // `toString(36)` does the same by way of fractions, which takes longer than all the rest.
  let name = '';
  for (let left = hash >>> 0; left > 0 || name === ''; left = Math.floor(left / 36))
    name = digits.charAt(left % 36) + name;
  return name;
}
