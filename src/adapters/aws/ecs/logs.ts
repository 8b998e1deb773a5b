import type { Desk, Screen } from '../../../core/resources/desk';
import { isResourceError, ResourceError } from '../../../core/resources/errors';
import type { ResourceRow } from '../../../core/resources/model';
import type { AwsSession } from '../session';
import type { EcsParts } from './actions';
import { ask, line, logsOf, NEEDED } from './logGroups';
import { containerOf, lastOf } from './rows';

interface Stream {
  readonly region: string | undefined;
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

async function streamOf(
  taskArn: string,
  container: string,
  definitionArn: string,
  session: AwsSession,
): Promise<Stream> {
  const found = (await logsOf(definitionArn, session)).find((each) => each.container === container);
  if (!found)
    throw new ResourceError('notConfigured', `Container ${container} does not log to CloudWatch: ${NEEDED}`);
  return {
    region: found.region,
    logGroupName: found.group,
    logStreamName: `${found.streams}${lastOf(taskArn)}`,
  };
}

async function follow(
  stream: Stream,
  session: AwsSession,
  screen: Screen,
  signal: AbortSignal,
): Promise<void> {
  let nextToken: string | undefined;
  screen.write(`\x1b[2m${stream.logGroupName} ${stream.logStreamName}\x1b[0m\n`);
  await ask(screen, signal, async () => {
    let came = false;
    for (;;) {
      const page = await read(stream, nextToken, session, signal);
      for (const event of page.events) screen.write(line(event));
      came ||= page.events.length > 0;
      // The same token again means that the end is reached for now.
      const end = page.token === nextToken || page.events.length === 0;
      nextToken = page.token;
      if (end) return came;
    }
  });
}

async function read(
  { region, ...stream }: Stream,
  nextToken: string | undefined,
  session: AwsSession,
  abortSignal: AbortSignal,
) {
  try {
    const { events = [], nextForwardToken } = await session.ask((connection) =>
      connection.logs(region).send(
        new connection.sdk.GetLogEventsCommand({
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
    if (isResourceError(error) && error.kind === 'gone') return { events: [], token: nextToken };
    throw error;
  }
}
