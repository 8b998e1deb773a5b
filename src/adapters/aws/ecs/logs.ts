import { setTimeout as delay } from 'node:timers/promises';
import type { Desk, Screen } from '../../../core/resources/desk';
import { ResourceError } from '../../../core/resources/errors';
import type { ResourceRow } from '../../../core/resources/model';
import type { AwsSession } from '../session';
import type { EcsParts } from './actions';
import { containerOf, lastOf } from './rows';

/** The waits between questions for new lines, in ms: short while lines come, longer while none do. */
const SOON = 1000;
const SELDOM = 10_000;

interface Stream {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** Shows what a container writes, and goes on. Only what the `awslogs` driver brings to CloudWatch Logs can be read. */
export async function followLogs(row: ResourceRow, { session, task }: EcsParts, desk: Desk): Promise<void> {
  const { task: taskArn, container } = containerOf(row);
  const stream = await desk.busy(() =>
    streamOf(taskArn, container, task(taskArn)?.taskDefinitionArn ?? '', session),
  );
  desk.openTerminal({
    name: `${container} · logs`,
    icon: 'output',
    session: (screen, signal) => follow(stream, session, screen, signal),
  });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html: `prefix/container/task` */
async function streamOf(
  taskArn: string,
  container: string,
  definitionArn: string,
  session: AwsSession,
): Promise<Stream> {
  const { taskDefinition } = await session.ask(({ ecs, sdk }) =>
    ecs.send(new sdk.DescribeTaskDefinitionCommand({ taskDefinition: definitionArn })),
  );
  const found = taskDefinition?.containerDefinitions?.find(({ name }) => name === container);
  const { logDriver, options = {} } = found?.logConfiguration ?? {};
  const group = options['awslogs-group'];
  const prefix = options['awslogs-stream-prefix'];
  if (logDriver !== 'awslogs' || group === undefined || prefix === undefined)
    throw new ResourceError(
      'notConfigured',
      `Container ${container} does not log to CloudWatch: its task definition needs the log driver awslogs, with awslogs-group and awslogs-stream-prefix.`,
    );
  return { logGroupName: group, logStreamName: `${prefix}/${container}/${lastOf(taskArn)}` };
}

async function follow(
  stream: Stream,
  session: AwsSession,
  screen: Screen,
  signal: AbortSignal,
): Promise<void> {
  let nextToken: string | undefined;
  let wait = SOON;
  screen.write(`\x1b[2m${stream.logGroupName} ${stream.logStreamName}\x1b[0m\n`);
  while (!signal.aborted) {
    const page = await read(stream, nextToken, session, signal);
    for (const { timestamp = 0, message = '' } of page.events)
      screen.write(
        `\x1b[2m${new Date(timestamp).toLocaleTimeString()}\x1b[0m ${message.replace(/\n?$/, '\n')}`,
      );
    // The same token again means that the end is reached for now.
    const more = page.token !== nextToken && page.events.length > 0;
    nextToken = page.token;
    wait = page.events.length > 0 ? SOON : Math.min(SELDOM, wait * 1.5);
    if (!more) await delay(wait, undefined, { signal });
  }
}

async function read(
  stream: Stream,
  nextToken: string | undefined,
  session: AwsSession,
  abortSignal: AbortSignal,
) {
  try {
    const { events = [], nextForwardToken } = await session.ask(({ logs, sdk }) =>
      logs.send(
        new sdk.GetLogEventsCommand({
          ...stream,
          startFromHead: true,
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
        { abortSignal },
      ),
    );
    return { events, token: nextForwardToken };
  } catch (error) {
    // The stream is made with the first line.
    if (error instanceof ResourceError && error.kind === 'gone') return { events: [], token: nextToken };
    throw error;
  }
}
