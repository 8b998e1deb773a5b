import assert from 'node:assert/strict';
import { outcomeOf, valuesOfMade } from '../../../../src/core/catalogue/outcome';

const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1bb03d5f6d558597';
const create =
  'aws elbv2 create-target-group --name web --port 80 --protocol TCP --vpc-id vpc-824e4a12a96d49111';
const json = JSON.stringify(
  { TargetGroups: [{ TargetGroupArn: arn, TargetGroupName: 'web', Port: 80 }] },
  null,
  4,
);

const arnIn = (command: string, output: string) => outcomeOf(command, output).made[0]?.attributes.arn;

describe('the catalogue, reading what a command made', () => {
  const outputs: readonly (readonly [format: string, output: string])[] = [
    ['JSON', json],
    ['JSON between other lines', `warning: something\n${json}\n(END)\n`],
    ['JSON whose start was cut off', `[… 12 characters dropped]\n${json.slice(20)}`],
    ['YAML', `TargetGroups:\n- Port: 80\n  TargetGroupArn: ${arn}\n  TargetGroupName: web\n`],
    ['quoted YAML', `TargetGroups:\n- TargetGroupArn: '${arn}'\n  TargetGroupName: web\n`],
    ['a table', `----\n||  Port            |  80     ||\n||  TargetGroupArn  |  ${arn}  ||\n----\n`],
    ['text', `TARGETGROUPS\t80\tTCP\t${arn}\tweb\n`],
    ['a query', `"${arn}"\n`],
  ];
  for (const [format, output] of outputs) {
    it(`reads ${format}`, () => {
      const command = format === 'a query' ? `${create} --query 'TargetGroups[0].TargetGroupArn'` : create;
      assert.equal(arnIn(command, output), arn);
    });
  }

  it('gives no value rather than a wrong one', () => {
    assert.equal(arnIn(create, ''), undefined);
    assert.equal(arnIn(create, 'An error occurred (AccessDenied)'), undefined);
    // The path leads to something that is no ARN of a target group.
    assert.equal(arnIn(create, json.replace(arn, 'web')), undefined);
    // Two of them: which one was made?
    assert.equal(arnIn(create, `${arn}\n${arn.replace('web', 'api')}\n`), undefined);
    const renamed = JSON.stringify({ Groups: [{ Arn: 'arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1' }] });
    assert.equal(arnIn(create, renamed), undefined);
    // The name of a stage, where that of the pipeline was cut off.
    const pipeline = { pipeline: { name: 'web', stages: [{ name: 'Source' }] } };
    const made = (output: string) =>
      outcomeOf('aws codepipeline create-pipeline --cli-input-json file://p.json', output).made.map(
        ({ id }) => id,
      );
    assert.deepEqual(made(JSON.stringify(pipeline)), ['web']);
    assert.deepEqual(made('[… dropped]\n"stages": [{ "name": "Source" }] } }'), []);
  });

  it('takes names from the command, but not what the shell still replaces', () => {
    assert.deepEqual(outcomeOf('aws s3 mb s3://web-7f3a', 'make_bucket: web-7f3a').made, [
      { type: 's3.bucket', id: 'web-7f3a', attributes: {} },
    ]);
    assert.deepEqual(outcomeOf('docker image build --tag $DOCKERID/app:1.0 .', '').made, []);
    assert.deepEqual(outcomeOf('aws s3 mb s3://$BUCKET', '').made, []);
  });

  it('gives every command of a line its own answer', () => {
    const resource = 'aws apigateway create-resource --rest-api-id a --parent-id b --path-part x';
    const deployment = 'aws apigateway create-deployment --rest-api-id a';
    const answer = (id: string) => JSON.stringify({ id }, null, 4);
    const idsIn = (command: string, output: string) => outcomeOf(command, output).made.map(({ id }) => id);
    const both = `${answer('res1')}\n${answer('dep1')}\n`;
    assert.deepEqual(idsIn(`${resource} && ${deployment}`, both), ['res1', 'dep1']);
    assert.deepEqual(idsIn(`${resource} && echo done && ${deployment}`, both), ['res1', 'dep1']);
    assert.deepEqual(idsIn(`${resource} && ${deployment}`, '{"id": "res1"}\n{"id": "dep1"}'), [
      'res1',
      'dep1',
    ]);
    const upload = outcomeOf('aws s3 cp a s3://web/a && cat a', 'upload: ./a to s3://web/a\n{"id": 1}\n');
    assert.equal(upload.made[0]?.id, 'a');
    // Which of them the one in the middle is cannot be told.
    assert.deepEqual(idsIn(`${resource} && aws s3 ls && ${deployment}`, both), []);
  });

  it('makes nothing in a rehearsal', () => {
    assert.deepEqual(outcomeOf('aws ec2 run-instances --dry-run --image-id x', '').made, []);
  });

  it('reads the account out of every shape of answer', () => {
    const ask = 'aws sts get-caller-identity';
    const told = [{ type: 'aws.accountId', text: '123456789012' }];
    assert.deepEqual(outcomeOf(ask, '{"UserId": "A", "Account": "123456789012"}').told, told);
    assert.deepEqual(outcomeOf(`${ask} --query Account --output text`, '123456789012\n').told, told);
    assert.deepEqual(outcomeOf(`${ask} --output text`, '123456789012\tarn:aws:sts::1:x\tAKIA\n').told, told);
  });

  it('reads what docker prints', () => {
    const id = '4f66ad9a7b2e8f0c9f66ad9a7b2e8f0c4f66ad9a7b2e8f0c9f66ad9a7b2e8f0c';
    assert.equal(outcomeOf('docker run -d --name web nginx', `Unable to find\n${id}\n`).made[0]?.id, id);
    assert.equal(outcomeOf('docker run --name web nginx ls', 'bin\n').made[0]?.id, 'web');
    assert.deepEqual(outcomeOf('docker run nginx ls', 'bin\n').made, []);
    const swarm = `Swarm initialized: current node (1a2b3c4d5e6f7g8h9i0jklmno) is now a manager.\n\n    docker swarm join --token SWMTKN-1-abc-def 172.17.0.2:2377\n`;
    const { made, told } = outcomeOf('docker swarm init', swarm);
    assert.equal(made[0]?.type, 'docker.swarm');
    assert.deepEqual(told, [
      { type: 'docker.joinToken', text: 'SWMTKN-1-abc-def' },
      { type: 'docker.swarm.ip', text: '172.17.0.2' },
    ]);
  });

  it('gives the attributes of what was made to slots', () => {
    const values = valuesOfMade({ type: 'elbv2.targetGroup', id: 'web', attributes: { arn, name: 'web' } });
    assert.deepEqual(values, [
      { type: 'elbv2.targetGroup', text: 'web' },
      { type: 'elbv2.targetGroup.arn', text: arn },
    ]);
  });
});
