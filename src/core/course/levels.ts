const rank = String.raw`(?:beginners?(?:'s|’s)?|novices?|introductory|intermediates?|advanced|experts?)`;
const looseRank = String.raw`(?:${rank}|basics?|easy|medium|hard|difficult|entry|foundation(?:al|s)?|fundamentals?|professional|associate|intro|low|high|moderate|\d{1,3})`;
const noun = String.raw`(?:levels?|lessons?|tutorials?|track|tier|material|content|topics?|stage|labs?)`;
const join = String.raw`(?:\s*(?:\/|&|-|–|,|to|and)\s*)`;

/** `Beginner`, `Beginner Level`, `Beginner to Intermediate`, `For Beginners`. */
const plain = new RegExp(
  String.raw`^(?:for\s+|the\s+)?(${rank}(?:${join}${rank})?(?:\s*[-–]?\s*${noun})?)$`,
  'i',
);
/** `Basic Level`, `Level 1`, `Level 200`. */
const named = new RegExp(String.raw`^(${looseRank}(?:\s|-)+level|level\s*\d{1,3})$`, 'i');
/** `Level: Beginner`, `Difficulty – easy`. */
const labelled = new RegExp(
  String.raw`^(?:(?:skill|difficulty|course)\s+)?(?:level|difficulty)\s*[:=–-]\s*(${looseRank}(?:${join}${looseRank})?(?:\s+${noun})?)$`,
  'i',
);
/** `(Beginner)`, `[Intermediate level]` inside a title. */
const bracketed = new RegExp(String.raw`\s*[([](${rank}(?:\s+${noun})?)[)\]]`, 'i');

const decoration = /^[^\p{L}\p{N}]+|[^\p{L}\p{N})\]]+$/gu;

const mayNameLevel = /begin|novice|introd|intermed|advanced|expert|level|difficulty/i;

/** A line that says nothing but a level; `own` when it is put like a property of one lesson (`Level: Beginner`). */
export interface LevelLine {
  readonly level: string;
  readonly own: boolean;
}

/** Reads a whole line of plain text as a level, as the notes call it. */
export function readLevel(line: string): LevelLine | null {
  if (line.length > 60 || !mayNameLevel.test(line)) return null;
  const text = line.replace(decoration, '').replace(/\s+/g, ' ');
  const own = labelled.exec(text);
  if (own?.[1] !== undefined) return { level: own[1], own: true };
  const level = plain.exec(text)?.[1] ?? named.exec(text)?.[1];
  return level === undefined ? null : { level, own: false };
}

/** A level in brackets inside a title, and where it stands. */
export function findLevel(title: string): { level: string; from: number; to: number } | null {
  const found = bracketed.exec(title);
  return found?.[1] === undefined
    ? null
    : { level: found[1], from: found.index, to: found.index + found[0].length };
}
