import type { Cluster, Container, Deployment, Service, ServiceEvent, Task } from '@aws-sdk/client-ecs';
import { age, counted, percentBar, spokenAge } from '../../../core/resources/format';
import type { Fact, ResourceRow, RowIcon } from '../../../core/resources/model';

/** The beginnings of ids of rows, and kinds; the rest of an id is an ARN or a name. */
const TAGS = {
  cluster: 'c',
  service: 's',
  deployment: 'd',
  events: 'e',
  event: 'v',
  tasks: 't',
  standalone: 'a',
  task: 'i',
  container: 'k',
  families: 'n',
  family: 'f',
  revision: 'r',
} as const;

export type EcsKind = keyof typeof TAGS;

export const idOf = (kind: EcsKind, name: string): string => `${TAGS[kind]}:${name}`;
export const kindOf = (kind: EcsKind): string => `ecs.${kind}`;
/** The ARN or name that a row stands for. */
export const nameOf = ({ id }: Pick<ResourceRow, 'id'>): string => id.slice(2);

export const isKind =
  (...kinds: readonly EcsKind[]) =>
  ({ kind }: Pick<ResourceRow, 'kind'>): boolean =>
    kinds.some((each) => kindOf(each) === kind);

/** The ARN of the task of a container's row, and the container's name. */
export function containerOf(row: ResourceRow): { readonly task: string; readonly container: string } {
  const name = nameOf(row);
  const slash = name.lastIndexOf('/');
  return { task: name.slice(0, slash), container: name.slice(slash + 1) };
}

/** What comes last in an ARN: `…:task/cluster/0123` → `0123`. */
export const lastOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

const GOOD = 'charts.green';
const BUSY = 'charts.yellow';
const BAD = 'charts.red';
const DIM = 'disabledForeground';

/** `IN_PROGRESS` → `in progress`. */
const words = (state: string | undefined): string => (state ?? 'unknown').toLowerCase().replaceAll('_', ' ');

const when = (date: Date | undefined): string => date?.toLocaleString() ?? '';

/** @param listed how many active services its list has, which may be more than an emulator counts; `null` before it was listed */
export function clusterRow(
  { clusterArn = '', clusterName = '', ...cluster }: Cluster,
  listed: number | null,
): ResourceRow {
  const { runningTasksCount = 0, pendingTasksCount = 0, status } = cluster;
  const inactive = status === 'INACTIVE';
  // Emulators count none: nothing is said before the services were listed.
  const services = Math.max(listed ?? 0, cluster.activeServicesCount ?? 0);
  const text = [
    ...(status === 'ACTIVE' ? [] : [words(status)]),
    ...(services === 0 && listed === null ? [] : [counted(services, 'service')]),
    `${runningTasksCount} running`,
    ...(pendingTasksCount > 0 ? [`${pendingTasksCount} pending`] : []),
  ];
  return {
    id: idOf('cluster', clusterArn),
    kind: kindOf('cluster'),
    label: clusterName,
    description: text.join(' · '),
    icon: { id: 'server-environment', ...(inactive ? { color: DIM } : {}) },
    children: 'collapsed',
    traits: [inactive ? 'inactive' : 'active'],
    copy: { name: clusterName, arn: clusterArn },
    spoken: `cluster ${clusterName}, ${text.join(', ')}`,
    facts: [['ARN', clusterArn]],
  };
}

export function serviceRow(service: Service): ResourceRow {
  const { serviceArn = '', serviceName = '', status, desiredCount = 0, runningCount = 0 } = service;
  const { pendingCount = 0, launchType, taskDefinition = '', deployments = [] } = service;
  const inactive = status !== 'ACTIVE';
  const failed = deployments.some(({ rolloutState }) => rolloutState === 'FAILED');
  const text = [
    ...(inactive ? [words(status)] : []),
    `${runningCount}/${desiredCount} running`,
    ...(pendingCount > 0 ? [`${pendingCount} pending`] : []),
    ...(deployments.length > 1 ? ['deploying'] : []),
  ];
  const color = inactive ? DIM : failed ? BAD : runningCount === desiredCount ? GOOD : BUSY;
  return {
    id: idOf('service', serviceArn),
    kind: kindOf('service'),
    label: serviceName,
    description: text.join(' · '),
    icon: { id: 'layers', color },
    children: 'collapsed',
    traits: [inactive ? 'inactive' : 'active'],
    copy: { name: serviceName, arn: serviceArn },
    spoken: `service ${serviceName}, ${text.join(', ').replace('/', ' of ')}`,
    facts: [
      ...(launchType === undefined ? [] : [['Launch type', launchType] as const]),
      ['Task definition', lastOf(taskDefinition)],
      ['Created', when(service.createdAt)],
    ],
  };
}

const ROLLOUTS: Readonly<Record<string, RowIcon>> = {
  COMPLETED: { id: 'pass', color: GOOD },
  IN_PROGRESS: { id: 'sync', color: BUSY },
  FAILED: { id: 'error', color: BAD },
};

export function deploymentRow(deployment: Deployment): ResourceRow {
  const { id = '', status, rolloutState, rolloutStateReason, taskDefinition = '' } = deployment;
  const { runningCount = 0, pendingCount = 0, desiredCount = 0, failedTasks = 0 } = deployment;
  const part = desiredCount === 0 ? 1 : runningCount / desiredCount;
  const text = [
    ...(rolloutState === undefined ? [] : [words(rolloutState)]),
    percentBar(part),
    `${runningCount}/${desiredCount}`,
    ...(pendingCount > 0 ? [`${pendingCount} pending`] : []),
    ...(failedTasks > 0 ? [`${failedTasks} failed`] : []),
  ];
  return {
    id: idOf('deployment', id),
    kind: kindOf('deployment'),
    label: `${words(status)} ${lastOf(taskDefinition)}`,
    description: text.join(' · '),
    icon: ROLLOUTS[rolloutState ?? ''] ?? { id: 'rocket' },
    copy: { id },
    spoken: `${words(status)} deployment of ${lastOf(taskDefinition)}, ${words(rolloutState)}, ${runningCount} of ${desiredCount} running`,
    facts: [
      ['Desired', String(desiredCount)],
      ['Running', String(runningCount)],
      ['Pending', String(pendingCount)],
      ...(rolloutStateReason === undefined ? [] : [['Reason', rolloutStateReason] as const]),
      ['Created', when(deployment.createdAt)],
    ],
  };
}

