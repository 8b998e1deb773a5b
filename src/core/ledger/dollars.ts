const LEAST = 0.005;

/** `$0.03`, `$1.20`, `less than $0.01`, from US dollars. */
export const dollars = (amount: number): string =>
  amount > 0 && amount < LEAST ? 'less than $0.01' : `$${amount.toFixed(2)}`;

/** `about $1.20`, `less than $0.01`, from US dollars that are reckoned. */
export const aboutDollars = (amount: number): string =>
  `${amount > 0 && amount < LEAST ? '' : 'about '}${dollars(amount)}`;

/** `$0.0225`: prices by the hour are small. */
export const hourlyText = (amount: number): string =>
  `$${amount < 0.1 ? Number(amount.toPrecision(3)) : amount.toFixed(2)}`;
