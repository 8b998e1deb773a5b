import { strict as assert } from 'node:assert';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { EcsSource } from '../../src/adapters/aws/ecs/source';
import type { AwsSession } from '../../src/adapters/aws/session';
import { resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { AwsDoor } from './aws/door';
import { FilesDesk, labelsBelow, never, rowAt, sessionAt, until } from './aws/session';

const CONTAINER = { name: 'web', image: 'nginx', memory: 128 };
const LOGGED = {
  ...CONTAINER,
  logConfiguration: {
    logDriver: 'awslogs' as const,
    options: { 'awslogs-group': '/web', 'awslogs-stream-prefix': 'p', 'awslogs-region': 'us-east-1' },
  },
};

describe('ECS, against a real endpoint', () => {
  let endpoint = '';
  let door: AwsDoor;
  let session: AwsSession;
  let source: EcsSource;
  let edited: string | undefined;

  before(async function () {
    endpoint = needs(this, 'aws');
    door = new AwsDoor(endpoint);
    await door.open();
  });
  after(() => door.close());
  beforeEach(async () => {
    await resetAws(endpoint);
    session = sessionAt(() => door.address);
    edited = undefined;
    source = new EcsSource({
      session,
      now: Date.now,
      doors: {
        activeText: () => edited,
        openJson: (_, text) => Promise.resolve(void (edited = text)),
        openProgram: () => undefined,
        hasProgram: () => Promise.resolve(false),
      },
    });
    await session.ask(async ({ ecs, sdk }) => {
      const { CreateClusterCommand } = await import('@aws-sdk/client-ecs');
      await ecs.send(new CreateClusterCommand({ clusterName: 'shop' }));
      const containerDefinitions = [LOGGED];
      await ecs.send(new sdk.RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions }));
    });
    door.asked.length = 0;
  });
  afterEach(() => source.dispose());

  const createServices = (count: number) =>
    session.ask(async ({ ecs }) => {
      const { CreateServiceCommand } = await import('@aws-sdk/client-ecs');
      for (let number = 0; number < count; number += 1)
        await ecs.send(
          new CreateServiceCommand({
            cluster: 'shop',
            serviceName: `service-${number}`,
            taskDefinition: 'web',
            desiredCount: 2,
          }),
        );
    });
  const registerLone = () =>
    session.ask(({ ecs, sdk }) =>
      ecs.send(
        new sdk.RegisterTaskDefinitionCommand({
          family: 'lone',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '256',
          memory: '512',
          containerDefinitions: [LOGGED],
        }),
      ),
    );
  /** The endpoint starts no tasks for services; these are of one by their group. */
  const startTasksOf = async (service: string, count: number): Promise<string[]> => {
    await registerLone();
    const subnet = await subnetOf(endpoint);
    const { tasks = [] } = await session.ask(({ ecs, sdk }) =>
      ecs.send(
        new sdk.RunTaskCommand({
          cluster: 'shop',
          taskDefinition: 'lone',
          launchType: 'FARGATE',
          count,
          group: `service:${service}`,
          networkConfiguration: { awsvpcConfiguration: { subnets: [subnet], securityGroups: ['sg-1'] } },
        }),
      ),
    );
    return tasks.map(({ taskArn = '' }) => taskArn.slice(taskArn.lastIndexOf('/') + 1));
  };
  const act = async (name: string, labels: readonly string[], desk = new FilesDesk()): Promise<FilesDesk> => {
    const rows = labels.length === 0 ? [] : [await rowAt(source, ...labels)];
    await source.actions[`practice.ecs.${name}`]?.run(rows, desk);
    return desk;
  };

  it('shows services with deployments, and scales', async () => {
    await createServices(1);
    const service = await rowAt(source, 'shop', 'service-0');
    assert.match(service.description ?? '', /\/2 running/);
    const [deployment] = (await source.children(service, never)).rows;
    assert.match(deployment?.description ?? '', /%/);
    await act('scale', ['shop', 'service-0'], new FilesDesk(['5']));
    await until(async () =>
      ((await rowAt(source, 'shop', 'service-0')).description ?? '').includes('/5 running'),
    );
    await act('deleteService', ['shop', 'service-0'], new FilesDesk([true]));
    await until(async () => !(await labelsBelow(source, await rowAt(source, 'shop'))).includes('service-0'));
  });

  it('lists 50 services with the least number of calls', async () => {
    await createServices(50);
    door.asked.length = 0;
    const cluster = await rowAt(source, 'shop');
    assert.equal((await source.children(cluster, never)).rows.length, 51);
    for (const row of (await source.children(cluster, never)).rows.slice(0, 50))
      await labelsBelow(source, { ...row, id: row.id.replace(/^s:/, 't:'), kind: 'ecs.tasks' });
    const counts: Record<string, number> = {};
    for (const name of door.asked) counts[name] = (counts[name] ?? 0) + 1;
    assert.deepEqual(counts, {
      ListClusters: 1,
      DescribeClusters: 1,
      ListServices: 1,
      DescribeServices: 5,
      ListTasks: 2,
    });
  });

  it('registers what was edited as a new revision, and says what is wrong with it', async () => {
    await act('editDefinition', ['Task Definitions', 'web', 'web:1']);
    assert.equal((JSON.parse(edited ?? '') as { family: string }).family, 'web');
    await act('registerDefinition', []);
    await until(async () =>
      (await labelsBelow(source, await rowAt(source, 'Task Definitions', 'web'))).includes('web:2'),
    );
    edited = '{"family": "web", "containerDefinitions": [{"name": "a"}]}';
    await assert.rejects(act('registerDefinition', []), /containerDefinitions\[0\] needs "image"/);
  });

  it('begins a new definition with one that can be registered', async () => {
    await act('newDefinition', []);
    await act('registerDefinition', []);
    await until(async () =>
      (await labelsBelow(source, await rowAt(source, 'Task Definitions'))).includes('hello'),
    );
  });

  it('counts the services that it knows of', async () => {
    await createServices(2);
    await labelsBelow(source, await rowAt(source, 'shop'));
    assert.match((await rowAt(source, 'shop')).description ?? '', /^2 services/);
    await act('deleteService', ['shop', 'service-0'], new FilesDesk([true]));
    await until(async () => ((await rowAt(source, 'shop')).description ?? '').startsWith('1 service '));
  });

  it('follows what all tasks of a service write, and nothing else', async function () {
    this.timeout(30_000);
    await createServices(1);
    const tasks = await startTasksOf('service-0', 2);
    const streams = [...tasks, 'another-service'].map((task) => ({
      logGroupName: '/web',
      logStreamName: `p/web/${task}`,
    }));
    const write = (index: number, message: string) =>
      session.ask(async (connection) => {
        const logs = connection.logs();
        const { PutLogEventsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
        const stream = streams[index] ?? { logGroupName: '', logStreamName: '' };
        await logs.send(
          new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: Date.now(), message }] }),
        );
      });
    await session.ask(async (connection) => {
      const logs = connection.logs();
      const { CreateLogGroupCommand, CreateLogStreamCommand } =
        await import('@aws-sdk/client-cloudwatch-logs');
      await logs.send(new CreateLogGroupCommand({ logGroupName: '/web' }));
      for (const stream of streams) await logs.send(new CreateLogStreamCommand(stream));
    });
    await write(0, 'from the first');
    await write(2, 'from elsewhere');
    const desk = await act('logs', ['shop', 'service-0']);
    await until(() => Promise.resolve(desk.screen.includes('from the first')));
    // An endpoint that goes away for a while ends nothing.
    await door.close();
    await until(() => Promise.resolve(desk.screen.includes('does not answer')));
    await door.open();
    await write(1, 'from the second');
    await until(() => Promise.resolve(desk.screen.includes('from the second')));
    desk.closeTerminal();
    await desk.ended.catch(() => undefined);
    assert.equal(desk.screen.match(/from the first/g)?.length, 1);
    assert.doesNotMatch(desk.screen, /elsewhere/);
  });

  it('shows what may be listed beside what may not', async () => {
    const denying = (operation: string) => {
      door.instead = ({ headers }) =>
        String(headers['x-amz-target']).endsWith(`.${operation}`)
          ? {
              status: 400,
              body: JSON.stringify({ __type: 'AccessDeniedException', message: 'no' }),
              headers: { 'content-type': 'application/x-amz-json-1.1' },
            }
          : null;
    };
    try {
      denying('ListClusters');
      const top = await source.children(null, never);
      assert.deepEqual(
        top.rows.map(({ label }) => label),
        ['Task Definitions'],
      );
      assert.match(String(top.trouble), /do not allow this/);
      door.heal();
      source.refresh(null);
      const cluster = await rowAt(source, 'shop');
      denying('ListServices');
      const below = await source.children(cluster, never);
      assert.deepEqual(
        below.rows.map(({ label }) => label),
        ['Stand-Alone Tasks'],
      );
      assert.match(String(below.trouble), /do not allow this/);
    } finally {
      door.heal();
    }
  });

  it('lets choose from more task definitions than one call gives', async function () {
    this.timeout(60_000);
    await session.ask(async ({ ecs, sdk }) => {
      for (let number = 0; number < 101; number += 1)
        await ecs.send(
          new sdk.RegisterTaskDefinitionCommand({
            family: `job-${String(number).padStart(3, '0')}`,
            containerDefinitions: [CONTAINER],
          }),
        );
    });
    const desk = new FilesDesk(['job-100', false]);
    await act('runTask', ['shop'], desk);
    assert.match((desk.questions[0] as { message?: string }).message ?? '', /Run job-100:1 in shop/);
  });

  it('reads logs in the region that the definition names', async () => {
    const subnet = await subnetOf(endpoint);
    await session.ask(({ ecs, sdk }) =>
      ecs.send(
        new sdk.RegisterTaskDefinitionCommand({
          family: 'away',
          networkMode: 'awsvpc',
          requiresCompatibilities: ['FARGATE'],
          cpu: '256',
          memory: '512',
          containerDefinitions: [
            {
              ...LOGGED,
              logConfiguration: {
                ...LOGGED.logConfiguration,
                options: { ...LOGGED.logConfiguration.options, 'awslogs-region': 'eu-west-1' },
              },
            },
          ],
        }),
      ),
    );
    await act('runTask', ['shop'], new FilesDesk(['away', subnet, 'sg-1', true]));
    await until(
      async () => (await labelsBelow(source, await rowAt(source, 'shop', 'Stand-Alone Tasks'))).length === 1,
    );
    const [label = ''] = await labelsBelow(source, await rowAt(source, 'shop', 'Stand-Alone Tasks'));
    const path = ['shop', 'Stand-Alone Tasks', label];
    const stream = {
      logGroupName: '/web',
      logStreamName: `p/web/${(await rowAt(source, ...path)).copy?.id ?? ''}`,
    };
    await session.ask(async (connection) => {
      const logs = connection.logs('eu-west-1');
      const { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } =
        await import('@aws-sdk/client-cloudwatch-logs');
      await logs.send(new CreateLogGroupCommand({ logGroupName: '/web' }));
      await logs.send(new CreateLogStreamCommand(stream));
      await logs.send(
        new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: Date.now(), message: 'from afar' }] }),
      );
    });
    const desk = await act('logs', [...path, 'web']);
    await until(() => Promise.resolve(desk.screen.includes('from afar')));
    desk.closeTerminal();
  });

  it('says that there are no stand-alone tasks', async () => {
    const { rows, empty } = await source.children(await rowAt(source, 'shop', 'Stand-Alone Tasks'), never);
    assert.deepEqual(rows, []);
    assert.match(empty?.message ?? '', /outside services/);
  });

  it('runs a task, shows its containers, follows their logs, stops it', async () => {
    const subnet = await subnetOf(endpoint);
    await registerLone();
    await act('runTask', ['shop'], new FilesDesk(['lone', subnet, 'sg-1', true]));
    await until(
      async () => (await labelsBelow(source, await rowAt(source, 'shop', 'Stand-Alone Tasks'))).length === 1,
    );
    const [label = ''] = await labelsBelow(source, await rowAt(source, 'shop', 'Stand-Alone Tasks'));
    const path = ['shop', 'Stand-Alone Tasks', label];
    const task = await rowAt(source, ...path);
    assert.deepEqual(await labelsBelow(source, task), ['web']);

    const stream = { logGroupName: '/web', logStreamName: `p/web/${task.copy?.id ?? ''}` };
    await session.ask(async (connection) => {
      const logs = connection.logs();
      const { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } =
        await import('@aws-sdk/client-cloudwatch-logs');
      await logs.send(new CreateLogGroupCommand({ logGroupName: '/web' }));
      await logs.send(new CreateLogStreamCommand(stream));
      await logs.send(
        new PutLogEventsCommand({ ...stream, logEvents: [{ timestamp: Date.now(), message: 'first line' }] }),
      );
    });
    const desk = await act('logs', [...path, 'web']);
    await until(() => Promise.resolve(desk.screen.includes('first line')));
    await session.ask(async (connection) => {
      const logs = connection.logs();
      const { PutLogEventsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
      await logs.send(
        new PutLogEventsCommand({
          ...stream,
          logEvents: [{ timestamp: Date.now(), message: 'second line' }],
        }),
      );
    });
    await until(() => Promise.resolve(desk.screen.includes('second line')));
    desk.closeTerminal();
    await desk.ended.catch(() => undefined);
    assert.equal(desk.screen.match(/first line/g)?.length, 1);

    await assert.rejects(act('shell', [...path, 'web']), /ECS Exec is not enabled/);
    await act('stopTask', path, new FilesDesk([true]));
    await until(async () => (await rowAt(source, ...path)).traits?.includes('stopped') === true);
  });
});

/** A subnet of the endpoint's network that is always there. */
async function subnetOf(endpoint: string): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization:
        'AWS4-HMAC-SHA256 Credential=practice/20260101/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: 'Action=DescribeSubnets&Version=2016-11-15',
  });
  const [, id = ''] = /<subnetId>(.*?)<\/subnetId>/.exec(await response.text()) ?? [];
  return id;
}
