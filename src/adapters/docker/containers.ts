import type { ContainerInfo, Port } from 'dockerode';
import { age, bytes, dateTime, spokenAge } from '../../core/resources/format';
import type { Fact, ResourceRow, RowIcon } from '../../core/resources/model';
import { byLabel } from './order';
import type { ContainerUsage } from './usage';

/** The words and the icon of a container's state. */
interface Look {
  readonly words: string;
  readonly icon: RowIcon;
}

const dot = (id: string, color?: string): RowIcon => (color === undefined ? { id } : { id, color });
const STOPPED = dot('circle-outline', 'disabledForeground');
const FAILED = dot('error', 'list.errorForeground');

const LOOKS: Readonly<Record<string, Look>> = {
  running: { words: 'running', icon: dot('circle-filled', 'charts.green') },
  healthy: { words: 'healthy', icon: dot('pass-filled', 'charts.green') },
  starting: { words: 'starting', icon: dot('circle-filled', 'charts.yellow') },
  unhealthy: { words: 'unhealthy', icon: dot('warning', 'list.warningForeground') },
  paused: { words: 'paused', icon: dot('debug-pause', 'charts.yellow') },
  restarting: { words: 'restarting', icon: dot('sync', 'charts.yellow') },
  created: { words: 'created', icon: STOPPED },
  removing: { words: 'being removed', icon: dot('trash') },
  dead: { words: 'dead', icon: FAILED },
};

/** Exit codes of a container that was stopped: by itself, by `docker kill`, by `docker stop`. */
const CALM_EXITS = [0, 137, 143];

const HEALTH = /\((?:health: )?(healthy|unhealthy|starting)\)/;

/** The state as it is shown: a running container's health counts, and an exit has its code. */
function lookOf({ State: state, Status: status }: ContainerInfo): Look {
  if (state === 'exited') {
    const code = Number(/^Exited \((-?\d+)\)/.exec(status)?.[1] ?? 0);
    return { words: `exited (${code})`, icon: CALM_EXITS.includes(code) ? STOPPED : FAILED };
  }
  const health = state === 'running' ? HEALTH.exec(status)?.[1] : undefined;
  return LOOKS[health ?? state] ?? { words: state, icon: STOPPED };
}

