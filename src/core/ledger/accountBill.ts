/** What is left in one real account that costs money. Plain data, fit for storage. */
export interface AccountBill {
  /** For people: `account 123456789012`, `profile student`. */
  readonly account: string;
  /** How many things cost something. */
  readonly things: number;
  /** US dollars an hour. */
  readonly hourly: number;
  /** US dollars up to `at`. */
  readonly soFar: number;
  /** When the first was made. All times in milliseconds since 1970. */
  readonly since: number;
  readonly at: number;
}

const HOUR = 3_600_000;

/** US dollars an hour of all accounts. */
export const hourlyOfBill = (bill: readonly AccountBill[]): number =>
  bill.reduce((sum, { hourly }) => sum + hourly, 0);

/** US dollars that an account has cost up to now, if nothing has changed since. */
export const soFarNow = ({ soFar, hourly, at }: AccountBill, now: number): number =>
  soFar + (hourly * Math.max(0, now - at)) / HOUR;

/** Reads what was kept; what another version kept in another form counts as nothing. */
export function billFrom(kept: unknown): AccountBill[] {
  if (!Array.isArray(kept)) return [];
  return kept.filter(
    (each: Partial<AccountBill> | null): each is AccountBill =>
      [each?.things, each?.hourly, each?.soFar, each?.since, each?.at].every(
        (value) => typeof value === 'number',
      ) && typeof each?.account === 'string',
  );
}
