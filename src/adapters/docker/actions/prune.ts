import type Docker from 'dockerode';
import type { Desk } from '../../../core/resources/desk';
import { bytes, counted } from '../../../core/resources/format';
import type { ResourceAction } from '../../../core/resources/model';
import { call, type Toolbox } from './each';

/** What `GET /system/df` tells; the client has no types for it. */
export interface DiskUsage {
  readonly Containers?: readonly { readonly State: string; readonly SizeRw?: number }[] | null;
  readonly Images?:
    | readonly {
        readonly RepoTags?: readonly string[] | null;
        readonly Containers: number;
        readonly Size: number;
        readonly SharedSize: number;
      }[]
    | null;
  readonly Volumes?:
    | readonly {
        readonly Name: string;
        readonly Labels?: Readonly<Record<string, string>> | null;
        readonly UsageData?: { readonly RefCount: number; readonly Size: number } | null;
      }[]
    | null;
  readonly BuildCache?:
    | readonly {
        readonly Type: string;
        readonly InUse: boolean;
        readonly Shared: boolean;
        readonly Size: number;
      }[]
    | null;
}

/** With the networks that no container is in. */
interface Usage extends DiskUsage {
  readonly networks: readonly unknown[];
}

/** What would go, and the bytes that would be free then. */
export interface Spare {
  readonly count: number;
  readonly size: number;
}

/** A kind of things that can be pruned. */
interface Kind {
  readonly title: string;
  readonly noun: string;
  /** Where it is not the noun with an s. */
  readonly plural?: string;
  /** What is lost, where that is more than space. */
  readonly warning?: string;
  readonly spare: (usage: Usage) => Spare;
  readonly prune: (docker: Docker) => Promise<{ readonly SpaceReclaimed?: number }>;
}

const sum = (sizes: readonly number[]): Spare => ({
  count: sizes.length,
  size: sizes.reduce((total, size) => total + Math.max(0, size), 0),
});

const isDangling = ({ RepoTags: tags }: { readonly RepoTags?: readonly string[] | null }): boolean =>
  (tags ?? []).filter((tag) => tag !== '<none>:<none>').length === 0;

type Images = NonNullable<DiskUsage['Images']>;
const unusedImages = (usage: DiskUsage): Images =>
  (usage.Images ?? []).filter(({ Containers }) => Containers <= 0);
const imageSizes = (images: Images): Spare =>
  sum(images.map(({ Size, SharedSize }) => Size - Math.max(0, SharedSize)));

/** In newer engines a plain prune takes only volumes that nobody named. */
const ALL_VOLUMES = { filters: JSON.stringify({ all: ['true'] }) };
const ALL_IMAGES = { filters: JSON.stringify({ dangling: ['false'] }) };

export const PRUNES = {
  containers: {
    title: 'Stopped containers',
    noun: 'stopped container',
    warning: 'What was written inside them is lost.',
    spare: ({ Containers: all }) =>
      sum(
        (all ?? [])
          .filter(({ State }) => !['running', 'paused', 'restarting'].includes(State))
          .map(({ SizeRw }) => SizeRw ?? 0),
      ),
    prune: (docker) => docker.pruneContainers(),
  },
  danglingImages: {
    title: 'Dangling images',
    noun: 'dangling image',
    spare: (usage) => imageSizes(unusedImages(usage).filter(isDangling)),
    prune: (docker) => docker.pruneImages(),
  },
  unusedImages: {
    title: 'All images that no container uses',
    noun: 'unused image',
    warning: 'They have to be pulled or built again.',
    spare: (usage) => imageSizes(unusedImages(usage)),
    prune: (docker) => docker.pruneImages(ALL_IMAGES),
  },
  buildCache: {
    title: 'Build cache',
    noun: 'layer of the build cache',
    plural: 'layers of the build cache',
    warning: 'The next builds take longer.',
    // What images share with the cache, and what the builder itself needs, stays.
    spare: ({ BuildCache: all }) =>
      sum(
        (all ?? [])
          .filter(({ Type, InUse, Shared }) => !InUse && !Shared && !['internal', 'frontend'].includes(Type))
          .map(({ Size }) => Size),
      ),
    prune: (docker) => docker.pruneBuilder(),
  },
  volumes: {
    title: 'Volumes that no container uses',
    noun: 'unused volume',
    warning: 'What is stored in them is lost.',
    spare: ({ Volumes: all }) =>
      sum(
        (all ?? [])
          .filter(({ UsageData }) => UsageData?.RefCount === 0)
          .map(({ UsageData }) => UsageData?.Size ?? 0),
      ),
    prune: async (docker) => docker.pruneVolumes((await knowsAllVolumes(docker)) ? ALL_VOLUMES : {}),
  },
  networks: {
    title: 'Networks that no container is in',
    noun: 'unused network',
    spare: ({ networks }) => ({ count: networks.length, size: 0 }),
    prune: async (docker) => {
      await docker.pruneNetworks();
      return {};
    },
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** The filter `all` came with version 1.42 of the API, together with the need for it. */
async function knowsAllVolumes(docker: Docker): Promise<boolean> {
  const [major = 1, minor = 0] = (await docker.version()).ApiVersion.split('.').map(Number);
  return major > 1 || minor >= 42;
}

async function readUsage(docker: Docker): Promise<Usage> {
  const [usage, networks] = await Promise.all([
    docker.df() as Promise<DiskUsage>,
    docker.listNetworks({ filters: { dangling: ['true'] } }),
  ]);
  return { ...usage, networks };
}

/** Removes what is not used, after telling what that frees. */
export const pruneAction = (tools: Toolbox): ResourceAction => ({
  run: async (_, desk) => {
    const usage = await desk.busy(() => call(tools, readUsage));
    const choices = Object.values<Kind>(PRUNES)
      .map((kind) => ({ kind, spare: kind.spare(usage) }))
      .filter(({ spare }) => spare.count > 0)
      .map(({ kind, spare }) => ({
        label: kind.title,
        description: [String(spare.count), ...frees(spare)].join(' · '),
        value: { kind, spare },
      }));
    if (choices.length === 0) {
      desk.say('Docker: everything is in use, there is nothing to prune.');
      return;
    }
    const chosen = await desk.pick('Prune What?', choices);
    if (chosen) await prune(tools, chosen.kind, chosen.spare, desk);
  },
});

const frees = ({ size }: Spare): readonly string[] => (size > 0 ? [`frees ${bytes(size)}`] : []);

async function prune(
  tools: Toolbox,
  { noun, plural, warning, prune: work }: Kind,
  spare: Spare,
  desk: Desk,
): Promise<void> {
  const what =
    plural !== undefined && spare.count !== 1 ? `${spare.count} ${plural}` : counted(spare.count, noun);
  const message = `Remove ${what}?`;
  const detail = [
    ...frees(spare).map((text) => `This ${text}.`),
    ...(warning === undefined ? [] : [warning]),
  ].join(' ');
  if (!(await desk.confirm({ message, detail, yes: 'Prune' }))) return;
  const { SpaceReclaimed: freed = 0 } = await desk.busy(() => call(tools, work));
  desk.say(`Docker: ${bytes(freed)} freed.`);
}
