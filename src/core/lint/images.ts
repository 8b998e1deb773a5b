import type { Hit } from './model';
import { retiredImage } from './retired';

/** A base image that is retired, at its place. */
export function imageHit(image: string, from: number): Hit[] {
  const known = retiredImage(image);
  if (!known) return [];
  const range = { from, to: from + image.length };
  return [
    {
      rule: 'retired-image',
      range,
      message: `\`${image}\` gets no updates any more, and what it installs from may be gone.`,
      since: known.since,
      edits: [{ ...range, text: known.replacement }],
    },
  ];
}
