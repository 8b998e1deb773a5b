/** How the resources of a type are listed: one call, and where in its answer what is. */
export interface ListCall {
  /** What requests are signed for. */
  readonly service: string;
  /** The first part of the host, where it is not the service's name. */
  readonly host?: string;
  readonly request: ListRequest;
  /** Into the answer: where the list is. */
  readonly items: string;
  /** Into an item; empty for an item that is the identifier itself. */
  readonly id: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** When it was made: a date or seconds since 1970. */
  readonly at?: string;
  /** Asked once for each resource of another type, whose identifier (or attribute) takes the place of `{}` in the request. */
  readonly each?: string;
  /** Where the list holds ARNs and nothing else: asks what they stand for, so many at a time, in the place of `[]`. */
  readonly describe?: {
    readonly request: ListRequest & { readonly kind: 'json' };
    readonly most: number;
    readonly items: string;
  };
}

export type ListRequest =
  /** A form with `Action` and `Version`, answered in XML. */
  | { readonly kind: 'query'; readonly action: string; readonly version: string; readonly body?: string }
  | { readonly kind: 'json'; readonly target: string; readonly body?: string }
  | { readonly kind: 'rest'; readonly path: string };

const ec2 = (action: string, body?: string): ListRequest => ({
  kind: 'query',
  action,
  version: '2016-11-15',
  ...(body === undefined ? {} : { body }),
});
const elb = (action: string, body?: string): ListRequest => ({
  kind: 'query',
  action,
  version: '2015-12-01',
  ...(body === undefined ? {} : { body }),
});
const json = (target: string, body?: string): ListRequest & { readonly kind: 'json' } => ({
  kind: 'json',
  target,
  ...(body === undefined ? {} : { body }),
});
const ECS = 'AmazonEC2ContainerServiceV20141113';

