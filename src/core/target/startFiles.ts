import type { ShellKind } from '../shell/model';
import { opaquePlace } from '../shell/place';
import { quoteFor } from '../shell/quote';
import type { EnvironmentChanges } from './environment';

/** What the start-up files of a shell (`.bashrc`, `config.fish` …) have no say in. */
export interface Held {
  /** Variables of ours; `null` is one that may not be there. With some of AWS among them nothing else that begins with `AWS_` may either, … */
  readonly values: EnvironmentChanges;
  /** … except these, which are as the start-up files say. */
  readonly free: readonly string[];
}

/** A held variable with its value, quoted for the shell. */
interface Own {
  readonly variable: string;
  readonly value: string;
  /** `NAME=value`, quoted. */
  readonly whole: string;
}

interface Parts {
  readonly own: readonly Own[];
  readonly free: readonly string[];
  /** Patterns of the names that may not have another value: `AWS_*`, `DOCKER_HOST`. */
  readonly held: readonly string[];
  /** What is said before the names of those that were taken away, quoted. */
  readonly notice: string;
}

/**
 * The line that the shell of a new terminal runs before anything else: start-up files come after the environment that a terminal is given,
 * and what they export would lead commands elsewhere. It is not kept in the history where it begins with a space, and bash forgets it in
 * any case; it clears the screen, and then tells which variables it took away.
 *
 * @param target its name, for people
 * @returns `null` where nothing is held, and for cmd, which has no such files
 */
export function lineAfterStartFiles({ values, free }: Held, target: string, shell: ShellKind): string | null {
  const entries = Object.entries(values);
  if (entries.length === 0 || shell === 'cmd') return null;
  const quoted = (text: string): string => `'${quoteFor(text, { ...opaquePlace, quote: 'single' }, shell)}'`;
  return LINES[shell]({
    own: entries.flatMap(([variable, value]) =>
      value === null ? [] : [{ variable, value: quoted(value), whole: quoted(`${variable}=${value}`) }],
    ),
    free,
    held: [...new Set(entries.map(([variable]) => (variable.startsWith('AWS_') ? 'AWS_*' : variable)))],
    notice: quoted(`What start-up files of the shell say does not hold in ${target}:`),
  });
}

/** Patterns of `case` for `NAME=value`: what stays, and what goes. */
const staying = ({ own, free }: Parts): string[] => [
  ...own.map(({ whole }) => whole),
  ...free.map((variable) => `${variable}=*`),
];
const going = ({ held }: Parts): string[] => held.map((name) => `${name}=*`);

const CLEAR = String.raw`printf '\033[H\033[2J\033[3J'`;

/** @param names lists the exported variables @param value of the one that `$__v` names @param forget takes the line out of the history */
const posix =
  (names: string, value: string, forget: string) =>
  (parts: Parts): string =>
    [
      ` __n=; for __v in ${names}; do case "$__v=${value}" in`,
      `${staying(parts).join('|')}) ;;`,
      `${going(parts).join('|')}) unset "$__v"; __n="$__n $__v";; esac; done;`,
      ...parts.own.map(({ variable, value: text }) => `export ${variable}=${text};`),
      `${forget}${CLEAR}; [ -z "$__n" ] || printf '%s%s\\n' ${parts.notice} "$__n"; unset __n __v __h VSCODE_PREVENT_SHELL_HISTORY`,
    ].join(' ');

/** The number of the last entry is deleted, when that is this line. */
const FORGET_IN_BASH =
  '__h=$(history 1); case $__h in *"for __v in"*) __h=${__h#"${__h%%[0-9]*}"}; history -d "${__h%%[!0-9]*}";; esac; ';

/** Variables that all sessions of fish share cannot be hidden, only be given another value; these must name something that is there. */
const fish = (parts: Parts): string =>
  [
    ' begin; set -l n; for v in (set --names --export); switch "$v=$$v"; case',
    ...staying(parts).map((pattern) => pattern.replace(/^(\w+=\*)$/, "'$1'")),
    '; case',
    ...going(parts).map((pattern) => `'${pattern}'`),
    "; set -a n $v; set -e -g $v; if set -q $v; string match -q '*_PROFILE' $v; and set -gx $v default; or set -gx $v ''; end; end; end;",
    ...parts.own.map(({ variable, value }) => `set -gx ${variable} ${value};`),
    `${CLEAR}; if set -q n[1]; echo ${parts.notice} $n; end; end`,
  ].join(' ');

const powershell = ({ own, free, held, notice }: Parts): string =>
  [
    ` $n = @(); foreach ($v in Get-ChildItem Env:) { if ($v.Name -match '^(${held.join('|').replaceAll('*', '.*')})$'`,
    `-and $v.Name -notmatch '^(${free.join('|')})$' -and @(${own.map(({ whole }) => whole).join(',')}) -cnotcontains "$($v.Name)=$($v.Value)")`,
    '{ Remove-Item "Env:$($v.Name)"; $n += $v.Name } };',
    ...own.map(({ variable, value }) => `$Env:${variable} = ${value};`),
    `Clear-Host; if ($n) { "$(${notice}) $n" }; Remove-Variable n, v`,
  ].join(' ');

const LINES: Readonly<Record<Exclude<ShellKind, 'cmd'>, (parts: Parts) => string>> = {
  bash: posix('$(compgen -e)', '${!__v}', FORGET_IN_BASH),
  zsh: posix('${(k)parameters[(R)*export*]}', '${(P)__v}', ''),
  fish,
  powershell,
};
