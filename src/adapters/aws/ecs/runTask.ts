import type { RunTaskCommandInput } from '@aws-sdk/client-ecs';
import type { Desk } from '../../../core/resources/desk';
import { ResourceError } from '../../../core/resources/errors';
import type { ResourceRow } from '../../../core/resources/model';
import { Pages, type FetchPage } from '../../../core/resources/pages';
import type { AwsSession } from '../session';
import type { EcsParts } from './actions';
import { EcsCalls } from './calls';
import { isKind, lastOf, nameOf } from './rows';

/** Runs a task outside any service. What the row does not say is asked for. */
export async function runTask(row: ResourceRow, { session, touched }: EcsParts, desk: Desk): Promise<void> {
  const definition = isKind('revision')(row) ? nameOf(row) : await pickFamily(session, desk);
  const cluster = isKind('cluster')(row) ? nameOf(row) : await pickCluster(session, desk);
  if (definition === undefined || cluster === undefined) return;
  const { taskDefinition } = await session.ask(({ ecs, sdk }) =>
    ecs.send(new sdk.DescribeTaskDefinitionCommand({ taskDefinition: definition })),
  );
  const fargate = taskDefinition?.requiresCompatibilities?.includes('FARGATE') === true;
  const network = taskDefinition?.networkMode === 'awsvpc' ? await askNetwork(desk) : {};
  if (!network) return;
  const message = `Run ${lastOf(taskDefinition?.taskDefinitionArn ?? definition)} in ${lastOf(cluster)}?`;
  const detail = 'On a real account it costs money while it runs.';
  if (!(await desk.confirm({ message, detail, yes: 'Run' }))) return;
  const { failures = [] } = await desk.busy(() =>
    session.ask(({ ecs, sdk }) =>
      ecs.send(
        new sdk.RunTaskCommand({
          cluster,
          taskDefinition: definition,
          launchType: fargate ? 'FARGATE' : 'EC2',
          ...network,
        }),
      ),
    ),
  );
  touched(cluster);
  const [first] = failures;
  if (first)
    throw new ResourceError(
      'failed',
      `The task could not be placed: ${first.reason ?? ''} ${first.detail ?? ''}`.trim(),
    );
}

/** Networks of tasks with a network of their own are named by the user. `undefined` when dismissed. */
async function askNetwork(
  desk: Desk,
): Promise<Pick<RunTaskCommandInput, 'networkConfiguration'> | undefined> {
  const subnets = await desk.ask({
    title: 'Subnets',
    prompt: 'Ids, with commas between them',
    placeholder: 'subnet-0123, subnet-4567',
    fault: (text) => (text.trim() === '' ? 'At least one subnet' : null),
  });
  if (subnets === undefined) return undefined;
  const groups = await desk.ask({ title: 'Security Groups', prompt: 'Ids; empty for that of the network' });
  if (groups === undefined) return undefined;
  const listed = (text: string): string[] => text.split(/[\s,]+/).filter((id) => id !== '');
  const securityGroups = listed(groups);
  return {
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: listed(subnets),
        assignPublicIp: 'ENABLED',
        ...(securityGroups.length === 0 ? {} : { securityGroups }),
      },
    },
  };
}

async function pickFamily(session: AwsSession, desk: Desk): Promise<string | undefined> {
  const calls = new EcsCalls(session);
  const families = await desk.busy(() => everything((next, signal) => calls.families(next, signal)));
  if (families.length === 0)
    throw new ResourceError('gone', 'There are no task definitions yet: what runs is described by one.', [
      { title: 'New Task Definition', command: 'practice.ecs.newDefinition' },
    ]);
  return desk.pick(
    'Run Which Task Definition (Its Latest Revision)',
    families.map((value) => ({ label: value, value })),
  );
}

async function pickCluster(session: AwsSession, desk: Desk): Promise<string | undefined> {
  const calls = new EcsCalls(session);
  const clusters = await desk.busy(() => everything((next, signal) => calls.clusters(next, signal)));
  const active = clusters.filter(({ status }) => status === 'ACTIVE');
  if (active.length === 0) throw new ResourceError('gone', 'There is no cluster to run it in.');
  return desk.pick(
    'Run in Which Cluster',
    active.map(({ clusterName = '', clusterArn = '' }) => ({ label: clusterName, value: clusterArn })),
  );
}

/** All pages of a list. */
async function everything<T>(fetch: FetchPage<T>): Promise<readonly T[]> {
  const pages = new Pages(fetch);
  await pages.loadMore(true, () => undefined, new AbortController().signal);
  return pages.items;
}
