import type { Range } from '../text';
import type { Placeholder } from './model';
import { isType, KeyReader } from './keys';
import { labelOf, tellingWords } from './labels';
import { SiteReader, type Site } from './sites';

/** Everything by which a slot is named. */
interface Place {
  readonly range: Range;
  readonly text: string;
  /** `--vpc-id`, `--default-actions TargetGroupArn`, `1`; unique only after `numbered`. */
  readonly base: string;
  /** The word that the label is taken from when the placeholder itself tells nothing. */
  readonly hint: string;
  /** Where its word starts: placeholders of one word are told apart. */
  readonly word: number | null;
}

/**
 * Gives every placeholder of the command its slot; `ranges` are in order and do not overlap, `sites` are where they start in the
 * command as it is written.
 */
export function slotsOf(
  command: string,
  ranges: readonly Range[],
  sites: readonly Site[] = sitesOf(command, ranges),
): Placeholder[] {
  const text = masked(command, ranges);
  const read = text === command ? sites : sitesOf(text, ranges);
  return withSlots(ranges.map((range, index) => placeOf(command, range, read[index])));
}

function sitesOf(command: string, ranges: readonly Range[]): Site[] {
  const reader = new SiteReader(command);
  return ranges.map(({ from }) => reader.at(from));
}

function withSlots(places: readonly Place[]): Placeholder[] {
  const names = places.length === 1 ? [] : numbered(places);
  const labels = distinct(places.map((place) => labelOf(place.text, place.hint)));
  return places.map((place, index) => ({
    text: place.text,
    range: place.range,
    slot: { name: names[index] ?? place.base, label: labels[index] ?? 'Value', secret: isSecret(place) },
  }));
}

/** Gives the placeholders of a file their slots, named after the keys where they stand. */
export function fileSlotsOf(content: string, ranges: readonly Range[]): Placeholder[] {
  const reader = new KeyReader(content);
  return withSlots(
    ranges.map((range) => {
      const { key, line } = reader.at(range.from);
      const text = content.slice(range.from, range.to);
      return {
        range,
        text,
        base: key ?? (tellingWords(text).join(' ') || 'value'),
        hint: key ?? 'value',
        word: line,
      };
    }),
  );
}

/** Numbers what is called the same: `Security group id`, `Security group id 2`. */
function distinct(labels: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return labels.map((label) => {
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count > 1 ? `${label} ${count}` : label;
  });
}

/** The command with every placeholder as one plain word of the same length, so that the grammar reads through it. */
export function masked(command: string, ranges: readonly Range[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { from, to } of ranges) {
    if (isWord.test(command.slice(from, to))) continue;
    pieces.push(command.slice(at, from), 'x'.repeat(to - from));
    at = to;
  }
  return at === 0 ? command : pieces.join('') + command.slice(at);
}

/** A placeholder that is one plain word already. */
const isWord = /^\w+$/;

