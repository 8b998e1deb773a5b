/**
 * Reads values out of what a command printed, whatever the output format was: JSON, YAML, a table, plain text. A path that
 * does not fit gives no value rather than a wrong one.
 */

/** `LoadBalancers[0].LoadBalancerArn` → `LoadBalancers`, 0, `LoadBalancerArn`. */
function stepsOf(path: string): (string | number)[] {
  return [...path.matchAll(/\[(-?\d+)\]|([^.[\]]+)/g)].map(([, index, key]) =>
    index === undefined ? (key ?? '') : Number(index),
  );
}

/** What stands at a path of plain data; `undefined` where the path leads nowhere or to something that is no text. */
export function valueAt(data: unknown, path: string): string | undefined {
  let value = data;
  for (const step of stepsOf(path)) {
    if (typeof step === 'number') value = Array.isArray(value) ? (value as unknown[]).at(step) : undefined;
    else value = isRecord(value) ? value[step] : undefined;
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON document in a text that may hold other lines around it (warnings, prompts); `undefined` when there is none. */
export function jsonIn(text: string): unknown {
  const from = /^[ \t]*["[{]/m.exec(text)?.index ?? -1;
  if (from < 0) return undefined;
  const ends = [...text.matchAll(/["\]}][ \t]*$/gm)]
    .map(({ index }) => index + 1)
    .filter((end) => end > from);
  // The document may be followed by other text; its end is most often the last line of its kind.
  for (const to of ends.reverse().slice(0, 5)) {
    try {
      return JSON.parse(text.slice(from, to));
    } catch {
      // Another end may fit.
    }
  }
  return undefined;
}

/** The JSON documents that the AWS CLI printed one after the other. */
export const documentsIn = (text: string): readonly string[] =>
  text.match(/^(?:\{[ \t]*\n[^]*?^\}|\{.*\})[ \t]*$/gm) ?? [];

/** Everything that stands beside a key in cut-off JSON, in YAML and in tables; each text once. */
export function valuesBeside(text: string, key: string): string[] {
  const name = key.replace(/[^\w]/g, '\\$&');
  const patterns = [
    new RegExp(`"${name}"\\s*:\\s*"([^"\\\\]*)"`, 'g'),
    new RegExp(`^[ \\t-]*${name}:[ \\t]+['"]?([^'"\\n]+?)['"]?[ \\t]*$`, 'gm'),
    new RegExp(`\\|[ \\t]*${name}[ \\t]*\\|[ \\t]*([^|\\n]*?)[ \\t]*\\|`, 'g'),
  ];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, value = '']) => value));
  return [...new Set(found.filter((value) => value !== ''))];
}

/** Everything in a text that looks like this; each text once. */
export function valuesLike(text: string, shape: RegExp): string[] {
  const all = new RegExp(shape.source, shape.flags.includes('g') ? shape.flags : `${shape.flags}g`);
  return [...new Set([...text.matchAll(all)].map(([value]) => value))];
}

/** The last key of a path; `null` for a path that ends in an index. */
export function lastKey(path: string): string | null {
  const last = stepsOf(path).at(-1);
  return typeof last === 'string' ? last : null;
}
