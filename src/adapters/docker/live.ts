import type Docker from 'dockerode';
import type { Logger } from '../../core/logger';
import type { LiveResource } from '../../core/values/candidates';
import type { LiveList } from '../../core/values/ports';
import { readSwarm } from './swarm';

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
      attributes: { name, ...(ip === undefined ? {} : { ip }) },
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
    const swarm = await readSwarm(docker, abortSignal);
    if (swarm === null || swarm === 'worker') return [];
    return swarm.services.map(({ ID, Spec }) => ({ id: Spec?.Name ?? ID }));
  },
  'docker.node': async (docker, abortSignal) => {
    const swarm = await readSwarm(docker, abortSignal);
    if (swarm === null || swarm === 'worker') return [];
    return swarm.nodes.map(({ ID, Description }) => ({
      id: ID,
      attributes: { name: Description?.Hostname ?? '' },
    }));
  },
};

/** What the engine holds. Nothing here rejects: what cannot be asked is no suggestion. */
export class LiveDocker {
  constructor(
    private readonly client: () => Promise<Docker>,
    private readonly signal: AbortSignal,
    private readonly logger: Logger,
  ) {}

  static knows(type: string): boolean {
    return Object.hasOwn(ASKS, type);
  }

  /** What exists of a type; `null` when that cannot be told. */
  async list(type: string): Promise<LiveList | null> {
    try {
      const resources = await ASKS[type]?.(await this.client(), this.signal);
      return resources === undefined ? null : { resources, isWhole: true };
    } catch (error) {
      if (!this.signal.aborted) this.logger.debug(`no suggestions (${type}): ${String(error)}`);
      return null;
    }
  }
}
