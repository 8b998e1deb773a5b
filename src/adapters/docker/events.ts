import type { Readable } from 'node:stream';
import { readJsonLines } from './jsonLines';

/** What the engine tells of a change. */
export interface EngineEvent {
  /** `container`, `image`, `network`, … */
  readonly type: string;
  /** `start`, `die`, `health_status: healthy`, … */
  readonly action: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** By the engine's clock, in ms since 1970. */
  readonly time: number;
}

/**
 * Those that change a row. The engine leaves out the others, so that health checks and `docker exec` in a loop cost nothing here.
 * It compares beginnings (because of `health_status: …`), which lets a few more through than are named.
 */
export const EVENT_FILTERS = {
  type: ['container', 'image', 'network', 'volume', 'service', 'node', 'daemon'],
  event: [
    ...[
      'create',
      'start',
      'restart',
      'stop',
      'die',
      'oom',
      'pause',
      'unpause',
      'rename',
      'update',
      'destroy',
    ],
    ...['health_status', 'remove', 'pull', 'tag', 'untag', 'delete', 'import', 'load', 'reload'],
  ],
};

/** Reads the engine's stream of events; what is no event is passed over. */
export async function* readEvents(stream: Readable): AsyncGenerator<EngineEvent> {
  for await (const line of readJsonLines(stream)) {
    const event = asEvent(line);
    if (event) yield event;
  }
}

/** One event of the stream, `null` when the object is none. */
export function asEvent(line: Readonly<Record<string, unknown>>): EngineEvent | null {
  const { Type: type, Action: action, Actor: actor, timeNano } = line;
  const { ID: id, Attributes: attributes } = record(actor);
  if (typeof type !== 'string' || typeof action !== 'string' || typeof id !== 'string') return null;
  const texts = Object.entries(record(attributes)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { type, action, id, attributes: Object.fromEntries(texts), time: Number(timeNano) / 1e6 };
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
