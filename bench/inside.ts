/** What the benchmarks inside the extension host share. */
import { writeFileSync } from 'node:fs';
import type * as vscode from 'vscode';
import type { Logger } from '../src/core/logger';

/** Hands the result to `inHost`. */
export function report(result: unknown): void {
  const file = process.env.PRACTICE_BENCH_RESULT;
  if (file === undefined) throw new Error('PRACTICE_BENCH_RESULT is not set');
  writeFileSync(file, JSON.stringify(result));
}

/** Memory of one window, as the editor keeps one for each workspace. */
export class Memory implements vscode.Memento {
  private readonly kept = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.kept.keys()];
  }

  get<T>(key: string, fallback?: T): T {
    return (this.kept.get(key) ?? fallback) as T;
  }

  update(key: string, value: unknown): Thenable<void> {
    this.kept.set(key, value);
    return Promise.resolve();
  }
}

/** @param debug gets what is logged at that level. */
export const logger = (debug: (message: string) => void = () => undefined): Logger => ({
  debug,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
});
