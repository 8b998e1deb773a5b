import type { Range } from '../text';

/** Minutes that a line of the notes gives, and the part of the line that says so, brackets and dashes included. */
export interface Duration extends Range {
  readonly minutes: number;
}

const number = String.raw`(?:\d+(?:[.,]\d+)?\s*[½¼¾]?|[½¼¾]|an?\b|one|two|three|half an|media|una|eine|halbe|\d+\s+1\/2)`;
const hourUnit = String.raw`(?:hours?|hrs?\b\.?|h\b|stunden?|std\b\.?|horas?|heures?|小时|小時)`;
const minuteUnit = String.raw`(?:minute[sn]?|minutos?|минут[а-яё]*|分钟|分鐘|mins?\b\.?|m\b|'(?!\w)|′)`;
const secondUnit = String.raw`(?:seconds?|secs?\b\.?|s\b)`;
/** Amounts in words, and their minutes. */
const idioms: readonly (readonly [RegExp, number])[] = [
  [/(?:an? |one |1 )?hour and a half/, 90],
  [/half (?:an )?hour/, 30],
];
const idiom = idioms.map(([{ source }]) => source).join('|');
const upTo = String.raw`(?:\s*(?:-|–|—|to|~)\s*)`;
/** A number or a range of them. */
const some = String.raw`(?:${number}${upTo})?${number}[\s-]*`;
const minutes = String.raw`${minuteUnit}(?:[\s,]*(?:and\s*)?\d+\s*${secondUnit})?`;
const joined = String.raw`[\s,:]*(?:and\s*|(?:und|et|y|e)\s+|&\s*|\+\s*)?`;
/** An amount of time with its unit: `24 min`, `1.5 Hours`, `1 hr 30 min`, `1h30`, `1 h 30`, `20-30 mins`, `an hour and a half`. */
const amount = String.raw`(?:${idiom}|${some}(?:(?:${hourUnit}|h(?=\d))(?:${joined}${some}${minutes}|\s?\d{1,2}\b)?|${minutes}))`;
const clock = String.raw`\d{1,2}:\d{2}(?::\d{2})?`;
const label = String.raw`(?:(?:dauer|zeit|duración|tiempo|durée|temps|duração|tempo|时间|用时)|(?:(?:total|elapsed|estimated|est\.?|approx\.?|approximate|expected|average|video|reading|actual)\s+)*(?:time|duration|length|took|takes?|runtime|run time|effort|spent)(?:\s+(?:time|spent|taken|required|needed|elapsed|to complete|estimate|taken to complete|took|on this))*)`;
const about = String.raw`(?:~|≈|±|<|>|approx(?:\.|imately)?|about|around|roughly|circa|ca\.?|c\.|est\.?|under|up to|only|just|took|takes?|total:?|⏱️?|⏰|🕐|🕒|⌛️?|⏳)`;
const after = String.raw`(?:read(?:ing)?|video|long|watch|total|each|lab|tutorial|to complete|spent|approx(?:\.|imately)?|taken|elapsed|duration|required)`;
const prefix = String.raw`(?:${label}\s*(?:[:=\-–—~]\s*|\bis\s+|\bof\s+)?)?(?:${about}\s*)*`;

/** `(24 min)`, `[~1.5 hours]`, `(elapsed time: 20 mins)`, `(video, 10 min)`, `(0:45)`. */
const bracketed = new RegExp(
  String.raw`[([{（]\s*(?:[^()[\]{}\d\n]{0,40}[\s,;:/|·~•–—-]+)?${prefix}(${amount}|${clock})\s*\+?\s*(?:${after}\b)?[^()[\]{}\d\n]{0,40}[)\]}）]`,
  'g',
);
/** ` - 80 min`, ` ~15 min`, ` -- elapsed time: 20 mins`, `: 20 min`, ` | 20 min`, at the end of the line. */
const trailing = new RegExp(
  String.raw`(?:\s*[-–—~:|,·•*:;/]+\s*|\s+(?=${label}\s*[:=~-])|\s+(?=(?:⏱|⏰|🕐|🕒|⌛|⏳|~|≈)))${prefix}(${amount})\s*\+?\s*(?:${after}\b)?\s*(?:\([^()\d\n]{1,30}\))?[.;,*_]*\s*$`,
);
/** `Time: 1 hr 30 min`, `Duration: 0:45`, `~ 45 minutes`, `20 min read`: a line that says nothing else. */
const alone = new RegExp(
  String.raw`^(?:[\s*_~>(⏱\uFE0F⏰⌛⏳-]|🕐|🕒)*(${label}[\s:=\-–—~*_]*)?(?:${about}\s*)*(?:(${amount})|(${clock}|\d+(?=\s*$)))\s*\+?\s*(?:${after}\b)?(?:\s*\([^()\n]{1,40}\))?[\s.)*_]*$`,
);
/** `20 min - Title`. */
const leading = new RegExp(String.raw`^\s*(?:${about}\s*)*(${amount})\s*[-–—:|]+\s+(?=\S)`);
/** ` 20 min` at the very end, where the words before it do not make it a part of the sentence. */
const bare = new RegExp(String.raw`\s+(${amount})\s*$`);
const sentenceBefore =
  /\b(?:in|under|within|for|of|only|just|every|than|after|about|first|last|next|past|the|a|to|and|around|takes?|least|most|or|wait|approximately|another|until|by|per|at)$/;

