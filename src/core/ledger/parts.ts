import type { ResourceType } from '../catalogue/model';
import { resourceInfo } from '../catalogue/types';
import { entryKey, type LedgerEntry } from './model';

/** Whether a thing is made of others. */
export const isStack = ({ type }: Pick<LedgerEntry, 'type'>): boolean =>
  type === 'cloudformation.stack' || type === 'docker.stack';

/** A resource of a CloudFormation stack, as `ListStackResources` tells. */
export interface StackResource {
  /** Its name in the template: `PublicSubnetOne`. */
  readonly logicalId: string;
  /** What it is called outside the stack: an id, a name, an ARN or a URL, as its kind has it. */
  readonly physicalId: string;
  /** `AWS::EC2::Subnet` */
  readonly kind: string;
}

/** Services and kinds that CloudFormation calls otherwise than the AWS CLI. */
const SERVICES: Readonly<Record<string, string>> = {
  elasticloadbalancingv2: 'elbv2',
  kinesisfirehose: 'firehose',
  apigatewayv2: 'apigatewayv2',
  certificatemanager: 'acm',
  opensearchservice: 'opensearch',
};
const KINDS: Readonly<Record<string, ResourceType>> = {
  'ec2.eip': 'ec2.address',
  'ec2.vpcGatewayAttachment': 'ec2.gatewayAttachment',
};

/** `AWS::EC2::VPCEndpoint` → `ec2.vpcEndpoint`: CloudFormation's kinds follow the names of the services' own. */
export function typeOfStackKind(kind: string): ResourceType {
  const [, service = '', name = ''] = kind.split('::');
  const lower = service.toLowerCase();
  const camel = name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (capitals) => capitals.toLowerCase());
  const type = `${SERVICES[lower] ?? lower}.${camel}`;
  return KINDS[type] ?? type;
}

/** What a stack holds as an entry that goes with it; of the same run as the stack. */
export function partOfStack(
  stack: LedgerEntry,
  { logicalId, physicalId, kind }: StackResource,
  now: number,
): LedgerEntry {
  const type = typeOfStackKind(kind);
  return asPart(stack, type, nameOfPhysical(type, physicalId), now, {
    ...(physicalId.startsWith('arn:') ? { arn: physicalId } : {}),
    logicalId,
  });
}

const GATEWAY = 'ec2.internetGateway';
const ATTACHMENT = 'ec2.gatewayAttachment';

/** The parts of one stack with what only the others tell: the attachment of a gateway is called by its network. */
export function completed(parts: readonly LedgerEntry[]): LedgerEntry[] {
  const gateway = parts.find(({ type }) => type === GATEWAY);
  return parts.map((part) =>
    part.type === ATTACHMENT && gateway ? { ...part, id: gateway.id, within: { 'ec2.vpc': part.id } } : part,
  );
}

/** A part of a stack. */
export function asPart(
  { goneAt: _gone, ...stack }: LedgerEntry,
  type: ResourceType,
  id: string,
  at: number,
  attributes: Readonly<Record<string, string>> = {},
): LedgerEntry {
  return { ...stack, type, id, attributes, words: [], at, partOf: entryKey(stack) };
}

/**
 * The identifier that the catalogue uses: ARNs and URLs end in a name, those of load balancers and target groups in a name and a hash.
 */
function nameOfPhysical(type: ResourceType, physicalId: string): string {
  if (resourceInfo(type)?.primary === 'arn') return physicalId;
  if (/:(?:loadbalancer|targetgroup)\//.test(physicalId)) return physicalId.split('/').at(-2) ?? physicalId;
  if (physicalId.startsWith('arn:')) return physicalId.split(/[/:]/).at(-1) ?? physicalId;
  return /^https?:/.test(physicalId) ? (physicalId.split('/').at(-1) ?? physicalId) : physicalId;
}
