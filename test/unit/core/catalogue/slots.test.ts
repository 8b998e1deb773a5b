import assert from 'node:assert/strict';
import { typedFileSlots, typedSlots } from '../../../../src/core/catalogue/slots';
import { findFilePlaceholders, findPlaceholders } from '../../../../src/core/shell/placeholders';

const typesIn = (command: string) => typedSlots(command, findPlaceholders(command)).map(({ type }) => type);

/** Commands with the types of their slots, in order. */
const cases: readonly (readonly [command: string, types: readonly (string | null)[]])[] = [
  ['aws elbv2 create-target-group --name t --vpc-id REPLACE_ME', ['ec2.vpc']],
  [
    'aws elbv2 create-listener --default-actions TargetGroupArn=REPLACE_ME,Type=forward --load-balancer-arn REPLACE_ME',
    ['elbv2.targetGroup.arn', 'elbv2.loadBalancer.arn'],
  ],
  [
    'aws elbv2 create-load-balancer --name n --subnets REPLACE_ME_PUBLIC_SUBNET_ONE REPLACE_ME_PUBLIC_SUBNET_TWO',
    ['ec2.subnet', 'ec2.subnet'],
  ],
  ['aws s3 cp index.html s3://YOUR_BUCKET/REPLACE_ME_KEY', ['s3.bucket', 's3.object']],
  ['aws s3api put-bucket-policy --bucket REPLACE_ME --policy file://p.json', ['s3.bucket']],
  ['aws cognito-idp create-user-pool-client --user-pool-id REPLACE_ME', ['cognito.userPool']],
  ['aws apigateway create-vpc-link --name l --target-arns REPLACE_ME', ['elbv2.loadBalancer.arn']],
  ['aws lambda create-function --function-name f --role REPLACE_ME', ['iam.role.arn']],
  // A part of a word is what stands there, not what the option wants.
  [
    'docker build . -t REPLACE_ME_AWS_ACCOUNT_ID.dkr.ecr.REPLACE_ME_REGION.amazonaws.com/api:latest',
    ['aws.accountId', 'aws.region'],
  ],
  [
    'aws apigatewayv2 create-api --target arn:aws:lambda:REPLACE_ME:REPLACE_ME_TOO:function:hello',
    ['aws.region', 'aws.accountId'],
  ],
  ['aws s3 mb s3://hadoop-REPLACE_ME_NUMBER', [null]],
  ['git clone https://git-codecommit.REPLACE_ME_REGION.amazonaws.com/v1/repos/x', ['aws.region']],
  // What the placeholder says counts where the command says nothing.
  ['curl http://REPLACE_ME_NLB_DNS_NAME/mysfits', ['elbv2.loadBalancer.dns']],
  ['aws ec2 authorize-security-group-ingress --cidr REPLACE_ME_MY_IP/32', [null]],
  ['docker container diff <container id>', ['docker.container']],
  ['docker kill REPLACE_ME', ['docker.container']],
  ['docker image tag REPLACE_ME ourfiglet', ['docker.image']],
  ['docker network connect REPLACE_ME REPLACE_ME_TOO', ['docker.network', 'docker.container']],
  [
    'docker swarm join --token REPLACE_ME REPLACE_ME_MANAGER_IP:2377',
    ['docker.joinToken', 'docker.swarm.ip'],
  ],
  ['kubectl delete pod REPLACE_ME', ['kubernetes.pod']],
  // No entry, but names that tell.
  ['aws kinesis describe-stream --stream-name REPLACE_ME', ['kinesis.stream']],
  ['aws kinesis list-stream-consumers --stream-arn REPLACE_ME', ['kinesis.stream.arn']],
  ['aws redshift create-cluster --vpc-security-group-ids REPLACE_ME', ['ec2.securityGroup']],
  ['aws rds create-db-instance --port REPLACE_ME', [null]],
  ['ssh -i key.pem ec2-user@{instance IP address}', ['ec2.instance.ip']],
  // Keys of the shorthand in any spelling, in lists, and of every value of an option.
  [
    'aws ecs create-service --load-balancers targetGroupArn=REPLACE_ME,containerName=web --network-configuration "awsvpcConfiguration={subnets=[REPLACE_ME,REPLACE_ME],securityGroups=[REPLACE_ME]}"',
    ['elbv2.targetGroup.arn', 'ec2.subnet', 'ec2.subnet', 'ec2.securityGroup'],
  ],
  ['aws ecs create-service --load-balancers containerName=REPLACE_ME', ['ecs.container']],
  [
    'aws elbv2 register-targets --targets Id=REPLACE_ME Id=REPLACE_ME,Port=80',
    ['ec2.instance', 'ec2.instance'],
  ],
  [
    'aws ec2 run-instances --iam-instance-profile Name=REPLACE_ME --key-name=REPLACE_ME',
    ['iam.instanceProfile', 'ec2.keyPair'],
  ],
  [
    'aws cloudformation create-stack --stack-name s --parameters ParameterKey=KeyName,ParameterValue=REPLACE_ME ParameterKey=VpcId,ParameterValue=REPLACE_ME',
    ['ec2.keyPair', 'ec2.vpc'],
  ],
  ['aws ec2 describe-subnets --filters Name=vpc-id,Values=REPLACE_ME', ['ec2.vpc']],
  ['aws ec2 create-tags --resources vpc-1 --tags Key=role,Value=REPLACE_ME', [null]],
  ['aws rds create-db-instance --db-instance-identifier REPLACE_ME', ['rds.dbInstance']],
  [
    'aws apigateway put-integration --uri arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/REPLACE_ME/invocations',
    ['lambda.function.arn'],
  ],
  [
    'aws apigatewayv2 create-authorizer --jwt-configuration Audience=REPLACE_ME,Issuer=https://cognito-idp.us-east-1.amazonaws.com/REPLACE_ME',
    ['cognito.userPoolClient', 'cognito.userPool'],
  ],
  ['aws stepfunctions start-execution --state-machine-arn REPLACE_ME', ['stepfunctions.stateMachine']],
  ['aws apigatewayv2 create-integration --connection-id REPLACE_ME', ['apigatewayv2.vpcLink']],
  // What is tied to something exists already.
  [
    'aws ec2 attach-internet-gateway --internet-gateway-id REPLACE_ME --vpc-id REPLACE_ME',
    ['ec2.internetGateway', 'ec2.vpc'],
  ],
  ['aws iam attach-role-policy --role-name REPLACE_ME --policy-arn REPLACE_ME', ['iam.role', 'iam.policy']],
  // What a service calls its own is none of another's.
  ['aws rds delete-db-cluster --db-cluster-identifier REPLACE_ME', ['rds.dbCluster']],
  ['aws elasticache describe-cache-clusters --cache-cluster-id <cluster>', ['elasticache.cacheCluster']],
  ['aws neptune modify-db-instance --db-instance-identifier <id>', ['neptune.dbInstance']],
  ['aws ecs describe-container-instances --container-instances REPLACE_ME', ['ecs.containerInstance']],
  ['aws glue get-table --table-name <table>', ['glue.table']],
  ['aws elb describe-load-balancers --load-balancer-names <lb>', ['elb.loadBalancer']],
  ['eksctl get nodegroup --cluster <cluster>', ['eks.cluster']],
  ['kubectl logs <pod> -c <container>', ['kubernetes.pod', null]],
  ['docker build -t <user>/app .', ['docker.user']],
  // Text is no thing, whatever its placeholder is called.
  ['aws s3api put-bucket-policy --bucket b --policy <policy>', [null]],
  ['aws rds create-db-instance --master-username <user>', [null]],
  ['aws organizations create-account --account-name <account name>', ['organizations.account']],
  // Whole ARNs where a role's name is not taken; names within ARNs, and none of our own where AWS's are meant.
  ['aws eks create-nodegroup --cluster-name c --node-role <role>', ['iam.role.arn']],
  ['aws sns publish --topic-arn arn:aws:sns:us-east-1:123456789012:<topic>', ['sns.topic.name']],
  ['aws iam attach-role-policy --policy-arn arn:aws:iam::123456789012:policy/<policy>', ['iam.policy.name']],
  ['aws iam attach-role-policy --policy-arn arn:aws:iam::aws:policy/<policy>', ['iam.managedPolicy']],
  ['aws ec2 run-instances --security-groups <sg>', ['ec2.securityGroup.name']],
  ['ssh -i key.pem ec2-user@<instance>', ['ec2.instance.ip']],
  ['kubectl rollout status deployment/<name>', ['kubernetes.deployment']],
  ['kubectl set image deploy/<name> web=<image>', ['kubernetes.deployment', 'docker.image']],
  ['kubectl get ing <name>', ['kubernetes.ingress']],
];

