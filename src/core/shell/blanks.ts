/** White space that is not one plain blank already: replacing only this leaves most texts as they are. */
const uneven = /[^\S ]\s*| \s+/g;

/** What may be white space: anything but the characters of ASCII that one sees. */
const unseen = /[^ -~]/;

/** The text with every stretch of white space, line breaks included, as one blank. */
export const oneBlank = (text: string): string =>
  unseen.test(text) || text.includes('  ') ? text.replace(uneven, ' ') : text;
