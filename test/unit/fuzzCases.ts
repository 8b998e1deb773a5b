/** All random cases together, those of the parser and those of filling. */
const total = Number(process.env.PRACTICE_FUZZ_CASES ?? 10_000);

/**
 * How many random cases one property runs.
 *
 * @param percent its share of all: the parser's properties and those of filling take half of them each, and most of
 *   the parser's go to the cheapest and broadest
 */
export const fuzzCases = (percent: number): number => Math.ceil((total * percent) / 100);
