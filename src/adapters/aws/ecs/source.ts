import type { Cluster, Service, Task } from '@aws-sdk/client-ecs';
import { describeTarget } from '../../../core/aws/target';
import { isResourceError, type ResourceError } from '../../../core/resources/errors';
import type {
  Listing,
  Progress,
  ResourceAction,
  ResourceRow,
  ResourceSource,
} from '../../../core/resources/model';
import { Emitter } from '../../../core/runs/events';
import type { Holding } from '../holding';
import { Poller } from '../poller';
import type { AwsSession } from '../session';
import { Shelves } from '../shelves';
import { ecsActions, type EcsDoors } from './actions';
import { EcsCalls } from './calls';
import {
  clusterRow,
  containerRow,
  deploymentRow,
  eventRow,
  familyRow,
  headingRow,
  idOf,
  isKind,
  nameOf,
  revisionRow,
  serviceRow,
  taskRow,
  type EcsKind,
} from './rows';

/** So many events are worth reading. */
const EVENTS = 50;

export interface EcsSourceDeps {
  readonly session: AwsSession;
  /** Ms since 1970. */
  readonly now: () => number;
  readonly doors: EcsDoors;
}

/** The ids of the lists that are held, beside those of rows: the tasks of a cluster stand below many. */
const tasksId = (cluster: string): string => `tasks:${cluster}`;

/** What is in ECS. */
export class EcsSource implements ResourceSource {
  readonly id = 'practice.ecs';
  readonly actions: Readonly<Record<string, ResourceAction>>;
  private readonly calls: EcsCalls;
  private readonly changes = new Emitter<readonly (string | null)[]>();
  readonly onDidChange = this.changes.event;
  private readonly shelves = new Shelves((id) => this.changed(id));
  private readonly poller = new Poller((signal) => this.shelves.follow(signal));
  private readonly closing = new AbortController();
  /** By ARN, as they were last seen. */
  private readonly services = new Map<string, Service>();
  private readonly tasks = new Map<string, Task>();
  private inactiveShown = false;

  constructor(private readonly deps: EcsSourceDeps) {
    this.calls = new EcsCalls(deps.session);
    this.actions = ecsActions({
      session: deps.session,
      doors: deps.doors,
      service: (arn) => this.services.get(arn),
      task: (arn) => this.tasks.get(arn),
      touched: (cluster) => this.touch([null, idOf('cluster', cluster), tasksId(cluster)]),
      touchedDefinitions: (family) => this.touch([idOf('families', ''), idOf('family', family)]),
      toggleInactive: () => this.toggleInactive(),
    });
    deps.session.onDidReset(() => this.reset());
  }

  children(parent: ResourceRow | null, signal: AbortSignal): Promise<Listing> {
    if (parent === null) return this.top(signal);
    const kind = parent.kind.slice('ecs.'.length) as EcsKind;
    const below = this.below[kind];
    return below ? below(nameOf(parent), signal) : Promise.resolve({ rows: [] });
  }

