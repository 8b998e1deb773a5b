import type { S3Place } from './names';

/**
 * The path of an object's address in the editor: `/bucket/key`. Editors take `.`, `..`, empty parts and backslashes of paths for something
 * else, so these are written as escapes (an empty part as `%00`), and `%` too where it would look like one.
 */
export const objectPath = ({ bucket, key }: S3Place): string =>
  `/${bucket}/${key
    .replace(/%(?=25|5C|00|2E)|\\/g, escape)
    .split('/')
    .map((part) => (part === '' ? '%00' : /^\.\.?$/.test(part) ? part.replaceAll('.', '%2E') : part))
    .join('/')}`;

const escape = (mark: string): string => (mark === '%' ? '%25' : '%5C');

const MEANINGS: Readonly<Record<string, string>> = { '%25': '%', '%5C': '\\', '%00': '', '%2E': '.' };

/** The place that {@link objectPath} made a path of; a path with no key is a bucket. */
export function placeOfPath(path: string): S3Place {
  const [, bucket = '', ...parts] = path.split('/');
  return { bucket, key: parts.join('/').replace(/%(?:25|5C|00|2E)/g, (mark) => MEANINGS[mark] ?? mark) };
}
