import type { ResourceType, SlotType } from './model';
import { resourceInfo } from './types';

/**
 * Slot types from names: services call their options, JSON keys and shorthand keys after what they want (`--vpc-id`,
 * `TargetGroupArn`, `executionRoleArn`), and authors call placeholders the same way (`REPLACE_ME_VPC_LINK_ID`).
 */

/** Nouns that mean the same in every service, hyphenated. */
const EVERYWHERE: Readonly<Record<string, SlotType>> = {
  account: 'aws.accountId',
  'account-number': 'aws.accountId',
  'aws-account': 'aws.accountId',
  region: 'aws.region',
  bucket: 's3.bucket',
  's3-bucket': 's3.bucket',
  vpc: 'ec2.vpc',
  subnet: 'ec2.subnet',
  'security-group': 'ec2.securityGroup',
  instance: 'ec2.instance',
  'ec2-instance': 'ec2.instance',
  'key-pair': 'ec2.keyPair',
  'internet-gateway': 'ec2.internetGateway',
  'nat-gateway': 'ec2.natGateway',
  'route-table': 'ec2.routeTable',
  volume: 'ec2.volume',
  allocation: 'ec2.address',
  ami: 'ec2.image',
  cluster: 'ecs.cluster',
  'ecs-cluster': 'ecs.cluster',
  'task-definition': 'ecs.taskDefinition',
  'load-balancer': 'elbv2.loadBalancer',
  nlb: 'elbv2.loadBalancer',
  alb: 'elbv2.loadBalancer',
  elb: 'elbv2.loadBalancer',
  'target-group': 'elbv2.targetGroup',
  listener: 'elbv2.listener',
  role: 'iam.role',
  'iam-role': 'iam.role',
  'instance-profile': 'iam.instanceProfile',
  policy: 'iam.policy',
  'iam-policy': 'iam.policy',
  'iam-user': 'iam.user',
  'user-pool': 'cognito.userPool',
  'user-pool-client': 'cognito.userPoolClient',
  table: 'dynamodb.table',
  'dynamodb-table': 'dynamodb.table',
  'log-group': 'logs.logGroup',
  'awslogs-group': 'logs.logGroup',
  'lambda-function': 'lambda.function',
  lambda: 'lambda.function',
  'vpc-link': 'apigateway.vpcLink',
  'rest-api': 'apigateway.restApi',
  authorizer: 'apigateway.authorizer',
  stack: 'cloudformation.stack',
  pipeline: 'codepipeline.pipeline',
  container: 'docker.container',
  'docker-image': 'docker.image',
  'delivery-stream': 'firehose.deliveryStream',
  docker: 'docker.user',
  'join-token': 'docker.joinToken',
  topic: 'sns.topic',
  'sns-topic': 'sns.topic',
  queue: 'sqs.queue',
  'sqs-queue': 'sqs.queue',
  pod: 'kubernetes.pod',
  deployment: 'kubernetes.deployment',
};

/**
 * Nouns that many services have things of their own for: they mean those of everywhere only in these services, and where nobody knows whose
 * words they are. The cluster of another service is none of ECS.
 */
const AT_HOME: Readonly<Record<string, string>> = {
  cluster: 'application-autoscaling deploy',
  container: 'docker',
  deployment: 'kubectl',
  instance: 'ec2 autoscaling deploy ec2-instance-connect elb elbv2 ssm',
  listener: 'elbv2',
  pipeline: '',
  policy: 'iam',
  queue: 'sqs s3api sns',
  stack: '',
  table: 'dynamodb application-autoscaling dynamodbstreams',
  topic: 'sns s3api',
  volume: 'ec2',
};
/** Services whose settings name things of all others: variables of programs, parameters, dimensions. */
const USES_ALL =
  'apigateway cloudformation cloudwatch codebuild codepipeline ecs elasticbeanstalk events lambda';

/** Nouns that mean something of their own in one service (or tool); they go before those of everywhere. */
const IN_SERVICE: Readonly<Record<string, Readonly<Record<string, SlotType>>>> = {
  apigateway: {
    api: 'apigateway.restApi',
    resource: 'apigateway.resource',
    deployment: 'apigateway.deployment',
  },
  apigatewayv2: {
    api: 'apigatewayv2.api',
    authorizer: 'apigatewayv2.authorizer',
    integration: 'apigatewayv2.integration',
    route: 'apigatewayv2.route',
    stage: 'apigatewayv2.stage',
    'vpc-link': 'apigatewayv2.vpcLink',
  },
  'cognito-idp': { client: 'cognito.userPoolClient' },
  cloudformation: { key: 'ec2.keyPair' },
  codebuild: { project: 'codebuild.project', 'service-role': 'iam.role.arn' },
  codecommit: { repository: 'codecommit.repository' },
  docker: {
    image: 'docker.image',
    service: 'docker.service',
    network: 'docker.network',
    volume: 'docker.volume',
    user: 'docker.user',
  },
  elb: { 'load-balancer': 'elb.loadBalancer', listener: 'elb.listener' },
  lightsail: { 'load-balancer': 'lightsail.loadBalancer' },
  ec2: { group: 'ec2.securityGroup', key: 'ec2.keyPair', image: 'ec2.image' },
  ecr: { repository: 'ecr.repository' },
  ecs: {
    service: 'ecs.service',
    task: 'ecs.task',
    image: 'docker.image',
    container: 'ecs.container',
    'container-instance': 'ecs.containerInstance',
  },
  eks: { cluster: 'eks.cluster', 'node-role': 'iam.role.arn' },
  eksctl: { cluster: 'eks.cluster', nodegroup: 'eks.nodegroup' },
  elasticbeanstalk: {
    application: 'elasticbeanstalk.application',
    environment: 'elasticbeanstalk.environment',
  },
  elbv2: { rule: 'elbv2.rule' },
  emr: { cluster: 'emr.cluster', step: 'emr.step', key: 'ec2.keyPair' },
  kubectl: {
    service: 'kubernetes.service',
    svc: 'kubernetes.service',
    deploy: 'kubernetes.deployment',
    image: 'docker.image',
    node: 'kubernetes.node',
    namespace: 'kubernetes.namespace',
    ns: 'kubernetes.namespace',
  },
  iam: { user: 'iam.user' },
  lambda: { function: 'lambda.function' },
  rds: { 'db-instance': 'rds.dbInstance' },
  s3api: { key: 's3.object', version: 's3.versionId' },
};

