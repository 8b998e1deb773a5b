import { lineStart, type Range } from '../text';
import { lineEnd } from './lines';
import { findRegions, type Region, type Regions } from './regions';

/** Whatever a region may begin or end with. */
const mark = /``|~~~|<|-->|----|\[source/;
const matterMark = /^\uFEFF?(?:---|\+\+\+)/;

/**
 * The regions of a text after an edit, as `findRegions` finds them. Most edits are of lines of prose: they only move the regions
 * behind them.
 *
 * @param edited is in offsets of the text before, whose length was `shift` less
 */
export function editRegions(
  before: string,
  regions: Regions,
  after: string,
  edited: Range,
  shift: number,
): Regions {
  const { all, settled } = regions;
  const from = lineStart(before, edited.from);
  const to = lineEnd(before, edited.to);
  const next = all.findIndex((region) => region.to >= from);
  const isProse =
    settled &&
    (next < 0 || (all[next]?.lineFrom ?? 0) > to) &&
    (all[0]?.kind === 'matter' ? next !== 0 : !matterMark.test(before) && !matterMark.test(after)) &&
    !mark.test(before.slice(from, to)) &&
    !mark.test(after.slice(from, to + shift));
  if (!isProse) return findRegions(after);
  if (shift === 0 || next < 0) return regions;
  return { all: [...all.slice(0, next), ...all.slice(next).map((region) => moved(region, shift))], settled };
}

const moved = ({ kind, from, to, info, content, lineFrom }: Region, by: number): Region => ({
  kind,
  from: from + by,
  to: to + by,
  info,
  content: { from: content.from + by, to: content.to + by },
  lineFrom: lineFrom + by,
});
