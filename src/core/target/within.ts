import { simpleCommandsOf, type SimpleCommand } from '../shell/sites';

/** Programs that run the text behind an option, or all that is behind them. */
const TEXT_BEHIND: Readonly<Record<string, string | null>> = {
  bash: '-c',
  sh: '-c',
  zsh: '-c',
  dash: '-c',
  ksh: '-c',
  fish: '-c',
  pwsh: '-command',
  powershell: '-command',
  cmd: '/c',
  eval: null,
};

/** Programs that run the command among their words, and those that such a command begins with. */
const RUNNERS = new Set(
  'xargs parallel timeout nice ionice watch stdbuf find retry npx npm yarn pnpm bunx aws-vault'.split(' '),
);
const RUN =
  /^(?:\S*\/)?(?:aws|docker|sam|cdk|eb|ecs-cli|eksctl|copilot|terraform|tofu|pulumi|sls|serverless|kubectl|bash|sh|zsh)$/;

/** How deep commands are looked for in commands. */
const DEPTH = 3;

/** A line, and the lines that its commands hand on to other programs to run: `bash -c '…'`, `… | xargs aws …`. */
export function linesWithin(line: string, depth = DEPTH): string[] {
  if (depth === 0) return [line];
  const handedOn = simpleCommandsOf(line).flatMap((command) => handedOnBy(command, line));
  return [line, ...handedOn.flatMap((inner) => linesWithin(inner, depth - 1))];
}

function handedOnBy({ program, words, roles, to }: SimpleCommand, line: string): string[] {
  const start = roles.findIndex(({ kind }) => kind === 'program');
  const behind = words.slice(start + 1);
  if (program in TEXT_BEHIND) {
    const option = TEXT_BEHIND[program];
    if (option === null) return [behind.map(({ text }) => text).join(' ')];
    const at = behind.findIndex(({ text }) => isOption(text, option ?? ''));
    const text = at < 0 ? undefined : behind[at + 1]?.text;
    return text === undefined ? [] : [text];
  }
  const run = RUNNERS.has(program) ? behind.find(({ text }) => RUN.test(text)) : undefined;
  return run ? [line.slice(run.from, to)] : [];
}

/** Letters may stand together: `-ec`. */
const isOption = (text: string, option: string): boolean =>
  text.toLowerCase() === option || (option === '-c' && /^-[a-z]*c$/.test(text));
