import type { SlotType } from '../catalogue/model';
import type { LessonId, StepId } from '../course/model';

/** Where and when a run learnt something. */
export interface LedgerOrigin {
  /** The name of the target that the commands went to. */
  readonly target: string;
  readonly courseId: string;
  readonly lessonId: LessonId;
  readonly lessonTitle: string;
  /** The key that the step's runs are kept under. */
  readonly stepId: StepId;
  readonly stepTitle: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The address of the Docker engine that commands went to; what an earlier version recorded has none. */
  readonly engine?: string;
}

/** Something that the learner's runs made on a target, or a value that they were told there. Plain data, fit for storage. */
export interface LedgerEntry extends LedgerOrigin {
  readonly kind: 'made' | 'told';
  readonly type: SlotType;
  /** Its usual identifier, or the value. */
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What it stands in, or ties together, by slot type; absent where nothing is known. */
  readonly within?: Readonly<Record<SlotType, string>>;
  /** What its price depends on. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Words of the placeholder where its name was given: `artifacts`, `bucket`. */
  readonly words: readonly string[];
  /** The region it is in, where that is not the target's own. */
  readonly region?: string;
  /** What its command named that leads away from the target: `the profile other`. */
  readonly elsewhere?: string;
  /** The key of the stack that it belongs to, and goes with. */
  readonly partOf?: string;
  /** When it was first seen to be gone, in milliseconds since 1970. */
  readonly goneAt?: number;
}

/** What tells one entry from another: the same thing made again takes the place of its first entry. */
export function entryKey({ target, kind, type, id, within = {}, region, elsewhere }: LedgerEntry): string {
  const away = region === undefined && elsewhere === undefined ? [] : [region ?? null, elsewhere ?? null];
  const held = Object.keys(within)
    .sort()
    .flatMap((each) => within[each] ?? []);
  return JSON.stringify([target, kind, type, id, ...held, ...away]);
}

type Named = Pick<LedgerEntry, 'type' | 'id' | 'attributes'>;

/** What people call it: its name, else its identifier in short. */
export function nameOf({ id, attributes }: Named): string {
  const name = attributes.name ?? tailOf(id);
  return /^[0-9a-f]{64}$/.test(name) ? name.slice(0, 12) : name;
}

/** What an ARN ends with; any other text as it is. */
export function tailOf(text: string): string {
  const resource = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/.exec(text)?.[1];
  if (resource === undefined) return text;
  return resource.includes('/')
    ? resource.slice(resource.lastIndexOf('/') + 1)
    : (/[^:]*$/.exec(resource)?.[0] ?? text);
}

/** Whether a text means it: by its identifier or another attribute, in whole or as its ARN ends; a container also by its first characters. */
export function isNamedBy({ type, id, attributes }: Named, text: string): boolean {
  if (text === '') return false;
  const own = [id, ...Object.values(attributes)];
  if (own.some((each) => each === text || tailOf(each) === tailOf(text))) return true;
  if (type === 'docker.image') return imageName(id) === imageName(text);
  return text.length > 1 && /^[0-9a-f]{64}$/.test(id) && id.startsWith(text);
}

/** `docker.io/library/nginx` and `nginx` are `nginx:latest`. */
const imageName = (text: string): string =>
  text.replace(/^docker\.io\/(?:library\/)?/, '').replace(/(?<=^|\/)[^/:@]+$/, '$&:latest');