/** What a name can ask of a thing, as its last word. `dns-name` is two. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  arn: 'arn',
  id: 'id',
  name: 'name',
  url: 'url',
  uri: 'uri',
  dns: 'dns',
  ip: 'ip',
  'dns-name': 'dns',
  'ip-address': 'ip',
  tag: 'name',
  identifier: 'id',
};

/** Options that every command of the AWS CLI takes and that name no resource. */
const GLOBAL = new Set(
  'profile output query endpoint-url color ca-bundle cli-input-json cli-input-yaml'.split(' '),
);

/**
 * The type that a name asks for.
 * @param words of the name in lower case: `['vpc', 'id']`
 * @param service whose words they are: `elbv2`, `docker`; empty where that is not known
 * @param loose whether words before the noun may be passed over (`execution-role-arn` is a role's)
 * @returns `null` where the words name nothing; a type of the service's own for an unknown noun with an attribute (`--stream-arn`)
 */
export function typeOfWords(words: readonly string[], service: string, loose: boolean): SlotType | null {
  const own = Object.hasOwn(IN_SERVICE, service) ? (IN_SERVICE[service] ?? {}) : {};
  const { noun, attribute } = split(words);
  for (let from = 0; from < noun.length && (loose || from === 0); from++) {
    const name = noun.slice(from).join('-');
    for (const each of [name, singular(name)]) {
      const home = AT_HOME[each];
      const isHome =
        service === '' || home === undefined || `${home} ${USES_ALL}`.split(' ').includes(service);
      const type = Object.hasOwn(own, each)
        ? own[each]
        : Object.hasOwn(EVERYWHERE, each) && isHome
          ? EVERYWHERE[each]
          : null;
      if (type) return withAttribute(type, attribute);
    }
  }
  return null;
}

/** Whether words of its own are known of a service or tool; else nobody knows whose words they are. */
export const hasNouns = (service: string): boolean => Object.hasOwn(IN_SERVICE, service);

/** The type that an option of a service asks for: `--vpc-id`; `null` for one that names no thing (`--port`). */
export function typeOfOption(option: string, service: string): SlotType | null {
  const name = option.replace(/^-+/, '');
  if (GLOBAL.has(name) || !option.startsWith('--')) return null;
  const words = name.split('-');
  const known = typeOfWords(words, service, true);
  if (known !== null) return known;
  const { noun, attribute } = split(words);
  // An operation without an entry of its own still gets its slots typed.
  if (attribute === null || noun.length === 0 || attribute === 'tag') return null;
  const camel = noun
    .map((word, n) => (n === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  const type = `${service}.${camel}`;
  return attribute === 'name' || attribute === 'id' || attribute === resourceInfo(type)?.primary
    ? type
    : `${type}.${attribute}`;
}

/** The type that a key of JSON, YAML or the shorthand asks for: `TargetGroupArn`, `awslogs-region`. */
export function typeOfKey(key: string, service: string): SlotType | null {
  return typeOfWords(wordsOfKey(key), service, true);
}

const wordsOfKey = (key: string): string[] =>
  key
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');

/** The nouns and the attribute behind them; ordinals (`one`, `2`) do not count. */
function split(words: readonly string[]): {
  readonly noun: readonly string[];
  readonly attribute: string | null;
} {
  const rest = [...words];
  while (/^(?:one|two|three|four|first|second|third|\d+)$/.test(rest.at(-1) ?? '')) rest.pop();
  for (const count of [2, 1]) {
    const last = singular(rest.slice(-count).join('-'));
    if (rest.length > count - 1 && Object.hasOwn(ATTRIBUTES, last))
      return { noun: rest.slice(0, -count), attribute: ATTRIBUTES[last] ?? null };
  }
  return { noun: rest, attribute: null };
}

const singular = (word: string): string =>
  /(?:ss|us|dns)$/.test(word) ? word : word.replace(/ies$/, 'y').replace(/s$/, '');

/** Names and ids are how most things are called at all; where a thing has both, the other one is an attribute. */
function withAttribute(type: ResourceType, attribute: string | null): SlotType | null {
  const primary = resourceInfo(type)?.primary;
  // An account's name is none of its digits.
  if (type === 'aws.accountId' && attribute === 'name') return null;
  if (attribute === null || attribute === primary || primary === undefined) return type;
  if (type === 'docker.container' || type === 'docker.image') return attribute === 'ip' ? `${type}.ip` : type;
  // Only security groups, user pools and APIs have a name beside their id; what is called by its name has no id of its own.
  if (primary === 'name' && attribute === 'id') return type;
  if (primary === 'arn' && attribute !== 'name') return type;
  return `${type}.${attribute}`;
}
