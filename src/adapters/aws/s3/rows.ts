import { s3Arn, s3Url, type S3Place } from '../../../core/aws/names';
import type { AwsTarget } from '../../../core/aws/target';
import { age, bytes, spokenAge } from '../../../core/resources/format';
import type { Fact, ResourceRow } from '../../../core/resources/model';
import { idOf, isPrefix, kindOf, nameOf, type Bucket, type Entry, type Version } from './model';

/** What rows of one bucket are drawn with. */
export interface Drawing {
  readonly target: AwsTarget;
  /** Ms since 1970. */
  readonly now: number;
}

const shown = (time: number): string => new Date(time).toLocaleString();

/** What rows of places can be copied as. */
function copies(
  place: S3Place,
  region: string,
  endpoint: string | undefined,
): NonNullable<ResourceRow['copy']> {
  return {
    name: place.key === '' ? place.bucket : nameOf(place.key),
    arn: s3Arn(place, region),
    url: s3Url(place, region, endpoint),
  };
}

/** @param start what its names are filtered by on the server */
export function bucketRow(
  { name, region, created }: Bucket,
  { target, now }: Drawing,
  start: string,
): ResourceRow {
  const place = { bucket: name, key: '' };
  const words = [
    ...(start === '' ? [] : [`${start}…`]),
    region,
    ...(created === undefined ? [] : [age(created, now)]),
  ].filter((word) => word !== undefined);
  return {
    id: idOf('bucket', place),
    kind: kindOf('bucket'),
    label: name,
    description: words.join(' · '),
    icon: { id: 'package' },
    children: 'collapsed',
    traits: [start === '' ? 'whole' : 'started'],
    copy: copies(place, region ?? target.region, target.endpoint),
    spoken: [
      `bucket ${name}`,
      ...(region === undefined ? [] : [`in ${region}`]),
      ...(created === undefined ? [] : [`created ${spokenAge(created, now)} ago`]),
      ...(start === '' ? [] : [`only names that begin with ${start}`]),
    ].join(', '),
    facts: [
      ...(region === undefined ? [] : [['Region', region] as const]),
      ...(created === undefined ? [] : [['Created', shown(created)] as const]),
      ...(start === '' ? [] : [['Only names beginning with', start] as const]),
    ],
  };
}

export interface EntryDrawing extends Drawing {
  readonly bucket: string;
  readonly region: string;
  /** Whether the bucket keeps versions. */
  readonly versioned: boolean;
  /** What the names below a prefix are filtered by on the server. */
  readonly startOf: (rowId: string) => string;
}

export const entryRow = (entry: Entry, drawing: EntryDrawing): ResourceRow =>
  isPrefix(entry) ? prefixRow(entry.key, drawing) : objectRow(entry, drawing);

function prefixRow(key: string, { bucket, region, target, startOf }: EntryDrawing): ResourceRow {
  const place = { bucket, key };
  const id = idOf('prefix', place);
  const start = startOf(id);
  return {
    id,
    kind: kindOf('prefix'),
    label: nameOf(key),
    icon: { id: 'folder' },
    children: 'collapsed',
    traits: [start === '' ? 'whole' : 'started'],
    ...(start === '' ? {} : { description: `${start}…` }),
    copy: copies(place, region, target.endpoint),
    spoken: `folder ${nameOf(key)}${start === '' ? '' : `, only names that begin with ${start}`}`,
    facts: [['Prefix', key]],
  };
}

/** Objects in these classes have to be restored before they can be read. */
const ARCHIVED = ['GLACIER', 'DEEP_ARCHIVE'];

function objectRow(
  { key, size, modified, storageClass }: Entry,
  { bucket, region, target, now, versioned }: EntryDrawing,
): ResourceRow {
  const place = { bucket, key };
  const archived = ARCHIVED.includes(storageClass);
  const classWords = storageClass === 'STANDARD' ? [] : [storageClass.toLowerCase().replaceAll('_', ' ')];
  return {
    id: idOf('object', place),
    kind: kindOf('object'),
    label: nameOf(key),
    description: [...classWords, bytes(size), age(modified, now)].join(' · '),
    icon: { id: archived ? 'archive' : 'file' },
    children: versioned ? 'collapsed' : 'none',
    traits: [archived ? 'archived' : 'readable'],
    // Of thousands of objects these are asked for few.
    get copy() {
      return copies(place, region, target.endpoint);
    },
    get facts(): readonly Fact[] {
      return [
        ['Key', key],
        ['Size', `${bytes(size)} (${size.toLocaleString()} bytes)`],
        ['Modified', shown(modified)],
        ['Storage class', storageClass],
      ];
    },
    spoken: [
      `object ${nameOf(key)}`,
      ...classWords,
      bytes(size),
      `modified ${spokenAge(modified, now)} ago`,
    ].join(', '),
    ...(archived ? {} : { open: { title: 'Open', command: 'practice.s3.open' } }),
  };
}

export function versionRow(place: S3Place, version: Version, now: number): ResourceRow {
  const { id, latest, deleted, size, modified } = version;
  const state = [...(latest ? ['latest'] : []), ...(deleted ? ['delete marker'] : [bytes(size)])];
  return {
    id: idOf('version', place, id),
    kind: kindOf('version'),
    label: shown(modified),
    description: [...state, age(modified, now)].join(' · '),
    icon: { id: deleted ? 'trash' : 'history' },
    traits: [deleted ? 'marker' : 'content', latest ? 'latest' : 'older'],
    copy: { name: nameOf(place.key), id },
    spoken: `version of ${shown(modified)}, ${state.join(', ')}`,
    facts: [['Version', id]],
  };
}

/** A heading above a part of a very long list. */
export function rangeRow(place: S3Place, number: number, part: readonly Entry[]): ResourceRow {
  const ends = [part[0], part.at(-1)].map((entry) => nameOf(entry?.key ?? ''));
  return {
    id: idOf('range', place, String(number)),
    kind: kindOf('range'),
    label: ends.join(' … '),
    description: part.length.toLocaleString(),
    icon: { id: 'list-flat' },
    children: 'collapsed',
    group: true,
    spoken: `${part.length} from ${ends.join(' to ')}`,
  };
}

export type SortOrder = 'name' | 'newest' | 'largest';

/** Folders first, as in a file explorer; `name` keeps the service's order. */
export function sorted(entries: readonly Entry[], order: SortOrder): readonly Entry[] {
  const by = { name: undefined, newest: 'modified', largest: 'size' } as const;
  const field = by[order];
  const folders = entries.filter(isPrefix);
  const objects = entries.filter((entry) => !isPrefix(entry));
  return [...folders, ...(field ? objects.sort((a, b) => b[field] - a[field]) : objects)];
}
