import type { Range } from '../text';
import type { ShellKind } from './model';
import type { Place } from './place';
import { cmdPlaces, powerShellPlaces } from './placesWindows';
import { posixPlaces } from './placesPosix';

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
