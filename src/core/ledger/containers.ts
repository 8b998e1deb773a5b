import type { Made } from '../catalogue/outcome';
import type { CommandReading } from '../catalogue/reading';
import type { LiveResource } from '../values/candidates';
import type { LedgerEntry } from './model';

export const CONTAINER = 'docker.container';
const STARTS = new Set(['docker container run', 'docker container create']);
/** The engine tells whole seconds, and its clock may be a little behind. In milliseconds. */
const LEEWAY = 2000;

/** Whether a command makes a container. */
export const isStart = ({ name }: CommandReading): boolean => STARTS.has(name);

/**
 * The container that a command made: of its image, with its arguments, since the run began, and not on record yet. Where more than one
 * could be it, none is.
 * @param containers of the engine, with the attributes `image` and `command`
 * @param since milliseconds since 1970
 */
export function containerOf(
  { positions }: CommandReading,
  containers: readonly LiveResource[],
  since: number,
  ledger: readonly LedgerEntry[],
): Made | null {
  const [image, ...args] = positions;
  const known = ledger.filter(({ type }) => type === CONTAINER);
  const fitting = containers.filter(
    ({ id, attributes = {}, at = 0 }) =>
      attributes.image === image &&
      at >= since - LEEWAY &&
      plain(attributes.command ?? '').endsWith(plain(args.join(' '))) &&
      !known.some((entry) => entry.id.startsWith(id) || entry.id === attributes.name),
  );
  const [only, ...others] = fitting;
  if (!only || others.length > 0) return null;
  const name = only.attributes?.name;
  return { type: CONTAINER, id: only.id, attributes: name === undefined ? {} : { name } };
}

/** The engine puts arguments with blanks into quotes. */
const plain = (text: string): string => text.replace(/['"\s]/g, '');
