import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How many there are of each kind, zero left out: `dynamodb ListTables` → 1, `docker volume` → 2. */
export type Census = Readonly<Record<string, number>>;

interface Probe {
  /** The name in the credential scope: by it the endpoint knows the service. */
  readonly service: string;
  readonly path?: string;
  /** `X-Amz-Target`, for the services that speak JSON. */
  readonly target?: string;
  readonly body?: string;
  /** One match for each thing that is alive. */
  readonly thing: RegExp;
  /** Asks more of what was found, where what is deleted is listed as well. */
  readonly details?: (found: readonly string[]) => Probe;
}

/** The Query protocol: form in, XML out. */
const query = (service: string, version: string, action: string, thing: RegExp, more = ''): Probe => ({
  service,
  body: `Action=${action}&Version=${version}${more}`,
  thing,
});
const json = (service: string, target: string, thing: RegExp, body: object = {}): Probe => ({
  service,
  target,
  body: JSON.stringify(body),
  thing,
});
const get = (service: string, path: string, thing: RegExp): Probe => ({ service, path, thing });

const EC2 = '2016-11-15';
const IAM = '2010-05-08';
const ELB = '2015-12-01';
const ALIVE = ['pending', 'running', 'stopping', 'stopped', 'shutting-down']
  .map((state, index) => `&Filter.1.Value.${index + 1}=${state}`)
  .join('');

/** Everything that the course makes somewhere. What is kept as deleted for a while does not count. */
const PROBES: Readonly<Record<string, Probe>> = {
  instances: query(
    'ec2',
    EC2,
    'DescribeInstances',
    /<instanceId>/g,
    `&Filter.1.Name=instance-state-name${ALIVE}`,
  ),
  volumes: query('ec2', EC2, 'DescribeVolumes', /<item>\s*<volumeId>/g),
  'key pairs': query('ec2', EC2, 'DescribeKeyPairs', /<keyName>/g),
  'security groups': query('ec2', EC2, 'DescribeSecurityGroups', /<groupDescription>/g),
  networks: query('ec2', EC2, 'DescribeVpcs', /<vpcId>/g),
  subnets: query('ec2', EC2, 'DescribeSubnets', /<subnetId>/g),
  'internet gateways': query('ec2', EC2, 'DescribeInternetGateways', /<internetGatewayId>/g),
  'route tables': query('ec2', EC2, 'DescribeRouteTables', /<item>\s*<routeTableId>/g),
  buckets: get('s3', '/', /<Bucket>/g),
  roles: query('iam', IAM, 'ListRoles', /<RoleId>/g),
  'instance profiles': query('iam', IAM, 'ListInstanceProfiles', /<InstanceProfileId>/g),
  tables: json('dynamodb', 'DynamoDB_20120810.ListTables', /"[^"]+"(?=[,\]])/g),
  functions: get('lambda', '/2015-03-31/functions/', /"FunctionName"/g),
  'log groups': json('logs', 'Logs_20140328.DescribeLogGroups', /"logGroupName"/g),
  'REST APIs': get('apigateway', '/restapis', /"createdDate"/g),
  'VPC links': get('apigateway', '/vpclinks', /"targetArns"/g),
  'HTTP APIs': get('apigateway', '/v2/apis', /"apiId"/g),
  'user pools': json('cognito-idp', 'AWSCognitoIdentityProviderService.ListUserPools', /"Name"/g, {
    MaxResults: 60,
  }),
  environments: query('elasticbeanstalk', '2010-12-01', 'DescribeEnvironments', /<EnvironmentName>/g),
  stacks: query('cloudformation', '2010-05-15', 'DescribeStacks', /<StackName>/g),
  repositories: json('ecr', 'AmazonEC2ContainerRegistry_V20150921.DescribeRepositories', /"repositoryArn"/g),
  clusters: {
    ...json('ecs', 'AmazonEC2ContainerServiceV20141113.ListClusters', /arn:[^"]+/g),
    details: (clusters) =>
      json('ecs', 'AmazonEC2ContainerServiceV20141113.DescribeClusters', /"status": ?"ACTIVE"/g, {
        clusters,
      }),
  },
  'task definitions': json('ecs', 'AmazonEC2ContainerServiceV20141113.ListTaskDefinitions', /arn:/g),
  'load balancers': query('elasticloadbalancing', ELB, 'DescribeLoadBalancers', /<LoadBalancerName>/g),
  'target groups': query('elasticloadbalancing', ELB, 'DescribeTargetGroups', /<TargetGroupName>/g),
  'build projects': json('codebuild', 'CodeBuild_20161006.ListProjects', /"[^"]+"(?=[,\]])/g),
  pipelines: json('codepipeline', 'CodePipeline_20150709.ListPipelines', /"version"/g),
  'delivery streams': json('firehose', 'Firehose_20150804.ListDeliveryStreams', /"[^"]+"(?=[,\]])/g),
  'EMR clusters': json('elasticmapreduce', 'ElasticMapReduce.ListClusters', /"NormalizedInstanceHours"/g, {
    ClusterStates: ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING', 'TERMINATING'],
  }),
};

/** What lives at an AWS endpoint; one question after the other. @throws when it does not answer one of them */
export async function awsCensus(endpoint: string): Promise<Census> {
  const counts: [string, number][] = [];
  for (const [kind, probe] of Object.entries(PROBES)) counts.push([kind, await count(endpoint, probe)]);
  return Object.fromEntries(counts.filter(([, number]) => number > 0));
}

async function count(endpoint: string, probe: Probe): Promise<number> {
  const { service, path = '/', target, body, thing, details } = probe;
  const scope = `practice/20260101/us-east-1/${service}/aws4_request`;
  const headers = {
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    'content-type': target === undefined ? 'application/x-www-form-urlencoded' : 'application/x-amz-json-1.1',
    ...(target !== undefined && { 'x-amz-target': target }),
  };
  const response = await fetch(
    endpoint + path,
    body === undefined ? { headers } : { method: 'POST', headers, body },
  );
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${service} ${target ?? body ?? path}: ${response.status} ${text.slice(0, 300)}`);
  const found = text.match(thing) ?? [];
  return details && found.length > 0 ? count(endpoint, details(found)) : found.length;
}

const run = promisify(execFile);

const DOCKER: Readonly<Record<string, readonly string[]>> = {
  containers: ['container', 'ls', '--all', '--quiet'],
  images: ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}'],
  volumes: ['volume', 'ls', '--quiet'],
  'container networks': ['network', 'ls', '--filter', 'type=custom', '--format', '{{.Name}}'],
};

/** What lives on the engine of `env`. */
export async function dockerCensus(env: NodeJS.ProcessEnv): Promise<Census> {
  const counts = await Promise.all(
    Object.entries(DOCKER).map(async ([kind, args]) => {
      const { stdout } = await run('docker', args, { env });
      // The bridge to the hosts of a swarm stays with the engine that once was in one.
      const things = stdout.split('\n').filter((line) => line !== '' && line !== 'docker_gwbridge');
      return [kind, things.length] as const;
    }),
  );
  return Object.fromEntries(counts.filter(([, number]) => number > 0));
}