/** `Key=` of the shorthand, `"key": "` of JSON, `key: ` of YAML, right before the placeholder. */
const keyBefore =
  /(?:^|[\s,{;'"])([A-Za-z][\w.-]{0,60})(?:=|\\?["']?\s*:(?=[\s"'\\])\s*)\\?["']?[^\s,="']{0,60}$/;
/** The key around the type of a DynamoDB value: `id` of `{"id": {"S": "`. */
const keyAround = /([A-Za-z][\w.-]{0,60})\\?["']?\s*:\s*\{\s*\\?["']?$/;

function keyIn(before: string): string | null {
  const match = keyBefore.exec(before);
  const name = match?.[1] ?? null;
  if (!match || name === null || !isType(name)) return name;
  return keyAround.exec(before.slice(0, match.index + match[0].indexOf(name)))?.[1] ?? name;
}

function placeOf(command: string, range: Range, site: Site | undefined): Place {
  const text = command.slice(range.from, range.to);
  const start = site?.word?.from ?? null;
  const inWord = command.slice(Math.max(start ?? 0, range.from - 130), range.from);
  if (inWord === '') return { range, text, ...named(site, null, null), word: start };
  // `-p<password>`
  const glued = /^(-[A-Za-z])["']?$/.exec(command.slice(start ?? range.from, range.from))?.[1];
  if (glued !== undefined) return { range, text, base: glued, hint: glued, word: start };
  return { range, text, ...named(site, keyIn(inWord), bucketIn(inWord)), word: start };
}

/** What of an S3 address follows. */
function bucketIn(before: string): 's3://bucket' | 's3://key' | null {
  if (!before.includes('//')) return null;
  if (/s3:\/\/[^/\s]*$/i.test(before)) return 's3://bucket';
  return /s3:\/\/[^/\s]+\/\S*$/i.test(before) ? 's3://key' : null;
}

function named(
  site: Site | undefined,
  key: string | null,
  bucket: string | null,
): { base: string; hint: string } {
  const withKey = (base: string, hint: string) =>
    key === null ? { base, hint } : { base: `${base} ${key}`, hint: key };
  const role = site?.role;
  switch (role?.kind) {
    case 'value': {
      if (bucket) return { base: bucket, hint: hintOfBucket(bucket) };
      const nth = role.nth > 1 ? `${role.option} ${role.nth}` : role.option;
      const own = key !== null && `--${key}` === role.option;
      return own ? { base: nth, hint: role.option } : withKey(nth, role.option);
    }
    case 'assignment':
      return { base: role.variable, hint: role.variable };
    case 'redirection':
      return { base: role.operator, hint: 'file' };
    case 'positional':
      if (bucket) return { base: bucket, hint: hintOfBucket(bucket) };
      return withKey(`${role.nth}`, nounOf(site));
    case 'program':
      return { base: 'program', hint: 'program' };
    case 'operation':
    case 'option':
      return withKey(site?.word?.text.slice(0, 40) ?? 'text', 'value');
    case undefined:
      if (site?.quote === 'comment') return { base: '#', hint: 'value' };
      return key === null ? { base: '<<', hint: 'value' } : { base: key, hint: key };
  }
}

const hintOfBucket = (bucket: string) => (bucket === 's3://bucket' ? 'bucket name' : 'object key');

/** What the first argument of an operation is, for placeholders which do not say: `docker kill xxxx`. */
const nounsOfOperations: readonly (readonly [RegExp, string])[] = [
  [
    /^docker (?:container )?(?:kill|stop|rm|start|restart|logs|inspect|exec|attach|top|diff|commit|port|pause|unpause|wait|rename)$/,
    'container id',
  ],
  [
    /^docker (?:image )?(?:rmi|push|pull|run|tag|history|save)$|^docker image|^docker container (?:run|create)/,
    'image',
  ],
  [/^docker service/, 'service name'],
  [/^docker network/, 'network name'],
  [/^docker volume/, 'volume name'],
  [/^docker node/, 'node id'],
  [/^docker stack/, 'stack name'],
  [/^(?:ssh|ping|telnet|nc)\b/, 'host'],
  [/^git clone/, 'repository URL'],
  [/^(?:curl|wget)\b/, 'URL'],
];

function nounOf(site: Site | undefined): string {
  const command = [site?.command?.program ?? '', ...(site?.command?.operations ?? [])].join(' ').trim();
  return nounsOfOperations.find(([pattern]) => pattern.test(command))?.[1] ?? 'value';
}

/** Makes the names unique: several placeholders in one value are told apart by their words, the rest by a number. */
function numbered(places: readonly Place[]): string[] {
  const together = new Map<string, number>();
  const groupOf = (place: Place) => `${place.word ?? ''}\n${place.base}`;
  for (const place of places) together.set(groupOf(place), (together.get(groupOf(place)) ?? 0) + 1);
  const used = new Set<string>();
  const last = new Map<string, number>();
  return places.map((place) => {
    const shared = place.word !== null && (together.get(groupOf(place)) ?? 0) > 1;
    const telling = shared ? tellingWords(place.text).join(' ') : '';
    const base = telling === '' ? place.base : `${place.base} ${telling}`;
    let name = base;
    let number = last.get(base) ?? 1;
    while (used.has(name)) name = `${base} ${++number}`;
    last.set(base, number);
    used.add(name);
    return name;
  });
}

const secretWords =
  /pass(?:word|wd|phrase|code)|^-*pw$|secret|token|api[-_ ]?key|private[-_ ]?key|credential/i;
/** Ids and names of secrets are none, and neither are the tokens of paging and of repeated requests. */
const publicWords =
  /secret[-_ ]?(?:id|name|arn)|next[-_ ]?token|starting[-_ ]?token|request[-_ ]?token|token[-_ ]?(?:id|type|ttl)|key[-_ ]?(?:file|path|pair)/i;

/** Whether what goes here must be masked: said by the placeholder, its option, its key or its variable. */
function isSecret({ text, base, hint }: Place): boolean {
  return [text, base, hint].some((words) => secretWords.test(words) && !publicWords.test(words));
}
