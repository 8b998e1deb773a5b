import { oneBlank } from '../core/shell/blanks';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `20 min`, `13 h 40 min`, `2 h`, from whole minutes. */
export function hoursAndMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** Milliseconds until the words for how long ago something was read differently; `null` where it only changes with the hour or the day. */
export const nextChange = (elapsed: number): number | null =>
  elapsed < HOUR ? MINUTE - (Math.max(0, elapsed) % MINUTE) : null;

/** A moment in few letters, which stays true as time passes: `14:05` today, `3 Nov 14:05` earlier. Both in ms since 1970. */
export function moment(time: number, now: number): string {
  const date = new Date(time);
  const clock = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });
  if (date.toDateString() === new Date(now).toDateString()) return clock;
  return `${date.toLocaleDateString(undefined, { day: 'numeric', month: 'short' })} ${clock}`;
}

/** One line of at most `length` characters, cut at a word where that loses little. */
export function shorten(text: string, length: number): string {
  const line = oneBlank(text.slice(0, length * 4)).trim();
  if (line.length <= length && text.length <= length * 4) return line;
  const cut = line.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** `1 step`, `2 steps`. */
export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
