import type { SlotType } from '../catalogue/model';
import type { TypedSlot } from '../catalogue/slots';
import { tailOf } from '../ledger/model';
import { looksLike, nounOf, resourceInfo, splitType } from '../catalogue/types';
import { accepts, valueOf, wordsOf, type Candidate } from './candidates';
import type { RememberedValue, SlotPlace, Suggested, Value } from './model';
import { lastUsedAt, rememberedFor } from './remembering';

/** A slot that wants suggestions. */
export interface WantedSlot {
  readonly place: SlotPlace;
  readonly typed: TypedSlot;
  readonly lessonId: string;
}

/** Everything that is known on the target. */
export interface Known {
  readonly candidates: readonly Candidate[];
  /** Used on this target. */
  readonly remembered: readonly RememberedValue[];
  /** Used on any target, or before targets were kept. */
  readonly anywhere: readonly RememberedValue[];
  /** Values that one target has only one of: its region, its account. */
  readonly facts: ReadonlyMap<SlotType, Candidate>;
  /** The texts that exist, by slot type, where that is known: what was deleted by hand is not offered. */
  readonly existing: ReadonlyMap<SlotType, ReadonlySet<string>>;
  /** Letters and digits for a name that nobody else has. */
  readonly random: () => string;
}

const NOTHING: Suggested = { values: [], certain: null };
/** How many suggestions one slot gets. */
const MOST = 30;

/** Words of placeholders that tell nothing apart. */
const NOISE = new Set(
  'aws amazon cognito s3 ec2 docker my your the a an id arn name url uri dns ip address tag with for here new from of this'.split(
    ' ',
  ),
);
/** Words that are left over of `REPLACE_ME_UNIQUE_BUCKET_NAME`. */
const FILLERS = new Set('replace me insert change changeme unique bucket enter put globally'.split(' '));
/** What else a kind of thing is called. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  'elbv2.loadBalancer': ['nlb', 'alb', 'elb', 'network', 'application'],
  'apigateway.restApi': ['rest', 'api'],
  'docker.image': ['image', 'repository'],
  'docker.user': ['user'],
};

/** The words that tell a slot from others of its type: `public`, `one`. */
export function tellingApart({ type, words }: TypedSlot): string[] {
  const { resource } = splitType(type ?? '');
  const own = new Set([
    ...wordsOf(type === null ? '' : nounOf(type)),
    ...wordsOf(resource),
    ...(SYNONYMS[resource] ?? []),
  ]);
  return words.flatMap(wordsOf).filter((word) => !NOISE.has(word) && !own.has(word));
}

/**
 * The values for every slot of one statement (or file), best first. A value is certain when it is the only one that earlier steps of the course
 * made for such a slot on this target, or when the target has only one.
 */
export function suggestFor(slots: readonly WantedSlot[], known: Known): Suggested[] {
  const suggested = slots.map((slot) => suggestOne(slot, known));
  // Two certain values that do not belong together are none.
  const chosen = Object.fromEntries(
    slots.map(({ typed: { type } }, index) => [type ?? '', suggested[index]?.certain]),
  );
  // Two slots that want the same kind of thing and do not say which: none is beyond doubt, and each gets another first.
  return suggested.map((own, index) => {
    const slot = slots[index];
    if (!slot || isFact(slot, known)) return own;
    const belongs = known.candidates.some((each) => each.text === own.certain && isAmong(each, chosen));
    if (own.certain !== null && !belongs) return { ...own, certain: null };
    const alike = slots.slice(0, index).filter((other) => isAlike(other, slot)).length;
    const among = slots.filter((other) => isAlike(other, slot)).length;
    if (among === 1) return own;
    const turned = [...own.values.slice(alike), ...own.values.slice(0, alike)];
    return { values: turned, certain: null };
  });
}

/** Whether values of the type mean something on one target only: resources do, a name or an address does not. */
export const isOfTarget = (type: SlotType | null): boolean => type !== null && type !== 'docker.user';

const isFact = ({ typed }: WantedSlot, { facts }: Known): boolean =>
  typed.type !== null && facts.has(typed.type);

/** Equal placeholders want the same thing twice, unless they are values of one option; different ones, and bare ones, want different things. */
function isAlike(a: WantedSlot, b: WantedSlot): boolean {
  if (a === b) return true;
  if (a.typed.type === null || a.typed.type !== b.typed.type || a.typed.isNew || b.typed.isNew) return false;
  const [first, second] = [tellingApart(a.typed), tellingApart(b.typed)];
  const same = first.length === second.length && first.every((word) => second.includes(word));
  if (!same) return false;
  const sameText = a.place.placeholder === b.place.placeholder && a.typed.words.length > 0;
  return !sameText || isSameOption(a.place.slot, b.place.slot);
}

/** Two values of one option: `--instance-ids` and `--instance-ids 2`. */
const isSameOption = (a: string, b: string): boolean =>
  a.startsWith('-') && a.replace(/ \d+$/, '') === b.replace(/ \d+$/, '');

