import type { Cluster, Service, Task } from '@aws-sdk/client-ecs';
import type { Page } from '../../../core/resources/pages';
import type { AwsSession } from '../session';

/** What one call may name at most. */
const SERVICES_AT_ONCE = 10;
const TASKS_AT_ONCE = 100;
/** What one list call gives at most; it gives 10 when it is not told. */
const LISTED = 100;

/** The questions that the ECS view asks, in as few calls as the API allows. */
export class EcsCalls {
  constructor(readonly session: AwsSession) {}

  /** A hundred clusters. */
  async clusters(continuation: string | undefined, abortSignal: AbortSignal): Promise<Page<Cluster>> {
    return this.session.ask(async ({ ecs, sdk }) => {
      const { clusterArns = [], nextToken } = await ecs.send(
        new sdk.ListClustersCommand({ maxResults: LISTED, ...from(continuation) }),
        { abortSignal },
      );
      if (clusterArns.length === 0) return { items: [], next: nextToken };
      const { clusters = [] } = await ecs.send(new sdk.DescribeClustersCommand({ clusters: clusterArns }), {
        abortSignal,
      });
      return { items: clusters, next: nextToken };
    });
  }

  /** A hundred services of a cluster, with deployments and events. */
  async services(
    cluster: string,
    continuation: string | undefined,
    abortSignal: AbortSignal,
  ): Promise<Page<Service>> {
    return this.session.ask(async ({ ecs, sdk }) => {
      const { serviceArns = [], nextToken } = await ecs.send(
        new sdk.ListServicesCommand({ cluster, maxResults: LISTED, ...from(continuation) }),
        { abortSignal },
      );
      const answers = await Promise.all(
        batches(serviceArns, SERVICES_AT_ONCE).map((services) =>
          ecs.send(new sdk.DescribeServicesCommand({ cluster, services }), { abortSignal }),
        ),
      );
      return { items: answers.flatMap(({ services = [] }) => services), next: nextToken };
    });
  }

  /**
   * All tasks of a cluster, those that stopped lately too. For all services at once: that takes a tenth of the calls, or less, that asking for every
   * service does.
   */
  async tasks(cluster: string, abortSignal: AbortSignal): Promise<Page<Task>> {
    const lists = (['RUNNING', 'STOPPED'] as const).map(async (desiredStatus) => {
      const tasks: Task[] = [];
      let continuation: string | undefined;
      do {
        const page = await this.session.ask(async ({ ecs, sdk }) => {
          const { taskArns = [], nextToken } = await ecs.send(
            new sdk.ListTasksCommand({
              cluster,
              desiredStatus,
              maxResults: TASKS_AT_ONCE,
              ...from(continuation),
            }),
            { abortSignal },
          );
          if (taskArns.length === 0) return { items: [], next: nextToken };
          const { tasks: items = [] } = await ecs.send(
            new sdk.DescribeTasksCommand({ cluster, tasks: taskArns }),
            { abortSignal },
          );
          return { items, next: nextToken };
        });
        tasks.push(...page.items);
        continuation = page.next;
      } while (continuation !== undefined);
      return tasks;
    });
    const tasks = (await Promise.all(lists)).flat();
    // A task that stops meanwhile is in both lists.
    return { items: [...new Map(tasks.map((task) => [task.taskArn, task])).values()], next: undefined };
  }

  async families(continuation: string | undefined, abortSignal: AbortSignal): Promise<Page<string>> {
    const { families = [], nextToken } = await this.session.ask(({ ecs, sdk }) =>
      ecs.send(
        new sdk.ListTaskDefinitionFamiliesCommand({
          status: 'ACTIVE',
          maxResults: LISTED,
          ...from(continuation),
        }),
        { abortSignal },
      ),
    );
    return { items: families, next: nextToken };
  }

  /** ARNs of the revisions of a family, the newest first. */
  async revisions(
    family: string,
    continuation: string | undefined,
    abortSignal: AbortSignal,
  ): Promise<Page<string>> {
    const { taskDefinitionArns = [], nextToken } = await this.session.ask(({ ecs, sdk }) =>
      ecs.send(
        new sdk.ListTaskDefinitionsCommand({
          familyPrefix: family,
          sort: 'DESC',
          maxResults: LISTED,
          ...from(continuation),
        }),
        { abortSignal },
      ),
    );
    return { items: taskDefinitionArns, next: nextToken };
  }
}

const from = (nextToken: string | undefined): { nextToken?: string } =>
  nextToken === undefined ? {} : { nextToken };

/** Parts of a list of at most so many. */
const batches = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
