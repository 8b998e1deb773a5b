import { isRehearsal, readCommands, type CommandReading } from '../catalogue/reading';
import { linesWithin } from './within';

/** What a line does in an account that a learner should know before. */
export interface Hazard {
  readonly kind: 'billable' | 'destroys';
  /** `aws elbv2 create-load-balancer` */
  readonly name: string;
  /** A sentence. */
  readonly what: string;
}

/** Programs that only work on this machine, or on an engine that the account does not pay for. */
const LOCAL = new Set(['docker', 'docker-compose', 'podman', 'git']);

/**
 * How operations that the catalogue does not know say what they do: the AWS CLI names them by a verb, and tools that set up
 * whole stacks have few. What may cost is asked about rather than not.
 */
const VERBS: readonly { readonly kind: Hazard['kind']; readonly verbs: RegExp; readonly what: string }[] = [
  {
    kind: 'destroys',
    verbs:
      /^(?!cancel-key|describe|generate|get|list|update)(?:\S+-)?(?:delet(?:e|ion)|destroy|terminate|remove|purge|deregister|uninstall|nuke)(?:-|$)|^(?:release|cancel|abort|close|reset|unsubscribe)(?:-|$)|^(?:down|rm)$/,
    what: 'What it names.',
  },
  {
    kind: 'billable',
    verbs:
      /^(?:create|run|start|launch|allocate|purchase|request|register-domain|deploy|apply|up|restore|scale|set-desired-capacity)(?:-|$)/,
    what: 'What it makes may cost money while it exists.',
  },
];
/** The tools that those verbs are read of. */
const TOOLS = new Set(
  'aws sam cdk eb ecs-cli eksctl copilot terraform tofu pulumi sls serverless'.split(' '),
);

/** What the lines would make that costs, and destroy, in a real account. */
export function hazardsOf(lines: readonly string[]): readonly Hazard[] {
  return lines
    .flatMap((line) => linesWithin(line))
    .flatMap((line) =>
      readCommands(line)
        .filter((command) => !LOCAL.has(command.program) && !isRehearsal(command))
        .flatMap(hazardsOfCommand),
    );
}

function hazardsOfCommand(command: CommandReading): Hazard[] {
  const { name, operation, options } = command;
  if (operation === null) return guessed(command);
  const { billable, destroysWith } = operation;
  const destroys =
    operation.destroys ?? (options.has(destroysWith?.option ?? '') ? destroysWith?.what : undefined);
  return [
    ...(destroys === undefined ? [] : [{ kind: 'destroys' as const, name, what: destroys }]),
    ...(billable === undefined ? [] : [{ kind: 'billable' as const, name, what: billable }]),
  ];
}

function guessed({ program, name, options, positions }: CommandReading): Hazard[] {
  if (!TOOLS.has(program)) return [];
  const [, ...operations] = name.split(' ');
  // A service may be called like a verb (`aws deploy`), and what other tools do may stand behind what they do it to.
  const words =
    program === 'aws'
      ? operations.slice(1)
      : [...operations, ...positions].filter((word) => !word.includes('-'));
  const said = words[0] === 'apply' && options.has('-destroy') ? ['destroy'] : words;
  return VERBS.filter(({ verbs }) => said.some((word) => verbs.test(word)))
    .slice(0, 1)
    .map(({ kind, what }) => ({ kind, name, what }));
}

function limitOf({ operation, words }: CommandReading): readonly string[] {
  const limit = operation?.sandbox;
  if (limit === undefined) return [];
  if (typeof limit === 'string') return [limit];
  return words.some(({ word }) => limit.naming.test(word.text)) ? [limit.what] : [];
}

/** What the sandbox cannot do of these lines, and what to expect instead: sentences, each once. */
export function limitsOf(lines: readonly string[]): readonly string[] {
  const limits = lines
    .flatMap((line) => linesWithin(line))
    .flatMap((line) => readCommands(line).flatMap(limitOf));
  return [...new Set(limits)];
}