describe('the catalogue, typing slots', () => {
  for (const [command, types] of cases) it(command, () => assert.deepEqual(typesIn(command), types));

  it('tells a new name from one that exists', () => {
    const isNew = (command: string) => typedSlots(command, findPlaceholders(command))[0]?.isNew;
    assert.equal(isNew('aws s3 mb s3://REPLACE_ME_BUCKET_NAME'), true);
    assert.equal(isNew('aws s3 rb s3://REPLACE_ME_BUCKET_NAME'), false);
    assert.equal(isNew('aws dynamodb create-table --table-name REPLACE_ME'), true);
    assert.equal(isNew('docker build -t REPLACE_ME .'), true);
    for (const command of [
      'aws ec2 create-security-group --group-name <name>',
      'aws sns create-topic --name <topic>',
      'aws apigateway create-rest-api --name <api>',
      'aws rds create-db-cluster --db-cluster-identifier <cluster>',
      'aws rds create-db-instance-read-replica --db-instance-identifier <replica>',
      'aws redshift create-cluster --cluster-identifier <cluster>',
      'kubectl create secret generic <name>',
    ])
      assert.equal(isNew(command), true, command);
    assert.equal(isNew('aws rds create-db-cluster-snapshot --db-cluster-identifier <cluster>'), false);
    assert.equal(isNew('aws iam put-role-policy --policy-name REPLACE_ME'), true);
    assert.equal(isNew('aws iam attach-user-policy --policy-arn REPLACE_ME'), false);
    assert.equal(isNew('aws ec2 attach-internet-gateway --internet-gateway-id REPLACE_ME'), false);
  });

  it('types the slots of a file by its keys, by the words of its placeholders and by what is around them', () => {
    const content = JSON.stringify(
      {
        executionRoleArn: 'REPLACE_ME',
        image: 'REPLACE_ME_IMAGE',
        options: { 'awslogs-group': 'REPLACE_ME_LOGS' },
        provider: 'arn:aws:cognito-idp:REPLACE_ME_ONE:REPLACE_ME_TWO:userpool/REPLACE_ME_THREE',
        Resource: 'arn:aws:s3:::REPLACE_ME_FOUR/*',
        uri: 'http://REPLACE_ME_NLB_DNS/mysfits',
        networkConfiguration: { subnets: ['REPLACE_ME_FIVE'], securityGroups: ['REPLACE_ME_SIX'] },
      },
      null,
      2,
    );
    const types = typedFileSlots(content, findFilePlaceholders(content, 'json'), 'ecs').map(
      ({ type }) => type,
    );
    assert.deepEqual(types, [
      'iam.role.arn',
      'docker.image',
      'logs.logGroup',
      'aws.region',
      'aws.accountId',
      'cognito.userPool',
      's3.bucket',
      'elbv2.loadBalancer.dns',
      'ec2.subnet',
      'ec2.securityGroup',
    ]);
  });

  it('wants a name that nobody else has for the bucket of a template', () => {
    const content = 'Resources:\n  Web:\n    Properties:\n      BucketName: REPLACE_ME_UNIQUE_BUCKET_NAME\n';
    const placeholders = findFilePlaceholders(content, 'yaml');
    const [inTemplate] = typedFileSlots(content, placeholders, 'cloudformation');
    assert.deepEqual([inTemplate?.type, inTemplate?.isNew], ['s3.bucket', true]);
    assert.equal(typedFileSlots(content, placeholders, 's3api')[0]?.isNew, false);
  });

  it('reads what a value in a file is for from the name beside it', () => {
    const typesIn = (content: string, language: string) =>
      typedFileSlots(content, findFilePlaceholders(content, language), 'firehose').map(({ type }) => type);
    const json = '[{ "ParameterName": "LambdaArn", "ParameterValue": "REPLACE_ME_PROCESSOR_ARN" }]';
    assert.deepEqual(typesIn(json, 'json'), ['lambda.function.arn']);
    assert.deepEqual(typesIn('- Key: VpcId\n  Value: REPLACE_ME_IT\n', 'yaml'), ['ec2.vpc']);
    assert.deepEqual(typesIn('{"Name": "color", "Value": "REPLACE_ME_IT"}', 'json'), [null]);
  });
});
