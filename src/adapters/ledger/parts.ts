import type Docker from 'dockerode';
import { valueAt } from '../../core/catalogue/output';
import type { LedgerEntry } from '../../core/ledger/model';
import { asPart, completed, partOfStack } from '../../core/ledger/parts';
import type { LiveAws } from '../aws/live/live';
import type { ListCall } from '../aws/live/lists';

/** The resources of one stack, whose name takes the place of `{}`. */
const RESOURCES: ListCall = {
  service: 'cloudformation',
  request: { kind: 'query', action: 'ListStackResources', version: '2010-05-15', body: 'StackName={}' },
  items: 'ListStackResourcesResult.StackResourceSummaries.member',
  id: 'LogicalResourceId',
  attributes: { physical: 'PhysicalResourceId', kind: 'ResourceType', state: 'ResourceStatus' },
};

/** The machines of one EMR cluster, whose id takes the place of `{}`. */
const MACHINES: ListCall = {
  service: 'elasticmapreduce',
  request: {
    kind: 'json',
    target: 'ElasticMapReduce.ListInstances',
    body: '{"ClusterId":"{}"}',
  },
  items: 'Instances',
  id: 'Ec2InstanceId',
};

/** What an EMR cluster stands on. @throws RefusedError, or why there was no answer */
export async function partsOfCluster(
  live: LiveAws,
  cluster: LedgerEntry,
  now: number,
): Promise<LedgerEntry[]> {
  const { resources } = await live.within(MACHINES, cluster.id);
  return resources.map(({ id }) => asPart(cluster, 'ec2.instance', id, now));
}

const NAMESPACE = 'com.docker.stack.namespace';

/** What a CloudFormation stack holds: what is made already and not deleted. @throws RefusedError, or why there was no answer */
export async function partsOfStack(live: LiveAws, stack: LedgerEntry, now: number): Promise<LedgerEntry[]> {
  const { resources } = await live.within(RESOURCES, stack.id);
  const parts = resources.flatMap(({ id, attributes = {} }) => {
    const { physical, kind } = attributes;
    if (physical === undefined || kind === undefined) return [];
    return [partOfStack(stack, { logicalId: id, physicalId: physical, kind }, now)];
  });
  return completed(parts);
}

/** What a stack of a swarm holds. @throws what the engine says */
export async function partsOfDockerStack(
  docker: Docker,
  stack: LedgerEntry,
  now: number,
  abortSignal: AbortSignal,
): Promise<LedgerEntry[]> {
  const filters = { label: [`${NAMESPACE}=${stack.id}`] };
  const [services, networks, volumes] = await Promise.all([
    docker.listServices({ filters, abortSignal }),
    docker.listNetworks({ filters, abortSignal }),
    docker.listVolumes({ filters, abortSignal }) as Promise<{ Volumes: readonly { Name: string }[] | null }>,
  ]);
  return [
    ...services.map((service) =>
      asPart(stack, 'docker.service', valueAt(service, 'Spec.Name') ?? service.ID, now),
    ),
    ...networks.map(({ Name }) => asPart(stack, 'docker.network', Name, now)),
    // They stay when the stack goes.
    ...(volumes.Volumes ?? []).map(({ Name }) => asPart(stack, 'docker.volume', Name, now)),
  ];
}
