const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const AGES: readonly (readonly [seconds: number, unit: string])[] = [
  [365 * DAY, 'y'],
  [30 * DAY, 'mo'],
  [DAY, 'd'],
  [HOUR, 'h'],
  [MINUTE, 'min'],
];
const FULL = '█';
const EMPTY = '░';

/** `0 B`, `999 B`, `1.5 kB`, `12 MB`: powers of 1000, three digits at most, as `docker images` and the AWS console count. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (Math.abs(value) >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || Math.abs(value) >= 9.95 ? Math.round(value) : Number(value.toFixed(1))} ${UNITS[unit]}`;
}

/** How long ago, in the largest whole unit: `now` (below a minute), `5 min`, `3 h`, `12 d`, `4 mo`, `2 y`. Both in ms since 1970. */
export function age(since: number, now: number): string {
  const seconds = Math.floor((now - since) / 1000);
  const found = AGES.find(([length]) => seconds >= length);
  return found ? `${Math.floor(seconds / found[0])} ${found[1]}` : 'now';
}

/** The same in words for a screen reader: `a moment`, `5 minutes`, `1 hour`. */
export function spokenAge(since: number, now: number): string {
  const [number = '', unit = ''] = age(since, now).split(' ');
  const word = SPOKEN[unit];
  return word === undefined ? 'a moment' : `${number} ${word}${number === '1' ? '' : 's'}`;
}

const SPOKEN: Readonly<Record<string, string>> = {
  min: 'minute',
  h: 'hour',
  d: 'day',
  mo: 'month',
  y: 'year',
};

/** A bar and its number: `███░░░░░ 38 %`. `fraction` is taken between 0 and 1; only all of it fills the bar, only nothing leaves it empty. */
export function percentBar(fraction: number, width = 8): string {
  const part = Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
  const full = part > 0 && part < 1 ? clamp(Math.round(part * width), 1, width - 1) : part * width;
  const percent = part > 0 && part < 1 ? clamp(Math.round(part * 100), 1, 99) : part * 100;
  return `${FULL.repeat(full)}${EMPTY.repeat(width - full)} ${percent} %`;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const moments = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

/** Date and time as people here write them, from ms since 1970. */
export const dateTime = (time: number): string => (Number.isFinite(time) ? moments.format(time) : '');

/** `1 bucket`, `3 buckets`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
