/** `$0.03`, `$1.20`, `less than $0.01`, from US dollars. */
export function dollars(amount: number): string {
  if (amount > 0 && amount < 0.005) return 'less than $0.01';
  return `$${amount.toFixed(2)}`;
}

/** `$0.0225`: prices by the hour are small. */
export const hourlyText = (amount: number): string =>
  `$${amount < 0.1 ? Number(amount.toPrecision(3)) : amount.toFixed(2)}`;
