import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { Service } from '@aws-sdk/client-ecs';
import type { Desk, Screen } from '../../../core/resources/desk';
import { isResourceError, ResourceError } from '../../../core/resources/errors';
import type { AwsSession } from '../session';
import { ask, line, logsOf, NEEDED, type ContainerLogs } from './logGroups';
import { lastOf } from './rows';

/** How far back the log of a service begins, in ms. */
const BEFORE = 15 * 60_000;
/** Lines may come to CloudWatch so much after the time that they bear, in ms: so far every question looks back. */
const LATE = 60_000;
const ID_SHOWN = 6;

/** Shows what all tasks of a service write, those too that start later, and goes on. */
export async function followServiceLogs(service: Service, session: AwsSession, desk: Desk): Promise<void> {
  const { serviceName = '', taskDefinition = '' } = service;
  const logs = await desk.busy(() => logsOf(taskDefinition, session));
  if (logs.length === 0)
    throw new ResourceError('notConfigured', `Service ${serviceName} does not log to CloudWatch: ${NEEDED}`);
  desk.openTerminal({
    name: `${serviceName} · logs`,
    icon: 'output',
    session: (screen, signal) => follow(new ServiceTasks(service, session), logs, session, screen, signal),
  });
}

async function follow(
  tasks: ServiceTasks,
  logs: readonly ContainerLogs[],
  session: AwsSession,
  screen: Screen,
  signal: AbortSignal,
): Promise<void> {
  screen.write(`\x1b[2m${logs.map(({ group, streams }) => `${group} ${streams}…`).join(', ')}\x1b[0m\n`);
  /** When the lines that were shown were written, by their ids. */
  const shown = new Map<string, number>();
  let since = Date.now() - BEFORE;
  await ask(screen, signal, async () => {
    const found = await Promise.all(logs.map((each) => read(each, since, session, signal)));
    const fresh = found.flat().filter(({ id }) => !shown.has(id));
    await tasks.learn(
      fresh.map(({ task }) => task),
      signal,
    );
    for (const { id, time, task, container, event } of fresh.sort((a, b) => a.time - b.time)) {
      shown.set(id, time);
      // Other services may use the same definition, and log below the same prefix.
      if (!tasks.has(task)) continue;
      const who = task.slice(0, ID_SHOWN);
      screen.write(line(event, logs.length > 1 ? `${who} ${container}` : who));
    }
    since = Math.max(since, (fresh.at(-1)?.time ?? 0) - LATE);
    for (const [id, time] of shown) if (time < since) shown.delete(id);
    return fresh.length > 0;
  });
}

interface Found {
  readonly id: string;
  /** Ms since 1970. */
  readonly time: number;
  readonly task: string;
  readonly container: string;
  readonly event: FilteredLogEvent;
}

/** What a container of all tasks has written since a time, in ms since 1970. */
async function read(
  { container, group, region, streams }: ContainerLogs,
  startTime: number,
  session: AwsSession,
  abortSignal: AbortSignal,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  let nextToken: string | undefined;
  try {
    do {
      const page = await session.ask((connection) =>
        connection.logs(region).send(
          new connection.sdk.FilterLogEventsCommand({
            logGroupName: group,
            logStreamNamePrefix: streams,
            startTime,
            ...(nextToken === undefined ? {} : { nextToken }),
          }),
          { abortSignal },
        ),
      );
      for (const event of page.events ?? [])
        found.push({
          id: event.eventId ?? '',
          time: event.timestamp ?? 0,
          task: lastOf(event.logStreamName ?? ''),
          container,
          event,
        });
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
  } catch (error) {
    // The group is made with the first line.
    if (!(isResourceError(error) && error.kind === 'gone')) throw error;
  }
  return found;
}

/** The ids of the tasks of a service, asked for when one is met that is not known. */
class ServiceTasks {
  private readonly own = new Set<string>();
  private readonly met = new Set<string>();

  constructor(
    private readonly service: Service,
    private readonly session: AwsSession,
  ) {}

  has(task: string): boolean {
    return this.own.has(task);
  }

  /** Finds out whose these are; each is asked about once. */
  async learn(tasks: readonly string[], signal: AbortSignal): Promise<void> {
    const unknown = tasks.filter((task) => !this.met.has(task));
    if (unknown.length === 0) return;
    await this.ask(signal);
    for (const task of unknown) this.met.add(task);
  }

  private async ask(abortSignal: AbortSignal): Promise<void> {
    const { clusterArn: cluster = '', serviceName = '' } = this.service;
    await Promise.all(
      (['RUNNING', 'STOPPED'] as const).map(async (desiredStatus) => {
        let nextToken: string | undefined;
        do {
          const page = await this.session.ask(({ ecs, sdk }) =>
            ecs.send(
              new sdk.ListTasksCommand({
                cluster,
                serviceName,
                desiredStatus,
                maxResults: 100,
                ...(nextToken === undefined ? {} : { nextToken }),
              }),
              { abortSignal },
            ),
          );
          for (const arn of page.taskArns ?? []) this.own.add(lastOf(arn));
          nextToken = page.nextToken;
        } while (nextToken !== undefined);
      }),
    );
  }
}
