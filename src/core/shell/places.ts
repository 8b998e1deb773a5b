import type { Range } from '../text';
import type { ShellKind } from './model';
import { cmdPlaces, powerShellPlaces } from './placesWindows';
import { posixPlaces } from './placesPosix';

/** How the shell reads the text at a place. */
export type Quote =
  | 'word'
  | 'single'
  | 'double'
  /** `$'…'` */
  | 'ansi'
  | 'heredoc'
  | 'heredoc-quoted'
  /** `${…}`, backticks, arithmetic, behind a backslash …: only text that means nothing to any shell may go there. */
  | 'opaque';

/** What a value has to be escaped for. */
export interface Place {
  readonly quote: Quote;
  /** In a string of JSON, so that it is escaped for JSON first. */
  readonly json: boolean;
  /** In a `$(…)` that itself stands in double quotes: a `!` cannot be kept from the history there. */
  readonly nested: boolean;
  /** The whole shell word, for shells which quote words and not parts of them; `null` where it is not one plain word. */
  readonly word: Range | null;
  /** The delimiter of the here-document around it. */
  readonly delimiter: string | null;
}

/**
 * How each of `ranges` (in order, apart from each other) is read by the shell, whatever text stands there: linear in
 * the command. Where the grammar is too entangled to be sure, the place is `opaque`: safe rather than clever.
 */
export function placesOf(command: string, ranges: readonly Range[], shell: ShellKind): Place[] {
  switch (shell) {
    case 'bash':
    case 'zsh':
    case 'fish':
      return posixPlaces(command, ranges, shell);
    case 'powershell':
      return powerShellPlaces(command, ranges);
    case 'cmd':
      return cmdPlaces(command, ranges);
  }
}
