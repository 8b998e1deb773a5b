import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RESOURCES } from '../../../../../src/core/catalogue/resources';
import { entryKey, type LedgerEntry } from '../../../../../src/core/ledger/model';
import { linesOf, planOf } from '../../../../../src/core/ledger/teardown/plan';
import { entry } from '../entry';

const arn = (rest: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${rest}`;
const linesFor = (...entries: readonly LedgerEntry[]) =>
  planOf(entries).removals.flatMap((removal) => linesOf(removal, 'bash'));

/** What cannot go while the second is there: by the documentation of the services, apart from the catalogue's order. */
const BEFORE: readonly (readonly [string, string])[] = [
  ['ecs.service', 'ecs.cluster'],
  ['ecs.task', 'ecs.cluster'],
  ['ecs.service', 'elbv2.targetGroup'],
  ['elbv2.rule', 'elbv2.targetGroup'],
  ['elbv2.listener', 'elbv2.targetGroup'],
  ['elbv2.listener', 'elbv2.loadBalancer'],
  ['elbv2.targetGroup', 'elbv2.loadBalancer'],
  ['apigateway.restApi', 'apigateway.vpcLink'],
  ['apigateway.vpcLink', 'elbv2.loadBalancer'],
  ['elbv2.loadBalancer', 'ec2.securityGroup'],
  ['elbv2.loadBalancer', 'ec2.subnet'],
  ['elbv2.loadBalancer', 'cloudformation.stack'],
  ['ecs.service', 'cloudformation.stack'],
  ['s3.object', 's3.bucket'],
  ['s3.bucket', 'cloudformation.stack'],
  ['ec2.instance', 'ec2.securityGroup'],
  ['ec2.instance', 'ec2.keyPair'],
  ['ec2.instance', 'ec2.volume'],
  ['ec2.instance', 'ec2.subnet'],
  ['ec2.natGateway', 'ec2.address'],
  ['ec2.natGateway', 'ec2.subnet'],
  ['ec2.gatewayAttachment', 'ec2.internetGateway'],
  ['ec2.routeTableUse', 'ec2.routeTable'],
  ['ec2.subnet', 'ec2.vpc'],
  ['ec2.routeTable', 'ec2.vpc'],
  ['ec2.internetGateway', 'ec2.vpc'],
  ['ec2.securityGroup', 'ec2.vpc'],
  ['iam.attachedPolicy', 'iam.role'],
  ['iam.inlinePolicy', 'iam.role'],
  ['iam.attachedPolicy', 'iam.policy'],
  ['iam.profileRole', 'iam.instanceProfile'],
  ['iam.profileRole', 'iam.role'],
  ['iam.userPolicy', 'iam.user'],
  ['iam.accessKey', 'iam.user'],
  ['lambda.function', 'iam.role'],
  ['lambda.eventSource', 'lambda.function'],
  ['iam.groupUser', 'iam.user'],
  ['iam.groupUser', 'iam.group'],
  ['iam.groupPolicy', 'iam.group'],
  ['iam.groupPolicy', 'iam.policy'],
  ['iam.loginProfile', 'iam.user'],
  ['iam.inlineUserPolicy', 'iam.user'],
  ['cognito.userPoolDomain', 'cognito.userPool'],
  ['rds.dbInstance', 'rds.dbSubnetGroup'],
  ['rds.dbInstance', 'ec2.securityGroup'],
  ['rds.dbSubnetGroup', 'ec2.subnet'],
  ['ec2.vpcEndpoint', 'ec2.securityGroup'],
  ['ec2.vpcEndpoint', 'ec2.subnet'],
  ['eks.nodegroup', 'eks.cluster'],
  ['eks.nodegroup', 'iam.role'],
  ['apigatewayv2.api', 'apigatewayv2.vpcLink'],
  ['apigatewayv2.vpcLink', 'ec2.subnet'],
  ['stepfunctions.stateMachine', 'iam.role'],
  ['lambda.eventSource', 'kinesis.stream'],
  ['firehose.deliveryStream', 'kinesis.stream'],
  ['emr.cluster', 'iam.role'],
  ['firehose.deliveryStream', 's3.bucket'],
  ['codepipeline.pipeline', 's3.bucket'],
  ['elasticbeanstalk.environment', 'elasticbeanstalk.application'],
  ['docker.service', 'docker.network'],
  ['docker.stack', 'docker.network'],
  ['docker.stack', 'docker.volume'],
  ['docker.container', 'docker.network'],
  ['docker.container', 'docker.volume'],
  ['docker.container', 'docker.image'],
  ['docker.service', 'docker.secret'],
  ['docker.network', 'docker.swarm'],
  ['docker.service', 'docker.swarm'],
];

describe('the plan of a clean-up', () => {
  it('names what stands in something with what it stands in, and waits where deleting takes long', () => {
    const cluster = entry('ecs.cluster', 'web');
    const service = entry('ecs.service', 'api', { within: { 'ecs.cluster': 'web' }, at: 0 });
    assert.deepEqual(linesFor(cluster, service), [
      'aws ecs delete-service --cluster web --service api --force',
      'aws ecs wait services-inactive --cluster web --services api',
      'aws ecs delete-cluster --cluster web',
    ]);
  });

  it('looks for what kubectl made in its namespace', () => {
    const within = { 'kubernetes.namespace': 'dev' };
    const deployment = entry('kubernetes.deployment', 'web', { within });
    assert.deepEqual(linesFor(deployment, entry('kubernetes.service', 'web')), [
      'kubectl delete service web',
      'kubectl delete deployment web --namespace dev',
    ]);
    assert.deepEqual(linesFor(deployment, entry('kubernetes.namespace', 'dev')), [
      'kubectl delete namespace dev',
    ]);
  });

  it('leaves out what is usual and not on record', () => {
    assert.deepEqual(linesFor(entry('ecs.service', 'api')), [
      'aws ecs delete-service --service api --force',
      'aws ecs wait services-inactive --services api',
    ]);
  });

  it('says of what no command is known, or known enough', () => {
    const { removals, unremovable } = planOf([
      entry('kinesis.streamConsumer', 'clicks'),
      entry('elbv2.targetGroup', 'web'),
      entry('iam.role', 'there', { elsewhere: 'the profile other' }),
    ]);
    assert.deepEqual(removals, []);
    assert.deepEqual(
      unremovable.map(({ title, why }) => `${title}: ${why}`),
      [
        'target group web: What its command needs is not on record.',
        'stream consumer clicks: No command is known that takes it away.',
        'role there: Its command named the profile other: it is not on the target.',
      ],
    );
  });

  it('lets a stack delete its own parts, but empties its buckets before', () => {
    const stack = entry('cloudformation.stack', 'core');
    const partOf = entryKey(stack);
    const parts = [
      entry('ec2.vpc', 'vpc-1', { partOf }),
      entry('s3.bucket', 'core-bucket', { partOf }),
      entry('ec2.subnet', 'subnet-1', { partOf }),
    ];
    assert.deepEqual(linesFor(stack, ...parts), [
      'aws s3 rm s3://core-bucket --recursive',
      'aws cloudformation delete-stack --stack-name core',
      'aws cloudformation wait stack-delete-complete --stack-name core',
    ]);
    assert.equal(planOf([stack, ...parts]).removals.at(-1)?.along.length, 3);
  });

  it('removes the volumes of a swarm’s stack, which stay when it goes', () => {
    const stack = entry('docker.stack', 'votes');
    const partOf = entryKey(stack);
    assert.deepEqual(
      linesFor(
        entry('docker.volume', 'votes_data', { partOf }),
        entry('docker.service', 'votes_web', { partOf }),
        stack,
        entry('docker.swarm', 'abc'),
      ),
      ['docker stack rm votes', 'docker volume rm votes_data', 'docker swarm leave --force'],
    );
  });

  it('takes the latest first among equals: it may be made of those before it', () => {
    assert.deepEqual(
      linesFor(entry('docker.image', 'base', { at: 1 }), entry('docker.image', 'mine', { at: 2 })),
      ['docker image rm mine', 'docker image rm base'],
    );
  });

  it('names the region of what is in another', () => {
    assert.deepEqual(
      linesFor(entry('sns.topic', 'arn:aws:sns:eu-west-1:123456789012:news', { region: 'eu-west-1' })),
      ['aws sns delete-topic --topic-arn arn:aws:sns:eu-west-1:123456789012:news --region eu-west-1'],
    );
  });

  it('says what ends to be paid for by what was really made, and nothing in the sandbox', () => {
    const facts = { instanceType: 'm5.large' };
    const hourly = (target: string) =>
      planOf([entry('ec2.instance', 'i-1', { target, facts })]).removals.map((removal) => removal.hourly);
    assert.deepEqual(hourly('AWS: student · us-east-1 · 123456789012'), [0.096]);
    assert.deepEqual(hourly('Sandbox'), [0]);
  });

  it('quotes what a shell would read', () => {
    const object = entry('s3.object', "it's $HOME.txt", { within: { 's3.bucket': 'ada' } });
    assert.deepEqual(linesFor(object), [`aws s3api delete-object --bucket ada --key 'it'\\''s $HOME.txt'`]);
  });

  const typed = fc.constantFrom(...Object.keys(RESOURCES));
  const anEntry = fc
    .record({
      type: typed,
      name: fc.stringMatching(/^[a-z][a-z0-9-]{2,12}$/),
      at: fc.integer({ min: 0, max: 99 }),
      held: fc.boolean(),
    })
    .map(({ type, name, at, held }) => {
      const attributes = { arn: arn(`x/${name}`), url: `http://127.0.0.1/${name}`, name };
      const within = Object.fromEntries(
        [...(RESOURCES[type]?.undo ?? '').matchAll(/\{([\w.]+)\}/g)]
          .map(([, each = '']) => each)
          .filter((each) => each !== type && !each.startsWith(`${type}.`))
          .map((each) => [each, `${name}-holder`]),
      );
      return entry(type, `${name}-${type.replaceAll('.', '-')}`, { at, attributes, ...(held && { within }) });
    });

  it('never puts what something stands on before it, whatever is on record', () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 40 }), (entries) => {
        const order = planOf(entries).removals.map(({ entry: { type } }) => type);
        for (const [first, second] of BEFORE) {
          const late = order.lastIndexOf(first);
          const early = order.indexOf(second);
          assert.ok(
            late < 0 || early < 0 || late < early,
            `${second} before ${first} in ${order.join(', ')}`,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never names anything that is not on record', () => {
    const words = (text: string) => text.split(/[\s'"]+|s3:\/\//).filter((word) => word !== '');
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 30 }), (entries) => {
        const known = new Set(
          entries.flatMap(({ id, attributes, within = {} }) => [
            id,
            ...Object.values(attributes),
            ...Object.values(within),
          ]),
        );
        const fixed = new Set(
          Object.values(RESOURCES).flatMap(({ undo = '', wait = '', empty = '' }) =>
            words(`${undo} ${wait} ${empty}`.replace(/\{[^}]*\}|[[\]]/g, ' ')),
          ),
        );
        const { removals } = planOf(entries);
        for (const removal of removals)
          for (const line of linesOf(removal, 'bash'))
            for (const word of words(line))
              assert.ok(known.has(word) || fixed.has(word), `${word} in ${line}`);
      }),
      { numRuns: 200 },
    );
  });
});
