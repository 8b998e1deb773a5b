import { setTimeout as delay } from 'node:timers/promises';
import type { Screen } from '../../../core/resources/desk';
import { isResourceError } from '../../../core/resources/errors';
import type { AwsSession } from '../session';
import { isThrottled } from '../troubles';

/** The waits between questions for new lines, in ms: short while lines come, longer while none do. */
const SOON = 1000;
const SELDOM = 10_000;

/**
 * Asks for lines again and again until it is aborted. A service that does not answer for a while, or wants fewer questions, does not end it.
 *
 * @param round shows what is new, and resolves with whether anything was
 */
export async function ask(screen: Screen, signal: AbortSignal, round: () => Promise<boolean>): Promise<void> {
  let wait = SOON;
  let said = '';
  while (!signal.aborted) {
    try {
      wait = (await round()) ? SOON : Math.min(SELDOM, wait * 1.5);
      said = '';
    } catch (error) {
      if (!isResourceError(error) || !(error.kind === 'unreachable' || isThrottled(error))) throw error;
      if (error.message !== said) screen.write(`\x1b[2m${error.message}\x1b[0m\n`);
      said = error.message;
      wait = Math.min(SELDOM, wait * 2);
    }
    await delay(wait, undefined, { signal });
  }
}

/** What a definition must say for its logs to be readable here. */
export const NEEDED =
  'its task definition needs the log driver awslogs, with awslogs-group and awslogs-stream-prefix.';

/** Where a container of a task definition logs to. */
export interface ContainerLogs {
  readonly container: string;
  readonly group: string;
  /** Where the group is; that of the target when it is not told. */
  readonly region: string | undefined;
  /** What the names of its streams begin with; the rest is the id of the task. */
  readonly streams: string;
}

/**
 * The containers of a task definition whose logs the `awslogs` driver brings to CloudWatch Logs.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html: streams are `prefix/container/task`
 */
export async function logsOf(definitionArn: string, session: AwsSession): Promise<readonly ContainerLogs[]> {
  const { taskDefinition } = await session.ask(({ ecs, sdk }) =>
    ecs.send(new sdk.DescribeTaskDefinitionCommand({ taskDefinition: definitionArn })),
  );
  return (taskDefinition?.containerDefinitions ?? []).flatMap(({ name = '', logConfiguration }) => {
    const { logDriver, options = {} } = logConfiguration ?? {};
    const group = options['awslogs-group'];
    const prefix = options['awslogs-stream-prefix'];
    if (logDriver !== 'awslogs' || group === undefined || prefix === undefined) return [];
    const region = options['awslogs-region'];
    return [{ container: name, group, region, streams: `${prefix}/${name}/` }];
  });
}

/** A line of a log as it is shown, ended. `who` wrote it, where that is not always the same. */
export const line = (
  { timestamp = 0, message = '' }: { timestamp?: number | undefined; message?: string | undefined },
  who?: string,
): string =>
  `\x1b[2m${new Date(timestamp).toLocaleTimeString()}${who === undefined ? '' : ` ${who}`}\x1b[0m ${message.replace(/\n?$/, '\n')}`;
