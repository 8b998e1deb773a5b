import type { Placeholder } from '../shell/model';
import { simpleCommandsOf, type Role, type SimpleCommand } from '../shell/sites';
import type { Word } from '../shell/tokens';

/**
 * Names that authors wrote out although everybody needs one of their own: `s3://mythical-mysfits-bucket-name`. Bucket names are shared with the
 * whole world, so the first learner who typed it has it.
 */
const BUCKET = /^[a-z0-9][a-z0-9.-]*-bucket-name$/;

/** The placeholders of a statement, with those names that only look like values. */
export function withLiterals(command: string, placeholders: readonly Placeholder[]): readonly Placeholder[] {
  if (!command.includes('-bucket-name')) return placeholders;
  const literals = simpleCommandsOf(command)
    .filter(({ program }) => program === 'aws')
    .flatMap((simple) => bucketsIn(simple, command))
    .filter(
      ({ range }) =>
        !placeholders.some((other) => other.range.from < range.to && range.from < other.range.to),
    );
  if (literals.length === 0) return placeholders;
  return [...placeholders, ...literals].sort((a, b) => a.range.from - b.range.from);
}

function bucketsIn({ words, roles }: SimpleCommand, command: string): Placeholder[] {
  return words.flatMap((word, index) => {
    const place = placeIn(word, roles[index], command);
    if (!place || !BUCKET.test(place.text)) return [];
    const { from, text, slot } = place;
    return [
      {
        text,
        range: { from, to: from + text.length },
        slot: { name: slot, label: 'Bucket name', secret: false },
      },
    ];
  });
}

/** The bucket that a plain word names: in an address, or as the value of `--bucket`. */
function placeIn(
  { from, to }: Word,
  role: Role | undefined,
  command: string,
): { readonly from: number; readonly text: string; readonly slot: string } | null {
  const written = command.slice(from, to);
  const bucket = /^s3:\/\/([^/\s'"]+)/.exec(written)?.[1];
  if (bucket !== undefined) return { from: from + 's3://'.length, text: bucket, slot: 's3://bucket' };
  const isOption = role?.kind === 'value' && /^--(?:s3-)?bucket$/.test(role.option);
  return isOption && /^[\w.-]+$/.test(written) ? { from, text: written, slot: role.option } : null;
}