export function eventRow({ id = '', message = '', createdAt }: ServiceEvent, now: number): ResourceRow {
  const time = createdAt?.getTime() ?? now;
  return {
    id: idOf('event', id),
    kind: kindOf('event'),
    // The service's own name, which every event begins with, says nothing here.
    label: message.replace(/^\(service [^)]*\)\s*/, ''),
    description: age(time, now),
    icon: { id: 'circle-small' },
    copy: { name: message },
    spoken: `${message}, ${spokenAge(time, now)} ago`,
    facts: [
      ['', message],
      ['', when(createdAt)],
    ],
  };
}

const TASK_ICONS: Readonly<Record<string, RowIcon>> = {
  RUNNING: { id: 'vm-running', color: GOOD },
  STOPPED: { id: 'vm', color: DIM },
};

export function taskRow(task: Task, now: number): ResourceRow {
  const { taskArn = '', lastStatus, healthStatus, taskDefinitionArn = '', stoppedReason, launchType } = task;
  const since = (lastStatus === 'STOPPED' ? task.stoppedAt : (task.startedAt ?? task.createdAt))?.getTime();
  const text = [
    words(lastStatus),
    ...(healthStatus === undefined || healthStatus === 'UNKNOWN' ? [] : [words(healthStatus)]),
    ...(since === undefined ? [] : [age(since, now)]),
  ];
  const facts: readonly Fact[] = [
    ['Task definition', lastOf(taskDefinitionArn)],
    ...(launchType === undefined ? [] : [['Launch type', launchType] as const]),
    ...(task.startedAt ? [['Started', when(task.startedAt)] as const] : []),
    ...(task.stoppedAt ? [['Stopped', when(task.stoppedAt)] as const] : []),
    ...(stoppedReason === undefined ? [] : [['Stopped because', stoppedReason] as const]),
  ];
  return {
    id: idOf('task', taskArn),
    kind: kindOf('task'),
    label: lastOf(taskArn).slice(0, 12),
    description: [lastOf(taskDefinitionArn), ...text].join(' · '),
    icon: TASK_ICONS[lastStatus ?? ''] ?? { id: 'vm', color: BUSY },
    children: 'collapsed',
    traits: [lastStatus === 'STOPPED' ? 'stopped' : 'live'],
    copy: { id: lastOf(taskArn), arn: taskArn },
    spoken: `task ${lastOf(taskArn).slice(0, 12)} of ${lastOf(taskDefinitionArn)}, ${text.join(', ')}`,
    facts,
  };
}

export function containerRow(container: Container, task: Task): ResourceRow {
  const { name = '', lastStatus, healthStatus, exitCode, reason, image = '' } = container;
  const text = [
    words(lastStatus),
    ...(healthStatus === undefined || healthStatus === 'UNKNOWN' ? [] : [words(healthStatus)]),
    ...(exitCode === undefined ? [] : [`exit ${exitCode}`]),
    ...(reason === undefined ? [] : [reason]),
  ];
  const failed = (exitCode !== undefined && exitCode !== 0) || healthStatus === 'UNHEALTHY';
  const icon = TASK_ICONS[lastStatus ?? ''] ?? { id: 'vm', color: BUSY };
  return {
    id: idOf('container', `${task.taskArn ?? ''}/${name}`),
    kind: kindOf('container'),
    label: name,
    description: text.join(' · '),
    icon: failed ? { id: icon.id, color: BAD } : icon,
    traits: [lastStatus === 'RUNNING' ? 'running' : 'stopped'],
    copy: { name, ...(container.containerArn === undefined ? {} : { arn: container.containerArn }) },
    spoken: `container ${name}, ${text.join(', ')}`,
    facts: [
      ['Image', image],
      ...(reason === undefined ? [] : [['Reason', reason] as const]),
      ...(task.stoppedReason === undefined ? [] : [['Task stopped because', task.stoppedReason] as const]),
    ],
  };
}

/** A heading above some rows of one thing. */
export const headingRow = (
  kind: EcsKind,
  name: string,
  label: string,
  icon: string,
  description?: string,
): ResourceRow => ({
  id: idOf(kind, name),
  kind: kindOf(kind),
  label,
  icon: { id: icon },
  children: 'collapsed',
  group: true,
  ...(description === undefined ? {} : { description }),
  spoken: description === undefined ? label : `${label}, ${description}`,
});

export const familyRow = (family: string): ResourceRow => ({
  id: idOf('family', family),
  kind: kindOf('family'),
  label: family,
  icon: { id: 'notebook' },
  children: 'collapsed',
  copy: { name: family },
  spoken: `task definition ${family}`,
});

export function revisionRow(arn: string): ResourceRow {
  const name = lastOf(arn);
  return {
    id: idOf('revision', arn),
    kind: kindOf('revision'),
    label: name,
    icon: { id: 'json' },
    copy: { name, arn },
    spoken: `revision ${name.replace(':', ' ')}`,
    open: { title: 'Show', command: 'practice.ecs.showDefinition' },
  };
}
