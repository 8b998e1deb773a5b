import { families, interpreters, optionsWithValue, plain, strict, usualArguments } from './tools';

/** Arguments besides options that a command needs. */
export type Minimum = number;

export interface Tool {
  readonly name: string;
  /** Its subcommands, or `null` when its first word is an argument already. */
  readonly subcommands: ReadonlyMap<string, Minimum> | null;
  readonly minimum: Minimum;
  /** The name is an English word or a common term too. */
  readonly ambiguous: boolean;
  readonly interpreter: boolean;
  /** An option counts as an argument. */
  readonly optionsCount: boolean;
}

function parseTable(table: string): Map<string, Minimum> {
  const minimums = new Map<string, Minimum>();
  for (const entry of table.split(/\s+/)) {
    // The last colon: `db:migrate` and `spring-boot:run` have one of their own.
    const match = /^(.+?)(?::(\d+))?$/.exec(entry);
    if (match?.[1]) minimums.set(match[1], Number(match[2] ?? 0));
  }
  return minimums;
}

/** The tables are read on first use, not when the module is loaded. */
const found = new Map<string, Tool | null>();
let plainTools: ReadonlyMap<string, { minimum: Minimum; ambiguous: boolean }> | null = null;

function readPlain(): NonNullable<typeof plainTools> {
  const entries = plain.trim().split(/\s+/);
  return new Map(
    entries.map((entry) => {
      const ambiguous = entry.endsWith('?');
      const colon = entry.lastIndexOf(':');
      return [entry.slice(0, colon), { minimum: Number(entry.charAt(colon + 1)), ambiguous }] as const;
    }),
  );
}

function findTool(name: string): Tool | null {
  plainTools ??= readPlain();
  const family = Object.hasOwn(families, name) ? families[name] : undefined;
  const interpreter = family === undefined && interpreters.has(name);
  const entry = plainTools.get(name);
  if (family === undefined && !interpreter && !entry) return null;
  const optionsCount = !strict.has(name.split(' ')[0] ?? name);
  const tool = { name, subcommands: null, minimum: 1, ambiguous: false, interpreter, optionsCount };
  if (family !== undefined) return { ...tool, subcommands: parseTable(family) };
  return interpreter ? tool : { ...tool, ...entry };
}

const valueOptions = new Map<string, ReadonlySet<string>>();
const noOptions: ReadonlySet<string> = new Set();

/** The tool, or the group of subcommands (`docker container`), of that name. */
export function lookUp(name: string): Tool | undefined {
  let tool = found.get(name);
  if (tool === undefined) {
    tool = findTool(name);
    // Only what the tables hold is kept: the names asked for are without end.
    if (tool) found.set(name, tool);
  }
  return tool ?? undefined;
}

/** Two words that name a thing although the first is a tool and the second could be its argument. */
const terms =
  /^(?:ssh (?:keys?|clients?|servers?|connections?|sessions?|access|tunnels?|into|agent|login|pairs?)|ping (?:pong|test|tests|requests?|time)|cat (?:file|files)|cd (?:into)|echo (?:server|request|reply))$/;

/** Whether one of the arguments is typical of the tool: `make build`, `service nginx restart`. */
export function hasUsualArgument(tool: Tool, args: readonly string[]): boolean {
  const usual = Object.hasOwn(usualArguments, tool.name) ? usualArguments[tool.name] : '';
  return usual?.split(' ').some((word) => args.includes(word)) ?? false;
}

/** Whether the text is a name for something (`ssh key`, `git push command`), not a command. */
export function isTerm(text: string): boolean {
  if (terms.test(text)) return true;
  // Behind a `#` stands what somebody says of a command.
  return (text.endsWith('d') || text.endsWith('s')) && /^[^#]* (?:commands?|cmd)$/.test(text);
}

/** Whether a word behind the tool opens a group of subcommands (`docker container`). */
export function isGroup(tool: Tool, word: string): boolean {
  return Object.hasOwn(families, `${tool.name} ${word}`);
}

/** The options of a command (`docker run`) whose value is the next word. */
export function optionsTakingValue(command: string): ReadonlySet<string> {
  let options = valueOptions.get(command);
  if (!options && Object.hasOwn(optionsWithValue, command)) {
    options = new Set(optionsWithValue[command]?.split(' '));
    valueOptions.set(command, options);
  }
  return options ?? noOptions;
}
