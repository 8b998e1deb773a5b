import { simpleCommandsOf, type SimpleCommand } from '../shell/sites';
import type { Destination } from './model';
import { linesWithin } from './within';

type Kind = 'profile' | 'region' | 'account' | 'endpoint' | 'credentials';

/** Options of the AWS CLI and variables that name a place; see the CLI's global options. */
const NAMES: Readonly<Record<string, Kind>> = {
  '--profile': 'profile',
  AWS_PROFILE: 'profile',
  AWS_DEFAULT_PROFILE: 'profile',
  '--region': 'region',
  AWS_REGION: 'region',
  AWS_DEFAULT_REGION: 'region',
  '--endpoint-url': 'endpoint',
  AWS_ENDPOINT_URL: 'endpoint',
  AWS_ACCESS_KEY_ID: 'credentials',
};

/** Programs whose options those are too. Of others, `--profile` may mean anything: `docker compose --profile`. */
const OF_AWS = new Set(
  'aws awslocal sam cdk cdklocal eb ecs-cli eksctl copilot sls serverless chalice'.split(' '),
);

/** How fish and PowerShell set a variable. */
const SET = [
  /(?:^|[;&|]\s*)set\s+(?:-{1,2}[\w-]+\s+)+(AWS_\w+)\s+["']?([^\s"';]+)/g,
  /\$env:(AWS_\w+)\s*=\s*["']?([^\s"';]+)/gi,
];

/** `arn:aws:sns:eu-west-1:123456789012:topic`; those of AWS itself name no account. */
const ARN = /\barn:aws[\w-]*:[\w-]+:([\w-]*):(\d{12}):/g;
/** `https://sqs.us-east-1.amazonaws.com/123456789012/tasks` */
const QUEUE = /\bsqs\.([a-z0-9-]+)\.amazonaws\.[a-z.]+\/(\d{12})\//g;
/** `123456789012.dkr.ecr.us-east-1.amazonaws.com/web` */
const REGISTRY = /\b(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\./g;

/**
 * What lines name that is elsewhere than the target, for people: a sentence each. What still holds a variable or a placeholder is not
 * compared.
 */
export function elsewhereIn(lines: readonly string[], destination: Destination): readonly string[] {
  const named = [
    ...lines.flatMap((line) => linesWithin(line)).flatMap((line) => [...namedBy(line), ...setIn(line)]),
    ...lines.flatMap(accountsIn),
  ];
  const sentences = named.flatMap(({ kind, text, by }) => {
    const own = ownOf(kind, destination);
    return isSame(kind, text, own) ? [] : [sentence(kind, text, by, own)];
  });
  return [...new Set(sentences)];
}

/** A place that a line names. */
export interface Named {
  readonly kind: Kind;
  readonly text: string;
  /** `--region`, `AWS_PROFILE` */
  readonly by: string;
}

/** The places that a line names by options and variables; what still holds a variable or a placeholder is left out. */
export const namedBy = (line: string): Named[] => simpleCommandsOf(line).flatMap(namedByCommand);

function namedByCommand({ words, roles, program }: SimpleCommand): Named[] {
  return words.flatMap(({ text }, index) => {
    const role = roles[index];
    const by = role?.kind === 'assignment' ? role.variable : role?.kind === 'value' ? role.option : undefined;
    const kind = by === undefined ? undefined : NAMES[by];
    if (by === undefined || kind === undefined || (by.startsWith('--') && !OF_AWS.has(program))) return [];
    const value = text.startsWith(`${by}=`) ? text.slice(by.length + 1) : text;
    return /[$<>{}`]/.test(value) || value === '' ? [] : [{ kind, text: value, by }];
  });
}

function setIn(line: string): Named[] {
  const all = SET.flatMap((pattern) => [...line.matchAll(pattern)]);
  return all.flatMap(([, by = '', text = '']) => {
    const kind = NAMES[by.toUpperCase()];
    return kind === undefined || text.includes('$') ? [] : [{ kind, text, by }];
  });
}

function accountsIn(line: string): Named[] {
  const named = (pattern: RegExp, group: number, kind: Kind, by: string): Named[] =>
    [...line.matchAll(pattern)].map((found) => ({ kind, text: found[group] ?? '', by }));
  return [
    ...named(ARN, 2, 'account', 'an ARN'),
    ...named(REGISTRY, 1, 'account', 'a registry of ECR'),
    ...named(REGISTRY, 2, 'region', 'a registry of ECR'),
    ...named(QUEUE, 2, 'account', 'an address of SQS'),
    ...named(QUEUE, 1, 'region', 'an address of SQS'),
  ];
}

/** `null` where nothing can be compared with. */
function ownOf(kind: Kind, { target, region, account, endpoint }: Destination): string | null {
  switch (kind) {
    case 'profile':
      return target.kind === 'sandbox' ? '' : (target.profile ?? '');
    case 'region':
      return region;
    case 'account':
      return account;
    case 'endpoint':
      return endpoint ?? '';
    case 'credentials':
      return '';
  }
}

function isSame(kind: Kind, text: string, own: string | null): boolean {
  if (own === null) return true;
  if (kind === 'endpoint') return text.replace(/\/+$/, '') === own;
  return text === own;
}

function sentence(kind: Kind, text: string, by: string, own: string | null): string {
  switch (kind) {
    case 'profile':
      return own === ''
        ? `${by} names the profile ${text}; the target has none.`
        : `${by} names the profile ${text}; the target is ${own ?? ''}.`;
    case 'region':
      return `${by} names the region ${text}; the target is in ${own ?? ''}.`;
    case 'account':
      return `${by} names the account ${text}; the target is ${own ?? ''}.`;
    case 'endpoint':
      return `${by} leads to ${text}, away from the target.`;
    case 'credentials':
      return `${by} sets other credentials than the target’s.`;
  }
}
