/** A key and where it goes: the parts of a path below the chosen folder. */
export interface PlannedDownload {
  readonly key: string;
  readonly parts: readonly string[];
}

/**
 * Where keys go when they are downloaded. Keys are any text; parts of paths are not: `..`, empty parts and what some file system cannot hold are replaced,
 * so that nothing can land outside the folder. Keys that would meet in one place get a number.
 *
 * @param base what all keys begin with and paths leave out: `photos/`
 * @param windows whether the names have to fit Windows
 */
export function planDownloads(
  keys: readonly string[],
  base: string,
  windows: boolean,
): readonly PlannedDownload[] {
  // A key that ends with a slash and holds nothing marks a folder: there is nothing to write.
  const wanted = keys.filter((key) => key !== base && !key.endsWith('/'));
  const marked = keys.filter((key) => key !== base && key.endsWith('/'));
  const plain = [...wanted, ...marked].map((key) => ({
    key,
    parts: key
      .slice(base.length)
      .split('/')
      .map((part) => safeName(part, windows)),
  }));
  const folders = new Set(
    plain.flatMap(({ parts }) => parts.slice(0, -1).map((_, end) => same(parts, end + 1))),
  );
  const taken = new Set<string>();
  return plain.map(({ key, parts }) => {
    const name = parts.at(-1) ?? '';
    for (let number = 1; ; number += 1) {
      const tried = [...parts.slice(0, -1), number === 1 ? name : numbered(name, number)];
      const identity = same(tried, tried.length);
      if (taken.has(identity) || folders.has(identity)) continue;
      taken.add(identity);
      return { key, parts: tried };
    }
  });
}

/** Some file systems take names that differ in case or in how accents are written for the same. */
const same = (parts: readonly string[], end: number): string =>
  parts.slice(0, end).join('/').normalize('NFC').toLowerCase();

const numbered = (name: string, number: number): string => {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
};

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Most file systems take 255 bytes; room is left for a number and for the name while it is written. */
const LONGEST = 200;

/** One part of a key as a name that can only be a file's or folder's own. */
export function safeName(part: string, windows: boolean): string {
  const plain = [...part].map((char) => (isUnfit(char, windows) ? '_' : char)).join('');
  const short = shortened(plain);
  const ended = windows ? short.replace(/[. ]+$/, (end) => '_'.repeat(end.length)) : short;
  if (ended === '') return '_';
  if (/^\.\.?$/.test(ended)) return '_'.repeat(ended.length);
  return windows && RESERVED.test(ended) ? `_${ended}` : ended;
}

function isUnfit(char: string, windows: boolean): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code < 32 || code === 127 || '/\\'.includes(char) || (windows && '<>:"|?*'.includes(char));
}

/** Cuts a name that is too long before its extension. */
function shortened(name: string): string {
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= LONGEST) return name;
  const extension = /\.[^.]{1,16}$/.exec(name)?.[0] ?? '';
  const chars = [...name.slice(0, name.length - extension.length)];
  while (encoder.encode(chars.join('') + extension).length > LONGEST) chars.pop();
  return chars.join('') + extension;
}
