import type { Run } from '../../core/runs/model';

interface EntryBase {
  /** Milliseconds since 1970: of two entries with one key the later counts. */
  readonly at: number;
  /** The window that wrote it first. */
  readonly window: string;
  readonly course: string;
}

/** One line of a journal. Every entry says the whole state of its key, so reading one twice, or in another order, is harmless. */
export type Entry =
  | (EntryBase & { readonly kind: 'run'; readonly run: Run })
  /** Runs of the step before this moment no longer count. */
  | (EntryBase & { readonly kind: 'notDone'; readonly step: string })
  | (EntryBase & { readonly kind: 'value'; readonly key: string; readonly value: string | null })
  /** Runs and marks of the course before this moment are forgotten. */
  | (EntryBase & { readonly kind: 'reset' });

/** What an entry is the state of. */
export function keyOf(entry: Entry): string {
  switch (entry.kind) {
    case 'run':
      return JSON.stringify(['run', entry.run.id]);
    case 'notDone':
      return JSON.stringify(['notDone', entry.course, entry.step]);
    case 'value':
      return JSON.stringify(['value', entry.course, entry.key]);
    case 'reset':
      return JSON.stringify(['reset', entry.course]);
  }
}

/**
 * As it stands in the journal. It starts with a line break of its own: when a writer died in the middle of a line, the
 * next entry must not become a part of that line.
 */
export function serialise(entry: Entry): string {
  return `\n${JSON.stringify(entry)}\n`;
}

/** Whether they are the same line; a window never writes two at one time. */
export const isSame = (a: Entry, b: Entry) => a.at === b.at && a.window === b.window;

export interface ReadJournal {
  readonly entries: readonly Entry[];
  /** Whether there is something in it that no crash explains. */
  readonly damaged: boolean;
}

/**
 * Reads the lines of a journal. A line that starts as an entry and breaks off was torn by a crash or a full disk and is
 * passed over; whatever else is no entry means damage.
 */
export function parseJournal(text: string): ReadJournal {
  const entries: Entry[] = [];
  let damaged = false;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const entry = parseEntry(line);
    if (entry) entries.push(entry);
    else if (!isTorn(line)) damaged = true;
  }
  return { entries, damaged };
}

const start = '{"at":';

/** Entries start with their time, and control characters are escaped in JSON: a torn one is a prefix without any. */
function isTorn(line: string): boolean {
  const prefix = line.length < start.length ? start.startsWith(line) : line.startsWith(start);
  return prefix && !/[\x00-\x1f\ufffd]/.test(line.replace(/\ufffd+$/, '')) && !isJson(line);
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function parseEntry(line: string): Entry | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  return isEntry(value) ? value : null;
}

/** Checks of the members that reading them relies on. */
const checks: Readonly<Record<Entry['kind'], (entry: Readonly<Record<string, unknown>>) => boolean>> = {
  run: ({ run }) =>
    isRecord(run) &&
    typeof run.id === 'string' &&
    typeof run.stepId === 'string' &&
    typeof run.state === 'string' &&
    typeof run.startedAt === 'number' &&
    Array.isArray(run.statements) &&
    isRecord(run.values),
  notDone: ({ step }) => typeof step === 'string',
  value: ({ key, value }) => typeof key === 'string' && (value === null || typeof value === 'string'),
  reset: () => true,
};

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value)) return false;
  const { at, window, course, kind } = value;
  if (typeof at !== 'number' || typeof window !== 'string' || typeof course !== 'string') return false;
  return isKind(kind) && checks[kind](value);
}

const isKind = (kind: unknown): kind is Entry['kind'] =>
  typeof kind === 'string' && Object.hasOwn(checks, kind);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
