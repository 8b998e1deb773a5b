import type { ResourceType } from '../catalogue/model';
import { nounOf, resourceInfo } from '../catalogue/types';
import { isNamedBy, tailOf, type LedgerEntry } from './model';
import { placeOf } from './place';

/** The part of a service's own that stands for most of its kinds. */
const ICONS: Readonly<Record<string, string>> = {
  apigateway: 'globe',
  apigatewayv2: 'globe',
  cloudformation: 'layers',
  codebuild: 'tools',
  codecommit: 'repo',
  codepipeline: 'rocket',
  cognito: 'organization',
  dynamodb: 'table',
  ec2: 'server',
  ecr: 'repo',
  ecs: 'server-environment',
  eks: 'server-environment',
  elasticbeanstalk: 'rocket',
  elbv2: 'type-hierarchy',
  emr: 'server-process',
  firehose: 'flame',
  iam: 'shield',
  kubernetes: 'server-environment',
  lambda: 'symbol-function',
  logs: 'output',
  opensearch: 'search',
  rds: 'database',
  s3: 'package',
  sns: 'megaphone',
  sqs: 'list-ordered',
  'docker.container': 'vm',
  'docker.image': 'file-zip',
  'docker.network': 'type-hierarchy-sub',
  'docker.secret': 'lock',
  'docker.service': 'layers',
  'docker.stack': 'layers',
  'docker.swarm': 'organization',
  'docker.volume': 'database',
  'ec2.address': 'location',
  'ec2.internetGateway': 'globe',
  'ec2.keyPair': 'key',
  'ec2.natGateway': 'arrow-swap',
  'ec2.securityGroup': 'shield',
  'ec2.subnet': 'type-hierarchy-sub',
  'ec2.volume': 'database',
  'ec2.vpc': 'type-hierarchy',
  'ecs.service': 'layers',
  'ecs.task': 'vm',
  'ecs.taskDefinition': 'notebook',
  'iam.role': 'account',
  'iam.user': 'person',
};

/** The codicon of a kind. */
export const iconOf = (type: ResourceType): string =>
  ICONS[type] ?? ICONS[type.split('.')[0] ?? ''] ?? 'symbol-misc';

const SHORT = 12;

/** What people call a thing: its name where it has one, else the shortest that tells it from others. */
export function nameOfThing({
  type,
  id,
  attributes,
}: Pick<LedgerEntry, 'type' | 'id' | 'attributes'>): string {
  const name = attributes.name ?? attributes.logicalId;
  if (name !== undefined && resourceInfo(type)?.primary !== 'name') return name;
  if (/^[0-9a-f]{64}$/.test(id)) return id.slice(0, SHORT);
  return tailOf(id);
}

/** `load balancer` */
export const nounOfThing = ({ type }: Pick<LedgerEntry, 'type'>): string => nounOf(type);

/** Whether it is one of those that nobody would look for: it ties two things together, or is a part of one. */
export const isTie = ({ type }: Pick<LedgerEntry, 'type'>): boolean => resourceInfo(type)?.tie === true;

/** What of these one would look for: without ties, or, where there are only ties, what those are in. @param known what is on record */
export function toLookFor(made: readonly LedgerEntry[], known: readonly LedgerEntry[]): LedgerEntry[] {
  const things = made.filter((entry) => !isTie(entry));
  if (things.length > 0) return things;
  const holders = made.flatMap(({ within = {} }) =>
    known.filter((entry) => !isTie(entry) && isNamedBy(entry, within[entry.type] ?? '')),
  );
  return [...new Set(holders)];
}

/** Where a thing is, as a heading: the target, or the system that is asked beside it. */
export function headingOf(entry: LedgerEntry): { readonly id: string; readonly label: string } {
  const place = placeOf(entry);
  switch (place.kind) {
    case 'aws':
      return { id: `aws:${entry.target}`, label: entry.target };
    case 'docker':
      return { id: `docker:${place.engine ?? ''}`, label: 'Docker' };
    case 'kubernetes':
      return { id: 'kubernetes:', label: 'Kubernetes' };
  }
}
