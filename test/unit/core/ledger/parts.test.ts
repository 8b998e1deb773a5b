import assert from 'node:assert/strict';
import { RESOURCES } from '../../../../src/core/catalogue/resources';
import { entryKey, type LedgerEntry } from '../../../../src/core/ledger/model';
import { partOfStack, typeOfStackKind } from '../../../../src/core/ledger/parts';

const STACK: LedgerEntry = {
  target: 'Sandbox',
  courseId: 'course',
  lessonId: 'lesson',
  lessonTitle: 'Lesson',
  stepId: 'step',
  stepTitle: 'Create the stack',
  at: 1,
  kind: 'made',
  type: 'cloudformation.stack',
  id: 'core',
  attributes: { arn: 'arn:aws:cloudformation:us-east-1:123456789012:stack/core/1' },
  words: ['core'],
  region: 'eu-west-1',
};

describe('the parts of a stack', () => {
  const kinds: readonly (readonly [kind: string, type: string])[] = [
    ['AWS::EC2::VPC', 'ec2.vpc'],
    ['AWS::EC2::InternetGateway', 'ec2.internetGateway'],
    ['AWS::EC2::NatGateway', 'ec2.natGateway'],
    ['AWS::EC2::EIP', 'ec2.address'],
    ['AWS::EC2::VPCEndpoint', 'ec2.vpcEndpoint'],
    ['AWS::EC2::SecurityGroup', 'ec2.securityGroup'],
    ['AWS::ElasticLoadBalancingV2::TargetGroup', 'elbv2.targetGroup'],
    ['AWS::ECS::Service', 'ecs.service'],
    ['AWS::DynamoDB::Table', 'dynamodb.table'],
    ['AWS::IAM::Role', 'iam.role'],
    ['AWS::S3::Bucket', 's3.bucket'],
    ['AWS::ApiGateway::RestApi', 'apigateway.restApi'],
    ['AWS::KinesisFirehose::DeliveryStream', 'firehose.deliveryStream'],
    ['AWS::Cognito::UserPool', 'cognito.userPool'],
    ['AWS::SQS::Queue', 'sqs.queue'],
    ['AWS::CloudFormation::Stack', 'cloudformation.stack'],
  ];
  for (const [kind, type] of kinds) {
    it(`are of the catalogue's kinds: ${kind}`, () => {
      assert.equal(typeOfStackKind(kind), type);
      assert.ok(type === 'ec2.address' || type === 'ec2.vpcEndpoint' || Object.hasOwn(RESOURCES, type));
    });
  }

  it('have a kind also where the catalogue does not know it', () => {
    assert.equal(typeOfStackKind('AWS::EC2::SubnetRouteTableAssociation'), 'ec2.subnetRouteTableAssociation');
  });

  const names: readonly (readonly [kind: string, physicalId: string, id: string])[] = [
    ['AWS::EC2::Subnet', 'subnet-0a1b2c3d', 'subnet-0a1b2c3d'],
    [
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/web/50dc6c495c0c9188',
      'web',
    ],
    ['AWS::ECS::Service', 'arn:aws:ecs:us-east-1:123456789012:service/cluster/web', 'web'],
    ['AWS::SNS::Topic', 'arn:aws:sns:us-east-1:123456789012:news', 'arn:aws:sns:us-east-1:123456789012:news'],
    ['AWS::SQS::Queue', 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs', 'jobs'],
  ];
  for (const [kind, physicalId, id] of names) {
    it(`are called as the commands call them: ${physicalId.slice(0, 40)}`, () => {
      assert.equal(partOfStack(STACK, { logicalId: 'X', physicalId, kind }, 2).id, id);
    });
  }

  it('are of the same step and region, and go with the stack', () => {
    const part = partOfStack(STACK, { logicalId: 'Vpc', physicalId: 'vpc-1', kind: 'AWS::EC2::VPC' }, 2);
    assert.deepEqual(part, {
      ...STACK,
      type: 'ec2.vpc',
      id: 'vpc-1',
      attributes: { logicalId: 'Vpc' },
      words: [],
      at: 2,
      partOf: entryKey(STACK),
    });
    assert.ok(
      !(
        'goneAt' in
        partOfStack({ ...STACK, goneAt: 5 }, { logicalId: 'A', physicalId: 'b', kind: 'AWS::S3::Bucket' }, 2)
      ),
    );
  });
});
