import type { Service } from 'dockerode';
import { age, percentBar, spokenAge } from '../../core/resources/format';
import type { ResourceRow, RowIcon } from '../../core/resources/model';
import { byLabel } from './order';
import { headingRow } from './section';
import { counts, stackOf, type Swarm, type SwarmNode, type SwarmTask } from './swarm';

const GREEN: RowIcon = { id: 'circle-filled', color: 'charts.green' };
const YELLOW: RowIcon = { id: 'circle-filled', color: 'charts.yellow' };
const GREY: RowIcon = { id: 'circle-outline', color: 'disabledForeground' };
const RED: RowIcon = { id: 'error', color: 'list.errorForeground' };

export const NODES = { id: 'swarm.nodes', label: 'Nodes', icon: 'server' };
const STACK = 'swarm.stack:';

/** The rows of a swarm below one of its own rows; `null` when the row is none of them. */
export function swarmRows(parent: ResourceRow, swarm: Swarm, now: number): ResourceRow[] | null {
  if (parent.id === 'swarm') return topRows(swarm, now);
  if (parent.id === NODES.id) return swarm.nodes.map(nodeRow).sort(byLabel);
  if (parent.id.startsWith(STACK)) {
    const stack = parent.id.slice(STACK.length);
    return swarm.services
      .filter((service) => stackOf(service) === stack)
      .map((service) => serviceRow(service, swarm, now))
      .sort(byLabel);
  }
  if (parent.kind !== 'docker.service') return null;
  const id = parent.id.slice('service:'.length);
  return swarm.tasks
    .filter(({ ServiceID }) => ServiceID === id)
    .sort((a, b) => (a.Slot ?? 0) - (b.Slot ?? 0) || b.CreatedAt.localeCompare(a.CreatedAt))
    .map((task) => taskRow(task, parent.label, swarm, now));
}

/** Nodes, stacks, and the services that are in none. */
function topRows(swarm: Swarm, now: number): ResourceRow[] {
  const stacks = [...new Set(swarm.services.map(stackOf).filter((stack) => stack !== undefined))];
  const alone = swarm.services.filter((service) => stackOf(service) === undefined);
  return [
    headingRow({ ...NODES }, String(swarm.nodes.length)),
    ...stacks.map((stack) => stackRow(stack, swarm)).sort(byLabel),
    ...alone.map((service) => serviceRow(service, swarm, now)).sort(byLabel),
  ];
}

function stackRow(stack: string, { services }: Swarm): ResourceRow {
  const count = services.filter((service) => stackOf(service) === stack).length;
  const description = `${count} ${count === 1 ? 'service' : 'services'}`;
  return {
    id: `${STACK}${stack}`,
    kind: 'docker.swarmStack',
    label: stack,
    description,
    icon: { id: 'layers' },
    children: 'expanded',
    group: true,
    copy: { name: stack },
    spoken: `stack ${stack}, ${description}`,
  };
}

function serviceRow(service: Service, swarm: Swarm, now: number): ResourceRow {
  const name = service.Spec?.Name ?? service.ID;
  const { running, wanted } = counts(service, swarm.tasks);
  const task = service.Spec?.TaskTemplate;
  const container = task !== undefined && 'ContainerSpec' in task ? task.ContainerSpec : undefined;
  const image = (container?.Image ?? '').replace(/@sha256:.*$/, '');
  const ports = (service.Endpoint?.Ports ?? []).map((port) => `${port.PublishedPort}→${port.TargetPort}`);
  const whole = running === wanted;
  const state = whole ? `${running} running` : `${running} of ${wanted} ${percentBar(running / wanted, 6)}`;
  const created = Date.parse(service.CreatedAt ?? '');
  return {
    id: `service:${service.ID}`,
    kind: 'docker.service',
    label: name,
    description: [state, ...ports, image, age(created, now)].filter((word) => word !== '').join(' · '),
    icon: wanted === 0 ? GREY : whole ? GREEN : YELLOW,
    traits: service.Spec?.Mode?.Replicated ? ['replicated'] : ['global'],
    children: 'collapsed',
    copy: { name, id: service.ID },
    spoken: `service ${name}, ${running} of ${wanted} running, image ${image}, created ${spokenAge(created, now)} ago`,
    facts: [
      ['Image', container?.Image ?? ''],
      ['Id', service.ID],
    ],
  };
}

const TASK_ICONS: Readonly<Record<string, RowIcon>> = {
  running: GREEN,
  failed: RED,
  rejected: RED,
  orphaned: RED,
  shutdown: GREY,
  complete: GREY,
  remove: GREY,
};

function taskRow(task: SwarmTask, service: string, { nodes }: Swarm, now: number): ResourceRow {
  const { State: state, Err: error, Timestamp: timestamp } = task.Status;
  const node = nodes.find(({ ID }) => ID === task.NodeID)?.Description?.Hostname;
  const name = `${service}.${task.Slot ?? node ?? task.ID.slice(0, 12)}`;
  const since = Date.parse(timestamp ?? task.CreatedAt);
  const place = node === undefined ? [] : [node];
  return {
    id: `task:${task.ID}`,
    kind: 'docker.task',
    label: name,
    description: [state, ...place, age(since, now)].join(' · '),
    icon: TASK_ICONS[state] ?? YELLOW,
    copy: { name, id: task.ID },
    spoken: [`task ${name}`, state, ...place, ...(error === undefined ? [] : [error])].join(', '),
    facts: [
      ['State', `${state}, wanted ${task.DesiredState}`],
      ...(error === undefined ? [] : [['Error', error] as const]),
      ['Id', task.ID],
    ],
  };
}

function nodeRow(node: SwarmNode): ResourceRow {
  const name = node.Description?.Hostname ?? node.ID;
  const state = node.Status?.State ?? 'unknown';
  const role = node.ManagerStatus?.Leader === true ? 'leader' : (node.Spec?.Role ?? '');
  const availability = node.Spec?.Availability ?? 'active';
  const words = [
    ...(state === 'ready' ? [] : [state]),
    role,
    ...(availability === 'active' ? [] : [availability]),
  ];
  return {
    id: `node:${node.ID}`,
    kind: 'docker.node',
    label: name,
    description: words.join(' · '),
    icon: state === 'ready' ? (availability === 'active' ? GREEN : YELLOW) : RED,
    copy: { name, id: node.ID },
    spoken: `node ${name}, ${[state, role, availability].join(', ')}`,
    facts: [
      ['Address', node.Status?.Addr ?? ''],
      ['Engine', node.Description?.Engine?.EngineVersion ?? ''],
      ['Id', node.ID],
    ],
  };
}