  async loadMore(
    parent: ResourceRow | null,
    all: boolean,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<void> {
    const holding =
      parent === null
        ? this.clusters()
        : isKind('cluster')(parent)
          ? this.servicesOf(nameOf(parent))
          : isKind('family')(parent)
            ? this.revisionsOf(nameOf(parent))
            : this.families();
    await holding.loadMore(all, progress, signal);
  }

  setVisible(visible: boolean): void {
    if (!visible) this.poller.stop();
    else {
      this.poller.start();
      if (this.shelves.has(null)) this.poller.now();
    }
  }

  /** A command was run that may have changed something: while it is seen, the view asks at once. */
  acted(): void {
    this.poller.acted();
  }

  refresh(parent: ResourceRow | null): void {
    if (parent === null) this.deps.session.reset();
    else {
      const arn = nameOf(parent);
      const cluster = this.services.get(arn)?.clusterArn ?? arn;
      this.touch([parent.id, idOf('cluster', cluster), tasksId(cluster)]);
    }
  }

  dispose(): void {
    this.closing.abort();
    this.poller.stop();
    this.changes.dispose();
  }

  private readonly below: Readonly<
    Partial<Record<EcsKind, (name: string, signal: AbortSignal) => Promise<Listing>>>
  > = {
    cluster: async (arn, signal) => {
      const holding = this.servicesOf(arn);
      const known = holding.held !== undefined;
      const { items: services, trouble } = await unlessDenied(holding.items(signal));
      // Beside the cluster stands how many there are.
      if (!known) this.changes.fire([null]);
      const shown = services.filter(({ status }) => this.inactiveShown || status !== 'INACTIVE');
      const heading = headingRow('standalone', arn, 'Stand-Alone Tasks', 'list-unordered');
      return { rows: [...shown.map(serviceRow), heading], more: holding.more, trouble };
    },
    service: (arn) => {
      const { deployments = [], events = [] } = this.services.get(arn) ?? {};
      const headings = [
        headingRow('tasks', arn, 'Tasks', 'list-unordered'),
        ...(events.length === 0 ? [] : [headingRow('events', arn, 'Events', 'history')]),
      ];
      return Promise.resolve({ rows: [...deployments.map(deploymentRow), ...headings] });
    },
    events: (arn) => {
      const { events = [] } = this.services.get(arn) ?? {};
      const time = ({ createdAt }: (typeof events)[number]): number => createdAt?.getTime() ?? 0;
      const latest = [...events].sort((a, b) => time(b) - time(a)).slice(0, EVENTS);
      return Promise.resolve({ rows: latest.map((event) => eventRow(event, this.deps.now())) });
    },
    tasks: async (arn, signal) => {
      const service = this.services.get(arn);
      const tasks = await this.tasksOf(service?.clusterArn ?? '').items(signal);
      const own = tasks.filter(({ group }) => group === `service:${service?.serviceName}`);
      return this.taskRows(own, 'The service has no tasks.');
    },
    standalone: async (cluster, signal) => {
      const tasks = await this.tasksOf(cluster).items(signal);
      const own = tasks.filter(({ group = '' }) => !group.startsWith('service:'));
      return this.taskRows(own, 'No tasks run outside services.');
    },
    task: (arn) => {
      const task = this.tasks.get(arn);
      const containers = task?.containers ?? [];
      return Promise.resolve({ rows: task ? containers.map((each) => containerRow(each, task)) : [] });
    },
    families: async (_, signal) => {
      const holding = this.families();
      const rows = (await holding.items(signal)).map(familyRow);
      return { rows, more: holding.more, empty: { message: 'There are no task definitions yet.', next: [] } };
    },
    family: async (family, signal) => {
      const holding = this.revisionsOf(family);
      return { rows: (await holding.items(signal)).map(revisionRow), more: holding.more };
    },
  };

  private async top(signal: AbortSignal): Promise<Listing> {
    const target = await this.deps.session.target();
    const holding = this.clusters();
    const { items: clusters, trouble } = await unlessDenied(holding.items(signal));
    const shown = clusters.filter(({ status }) => this.inactiveShown || status !== 'INACTIVE');
    return {
      rows: [
        ...shown.map((cluster) => clusterRow(cluster, this.servicesKnown(cluster.clusterArn ?? ''))),
        headingRow('families', '', 'Task Definitions', 'notebook'),
      ],
      more: holding.more,
      trouble,
      caption: describeTarget(target),
    };
  }

  /** How many active services a cluster has; `null` before they were listed. */
  private servicesKnown(cluster: string): number | null {
    const held = this.shelves.peek<Service>(idOf('cluster', cluster))?.held;
    return held?.filter(({ status }) => status === 'ACTIVE').length ?? null;
  }

  /** Running ones first, then the newest. */
  private taskRows(tasks: readonly Task[], none: string): Listing {
    const stopped = ({ lastStatus }: Task): number => Number(lastStatus === 'STOPPED');
    const time = ({ createdAt }: Task): number => createdAt?.getTime() ?? 0;
    const ordered = [...tasks].sort((a, b) => stopped(a) - stopped(b) || time(b) - time(a));
    return {
      rows: ordered.map((task) => taskRow(task, this.deps.now())),
      empty: { message: none, next: [] },
    };
  }

  private clusters(): Holding<Cluster> {
    return this.shelves.of(null, (next, signal) => this.calls.clusters(next, signal), 'cluster');
  }

  private servicesOf(cluster: string): Holding<Service> {
    return this.shelves.of(
      idOf('cluster', cluster),
      async (next, signal) => {
        const page = await this.calls.services(cluster, next, signal);
        for (const service of page.items) this.services.set(service.serviceArn ?? '', service);
        return page;
      },
      'service',
    );
  }

  private tasksOf(cluster: string): Holding<Task> {
    return this.shelves.of(
      tasksId(cluster),
      async (_, signal) => {
        const page = await this.calls.tasks(cluster, signal);
        for (const task of page.items) this.tasks.set(task.taskArn ?? '', task);
        return page;
      },
      'task',
    );
  }

  private families(): Holding<string> {
    return this.shelves.of(
      idOf('families', ''),
      (next, signal) => this.calls.families(next, signal),
      'task definition',
    );
  }

  private revisionsOf(family: string): Holding<string> {
    return this.shelves.of(
      idOf('family', family),
      (next, signal) => this.calls.revisions(family, next, signal),
      'revision',
    );
  }

  private touch(ids: readonly (string | null)[]): void {
    for (const id of ids) void this.shelves.renew(id, this.closing.signal, true);
    this.poller.hurry();
  }

  /** What a list shows in more than one place: services with their deployments and events, tasks below services and with containers. */
  private changed(id: string | null): void {
    const [kind = '', cluster] =
      id === null ? [] : [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
    const within = (each: { clusterArn?: string | undefined }): boolean => each.clusterArn === cluster;
    const services = [...this.services.values()].filter(within).map(({ serviceArn = '' }) => serviceArn);
    const tasks = [...this.tasks.values()].filter(within).map(({ taskArn = '' }) => taskArn);
    if (kind === 'tasks')
      this.changes.fire([
        idOf('standalone', cluster ?? ''),
        ...services.map((arn) => idOf('tasks', arn)),
        ...tasks.map((arn) => idOf('task', arn)),
      ]);
    else
      this.changes.fire([
        id,
        null,
        ...services.flatMap((arn) => [idOf('service', arn), idOf('events', arn), idOf('tasks', arn)]),
      ]);
  }

  private toggleInactive(): void {
    this.inactiveShown = !this.inactiveShown;
    this.changes.fire(this.shelves.ids());
  }

  private reset(): void {
    this.shelves.forget();
    this.services.clear();
    this.tasks.clear();
    this.changes.fire([null]);
  }
}

/** The items of a list; where they may not be had none, and why. */
async function unlessDenied<T>(
  asked: Promise<readonly T[]>,
): Promise<{ readonly items: readonly T[]; readonly trouble?: ResourceError }> {
  try {
    return { items: await asked };
  } catch (error) {
    if (isResourceError(error) && error.kind === 'denied') return { items: [], trouble: error };
    throw error;
  }
}