/** All patterns are of small letters: one that ignores case takes much longer to compile. Every character stays at its place. */
function lower(line: string): string {
  const small = line.toLowerCase();
  return small.length === line.length ? small : line;
}

/** The minutes that a title line carries beside its title, or `null`. */
export function findDuration(written: string): Duration | null {
  const line = lower(written);
  if (!mayHoldTime.test(line)) return null;
  let found: Duration | null = null;
  bracketed.lastIndex = 0;
  // Not `matchAll`, which makes a copy of this long pattern each time.
  for (let match = bracketed.exec(line); match; match = bracketed.exec(line))
    found = duration(match, match[1]) ?? found;
  if (found) return { ...found, from: withoutSeparator(line, found.from) };
  for (const shape of [trailing, leading]) {
    const match = shape.exec(line);
    const read = match ? duration(match, match[1]) : null;
    if (read) return read;
  }
  const match = bare.exec(line);
  return match && !sentenceBefore.test(line.slice(0, match.index)) ? duration(match, match[1]) : null;
}

/** Where the blanks, dashes and colons start that lead up to `at`. */
function withoutSeparator(line: string, at: number): number {
  const blanks = (from: number): number => line.slice(0, from).trimEnd().length;
  let start = blanks(at);
  while (start > 0 && '-–—:|,~'.includes(line.charAt(start - 1))) start--;
  return blanks(start);
}

/** The minutes of a line that gives nothing but a time, or `null`. */
export function readTimeLine(written: string): number | null {
  if (written.length > 80) return null;
  const line = lower(written);
  if (!/[\d½¼¾]|hour|minute|stunde/.test(line)) return null;
  const [, named, amount, number] = alone.exec(line) ?? [];
  // A number without a unit is a time only behind a word for it.
  const text = amount ?? (named === undefined ? undefined : number);
  return text === undefined ? null : toMinutes(text);
}

/** The minutes of a label in square brackets that gives nothing but a time, on a clock too, or `null`. */
export function readTimeLabel(label: string): number | null {
  const text = label.trim();
  return onClock.test(text) ? toMinutes(text) : readTimeLine(text);
}

/** What every amount and every clock has in it, and little else has: cheap to look for first. */
const mayHoldTime = new RegExp(
  String.raw`(?:[\d½¼¾][\s-]*|[aeno][\s-]+)(?:${hourUnit}|h(?=\d)|${minuteUnit})|hour and a half|\d:\d`,
);

function duration(match: RegExpExecArray, text: string | undefined): Duration | null {
  const minutes = text === undefined ? null : toMinutes(text);
  if (minutes === null) return null;
  return { minutes, from: match.index, to: match.index + match[0].length };
}

const amountOf = (unit: string): RegExp => new RegExp(String.raw`(${number})[\s-]*${unit}`);
const onClock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const hoursIn = amountOf(String.raw`(?:${hourUnit}|h(?=\d))`);
const minutesIn = amountOf(minuteUnit);
const secondsIn = amountOf(secondUnit);

/** Whole minutes of an amount; of a range the upper end, so that the time is enough. */
function toMinutes(text: string): number | null {
  const idiomatic = idioms.find(([pattern]) => pattern.test(text));
  if (idiomatic) return idiomatic[1];
  const time = onClock.exec(text.trim());
  if (time) {
    const [, first = '0', second = '0', third] = time;
    // `0:45` and `1:30` are hours and minutes, `12:34` is the length of a video.
    if (third !== undefined) return whole(Number(first) * 60 + Number(second) + Number(third) / 60);
    return whole(
      Number(first) < 5 ? Number(first) * 60 + Number(second) : Number(first) + Number(second) / 60,
    );
  }
  if (/^\d+$/.test(text.trim())) return whole(Number(text));
  const part = (amountIn: RegExp): number | null => {
    const found = amountIn.exec(text)?.[1];
    return found === undefined ? null : toNumber(found);
  };
  const inHours = part(hoursIn);
  const rest = /h(?:rs?|ours?)?\s?(\d{1,2})\b/.exec(text)?.[1];
  const inMinutes = rest === undefined ? part(minutesIn) : Number(rest);
  const inSeconds = part(secondsIn);
  return whole((inHours ?? 0) * 60 + (inMinutes ?? 0) + (inSeconds ?? 0) / 60);
}

const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  'half an': 0.5,
  media: 0.5,
  halbe: 0.5,
  una: 1,
  eine: 1,
};
const fractions: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75, '1/2': 0.5 };

function toNumber(text: string): number {
  const word = words[text];
  if (word !== undefined) return word;
  const found = /^(\d+(?:[.,]\d+)?)?\s*([½¼¾]|1\/2)?$/.exec(text.trim());
  return Number((found?.[1] ?? '0').replace(',', '.')) + (fractions[found?.[2] ?? ''] ?? 0);
}

function whole(minutes: number): number | null {
  const rounded = Math.round(minutes);
  return rounded > 0 && rounded < 60 * 24 * 30 ? rounded : null;
}
