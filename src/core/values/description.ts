import type { Value, ValueSource } from './model';

const SOURCES: Readonly<Record<ValueSource, string>> = {
  typed: 'used',
  remembered: 'used',
  'run output': 'from a run',
  'stack output': 'from the stack',
  'live resource': 'exists now',
  environment: 'from the environment',
};

/** Lower bound in seconds, its unit for people. */
const UNITS: readonly (readonly [seconds: number, unit: string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
];

/** `just now`, `2 min ago`, `3 h ago`, `5 d ago`; both times in milliseconds since 1970. */
export function describeAge(at: number, now: number): string {
  const seconds = (now - at) / 1000;
  const unit = UNITS.find(([length]) => seconds >= length);
  return unit ? `${Math.floor(seconds / unit[0])} ${unit[1]} ago` : 'just now';
}

/** Source and age of a value for people: `used 2 min ago`. `now` is in milliseconds since 1970. */
export function describeValue(value: Value, now: number): string {
  if (value.about !== undefined) return value.about;
  const source = SOURCES[value.source];
  return value.at === undefined ? source : `${source} ${describeAge(value.at, now)}`;
}
