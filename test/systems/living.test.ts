import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import Docker from 'dockerode';
import { after, before, describe, it } from 'mocha';
import { callService, type LiveAccess } from '../../src/adapters/aws/live/calls';
import type { ListRequest } from '../../src/adapters/aws/live/lists';
import * as sdk from '../../src/adapters/aws/sdk';
import { readEngine } from '../../src/adapters/ledger/engine';
import { LiveLedger } from '../../src/adapters/ledger/living';
import type { Alive } from '../../src/core/ledger/alive';
import { settleWithEngine } from '../../src/core/ledger/engine';
import { entryKey, type LedgerEntry } from '../../src/core/ledger/model';
import { changesOf } from '../../src/core/ledger/recording';
import { onPath } from '../host/chromium';
import { awsEndpoint } from '../services/aws';
import { needs, skip } from '../services/needs';
import { entry } from '../unit/core/ledger/entry';

const REGION = 'us-east-1';
const LABEL = 'practice.living';
const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const signal = new AbortController().signal;

const TEMPLATE = JSON.stringify({
  Resources: {
    Network: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    First: {
      Type: 'AWS::EC2::Subnet',
      Properties: { CidrBlock: '10.0.1.0/24', VpcId: { Ref: 'Network' } },
    },
    Jobs: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
    Runner: {
      Type: 'AWS::IAM::Role',
      Properties: { RoleName: 'runner', AssumeRolePolicyDocument: { Statement: [] } },
    },
  },
});

