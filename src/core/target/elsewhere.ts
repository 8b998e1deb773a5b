import { simpleCommandsOf, type SimpleCommand } from '../shell/sites';
import type { Destination } from './model';

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

/** `arn:aws:sns:eu-west-1:123456789012:topic`; those of AWS itself name no account. */
const ARN = /\barn:aws[\w-]*:[\w-]+:([\w-]*):(\d{12}):/g;
/** `123456789012.dkr.ecr.us-east-1.amazonaws.com/web` */
const REGISTRY = /\b(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\./g;

/**
 * What lines name that is elsewhere than the target, for people: a sentence each. What still holds a variable or a placeholder is not
 * compared.
 */
export function elsewhereIn(lines: readonly string[], destination: Destination): readonly string[] {
  const named = lines.flatMap((line) => [...namedBy(line), ...accountsIn(line)]);
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
    if (by === undefined || kind === undefined || (by.startsWith('--') && program !== 'aws')) return [];
    const value = text.startsWith(`${by}=`) ? text.slice(by.length + 1) : text;
    return /[$<>{}`]/.test(value) || value === '' ? [] : [{ kind, text: value, by }];
  });
}

function accountsIn(line: string): Named[] {
  const arns = [...line.matchAll(ARN)].map(([, , account = '']) => account);
  const registries = [...line.matchAll(REGISTRY)].map(([, account = '']) => account);
  return [
    ...arns.map((text) => ({ kind: 'account' as const, text, by: 'an ARN' })),
    ...registries.map((text) => ({ kind: 'account' as const, text, by: 'a registry of ECR' })),
    ...[...line.matchAll(REGISTRY)].map(([, , region = '']) => ({
      kind: 'region' as const,
      text: region,
      by: 'a registry of ECR',
    })),
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
