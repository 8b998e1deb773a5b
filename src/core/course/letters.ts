/** For classes of characters: the letters of all scripts, near enough. `\p{L}` takes milliseconds to compile where case is ignored. */
export const letters = String.raw`A-Za-z\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02AF\u0370-\u1FFF\u3041-\uD7FF\uF900-\uFDFF`;
