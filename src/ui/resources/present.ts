import { isResourceError, type NextStep } from '../../core/resources/errors';
import { matches } from '../../core/resources/filter';
import type { Listing, ResourceRow } from '../../core/resources/model';

/** Rows that the tree adds to those of a source. */
export const MORE_KIND = 'practice.more';
const NOTE_KIND = 'practice.note';
const STEP_KIND = 'practice.step';

/** Whether the tree has added a row to say something. */
export const isNote = ({ kind }: ResourceRow): boolean => kind === NOTE_KIND || kind === STEP_KIND;

/** What stands below one row: its rows, and for the root the message above them. */
export interface Presented {
  readonly rows: readonly ResourceRow[];
  readonly message: string;
}

/** A command that loads more below `parent`, and one that asks again: the ids that the tree registers. */
export interface OwnCommands {
  readonly loadMore: string;
  readonly refresh: string;
  readonly clearFilter: string;
}

export const isGroup = ({ group }: ResourceRow): boolean => group === true;

/**
 * The rows of a listing as they are drawn: filtered, with *Load more* at the end, or with what to do where there are none.
 *
 * @param looksThrough whether a row is kept because of what may stand below it
 */
export function presentListing(
  listing: Listing,
  parent: ResourceRow | null,
  filter: string,
  commands: OwnCommands,
  looksThrough: (row: ResourceRow) => boolean = isGroup,
): Presented {
  const rows =
    filter === '' ? listing.rows : listing.rows.filter((row) => looksThrough(row) || matches(row, filter));
  const more = listing.more ? [moreRow(parent, listing.more, commands)] : [];
  if (listing.trouble !== undefined) {
    const trouble = presentTrouble(listing.trouble, parent, commands);
    return { ...trouble, rows: [...trouble.rows, ...rows, ...more] };
  }
  if (rows.length + more.length > 0) return { rows: [...rows, ...more], message: '' };
  if (listing.rows.length > 0) return presentNoMatch(parent, filter, commands);
  return listing.empty
    ? note(parent, listing.empty.message, listing.empty.next, 'info')
    : { rows: [], message: '' };
}

/** What stands where a filter leaves nothing. */
export const presentNoMatch = (
  parent: ResourceRow | null,
  filter: string,
  { clearFilter }: OwnCommands,
): Presented =>
  note(
    parent,
    `Nothing here matches “${filter}”.`,
    [{ title: 'Clear Filter', command: clearFilter, icon: 'clear-all' }],
    'info',
  );

/** What stands in the place of rows that cannot be had. */
export function presentTrouble(error: unknown, parent: ResourceRow | null, commands: OwnCommands): Presented {
  const { message, next } = isResourceError(error)
    ? error
    : { message: error instanceof Error ? error.message : String(error), next: [] };
  const again: NextStep = {
    title: 'Try Again',
    command: commands.refresh,
    arguments: parent === null ? [] : [parent.id],
    icon: 'refresh',
  };
  return note(parent, message, [...next, again], 'warning');
}

/** The root says it in the message above the tree, which wraps; below another row it is a row itself. */
function note(
  parent: ResourceRow | null,
  message: string,
  next: readonly NextStep[],
  icon: 'info' | 'warning',
): Presented {
  const key = parent?.id ?? '';
  const steps = next.map((step): ResourceRow => ({
    id: `${STEP_KIND}:${key}:${step.title}`,
    kind: STEP_KIND,
    label: step.title,
    icon: { id: step.icon ?? 'arrow-right', color: 'textLink.foreground' },
    open: step,
    spoken: `${step.title}, button`,
  }));
  if (parent === null) return { rows: steps, message };
  const said: ResourceRow = {
    id: `${NOTE_KIND}:${key}`,
    kind: NOTE_KIND,
    label: message,
    icon: icon === 'warning' ? { id: 'warning', color: 'list.warningForeground' } : { id: 'info' },
    facts: [['', message]],
  };
  return { rows: [said, ...steps], message: '' };
}

function moreRow(parent: ResourceRow | null, more: true | string, { loadMore }: OwnCommands): ResourceRow {
  return {
    id: `${MORE_KIND}:${parent?.id ?? ''}`,
    kind: MORE_KIND,
    label: 'Load More',
    ...(more === true ? {} : { description: more }),
    icon: { id: 'ellipsis', color: 'textLink.foreground' },
    open: { title: 'Load More', command: loadMore, arguments: parent === null ? [] : [parent.id] },
  };
}
