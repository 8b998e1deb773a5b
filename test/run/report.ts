import { appendFileSync } from 'node:fs';

/** One line of the file in which a tier records what its tests did, as they end: what is there survives a crash. */
export type Entry =
  | { readonly kind: 'passed'; readonly title: string }
  | { readonly kind: 'failed'; readonly title: string; readonly message: string }
  /** A try that failed; the next one is recorded too. */
  | { readonly kind: 'retried'; readonly title: string; readonly message: string }
  | { readonly kind: 'skipped'; readonly title: string; readonly reason: string }
  /** What is for people to read, from inside VS Code, whose own output drowns it. */
  | { readonly kind: 'output'; readonly text: string }
  /** The run came to its own end. */
  | { readonly kind: 'end' };

/** Names the file to the reporter. */
export const REPORT_VARIABLE = 'PRACTICE_TEST_REPORT';

/** Adds an entry to the report; does nothing in a run without one. */
export function record(entry: Entry): void {
  const file = process.env[REPORT_VARIABLE];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(entry)}\n`);
}
