import type Docker from 'dockerode';
import type { Logger } from '../../core/logger';
import type { LiveResource } from '../../core/values/candidates';
import type { LiveList } from '../../core/values/ports';
import { readSwarm, stackOf, type Swarm } from './swarm';

type Ask = (docker: Docker, abortSignal: AbortSignal) => Promise<readonly LiveResource[]>;

const SHORT = 12;
const NO_TAG = '<none>:<none>';

const containers: Ask = async (docker, abortSignal) =>
  (await docker.listContainers({ all: true, abortSignal })).map((container) => {
    const name = container.Names[0]?.replace(/^\//, '') ?? '';
    const ip = Object.values(container.NetworkSettings.Networks).find(
      ({ IPAddress }) => IPAddress !== '',
    )?.IPAddress;
    return {
      id: container.Id.slice(0, SHORT),
      attributes: {
        name,
        image: container.Image,
        command: container.Command,
        ...(ip === undefined ? {} : { ip }),
      },
      at: container.Created * 1000,
    };
  });

/** An image goes by its names, and by its id where it has none. */
const images: Ask = async (docker, abortSignal) =>
  (await docker.listImages({ abortSignal })).flatMap(({ Id, RepoTags, Created }) => {
    const names = (RepoTags ?? []).filter((tag) => tag !== NO_TAG);
    const id = Id.replace('sha256:', '').slice(0, SHORT);
    const at = Created * 1000;
    return names.length === 0 ? [{ id, at }] : names.map((name) => ({ id: name, attributes: { name }, at }));
  });

const NO_SWARM: Swarm = { nodes: [], services: [], tasks: [] };

/** What a swarm holds: nothing where there is none. @throws where the engine is a worker: only managers tell */
async function readManaged(docker: Docker, abortSignal: AbortSignal): Promise<Swarm> {
  const swarm = await readSwarm(docker, abortSignal);
  if (swarm === 'worker')
    throw new Error('The engine is a worker of its swarm: only managers tell what is there.');
  return swarm ?? NO_SWARM;
}

/** By resource type of the catalogue. */
const ASKS: Readonly<Record<string, Ask>> = {
  'docker.container': containers,
  'docker.image': images,
  'docker.network': async (docker, abortSignal) =>
    (await docker.listNetworks({ abortSignal })).map(({ Name }) => ({ id: Name })),
  'docker.volume': async (docker, abortSignal) => {
    // An engine without volumes answers with null.
    const { Volumes } = (await docker.listVolumes({ abortSignal })) as {
      Volumes: readonly { Name: string }[] | null;
    };
    return (Volumes ?? []).map(({ Name }) => ({ id: Name }));
  },
  'docker.service': async (docker, abortSignal) => {
    const swarm = await readManaged(docker, abortSignal);
    return swarm.services.map(({ ID, Spec }) => ({ id: Spec?.Name ?? ID }));
  },
  'docker.secret': async (docker, abortSignal) => {
    if ((await readManaged(docker, abortSignal)) === NO_SWARM) return [];
    return (await docker.listSecrets()).map(({ ID, Spec }) => ({ id: Spec?.Name ?? ID }));
  },
  'docker.stack': async (docker, abortSignal) => {
    const swarm = await readManaged(docker, abortSignal);
    const names = swarm.services.map(stackOf).filter((name) => name !== undefined);
    return [...new Set(names)].map((id) => ({ id }));
  },
  'docker.swarm': async (docker) => {
    const { Swarm: swarm } = (await docker.info()) as {
      Swarm?: { LocalNodeState?: string; NodeID?: string };
    };
    return swarm?.LocalNodeState === 'active' ? [{ id: swarm.NodeID ?? '' }] : [];
  },
  'docker.node': async (docker, abortSignal) => {
    const swarm = await readManaged(docker, abortSignal);
    return swarm.nodes.map(({ ID, Description }) => ({
      id: ID,
      attributes: { name: Description?.Hostname ?? '' },
    }));
  },
};

/** What the engine holds. */
export class LiveDocker {
  constructor(
    private readonly client: () => Promise<Docker>,
    private readonly signal: AbortSignal,
    private readonly logger: Logger,
  ) {}

  static knows(type: string): boolean {
    return Object.hasOwn(ASKS, type);
  }

  /** What exists of a type. @throws what the engine, or the way to it, says */
  async ask(type: string): Promise<LiveList> {
    const question = ASKS[type];
    if (!question) throw new RangeError(`${type} cannot be listed`);
    return { resources: await question(await this.client(), this.signal), isWhole: true };
  }

  /** What exists of a type; `null` when that cannot be told. Does not reject: what cannot be asked is no suggestion. */
  async list(type: string): Promise<LiveList | null> {
    try {
      return await this.ask(type);
    } catch (error) {
      if (!this.signal.aborted) this.logger.debug(`no suggestions (${type}): ${String(error)}`);
      return null;
    }
  }
}