describe('what of the ledger is alive', function () {
  this.timeout(90_000);
  let endpoint: string;
  let stop: () => Promise<void> = () => Promise.resolve();
  let docker: Docker;
  let host: string;
  let keys = { accessKeyId: 'practice', secretAccessKey: 'practice' };

  const access = (region = REGION): LiveAccess => ({
    sdk,
    target: { sandbox: true, profile: undefined, region, endpoint },
    credentials: () => Promise.resolve(keys),
  });
  const ledger = (given: () => Promise<LiveAccess> = () => Promise.resolve(access())) =>
    new LiveLedger({
      access: given,
      targetName: () => Promise.resolve('Sandbox'),
      engine: () => Promise.resolve({ host, client: docker }),
      logger,
    });
  const askedOf = async (entries: readonly LedgerEntry[], living = ledger()): Promise<Alive[]> => {
    const states = await living.ask(entries, signal);
    return entries.map((each) => states.get(entryKey(each)) ?? { state: 'unknown', reason: 'not answered' });
  };
  const statesOf = async (entries: readonly LedgerEntry[], living = ledger()) =>
    (await askedOf(entries, living)).map(({ state }) => state);

  const call = (service: string, request: ListRequest, region = REGION) =>
    callService(access(region), { service, request }, '', signal);
  const table = (region: string, action: 'CreateTable' | 'DeleteTable') =>
    call(
      'dynamodb',
      {
        kind: 'json',
        target: `DynamoDB_20120810.${action}`,
        body: JSON.stringify({
          TableName: 'mysfits',
          ...(action === 'DeleteTable'
            ? {}
            : {
                KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
                AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
                BillingMode: 'PAY_PER_REQUEST',
              }),
        }),
      },
      region,
    );
  const query = (service: string, action: string, version: string, body: string) =>
    call(service, { kind: 'query', action, version, body });

  before(async function () {
    const search = await awsEndpoint({ own: true });
    if ('missing' in search) skip(this, search.missing);
    endpoint = search.service.address;
    stop = search.service.dispose;
  });
  after(() => stop());

  it('tells two things of one name in two regions apart, and sees what was deleted by hand', async () => {
    const [here, there] = [
      entry('dynamodb.table', 'mysfits'),
      entry('dynamodb.table', 'mysfits', { region: 'eu-west-1' }),
    ];
    await table(REGION, 'CreateTable');
    await table('eu-west-1', 'CreateTable');
    assert.deepEqual(await statesOf([here, there]), ['alive', 'alive']);
    await table('eu-west-1', 'DeleteTable');
    assert.deepEqual(await statesOf([here, there]), ['alive', 'gone']);
    await table(REGION, 'DeleteTable');
    assert.deepEqual(await statesOf([here, there]), ['gone', 'gone']);
  });

  it('takes clusters and services that are still listed as inactive for gone', async () => {
    const ecs = new sdk.ECSClient({ endpoint, region: REGION, credentials: keys });
    const made = [entry('ecs.cluster', 'living'), entry('ecs.service', 'web')];
    const cluster = 'living';
    const create = (body: object, action: string) =>
      call('ecs', {
        kind: 'json',
        target: `AmazonEC2ContainerServiceV20141113.${action}`,
        body: JSON.stringify(body),
      });
    await create({ clusterName: cluster }, 'CreateCluster');
    await create(
      { family: 'web', containerDefinitions: [{ name: 'web', image: 'busybox', memory: 128 }] },
      'RegisterTaskDefinition',
    );
    await create({ cluster, serviceName: 'web', taskDefinition: 'web', desiredCount: 0 }, 'CreateService');
    assert.deepEqual(await statesOf(made), ['alive', 'alive']);
    await ecs.send(new sdk.DeleteServiceCommand({ cluster, service: 'web', force: true }));
    assert.deepEqual(await statesOf(made), ['alive', 'gone']);
    await create({ cluster }, 'DeleteCluster');
    assert.deepEqual(await statesOf(made), ['gone', 'gone']);
    ecs.destroy();
  });

  it('finds what a stack holds, and how each of it is', async () => {
    await query(
      'cloudformation',
      'CreateStack',
      '2010-05-15',
      `StackName=core&TemplateBody=${encodeURIComponent(TEMPLATE)}`,
    );
    const stack = entry('cloudformation.stack', 'core');
    const parts = await ledger().partsOf(stack, signal);
    assert.deepEqual(parts.map(({ type, attributes }) => `${attributes.logicalId ?? ''} ${type}`).sort(), [
      'First ec2.subnet',
      'Jobs sqs.queue',
      'Network ec2.vpc',
      'Runner iam.role',
    ]);
    assert.ok(parts.every(({ partOf, stepId }) => partOf === entryKey(stack) && stepId === 'step'));
    assert.deepEqual(await statesOf([stack, ...parts]), Array(5).fill('alive'));
    await query('cloudformation', 'DeleteStack', '2010-05-15', 'StackName=core');
    assert.deepEqual(await statesOf([stack, ...parts]), Array(5).fill('gone'));
    assert.deepEqual(await ledger().partsOf(stack, signal), []);
  });

  it('reads lists to their last page', async () => {
    const topics = Array.from({ length: 130 }, (_, index) => `topic-${String(index).padStart(3, '0')}`);
    for (const name of topics) await query('sns', 'CreateTopic', '2010-03-31', `Name=${name}`);
    const arn = (name: string) => `arn:aws:sns:us-east-1:123456789012:${name}`;
    const things = [topics[0] ?? '', topics[129] ?? '', 'topic-none'].map((name) =>
      entry('sns.topic', arn(name)),
    );
    assert.deepEqual(await statesOf(things), ['alive', 'alive', 'gone']);
  });

  it('says why where nobody answers, and where there is nowhere to ask', async () => {
    const nowhere = ledger(() => Promise.reject(new Error('The sandbox is not running.')));
    assert.deepEqual(await askedOf([entry('s3.bucket', 'ada')], nowhere), [
      { state: 'unknown', reason: 'The sandbox is not running.' },
    ]);
    const dead = ledger(() =>
      Promise.resolve({ ...access(), target: { ...access().target, endpoint: 'http://127.0.0.1:9' } }),
    );
    const [state] = await askedOf([entry('s3.bucket', 'ada')], dead);
    assert.equal(state?.state, 'unknown');
  });

  it('ends when it is no longer wanted', async () => {
    const abort = new AbortController();
    const asked = ledger().ask([entry('s3.bucket', 'ada')], abort.signal);
    abort.abort();
    await assert.rejects(asked, { name: 'AbortError' });
  });

  it('says that access was denied to one kind, and still tells of the others', async () => {
    await new sdk.S3Client({ endpoint, region: REGION, credentials: keys, forcePathStyle: true }).send(
      new sdk.CreateBucketCommand({ Bucket: 'living-bucket' }),
    );
    await query('sns', 'CreateTopic', '2010-03-31', 'Name=news');
    await query('iam', 'CreateUser', '2010-05-08', 'UserName=ada');
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
    await query(
      'iam',
      'PutUserPolicy',
      '2010-05-08',
      `UserName=ada&PolicyName=s3&PolicyDocument=${encodeURIComponent(JSON.stringify(policy))}`,
    );
    const made = await query('iam', 'CreateAccessKey', '2010-05-08', 'UserName=ada');
    const { AccessKey } = (made as { CreateAccessKeyResult: { AccessKey: Record<string, string> } })
      .CreateAccessKeyResult;
    keys = {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    };
    await fetch(`${endpoint}/moto-api/reset-auth`, { method: 'POST', body: '0' });
    const [bucket, topic] = await askedOf([
      entry('s3.bucket', 'living-bucket'),
      entry('sns.topic', 'arn:aws:sns:us-east-1:123456789012:news'),
    ]);
    assert.deepEqual(bucket, { state: 'alive' });
    assert.equal(topic?.state, 'unknown');
    assert.match(
      topic?.reason ?? '',
      /^Access denied \(sns\): User: arn:aws:iam::123456789012:user\/ada is not authorized/,
    );
  });

  describe('in the engine', () => {
    before(function () {
      host = needs(this, 'docker');
      docker = new Docker({ socketPath: host.replace(/^\w+:\/\//, '') });
    });
    after(async () => {
      const left = (await docker?.listContainers({ all: true, filters: { label: [LABEL] } })) ?? [];
      for (const { Id } of left) await docker.getContainer(Id).remove({ force: true });
    });

    it('knows containers, networks, volumes and images', async () => {
      const container = await docker.createContainer({
        name: 'living-web',
        Image: 'busybox',
        Cmd: ['true'],
        Labels: { [LABEL]: '' },
      });
      const network = await docker.createNetwork({ Name: 'living-net' });
      await docker.createVolume({ Name: 'living-data' });
      const things = [
        entry('docker.container', container.id),
        entry('docker.container', 'living-web'),
        entry('docker.network', 'living-net'),
        entry('docker.volume', 'living-data'),
        entry('docker.image', 'busybox'),
        entry('docker.image', 'living-none'),
      ];
      assert.deepEqual(await statesOf(things), [...Array<string>(5).fill('alive'), 'gone']);
      await container.remove();
      await network.remove();
      await docker.getVolume('living-data').remove();
      assert.deepEqual(await statesOf(things), [...Array<string>(4).fill('gone'), 'alive', 'gone']);
    });

    it('tells the ids of what was started in the foreground, and what Compose made', async () => {
      const since = Date.now();
      const create = (name: string, labels: Record<string, string> = {}) =>
        docker.createContainer({
          name,
          Image: 'busybox',
          Cmd: ['true'],
          Labels: { [LABEL]: '', ...labels },
        });
      const named = await create('living-named');
      const composed = await create('living-app-1', { 'com.docker.compose.project': 'living' });
      const network = await docker.createNetwork({
        Name: 'living_default',
        Labels: { 'com.docker.compose.project': 'living' },
      });
      const origin = { ...entry('', ''), engine: host };
      const things = await readEngine(docker, signal);
      const settle = (command: string) => {
        const told = changesOf({ template: { command, placeholders: [] }, command, output: '' }, origin, []);
        const question = { command, output: '', broken: false, since };
        return settleWithEngine(question, told, origin, [], things).put.map(({ type, id }) => [type, id]);
      };
      assert.deepEqual(settle('docker run --name living-named busybox true'), [
        ['docker.container', named.id],
      ]);
      assert.deepEqual(settle('docker run --rm --name living-other busybox true'), []);
      assert.deepEqual(settle('docker compose up -d').sort(), [
        ['docker.container', composed.id],
        ['docker.network', 'living_default'],
      ]);
      await network.remove();
    });

    it('tells what commands left that failed, were cancelled or made several, and nothing of others', async function () {
      if (onPath(['docker']) === undefined) skip(this, 'no Docker CLI');
      const taken = createServer().listen(0, '0.0.0.0');
      await once(taken, 'listening');
      const port = (taken.address() as AddressInfo).port;
      await docker.createContainer({
        name: 'living-mine',
        Image: 'busybox',
        Cmd: ['true'],
        Labels: { [LABEL]: '' },
      });
      const origin = { ...entry('', ''), engine: host };
      const leaves = async (command: string, ms = 30_000): Promise<(string | undefined)[]> => {
        const since = Date.now();
        const { output, broken } = await inShell(command.replaceAll('run ', `run --label ${LABEL} `), ms);
        const told = changesOf(
          { template: { command, placeholders: [] }, command, output, broken },
          origin,
          [],
        );
        const question = { command, output, broken, since };
        const things = await readEngine(docker, signal);
        return settleWithEngine(question, told, origin, [], things).put.map(
          ({ attributes: { name } }) => name,
        );
      };
      const inShell = (line: string, timeout: number): Promise<{ output: string; broken: boolean }> =>
        new Promise((resolve) => {
          const env = { ...process.env, DOCKER_HOST: host };
          execFile('sh', ['-c', `${line} 2>&1`], { env, timeout, killSignal: 'SIGINT' }, (error, stdout) =>
            resolve({ output: stdout, broken: error !== null }),
          );
        });
      try {
        assert.deepEqual(await leaves('docker run --name living-failed busybox no-such-program'), [
          'living-failed',
        ]);
        const [bound, ...others] = await leaves(`docker run -p ${port}:80 busybox sleep 61`);
        assert.ok(bound !== undefined && others.length === 0);
        assert.equal((await leaves(`docker run -d -p ${port}:80 busybox sleep 62`)).length, 1);
        assert.equal((await leaves('exec docker run --init busybox sleep 63', 3000)).length, 1);
        assert.deepEqual(await leaves('docker run --name living-mine busybox true'), []);
        assert.deepEqual(await leaves('docker run --rm busybox false'), []);
        assert.deepEqual(await leaves('docker run no-such-image-of-anybody true'), []);
        assert.deepEqual(
          (await leaves('for i in 1 2 3; do docker run -d --name living-$i busybox true; done')).sort(),
          ['living-1', 'living-2', 'living-3'],
        );
      } finally {
        taken.close();
      }
    });

    it('is not asked about another engine', async () => {
      assert.deepEqual(await statesOf([entry('docker.image', 'busybox', { engine: 'ssh://elsewhere' })]), [
        'unknown',
      ]);
    });
  });
});
