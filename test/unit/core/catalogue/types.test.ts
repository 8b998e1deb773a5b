import assert from 'node:assert/strict';
import { RESOURCES } from '../../../../src/core/catalogue/resources';
import { looksLike, nounOf } from '../../../../src/core/catalogue/types';

describe('the types of the catalogue', () => {
  it('have names for people', () => {
    assert.equal(nounOf('elbv2.targetGroup.arn'), 'target group');
    assert.equal(nounOf('aws.accountId'), 'account id');
    assert.equal(nounOf('kinesis.streamConsumer'), 'stream consumer');
  });

  it('know how their values look', () => {
    assert.ok(looksLike('ec2.vpc', 'vpc-0a1b2c3d4e5f60718'));
    assert.ok(!looksLike('ec2.vpc', 'subnet-0a1b2c3d4e5f60718'));
    assert.ok(!looksLike('ec2.vpc', 'my vpc-0a1b2c3d4e5f60718'));
    assert.ok(looksLike('iam.role.arn', 'arn:aws:iam::123456789012:role/service/web'));
    assert.ok(!looksLike('iam.role.arn', 'web'));
    assert.ok(looksLike('s3.bucket', 'anything-goes'));
    assert.ok(looksLike('aws.region', 'ap-southeast-2'));
  });

  it('are deleted in an order: what holds others goes after them', () => {
    const order = (type: string) => RESOURCES[type]?.order ?? assert.fail(`${type} has no order`);
    const chains = [
      ['ecs.service', 'ecs.cluster'],
      ['elbv2.listener', 'elbv2.targetGroup', 'elbv2.loadBalancer', 'ec2.subnet', 'ec2.vpc'],
      ['ec2.instance', 'ec2.securityGroup', 'ec2.vpc'],
      ['apigateway.restApi', 'apigateway.vpcLink', 'elbv2.loadBalancer'],
      ['docker.container', 'docker.network', 'docker.image', 'docker.swarm'],
      ['docker.stack', 'docker.network'],
      ['lambda.function', 'iam.role'],
    ];
    for (const chain of chains) {
      const orders = chain.map(order);
      assert.deepEqual(
        orders,
        [...orders].sort((a, b) => a - b),
        chain.join(' < '),
      );
    }
  });
});
