import assert from 'node:assert/strict';
import { hourlyPrice, PRICE_LIST } from '../../../../src/core/catalogue/prices';
import { costOf, hourlyOf } from '../../../../src/core/ledger/cost';
import { dollars, hourlyText } from '../../../../src/core/ledger/dollars';
import type { LedgerEntry, LedgerOrigin } from '../../../../src/core/ledger/model';
import { changesOf } from '../../../../src/core/ledger/recording';

const ACCOUNT = 'AWS: student · us-east-1 · 123456789012';
const HOUR = 3_600_000;
const origin: LedgerOrigin = {
  target: ACCOUNT,
  courseId: 'course',
  lessonId: 'lesson',
  lessonTitle: 'Lesson',
  stepId: 'step',
  stepTitle: 'Step',
  at: 0,
};

const made = (command: string, output: unknown = {}, target = ACCOUNT): LedgerEntry[] => {
  const statement = {
    template: { command, placeholders: [] },
    command,
    output: JSON.stringify(output, null, 1),
  };
  return changesOf(statement, { ...origin, target }, []).put.filter(({ kind }) => kind === 'made');
};

describe('what things cost', () => {
  it('is by a price list that says its place and month', () => {
    assert.equal(PRICE_LIST.region, 'us-east-1');
    assert.match(PRICE_LIST.month, /^\w+ \d{4}$/);
  });

  const prices: readonly (readonly [type: string, facts: Record<string, string>, hourly: number])[] = [
    ['elbv2.loadBalancer', {}, 0.0225],
    ['ec2.natGateway', {}, 0.045],
    ['ec2.instance', { instanceType: 't3.medium' }, 0.0416],
    ['ec2.instance', { instanceType: 'x9.unheard' }, 0.0116],
    ['ec2.vpcEndpoint', { endpointType: 'Interface' }, 0.01],
    ['ec2.vpcEndpoint', {}, 0],
    ['ecs.service', { count: '3', cpu: '256', memory: '512' }, 3 * (0.25 * 0.04048 + 0.5 * 0.004445)],
    ['ecs.service', { count: '0', cpu: '256', memory: '512' }, 0],
    ['ecs.service', { launchType: 'EC2', count: '2' }, 0],
    ['ecs.task', { cpu: '1 vCPU', memory: '2 GB' }, 0.04048 + 2 * 0.004445],
    ['emr.cluster', { instanceType: 'm5.xlarge', count: '3' }, 3 * 0.24],
    ['eks.cluster', {}, 0.1],
    ['s3.bucket', {}, 0],
    ['nobody.knows', {}, 0],
  ];
  for (const [type, facts, hourly] of prices) {
    it(`is $${hourly.toFixed(4)} an hour for ${type} ${JSON.stringify(facts)}`, () => {
      assert.ok(Math.abs(hourlyPrice(type, facts) - hourly) < 1e-9, String(hourlyPrice(type, facts)));
    });
  }

  it('is read from the commands: the type of an instance, the size of the tasks of a service', () => {
    const [instance] = made('aws ec2 run-instances --image-id ami-1 --instance-type t3.small', {
      Instances: [{ InstanceId: 'i-0123456789abcdef0' }],
    });
    assert.ok(instance);
    assert.equal(hourlyOf(instance, []), 0.0208);
    const [definition] = made('aws ecs register-task-definition --cli-input-json file://t.json', {
      taskDefinition: {
        taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1',
        family: 'web',
        cpu: '1024',
        memory: '2048',
      },
    });
    const [service] = made(
      'aws ecs create-service --cluster c --service-name web --task-definition web --desired-count 2 --launch-type FARGATE',
    );
    assert.ok(definition && service);
    assert.ok(Math.abs(hourlyOf(service, [definition, service]) - 2 * (0.04048 + 2 * 0.004445)) < 1e-9);
  });

  it('is nothing in the sandbox, and nothing for what is gone', () => {
    const command = 'aws elbv2 create-load-balancer --name web';
    const [here, free] = [...made(command), ...made(command, {}, 'Sandbox')];
    assert.ok(here && free);
    assert.equal(hourlyOf(free, []), 0);
    const alive = costOf([here, free], () => 'alive', 10 * HOUR);
    assert.deepEqual([alive.things, alive.hourly, alive.since], [1, 0.0225, 0]);
    assert.ok(Math.abs(alive.soFar - 0.225) < 1e-9);
    assert.equal(costOf([here, free], () => 'gone', 10 * HOUR).hourly, 0);
    assert.equal(costOf([here], () => 'unknown', 10 * HOUR).things, 1);
  });

  it('is said in few digits', () => {
    assert.deepEqual([0, 0.001, 0.54, 12].map(dollars), ['$0.00', 'less than $0.01', '$0.54', '$12.00']);
    assert.deepEqual([0.0225, 0.0123, 0.1, 0.5].map(hourlyText), ['$0.0225', '$0.0123', '$0.10', '$0.50']);
  });
});
