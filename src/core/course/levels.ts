import { letters } from './letters';

const rank = String.raw`(?:beginners?(?:'s|’s)?|novices?|introductory|intermediates?|advanced|experts?|anfänger|einsteiger|fortgeschrittene?|principiantes?|intermedi(?:o|ário)s?|avan[zç]ados?|débutants?|intermédiaires?|avancés?|iniciantes?|[初中高]级|入门|进阶)`;
const looseRank = String.raw`(?:${rank}|basics?|easy|medium|hard|difficult|entry|foundation(?:al|s)?|fundamentals?|professional|associate|intro|low|high|moderate|\d{1,3})`;
const noun = String.raw`(?:levels?|niveau|stufe|nivel|nível|lessons?|tutorials?|track|tier|material|content|topics?|stage|labs?)`;
const join = String.raw`(?:\s*(?:\/|&|-|–|,|to|and)\s*)`;

/** `Beginner`, `Beginner Level`, `Beginner to Intermediate`, `For Beginners`. */
const plain = new RegExp(
  String.raw`^(?:for\s+|the\s+)?(${rank}(?:${join}${rank})?(?:\s*[-–]?\s*${noun})?)$`,
  'i',
);
/** `Basic Level`, `Level 1`, `Level 200`, `Nivel básico`; `Easy` and the like, which mean nothing else. */
const named = new RegExp(
  String.raw`^(${looseRank}(?:\s|-)+level|level\s*\d{1,3}|(?:nivel|nível|niveau)\s+[${letters}]{4,14}|easy|medium|hard|difficult)$`,
  'i',
);
/** `Basic:` leads to what follows; without its colon it may be the name of anything. */
const leading = new RegExp(String.raw`^[^${letters}\d]*(${looseRank}):[^${letters}\d]*$`, 'i');
/** `Level: Beginner`, `Difficulty – easy`. */
const labelled = new RegExp(
  String.raw`^(?:(?:skill|difficulty|course)\s+)?(?:level|difficulty)\s*(?:::?|[=–-])\s*(${looseRank}(?:${join}${looseRank})?(?:\s+${noun})?)$`,
  'i',
);
/** `(Beginner)`, `[Intermediate level]` inside a title. */
const bracketed = new RegExp(String.raw`\s*[([](${rank}(?:\s+${noun})?)[)\]]`, 'i');
/** `(Intermediate, 60 min)`, `(1 hour, advanced)`: beside a time. */
const timed = new RegExp(
  String.raw`[([]\s*(?:\d[^()[\]]{0,30}?\s*[,;|/·–—-]\s*)?(${rank}(?:\s+${noun})?)\s*(?:[,;|/·:–—-]\s*[^()[\]]{0,12}\d[^()[\]]{0,30})?[)\]]`,
  'i',
);
/** `Docker - Intermediate Level`, `Docker: Advanced` at the end of a heading. */
const suffixed = new RegExp(String.raw`(?:\s+[-–—|]+|[:,])\s+(${rank}(?:\s+level)?)\s*:?\s*$`, 'i');
/** `Beginner Level: Docker`, `Beginner - Docker` at its start. */
const prefixed = new RegExp(String.raw`^\s*(${rank}(?:\s+level)?)(?:\s+[-–—|]+|:)\s+(?=\S)`, 'i');

const decoration = /^[^\p{L}\p{N}]+|[^\p{L}\p{N})\]]+$/gu;

/** `1.2. ` or `3) ` in front. */
const numbering = /^\d{1,2}(?:\.\d{1,2})*[.)]\s+|^\d{1,2}(?:\.\d{1,2})+\s+/;

const mayNameLevel =
  /begin|novice|intro|intermed|intermé|advanced|expert|level|diffic|basic|easy|medium|hard|low:|high:|moder|entry|found|fundam|profess|associ|nive|nível|anfäng|einst|fortg|princip|avan|débu|inici|级|入门|进阶/;

/** A line that says nothing but a level; `own` when it is put like a property of one lesson (`Level: Beginner`). */
export interface LevelLine {
  readonly level: string;
  readonly own: boolean;
}

/** Reads a whole line of plain text as a level, as the notes call it. */
export function readLevel(line: string): LevelLine | null {
  if (line.length > 60 || !mayNameLevel.test(line.toLowerCase())) return null;
  const text = line.replace(decoration, '').replace(numbering, '').replace(/\s+/g, ' ');
  const own = labelled.exec(text);
  if (own?.[1] !== undefined) return { level: own[1], own: true };
  const level = plain.exec(text)?.[1] ?? named.exec(text)?.[1] ?? leading.exec(line)?.[1];
  return level === undefined ? null : { level, own: false };
}

/** Longer titles are not looked at. */
const longestTitle = 300;

/** A level in a title, and where it stands: in brackets, in a `heading` also at its end or start. */
export function findLevel(
  title: string,
  heading: boolean,
): { level: string; from: number; to: number } | null {
  if (
    title.length > longestTitle ||
    !(heading || /[([]/.test(title)) ||
    !mayNameLevel.test(title.toLowerCase())
  )
    return null;
  const beside = bracketed.exec(title) === null ? timed.exec(title) : null;
  if (beside?.[1] !== undefined) {
    // The time keeps its brackets: it is read from them.
    const from = beside.index + beside[0].indexOf(beside[1]);
    return { level: beside[1], from, to: from + beside[1].length };
  }
  const found = bracketed.exec(title) ?? (heading ? (suffixed.exec(title) ?? prefixed.exec(title)) : null);
  return found?.[1] === undefined
    ? null
    : { level: found[1], from: found.index, to: found.index + found[0].length };
}
