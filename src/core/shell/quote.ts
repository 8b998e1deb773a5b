import type { ShellKind, Slot } from './model';
import type { Place, Quote } from './place';

/** A value that cannot be passed at its place. The message is for people and names the slot, never the value. */
export class UnfillableValueError extends Error {
  override readonly name = 'UnfillableValueError';

  constructor(
    /** What is wrong, to stand under a field: `A line break cannot be passed`. */
    readonly reason: string,
    readonly slot: Slot | null = null,
  ) {
    super(slot ? `${slot.label}: ${reason}` : reason);
  }
}

/** What no shell takes in a line, in the order it is looked for. */
const impossible: readonly (readonly [RegExp, string])[] = [
  [/[\n\r\u0085\u2028\u2029]/, 'A line break cannot be passed; write the value on one line.'],
  [/\t/, 'A tab cannot be passed; the terminal would complete a name there.'],
  [/\p{Cc}/u, 'A control character cannot be passed.'],
  [/\p{Cs}/u, 'Half of a character cannot be passed.'],
];

function fault(value: string): string | null {
  return impossible.find(([pattern]) => pattern.test(value))?.[1] ?? null;
}

/** What is wrong with a value for any place, as a message to stand under its field; `null` when nothing is. */
export function validateValue(value: string, slot: Slot): string | null {
  if (value.trim() === '') return `${slot.label} is empty.`;
  return fault(value);
}

/** Text that means itself, wherever it stands in a word. `~`, `=`, `,` and braces are left out: at some places they do not. */
const plain: Readonly<Record<ShellKind, RegExp>> = {
  bash: /^[A-Za-z0-9_./:@%+-]+$/,
  zsh: /^[A-Za-z0-9_./:@%+-]+$/,
  fish: /^[A-Za-z0-9_./:@+-]+$/,
  powershell: /^[A-Za-z0-9_][A-Za-z0-9_./:\\-]*$/,
  cmd: /^[A-Za-z0-9_./:@+\\-]+$/,
};

type Escape = (value: string) => string;
type Escapes = Readonly<Record<Exclude<Quote, 'opaque'>, Escape>>;

const same: Escape = (value) => value;
const backslashed =
  (special: RegExp): Escape =>
  (value) =>
    value.replace(special, '\\$&');

const posixSingle: Escape = (value) => value.replaceAll("'", "'\\''");
const posix: Escapes = {
  word: (value) => `'${posixSingle(value)}'`,
  single: posixSingle,
  // Inside double quotes no escape keeps a `!` from the history of an interactive shell: it stands outside of them.
  double: (value) => backslashed(/[\\"$`]/g)(value).replace(/!+/g, `"'$&'"`),
  ansi: (value) => value.replaceAll('\\', '\\\\').replaceAll("'", '\\x27'),
  heredoc: backslashed(/[\\$`]/g),
  'heredoc-quoted': same,
};

const fishSingle = backslashed(/[\\']/g);
const fish: Escapes = {
  ...posix,
  word: (value) => `'${fishSingle(value)}'`,
  single: fishSingle,
  double: backslashed(/[\\"$]/g),
};

const powerShellSingle: Escape = (value) => value.replace(/['‘’‚‛]/g, '$&$&');
const powerShell: Escapes = {
  ...posix,
  word: powerShellSingle,
  single: powerShellSingle,
  double: (value) => value.replace(/[`$"“”„]/g, '`$&'),
};

const cmd: Escapes = {
  ...posix,
  word: (value) => `"${value}"`,
  single: same,
  double: same,
};

const escapes: Readonly<Record<ShellKind, Escapes>> = {
  bash: posix,
  zsh: posix,
  fish,
  powershell: powerShell,
  cmd,
};

/** Whether the value means itself in a word of this shell, so that it is written as it is. */
export function isPlain(value: string, shell: ShellKind): boolean {
  return plain[shell].test(value);
}

const jsonString = backslashed(/[\\"]/g);

/**
 * The text that makes the shell pass `value`, byte for byte, at the place. A leading `~/` is passed literally too: it
 * is a value, not shell code. For PowerShell a word comes without its quotes: `fill` puts them around the whole word.
 *
 * @throws UnfillableValueError when the value cannot be passed there.
 */
export function quoteFor(value: string, place: Place, shell: ShellKind): string {
  const wrong = fault(value);
  if (wrong !== null) throw new UnfillableValueError(wrong);
  const text = place.json ? jsonString(value) : value;
  if (shell === 'cmd') refuseForCmd(text);
  if (place.quote === 'opaque') {
    if (isPlain(text, shell)) return text;
    throw new UnfillableValueError(
      'Only letters, digits and . _ / : - can be passed at this place of the command.',
    );
  }
  // Before version 4.4, bash expands the history even in single quotes there.
  if (place.nested && text.includes('!') && shell === 'bash')
    throw new UnfillableValueError('An exclamation mark cannot be passed inside "$(…)".');
  if (place.quote === 'word' && isPlain(text, shell)) return text;
  return escapes[shell][place.quote](text);
}

/** cmd.exe expands these even in quotes, or loses count of the quotes. */
function refuseForCmd(value: string): void {
  const found = /["%!^&|<>]/.exec(value)?.[0];
  if (found !== undefined)
    throw new UnfillableValueError(`The Windows command prompt cannot pass ${found} safely; use PowerShell.`);
  if (value.endsWith('\\'))
    throw new UnfillableValueError('The Windows command prompt cannot pass a backslash at the end.');
}
