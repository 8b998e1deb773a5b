import { PRICE_LIST } from '../../core/catalogue/prices';
import type { Alive } from '../../core/ledger/alive';
import { aboutDollars, dollars, hourlyText } from '../../core/ledger/dollars';
import { entryKey, type LedgerEntry } from '../../core/ledger/model';
import { placeOf } from '../../core/ledger/place';
import { viewOf } from '../../core/ledger/sought';
import { iconOf, nameOfThing, nounOfThing } from '../../core/ledger/words';
import { age, counted, dateTime, spokenAge } from '../../core/resources/format';
import type { Fact, ResourceRow, Sought } from '../../core/resources/model';

const KIND = 'created';
const TARGET = 't:';
const LESSON = 'l:';
const THING = 'e:';

const GOOD = 'charts.green';
const DIM = 'disabledForeground';

/** The states of things below a heading. */
export interface Tally {
  readonly alive: number;
  readonly gone: number;
  readonly unknown: number;
}

export const isThing = ({ id }: Pick<ResourceRow, 'id'>): boolean => id.startsWith(THING);
export const thingId = (entry: LedgerEntry): string => THING + entryKey(entry);
export const targetId = (heading: string): string => TARGET + heading;
export const lessonId = (heading: string, entry: LedgerEntry): string =>
  LESSON + JSON.stringify([heading, entry.courseId, entry.lessonId]);

/** How the row of a thing is found. */
export const soughtInCreated = (entry: LedgerEntry): Sought => ({
  kind: `${KIND}.thing`,
  names: [entry.id],
  below: [`${KIND}.thing`],
});

/** `2 alive`, `1 alive, 2 gone`; what is not known is only counted where nothing else is. */
function tallyText({ alive, gone, unknown }: Tally): string {
  const parts = [
    ...(alive > 0 ? [`${alive} alive`] : []),
    ...(gone > 0 ? [`${gone} gone`] : []),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
  ];
  return parts.join(', ');
}

/** @param hourly US dollars; `null` where nothing costs by its nature */
export function targetRow(
  heading: string,
  entry: LedgerEntry,
  label: string,
  tally: Tally,
  hourly: number,
): ResourceRow {
  const place = placeOf(entry);
  const isSandbox = place.kind === 'aws' && place.target?.kind === 'sandbox';
  const isAccount = place.kind === 'aws' && place.target?.kind === 'account';
  const cost = isSandbox ? 'costs nothing' : isAccount && hourly > 0 ? `~ ${hourlyText(hourly)} / h` : '';
  const text = [tallyText(tally), cost].filter((part) => part !== '').join(' · ');
  const host = place.kind === 'docker' && place.engine !== null ? place.engine : null;
  return {
    id: targetId(heading),
    kind: `${KIND}.target`,
    label,
    description: text,
    icon: {
      id: isSandbox ? 'beaker' : isAccount ? 'cloud' : place.kind === 'docker' ? 'vm' : 'server-environment',
    },
    children: 'expanded',
    group: true,
    traits: tally.gone > 0 ? ['gone'] : [],
    spoken: `${label}, ${text}`,
    facts: [
      ...(host === null ? [] : [['Engine', host] as const]),
      ...(isAccount && hourly > 0 ? [['Estimate', estimate(hourly)] as const] : []),
      ...(isSandbox ? [['', 'Nothing here costs money.'] as const] : []),
    ],
  };
}

export function lessonRow(heading: string, entry: LedgerEntry, tally: Tally): ResourceRow {
  const label = entry.lessonTitle === '' ? 'Lesson without a title' : entry.lessonTitle;
  const text = tallyText(tally);
  return {
    id: lessonId(heading, entry),
    kind: `${KIND}.lesson`,
    label,
    description: text,
    icon: { id: 'book' },
    children: 'expanded',
    group: true,
    traits: tally.gone > 0 ? ['gone'] : [],
    spoken: `lesson ${label}, ${text}`,
  };
}

export interface ThingDrawing {
  readonly alive: Alive;
  /** US dollars. */
  readonly hourly: number;
  /** How many parts it has on record. */
  readonly parts: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const LOOKS = {
  alive: { color: GOOD, word: '' },
  gone: { color: DIM, word: 'gone' },
  unknown: { color: undefined, word: 'unknown' },
} as const;

export function thingRow(entry: LedgerEntry, { alive, hourly, parts, now }: ThingDrawing): ResourceRow {
  const { state, reason } = alive;
  const name = nameOfThing(entry);
  const noun = nounOfThing(entry);
  const { color, word } = LOOKS[state];
  const costs = hourly > 0 && state !== 'gone';
  const text = [
    noun,
    ...(entry.region === undefined ? [] : [entry.region]),
    ...(word === '' ? [] : [word]),
    ...(parts > 0 ? [counted(parts, 'resource')] : []),
    ...(costs ? [`${hourlyText(hourly)} / h`] : []),
    age(entry.at, now),
  ];
  return {
    id: thingId(entry),
    kind: `${KIND}.thing`,
    label: name,
    description: text.join(' · '),
    icon: { id: iconOf(entry.type), ...(color === undefined ? {} : { color }) },
    dimmed: state === 'gone',
    children: parts > 0 ? 'collapsed' : 'none',
    traits: [
      state,
      entry.type,
      ...(entry.partOf === undefined ? [] : ['part']),
      ...(viewOf(entry.type) === null ? [] : ['shown']),
    ],
    copy: {
      name,
      id: entry.id,
      ...(entry.attributes.arn === undefined ? {} : { arn: entry.attributes.arn }),
    },
    spoken: [
      `${noun} ${name}`,
      state,
      `made ${spokenAge(entry.at, now)} ago`,
      ...(parts > 0 ? [counted(parts, 'resource')] : []),
      ...(costs ? [`${aboutDollars(hourly)} an hour`] : []),
    ].join(', '),
    facts: factsOf(entry, alive, costs ? hourly : 0, reason),
  };
}

function factsOf(entry: LedgerEntry, { state }: Alive, hourly: number, reason: string | undefined): Fact[] {
  const { attributes, region, goneAt } = entry;
  return [
    ['', STATES[state]],
    ...(reason === undefined ? [] : [['', reason] as const]),
    ['Kind', nounOfThing(entry)],
    ['Id', entry.id],
    ...(attributes.arn === undefined ? [] : [['ARN', attributes.arn] as const]),
    ...(region === undefined ? [] : [['Region', region] as const]),
    ['Made by', `“${entry.stepTitle}”`],
    ['Made', dateTime(entry.at)],
    ...(state === 'gone' && goneAt !== undefined ? [['Seen to be gone', dateTime(goneAt)] as const] : []),
    ...(hourly > 0 ? [['Estimate', estimate(hourly)] as const] : []),
  ];
}

const STATES = {
  alive: 'Exists.',
  gone: 'No longer exists.',
  unknown: 'Whether it exists is not known.',
} as const;

const HOURS = 24;

/** `$0.0225 an hour, $0.54 a day (prices of us-east-1, November 2026)` */
export const estimate = (hourly: number): string =>
  `${hourlyText(hourly)} an hour, ${dollars(hourly * HOURS)} a day (prices of ${PRICE_LIST.region}, ${PRICE_LIST.month})`;
