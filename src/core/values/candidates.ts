import type { SlotType } from '../catalogue/model';
import { valuesOfMade } from '../catalogue/outcome';
import { looksLike, nounOf, shapeOf, splitType } from '../catalogue/types';
import type { LedgerEntry } from '../ledger/model';
import { describeAge } from './description';
import type { Value, ValueSource } from './model';

/** Something that may fill a slot. */
export interface Candidate {
  readonly text: string;
  /** `null` for the output of a stack, whose type its own look and words tell. */
  readonly type: SlotType | null;
  readonly source: ValueSource;
  readonly at?: number;
  /** What it is and where it comes from, for people. */
  readonly about: string;
  /** Lower-case words that tell it from others of its type. */
  readonly words: ReadonlySet<string>;
  /** What the notes' own placeholder is called, where the output of a stack says so. */
  readonly description: string;
  /** Runs of the course made it, or the stack that holds it, on this target. */
  readonly isOurs: boolean;
  /** The lesson that made it. */
  readonly lessonId?: string;
  /** What it stands in, by slot type. */
  readonly within?: Readonly<Record<SlotType, string>>;
}

/** The output of a CloudFormation stack. */
export interface StackOutput {
  readonly stack: string;
  readonly key: string;
  readonly value: string;
  readonly description: string;
}

/** A resource that exists now. */
export interface LiveResource {
  readonly id: string;
  /** By the attribute's name: `arn`, `name`, `dns`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** When it was made, in milliseconds since 1970. */
  readonly at?: number;
}

const ORDINALS: Readonly<Record<string, string>> = {
  '1': 'one',
  '2': 'two',
  '3': 'three',
  first: 'one',
  second: 'two',
  third: 'three',
};

/** The words of a name: `PublicSubnetOne`, `public-subnet-1`. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Za-z]{3,})(\d+)/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
    .map((word) => ORDINALS[word] ?? word);
}

/** What the learner's runs made and were told. `now` is in milliseconds since 1970. */
export function candidatesOfLedger(
  entries: readonly LedgerEntry[],
  courseId: string,
  now: number,
): Candidate[] {
  return entries.flatMap((entry) => {
    const values = entry.kind === 'made' ? valuesOfMade(entry) : [{ type: entry.type, text: entry.id }];
    const name = entry.attributes.name ?? entry.id;
    const did = entry.kind === 'made' ? 'made' : 'told';
    return values.map(({ type, text }) => ({
      text,
      type,
      source: 'run output' as const,
      at: entry.at,
      about: `${nounOf(type)}${isId(name) || name === text ? '' : ` ${name}`}, ${did} ${describeAge(entry.at, now)} by “${entry.stepTitle}”`,
      words: new Set([...entry.words, ...(isId(name) ? [] : wordsOf(name))]),
      description: '',
      isOurs: entry.courseId === courseId,
      lessonId: entry.lessonId,
      ...(entry.within && { within: entry.within }),
    }));
  });
}

/** Ids say nothing in words. */
const isId = (name: string): boolean =>
  /^(?:[a-z]{1,9}-)?[0-9a-f]{8,}$/.test(name) || name.startsWith('arn:');

/** What the stacks of the target give out; `ours` are the names of those that the course made. */
export function candidatesOfStacks(outputs: readonly StackOutput[], ours: ReadonlySet<string>): Candidate[] {
  return outputs.map(({ stack, key, value, description }) => ({
    text: value,
    type: null,
    source: 'stack output',
    about: `output ${key} of the stack ${stack}`,
    words: new Set([...wordsOf(key), ...wordsOf(description)]),
    description,
    isOurs: ours.has(stack),
  }));
}

/** What exists of the wanted type now. */
export function candidatesOfLive(
  type: SlotType,
  resources: readonly LiveResource[],
  now: number,
): Candidate[] {
  const { attribute } = splitType(type);
  return resources.flatMap(({ id, attributes = {}, at }) => {
    const text = attribute === null ? id : attributes[attribute];
    if (text === undefined || text === '') return [];
    const name = attributes.name ?? (isId(id) ? '' : id);
    const age = at === undefined ? '' : `, made ${describeAge(at, now)}`;
    return [
      {
        text,
        type,
        source: 'live resource' as const,
        ...(at === undefined ? {} : { at }),
        about: `${nounOf(type)}${name === '' || name === text ? '' : ` ${name}`} that exists now${age}`,
        words: new Set(wordsOf(name)),
        description: '',
        isOurs: false,
      },
    ];
  });
}

/** Types that one may stand for the other: courses call both kinds of API `API`, and an image goes by name or id. */
const KIN: readonly (readonly [SlotType, SlotType])[] = [
  ['apigateway.restApi', 'apigatewayv2.api'],
  ['docker.container', 'docker.container.name'],
];

/** Whether the candidate can be what a slot of the type wants. `wanted` are the words that tell the slot from others. */
export function accepts(type: SlotType, wanted: readonly string[], candidate: Candidate): boolean {
  if (candidate.type !== null)
    return candidate.type === type || KIN.some(([a, b]) => type === a && candidate.type === b);
  // The output of a stack: by its look where the type has one, else by what it is called.
  if (shapeOf(type)) return looksLike(type, candidate.text);
  const noun = nounOf(type).split(' ');
  return [...noun, ...wanted].every((word) => candidate.words.has(word));
}

/** A candidate as a suggestion. */
export const valueOf = ({ text, source, at, about }: Candidate): Value => ({
  text,
  source,
  about,
  ...(at === undefined ? {} : { at }),
});
