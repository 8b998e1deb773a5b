import type { RememberedValue, SlotPlace, Value } from './model';

/** How many values are kept for one slot of one step, and for a whole course. The oldest go first. */
export const LIMITS = { perSlot: 10, perCourse: 500 } as const;

/** Placeholders that say nothing about what they stand for: sharing one of these makes two slots no kin. */
const NAMELESS =
  /^\W*(replace[-_ ]?(me|this)?|changeme|your[-_ ]?value|value|name|id|insert[-_ ]?here|x+)\W*$/i;

/** Why a value used at one place is worth offering at another, the best reason first. */
const KINSHIP: readonly ((used: SlotPlace, wanted: SlotPlace) => boolean)[] = [
  samePlace,
  (used, wanted) => used.placeholder === wanted.placeholder && used.label === wanted.label,
  (used, wanted) => used.placeholder === wanted.placeholder && !NAMELESS.test(wanted.placeholder),
  (used, wanted) => used.slot === wanted.slot && wanted.slot.startsWith('-'),
];

/** Whether both are the same slot of the same statement of the same step. */
function samePlace(a: SlotPlace, b: SlotPlace): boolean {
  return a.stepId === b.stepId && a.statement === b.statement && a.slot === b.slot;
}

/**
 * The remembered values worth offering for a slot: those used at this very place, then those of an equal placeholder,
 * then those of the same option elsewhere in the course; the newest first within each, every text once.
 */
export function rememberedFor(wanted: SlotPlace, remembered: readonly RememberedValue[]): Value[] {
  const kin = remembered
    .map((value) => ({ value, rank: KINSHIP.findIndex((isKin) => isKin(value, wanted)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || b.value.at - a.value.at);
  const byText = new Map<string, Value>();
  for (const { value } of kin) {
    if (!byText.has(value.text))
      byText.set(value.text, { text: value.text, source: 'remembered', at: value.at });
  }
  return [...byText.values()].slice(0, LIMITS.perSlot);
}

/** The text last used at this very place, `undefined` where none was. */
export function lastUsedAt(place: SlotPlace, remembered: readonly RememberedValue[]): string | undefined {
  const here = remembered.filter((value) => samePlace(value, place));
  return here.sort((a, b) => b.at - a.at)[0]?.text;
}

/** `remembered` with `used` added, newest first, every text once a place, and within `LIMITS`. */
export function remember(
  remembered: readonly RememberedValue[],
  used: readonly RememberedValue[],
): RememberedValue[] {
  const kept: RememberedValue[] = [];
  const textsAt = new Map<string, Set<string>>();
  for (const value of [...used, ...remembered].sort((a, b) => b.at - a.at)) {
    const key = JSON.stringify([value.stepId, value.statement, value.slot]);
    const texts = textsAt.get(key) ?? new Set();
    if (texts.has(value.text) || texts.size >= LIMITS.perSlot) continue;
    textsAt.set(key, texts.add(value.text));
    kept.push(value);
  }
  return kept.slice(0, LIMITS.perCourse);
}
