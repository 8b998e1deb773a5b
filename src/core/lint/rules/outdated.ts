import type { Outdated } from '../../catalogue/model';
import type { CommandReading } from '../../catalogue/reading';
import type { Range } from '../../text';
import type { Edit, Hit } from '../model';
import type { StatementRule } from '../statement';
import { modernCommand } from '../template';

/** What stands around a command whose output is run: `$(…)`, backticks, `eval "$(…)"`, `Invoke-Expression (…)`. */
const RUN_BEFORE =
  /(?:\bsudo\s+)?(?:\beval\s+|\b(?:Invoke-Expression|iex)\s+(?:-Command\s+)?)?["']?(?:\$\(|\(|`)\s*$/i;
/** Some cut the scheme of the address off before. */
const RUN_BEHIND = /^\s*(?:\|\s*sed(?:\s+(?:'[^']*'|"[^"]*"|[^\s'"()`|]+))+\s*)?[)`]["']?/;
/** `LOGIN=$(…)` keeps the command for later: that takes another way. */
const KEPT = /=["']?(?:\$\(|`)\s*$/;
const PIPED_TO_SHELL = /^\s*\|\s*(?:sudo\s+)?(?:ba|z|da)?sh(?![\w-])(?:\s+-s?(?=\s|$))?/;

/** Commands that the catalogue knows to be outdated. */
export const outdated: StatementRule = ({ commands, command }) =>
  commands.flatMap((reading) => {
    const known = reading.operation?.outdated;
    return known ? [hitOf(known, reading, command)] : [];
  });

function hitOf(known: Outdated, reading: CommandReading, command: string): Hit {
  const modern = modernCommand(known, reading, command);
  return {
    rule: 'outdated-command',
    range: reading.named,
    message: known.why,
    since: known.since,
    edits:
      modern === null || (known.evaluated && KEPT.test(command.slice(0, reading.named.from)))
        ? null
        : [replacing(known, reading, command, modern)],
  };
}

function replacing({ evaluated }: Outdated, reading: CommandReading, command: string, modern: string): Edit {
  const own = { from: reading.named.from, to: reading.to };
  const whole = evaluated ? withWhatRunsIt(own, command) : own;
  const asRoot = whole.from < own.from && /\bsudo\b/.test(command.slice(whole.from, own.from));
  const text = asRoot ? modern.replace('| docker', '| sudo docker') : modern;
  return shortened({ ...whole, text }, command);
}

/** Without what stays as it is at the end: in notes it may go over lines. */
function shortened({ from, to, text }: Edit, command: string): Edit {
  let same = 0;
  while (same < Math.min(to - from, text.length) && command[to - same - 1] === text.at(-same - 1)) same++;
  return { from, to: to - same, text: text.slice(0, text.length - same) };
}

function withWhatRunsIt({ from, to }: Range, command: string): Range {
  const piped = PIPED_TO_SHELL.exec(command.slice(to));
  if (piped) return { from, to: to + piped[0].length };
  const before = RUN_BEFORE.exec(command.slice(0, from));
  const behind = RUN_BEHIND.exec(command.slice(to));
  return before && behind ? { from: before.index, to: to + behind[0].length } : { from, to };
}