function suggestOne(slot: WantedSlot, known: Known): Suggested {
  const { typed, place } = slot;
  const { type } = typed;
  const used = rememberedFor(place, isOfTarget(type) ? known.remembered : known.anywhere);
  if (type === null) return { values: used, certain: null };
  const fact = known.facts.get(type);
  if (fact)
    return { values: [valueOf(fact), ...used.filter(({ text }) => text !== fact.text)], certain: fact.text };
  if (typed.isNew) return { values: forNewThing(slot, used, known), certain: null };
  const wanted = tellingApart(typed);
  const exists = known.existing.get(type);
  const fitting = known.candidates.filter(
    (candidate) =>
      accepts(type, wanted, candidate) &&
      isAmong(candidate, typed.beside ?? {}) &&
      (!exists || candidate.source !== 'run output' || exists.has(candidate.text)),
  );
  const scored = bestOfEachText([
    ...fitting.map((candidate) => ({
      value: valueOf(candidate),
      score: scoreOf(candidate, slot, wanted, known.remembered),
    })),
    ...used
      .filter(({ text }) => looksLike(type, text) && (!exists || exists.has(text)))
      .map((value, rank) => ({ value, score: 36 - rank })),
  ]);
  const values = scored.slice(0, MOST).map(({ value }) => value);
  return values.length === 0 ? NOTHING : { values, certain: certainOf(slot, fitting, wanted) };
}

/** Whether it stands in nothing else than what is named, by slot type. */
const isAmong = (
  { within = {} }: Candidate,
  named: Readonly<Record<SlotType, string | null | undefined>>,
): boolean => Object.entries(within).every(([type, held]) => tailOf(named[type] ?? held) === tailOf(held));

interface Scored {
  readonly value: Value;
  readonly score: number;
}

/** A value that several sources know counts for the best of them, and a little for every other. */
function bestOfEachText(scored: readonly Scored[]): Scored[] {
  const best = new Map<string, Scored>();
  for (const each of [...scored].sort((a, b) => b.score - a.score)) {
    const first = best.get(each.value.text);
    if (first) {
      if (first.value.source !== each.value.source)
        best.set(each.value.text, { ...first, score: first.score + 4 });
    } else best.set(each.value.text, each);
  }
  return [...best.values()].sort(
    (a, b) =>
      b.score - a.score || (b.value.at ?? 0) - (a.value.at ?? 0) || (a.value.text < b.value.text ? -1 : 1),
  );
}

const BASE: Readonly<Record<Value['source'], number>> = {
  typed: 0,
  'run output': 40,
  remembered: 30,
  'stack output': 30,
  'live resource': 20,
  environment: 15,
};

/** More uses at such slots than these tell no more. */
const MOST_USES = 6;

function scoreOf(
  candidate: Candidate,
  { place, lessonId }: WantedSlot,
  wanted: readonly string[],
  remembered: readonly RememberedValue[],
): number {
  const uses = remembered.filter(({ slot, text }) => slot === place.slot && text === candidate.text).length;
  const known = wanted.filter((word) => candidate.words.has(word)).length;
  const covers = wanted.length > 0 && known === wanted.length;
  // Nothing was asked for in particular: the plainest name is meant.
  const surplus = wanted.length === 0 ? Math.min(5, candidate.words.size) : 0;
  return (
    BASE[candidate.source] +
    (isDescribed(candidate, place) ? 100 : 0) +
    (covers ? 30 : known * 3) +
    (candidate.isOurs ? 8 : 0) +
    (candidate.lessonId === lessonId ? 6 : 0) +
    Math.min(MOST_USES, uses) -
    surplus * 0.5
  );
}

/** The stack's author wrote the placeholder's own text beside the output. */
const isDescribed = ({ description }: Candidate, { placeholder }: SlotPlace): boolean =>
  description !== '' && description.trim() === placeholder;

function certainOf(
  slot: WantedSlot,
  fitting: readonly Candidate[],
  wanted: readonly string[],
): string | null {
  const described = textsOf(fitting.filter((each) => each.isOurs && isDescribed(each, slot.place)));
  if (described.length > 0) return only(described);
  const fits = fitting.filter((each) => each.isOurs && wanted.every((word) => each.words.has(word)));
  // A container goes by its name as well: that is no other one.
  const exact = fits.filter(({ type }) => type === slot.typed.type);
  const ours = exact.length > 0 ? exact : fits;
  const here = ours.filter(({ lessonId }) => lessonId === slot.lessonId);
  return only(textsOf(ours)) ?? only(textsOf(here));
}

const textsOf = (candidates: readonly Candidate[]): string[] => [
  ...new Set(candidates.map(({ text }) => text)),
];
const only = (texts: readonly string[]): string | null => (texts.length === 1 ? (texts[0] ?? null) : null);

/** Names for what a command makes: the one used here before, one that nobody has, and those that were used elsewhere, which may be taken. */
function forNewThing(slot: WantedSlot, used: readonly Value[], known: Known): Value[] {
  const last = lastUsedAt(slot.place, known.remembered);
  const isLast = ({ text }: Value): boolean => text === last;
  return [...used.filter(isLast), ...newNames(slot, known), ...used.filter((value) => !isLast(value))];
}

/** A name that nobody else in the world has, where that matters. */
function newNames({ typed, place }: WantedSlot, { random }: Known): Value[] {
  const { type } = typed;
  if (type === null || !resourceInfo(splitType(type).resource)?.unique) return [];
  const words = wordsOf(place.placeholder).filter((word) => !NOISE.has(word) && !FILLERS.has(word));
  const text = `${words.length > 0 ? words.join('-') : 'practice'}-${random()}`.slice(0, 63);
  return [
    {
      text,
      source: 'environment',
      about: `a new name; names of ${nounOf(type)}s are shared with the whole world`,
    },
  ];
}