/** By resource type. Protocols and members are those of the services' public API references. */
export const LISTS: Readonly<Record<string, ListCall>> = {
  'apigateway.restApi': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/restapis?limit=100' },
    items: 'item',
    id: 'id',
    attributes: { name: 'name' },
    at: 'createdDate',
  },
  'apigateway.resource': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/restapis/{}/resources?limit=100' },
    items: 'item',
    id: 'id',
    attributes: { name: 'path' },
    each: 'apigateway.restApi',
  },
  'apigateway.authorizer': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/restapis/{}/authorizers?limit=100' },
    items: 'item',
    id: 'id',
    attributes: { name: 'name' },
    each: 'apigateway.restApi',
  },
  'apigateway.deployment': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/restapis/{}/deployments?limit=100' },
    items: 'item',
    id: 'id',
    each: 'apigateway.restApi',
  },
  'apigateway.vpcLink': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/vpclinks?limit=100' },
    items: 'item',
    id: 'id',
    attributes: { name: 'name' },
  },
  'apigatewayv2.api': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/v2/apis?maxResults=100' },
    items: 'items',
    id: 'apiId',
    attributes: { name: 'name', url: 'apiEndpoint' },
    at: 'createdDate',
  },
  'apigatewayv2.authorizer': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/v2/apis/{}/authorizers?maxResults=100' },
    items: 'items',
    id: 'authorizerId',
    attributes: { name: 'name' },
    each: 'apigatewayv2.api',
  },
  'apigatewayv2.integration': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/v2/apis/{}/integrations?maxResults=100' },
    items: 'items',
    id: 'integrationId',
    each: 'apigatewayv2.api',
  },
  'apigatewayv2.route': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/v2/apis/{}/routes?maxResults=100' },
    items: 'items',
    id: 'routeId',
    attributes: { name: 'routeKey' },
    each: 'apigatewayv2.api',
  },
  'apigatewayv2.stage': {
    service: 'apigateway',
    request: { kind: 'rest', path: '/v2/apis/{}/stages?maxResults=100' },
    items: 'items',
    id: 'stageName',
    each: 'apigatewayv2.api',
  },
  'cloudformation.stack': {
    service: 'cloudformation',
    request: { kind: 'query', action: 'DescribeStacks', version: '2010-05-15' },
    items: 'DescribeStacksResult.Stacks.member',
    id: 'StackName',
    attributes: { arn: 'StackId', state: 'StackStatus' },
    at: 'CreationTime',
  },
  'codebuild.project': {
    service: 'codebuild',
    request: json('CodeBuild_20161006.ListProjects'),
    items: 'projects',
    id: '',
  },
  'codecommit.repository': {
    service: 'codecommit',
    request: json('CodeCommit_20150413.ListRepositories'),
    items: 'repositories',
    id: 'repositoryName',
  },
  'codepipeline.pipeline': {
    service: 'codepipeline',
    request: json('CodePipeline_20150709.ListPipelines'),
    items: 'pipelines',
    id: 'name',
    at: 'created',
  },
  'cognito.userPool': {
    service: 'cognito-idp',
    request: json('AWSCognitoIdentityProviderService.ListUserPools', '{"MaxResults":60}'),
    items: 'UserPools',
    id: 'Id',
    attributes: { name: 'Name' },
    at: 'CreationDate',
  },
  'cognito.userPoolClient': {
    service: 'cognito-idp',
    request: json(
      'AWSCognitoIdentityProviderService.ListUserPoolClients',
      '{"UserPoolId":"{}","MaxResults":60}',
    ),
    items: 'UserPoolClients',
    id: 'ClientId',
    attributes: { name: 'ClientName' },
    each: 'cognito.userPool',
  },
  'dynamodb.table': {
    service: 'dynamodb',
    request: json('DynamoDB_20120810.ListTables'),
    items: 'TableNames',
    id: '',
  },
  'ec2.address': {
    service: 'ec2',
    request: ec2('DescribeAddresses'),
    items: 'addressesSet.item',
    id: 'allocationId',
    attributes: { ip: 'publicIp' },
  },
  'ec2.image': {
    service: 'ec2',
    request: ec2('DescribeImages', 'Owner.1=self'),
    items: 'imagesSet.item',
    id: 'imageId',
    attributes: { name: 'name' },
  },
  'ec2.instance': {
    service: 'ec2',
    request: ec2('DescribeInstances'),
    items: 'reservationSet.item.instancesSet.item',
    id: 'instanceId',
    attributes: { ip: 'ipAddress', name: 'tagSet.item.value', state: 'instanceState.name' },
    at: 'launchTime',
  },
  'ec2.keyPair': {
    service: 'ec2',
    request: ec2('DescribeKeyPairs'),
    items: 'keySet.item',
    id: 'keyName',
    at: 'createTime',
  },
  'ec2.natGateway': {
    service: 'ec2',
    request: ec2('DescribeNatGateways'),
    items: 'natGatewaySet.item',
    id: 'natGatewayId',
    attributes: { state: 'state' },
    at: 'createTime',
  },
  'ec2.securityGroup': {
    service: 'ec2',
    request: ec2('DescribeSecurityGroups'),
    items: 'securityGroupInfo.item',
    id: 'groupId',
    attributes: { name: 'groupName' },
  },
  'ec2.subnet': {
    service: 'ec2',
    request: ec2('DescribeSubnets'),
    items: 'subnetSet.item',
    id: 'subnetId',
    attributes: { name: 'availabilityZone' },
  },
  'ec2.internetGateway': {
    service: 'ec2',
    request: ec2('DescribeInternetGateways'),
    items: 'internetGatewaySet.item',
    id: 'internetGatewayId',
  },
  'ec2.routeTable': {
    service: 'ec2',
    request: ec2('DescribeRouteTables'),
    items: 'routeTableSet.item',
    id: 'routeTableId',
  },
  'ec2.volume': {
    service: 'ec2',
    request: ec2('DescribeVolumes'),
    items: 'volumeSet.item',
    id: 'volumeId',
    at: 'createTime',
  },
  'ec2.vpcEndpoint': {
    service: 'ec2',
    request: ec2('DescribeVpcEndpoints'),
    items: 'vpcEndpointSet.item',
    id: 'vpcEndpointId',
    attributes: { state: 'state' },
  },
  'ec2.vpc': { service: 'ec2', request: ec2('DescribeVpcs'), items: 'vpcSet.item', id: 'vpcId' },
  'ecr.repository': {
    service: 'ecr',
    host: 'api.ecr',
    request: json('AmazonEC2ContainerRegistry_V20150921.DescribeRepositories'),
    items: 'repositories',
    id: 'repositoryName',
    attributes: { arn: 'repositoryArn', uri: 'repositoryUri' },
    at: 'createdAt',
  },
  'ecs.cluster': {
    service: 'ecs',
    request: json(`${ECS}.ListClusters`),
    items: 'clusterArns',
    id: 'clusterName',
    attributes: { arn: 'clusterArn', state: 'status' },
    describe: { request: json(`${ECS}.DescribeClusters`, '{"clusters":[]}'), most: 100, items: 'clusters' },
  },
  'ecs.service': {
    service: 'ecs',
    request: json(`${ECS}.ListServices`, '{"cluster":"{}"}'),
    items: 'serviceArns',
    id: 'serviceName',
    attributes: { arn: 'serviceArn', state: 'status' },
    each: 'ecs.cluster',
    describe: {
      request: json(`${ECS}.DescribeServices`, '{"cluster":"{}","services":[]}'),
      most: 10,
      items: 'services',
    },
  },
  'ecs.task': {
    service: 'ecs',
    request: json(`${ECS}.ListTasks`, '{"cluster":"{}"}'),
    items: 'taskArns',
    id: '',
    each: 'ecs.cluster',
  },
  'ecs.taskDefinition': {
    service: 'ecs',
    request: json(`${ECS}.ListTaskDefinitions`, '{"sort":"DESC"}'),
    items: 'taskDefinitionArns',
    id: '',
    attributes: { arn: '' },
  },
  'eks.cluster': {
    service: 'eks',
    request: { kind: 'rest', path: '/clusters' },
    items: 'clusters',
    id: '',
  },
  'elasticbeanstalk.environment': {
    service: 'elasticbeanstalk',
    request: { kind: 'query', action: 'DescribeEnvironments', version: '2010-12-01' },
    items: 'DescribeEnvironmentsResult.Environments.member',
    id: 'EnvironmentName',
    attributes: { state: 'Status' },
    at: 'DateCreated',
  },
  'elasticbeanstalk.application': {
    service: 'elasticbeanstalk',
    request: { kind: 'query', action: 'DescribeApplications', version: '2010-12-01' },
    items: 'DescribeApplicationsResult.Applications.member',
    id: 'ApplicationName',
  },
  'elbv2.listener': {
    service: 'elasticloadbalancing',
    request: elb('DescribeListeners', 'LoadBalancerArn={}'),
    items: 'DescribeListenersResult.Listeners.member',
    id: 'ListenerArn',
    each: 'elbv2.loadBalancer.arn',
  },
  'elbv2.loadBalancer': {
    service: 'elasticloadbalancing',
    request: elb('DescribeLoadBalancers'),
    items: 'DescribeLoadBalancersResult.LoadBalancers.member',
    id: 'LoadBalancerName',
    attributes: { arn: 'LoadBalancerArn', dns: 'DNSName' },
    at: 'CreatedTime',
  },
  'elbv2.rule': {
    service: 'elasticloadbalancing',
    request: elb('DescribeRules', 'ListenerArn={}'),
    items: 'DescribeRulesResult.Rules.member',
    id: 'RuleArn',
    each: 'elbv2.listener',
  },
  'elbv2.targetGroup': {
    service: 'elasticloadbalancing',
    request: elb('DescribeTargetGroups'),
    items: 'DescribeTargetGroupsResult.TargetGroups.member',
    id: 'TargetGroupName',
    attributes: { arn: 'TargetGroupArn' },
  },
  'emr.cluster': {
    service: 'elasticmapreduce',
    request: json('ElasticMapReduce.ListClusters'),
    items: 'Clusters',
    id: 'Id',
    attributes: { name: 'Name', state: 'Status.State' },
    at: 'Status.Timeline.CreationDateTime',
  },
  'firehose.deliveryStream': {
    service: 'firehose',
    request: json('Firehose_20150804.ListDeliveryStreams'),
    items: 'DeliveryStreamNames',
    id: '',
  },
  'iam.instanceProfile': {
    service: 'iam',
    request: { kind: 'query', action: 'ListInstanceProfiles', version: '2010-05-08' },
    items: 'ListInstanceProfilesResult.InstanceProfiles.member',
    id: 'InstanceProfileName',
    attributes: { arn: 'Arn' },
    at: 'CreateDate',
  },
  'iam.policy': {
    service: 'iam',
    request: { kind: 'query', action: 'ListPolicies', version: '2010-05-08', body: 'Scope=Local' },
    items: 'ListPoliciesResult.Policies.member',
    id: 'Arn',
    attributes: { name: 'PolicyName' },
    at: 'CreateDate',
  },
  'iam.role': {
    service: 'iam',
    request: { kind: 'query', action: 'ListRoles', version: '2010-05-08' },
    items: 'ListRolesResult.Roles.member',
    id: 'RoleName',
    attributes: { arn: 'Arn' },
    at: 'CreateDate',
  },
  'iam.user': {
    service: 'iam',
    request: { kind: 'query', action: 'ListUsers', version: '2010-05-08' },
    items: 'ListUsersResult.Users.member',
    id: 'UserName',
    attributes: { arn: 'Arn' },
    at: 'CreateDate',
  },
  'lambda.function': {
    service: 'lambda',
    request: { kind: 'rest', path: '/2015-03-31/functions/' },
    items: 'Functions',
    id: 'FunctionName',
    attributes: { arn: 'FunctionArn' },
    at: 'LastModified',
  },
  'logs.logGroup': {
    service: 'logs',
    request: json('Logs_20140328.DescribeLogGroups'),
    items: 'logGroups',
    id: 'logGroupName',
  },
  's3.bucket': {
    service: 's3',
    request: { kind: 'rest', path: '/' },
    items: 'Buckets.Bucket',
    id: 'Name',
    at: 'CreationDate',
  },
  'sns.topic': {
    service: 'sns',
    request: { kind: 'query', action: 'ListTopics', version: '2010-03-31' },
    items: 'ListTopicsResult.Topics.member',
    id: 'TopicArn',
  },
  'sqs.queue': {
    service: 'sqs',
    request: json('AmazonSQS.ListQueues'),
    items: 'QueueUrls',
    id: '',
    attributes: { url: '' },
  },
};
