/** White space that is not one plain blank already: replacing only this leaves most texts as they are. */
const uneven = /[^\S ]\s*| \s+/g;

/** The text with every stretch of white space, line breaks included, as one blank. */
export const oneBlank = (text: string): string => text.replace(uneven, ' ');
