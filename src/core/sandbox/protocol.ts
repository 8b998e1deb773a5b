import type { SandboxState, StartWith } from './model';

/** How to start, as a window asks for it. */
export interface StartRequest {
  readonly startWith: StartWith;
  /** Of the container. */
  readonly image: string;
  /** To take when it is free, so that terminals stay right over a restart. */
  readonly port: number;
}

/** A line from a window to the keeper of the sandbox. */
export type ToKeeper =
  | { readonly kind: 'start'; readonly id: number; readonly request: StartRequest }
  | { readonly kind: 'stop' }
  | { readonly kind: 'reset'; readonly id: number };

/** A line from the keeper to every window. */
export type FromKeeper =
  /** `pid` is that of the emulator and its group, to end it should the keeper itself be killed */
  | { readonly kind: 'state'; readonly state: SandboxState; readonly pid: number | null }
  | { readonly kind: 'log'; readonly text: string }
  /** A start has begun, or a reset has ended; `problem` is `null` when it worked. */
  | { readonly kind: 'answer'; readonly id: number; readonly problem: string | null };

/** Takes pieces of text as they come, and gives the whole lines in them to `take`. */
export function lineReader(take: (line: string) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') take(line);
  };
}
