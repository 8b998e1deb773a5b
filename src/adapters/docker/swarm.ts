import type Docker from 'dockerode';
import type { Service } from 'dockerode';

/** What the API tells of a node; the client has no types for it. */
export interface SwarmNode {
  readonly ID: string;
  readonly Spec?: { readonly Role?: string; readonly Availability?: string };
  readonly Description?: {
    readonly Hostname?: string;
    readonly Engine?: { readonly EngineVersion?: string };
  };
  readonly Status?: { readonly State?: string; readonly Addr?: string };
  readonly ManagerStatus?: { readonly Leader?: boolean };
}

/** What the API tells of a task. */
export interface SwarmTask {
  readonly ID: string;
  readonly ServiceID: string;
  readonly NodeID?: string;
  readonly Slot?: number;
  readonly CreatedAt: string;
  readonly DesiredState: string;
  readonly Status: { readonly State: string; readonly Err?: string; readonly Timestamp?: string };
}

/** The swarm as a manager sees it. */
export interface Swarm {
  readonly nodes: readonly SwarmNode[];
  readonly services: readonly Service[];
  readonly tasks: readonly SwarmTask[];
}

interface EngineInfo {
  readonly Swarm?: { readonly LocalNodeState?: string; readonly ControlAvailable?: boolean };
}

/** `null` when the engine is in no swarm, `'worker'` when it is and may not tell: only managers do. */
export async function readSwarm(docker: Docker, abortSignal: AbortSignal): Promise<Swarm | 'worker' | null> {
  const { Swarm: swarm } = (await docker.info()) as EngineInfo;
  if (swarm?.LocalNodeState !== 'active') return null;
  if (swarm.ControlAvailable !== true) return 'worker';
  const options = { abortSignal };
  const [nodes, services, tasks] = await Promise.all([
    docker.listNodes(options) as Promise<SwarmNode[]>,
    docker.listServices(options),
    docker.listTasks(options) as Promise<SwarmTask[]>,
  ]);
  return { nodes, services, tasks };
}

/** How many tasks of a service run, and how many should. */
export function counts(
  service: Service,
  tasks: readonly SwarmTask[],
): { readonly running: number; readonly wanted: number } {
  const own = tasks.filter(({ ServiceID }) => ServiceID === service.ID);
  const running = own.filter(
    ({ Status, DesiredState }) => Status.State === 'running' && DesiredState === 'running',
  );
  const replicas = service.Spec?.Mode?.Replicated?.Replicas;
  const wanted = replicas ?? own.filter(({ DesiredState }) => DesiredState === 'running').length;
  return { running: running.length, wanted };
}

/** The stack of a service; a label without a text names none. */
export function stackOf(service: Service): string | undefined {
  const stack = service.Spec?.Labels?.['com.docker.stack.namespace'];
  return stack === '' ? undefined : stack;
}