/** The name that people gave, without the slash of the API. */
export const nameOf = ({ Names: names, Id: id }: Pick<ContainerInfo, 'Names' | 'Id'>): string =>
  // Links give a container more names, `/web/db`; its own has no second slash.
  (names.find((name) => name.lastIndexOf('/') === 0) ?? names[0] ?? id.slice(0, 12)).replace(/^\//, '');

/** `8080→80`, once for IPv4 and IPv6; ports that are not published are left out. */
export function publishedPorts(ports: readonly Port[]): readonly string[] {
  const shown = ports
    .filter(({ PublicPort }) => PublicPort > 0)
    .sort((a, b) => a.PublicPort - b.PublicPort)
    .map(
      ({ PublicPort, PrivatePort, Type }) =>
        `${PublicPort}→${PrivatePort}${Type === 'tcp' ? '' : `/${Type}`}`,
    );
  return [...new Set(shown)];
}

/** An image that is only known by its digest is shown short. */
const imageOf = ({ Image: image }: ContainerInfo): string =>
  image.replace(/^(sha256:)?([0-9a-f]{12})[0-9a-f]{52}$/, '$2').replace(/@sha256:.*$/, '');

export const isRunning = ({ State }: ContainerInfo): boolean => State === 'running';

/** Rows as they were last made: most containers are as they were, and the same row needs no comparison. */
const made = new WeakMap<ContainerInfo, { readonly aged: string; readonly row: ResourceRow }>();

/** What rows of containers are drawn with. */
export interface ContainerDrawing {
  /** Ms since 1970. */
  readonly now: number;
  /** What a container uses, where that is shown. */
  readonly usage?: (id: string) => ContainerUsage | undefined;
}

/** The row of a container. */
export function containerRow(container: ContainerInfo, { now, usage }: ContainerDrawing): ResourceRow {
  const used = usedBy(usage?.(container.Id));
  const aged = [age(container.Created * 1000, now), ...used].join();
  const known = made.get(container);
  if (known?.aged === aged) return known.row;
  const row = makeRow(container, now, used);
  made.set(container, { aged, row });
  return row;
}

/** `3 % CPU`, as `docker stats` counts (100 % is one core), and the memory. */
function usedBy(usage: ContainerUsage | undefined): readonly string[] {
  if (!usage) return [];
  const percent = usage.cpu * 100;
  return [
    `${percent >= 10 || percent < 0.05 ? Math.round(percent) : percent.toFixed(1)} % CPU`,
    bytes(usage.memory),
  ];
}

function makeRow(container: ContainerInfo, now: number, used: readonly string[]): ResourceRow {
  const { words, icon } = lookOf(container);
  const name = nameOf(container);
  const image = imageOf(container);
  const ports = publishedPorts(container.Ports);
  const created = container.Created * 1000;
  const said = words === 'running' ? [] : [words];
  return {
    id: containerId(container.Id),
    kind: 'docker.container',
    label: name,
    description: [
      ...said,
      ...used,
      ...(ports.length > 0 ? [ports.join(' ')] : []),
      image,
      age(created, now),
    ].join(' · '),
    icon,
    traits: [container.State, ...(ports.length > 0 ? ['published'] : [])],
    copy: { name, id: container.Id },
    spoken: [
      name,
      words,
      ...(used.length > 0 ? [`using ${used.join(' and ')}`] : []),
      `image ${image}`,
      ...ports.map((port) => `port ${port.replace('→', ' to ')}`),
      `created ${spokenAge(created, now)} ago`,
    ].join(', '),
    // Rarely asked for, and as much work as all the rest.
    get facts() {
      return factsOf(container, words);
    },
  };
}

/** What a container's tooltip tells. */
function factsOf(container: ContainerInfo, words: string): readonly Fact[] {
  return [
    ['State', container.Status === '' ? words : container.Status],
    ['Image', container.Image],
    ['Command', container.Command],
    ['Id', container.Id.slice(0, 12)],
    ...factList('Ports', portFacts(container.Ports)),
    ...factList('Networks', Object.keys(container.NetworkSettings.Networks)),
    ...factList(
      'Mounts',
      container.Mounts.map(({ Name, Source, Destination }) => `${Name ?? Source} → ${Destination}`),
    ),
    ['Created', dateTime(container.Created * 1000)],
  ];
}

const factList = (name: string, values: readonly string[]): (readonly [string, string])[] =>
  values.length === 0 ? [] : [[name, values.join(', ')]];

const portFacts = (ports: readonly Port[]): string[] =>
  ports.map(({ IP, PublicPort, PrivatePort, Type }) =>
    PublicPort > 0 ? `${IP}:${PublicPort} → ${PrivatePort}/${Type}` : `${PrivatePort}/${Type}`,
  );

const containerId = (id: string): string => `container:${id}`;

/** Something that made several containers. */
interface Family {
  readonly label: string;
  readonly kind: string;
  readonly icon: string;
  readonly spoken: string;
}

const FAMILIES: readonly Family[] = [
  { label: 'com.docker.stack.namespace', kind: 'docker.stack', icon: 'layers', spoken: 'stack' },
  { label: 'com.docker.compose.project', kind: 'docker.project', icon: 'package', spoken: 'compose project' },
];

/** The id of the heading that a container stands under, `null` directly under *Containers*. */
export function familyOf({ Labels: labels }: ContainerInfo): string | null {
  // A label may be there without a text: then it names nothing.
  const family = FAMILIES.find(({ label }) => (labels[label] ?? '') !== '');
  return family ? `${family.kind}:${labels[family.label]}` : null;
}

/** The rows under *Containers*: projects and stacks first, then what belongs to none. */
export function topContainers(
  containers: readonly ContainerInfo[],
  drawing: ContainerDrawing,
): ResourceRow[] {
  const families = new Map<string, ContainerInfo[]>();
  const alone: ContainerInfo[] = [];
  for (const container of containers) {
    const id = familyOf(container);
    if (id === null) alone.push(container);
    else families.set(id, [...(families.get(id) ?? []), container]);
  }
  return [
    ...[...families].map(([id, members]) => familyRow(id, members)).sort(byLabel),
    ...containerRows(alone, drawing),
  ];
}

export const containerRows = (
  containers: readonly ContainerInfo[],
  drawing: ContainerDrawing,
): ResourceRow[] => containers.map((container) => containerRow(container, drawing)).sort(byLabel);

function familyRow(id: string, members: readonly ContainerInfo[]): ResourceRow {
  const kind = id.slice(0, id.indexOf(':'));
  const name = id.slice(kind.length + 1);
  const family = FAMILIES.find((each) => each.kind === kind);
  const running = members.filter(isRunning).length;
  const state = `${running} of ${members.length} running`;
  return {
    id,
    kind,
    label: name,
    description: state,
    icon: { id: family?.icon ?? 'package', ...(running > 0 ? { color: 'charts.green' } : {}) },
    traits: [...(running > 0 ? ['running'] : []), ...(running < members.length ? ['stopped'] : [])],
    children: 'expanded',
    group: true,
    copy: { name },
    spoken: `${family?.spoken ?? 'group'} ${name}, ${state}`,
  };
}
