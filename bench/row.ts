/** One measurement, a line of `docs/benchmarks.md`. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is measured against, with its value in the same run: `vscode.npm 47 ms`. */
  readonly reference?: string;
  /** Our value divided by the reference's. */
  readonly ratio?: number;
  /** The promise, for people: `≤ 20 ms`. */
  readonly limit: string;
  /** Whether it was kept. */
  readonly ok: boolean;
}
