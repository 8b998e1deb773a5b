import type Docker from 'dockerode';
import type { EngineThing } from '../../core/ledger/engine';

const PROJECT = 'com.docker.compose.project';

/** What an engine holds that commands may have made. @throws what the engine says */
export async function readEngine(docker: Docker, abortSignal: AbortSignal): Promise<EngineThing[]> {
  const [containers, networks, volumes] = await Promise.all([
    docker.listContainers({ all: true, abortSignal }),
    docker.listNetworks({ abortSignal }),
    docker.listVolumes({ abortSignal }),
  ]);
  return [
    ...containers.map(({ Id, Names, Image, Command, Labels, Created }): EngineThing => ({
      type: 'docker.container',
      id: Id,
      name: Names[0]?.replace(/^\//, '') ?? '',
      image: Image,
      command: Command,
      ...projectOf(Labels),
      at: Created * 1000,
    })),
    ...networks.map(({ Name, Labels, Created }): EngineThing => ({
      type: 'docker.network',
      id: Name,
      name: Name,
      ...projectOf(Labels),
      at: Date.parse(Created),
    })),
    ...listOf(volumes.Volumes).map((volume): EngineThing => ({
      type: 'docker.volume',
      id: volume.Name,
      name: volume.Name,
      ...projectOf(volume.Labels),
      at: Date.parse((volume as { readonly CreatedAt?: string }).CreatedAt ?? ''),
    })),
  ];
}

/** An engine without volumes answers with null. */
const listOf = <T>(list: readonly T[] | null): readonly T[] => list ?? [];

function projectOf(labels: Readonly<Record<string, string>> | null | undefined): {
  readonly project?: string;
} {
  const project = labels?.[PROJECT];
  return project === undefined ? {} : { project };
}
