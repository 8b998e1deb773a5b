import type { ImageInfo, NetworkInspectInfo, VolumeInspectInfo } from 'dockerode';
import { age, bytes, dateTime, spokenAge } from '../../core/resources/format';
import type { Fact, ResourceRow } from '../../core/resources/model';
import { byLabel } from './order';
import type { FlatKind } from './section';

const summaryOf = (items: readonly unknown[]): string => (items.length === 0 ? 'none' : String(items.length));

export const IMAGES: FlatKind<ImageInfo> = {
  id: 'images',
  label: 'Images',
  icon: 'file-zip',
  list: (docker, abortSignal) => docker.listImages({ abortSignal }),
  idOf: ({ Id }) => Id,
  rows: (images, now) => images.flatMap((image) => imageRows(image, now)).sort(byLabel),
  summary: (images) =>
    images.length === 0
      ? 'none'
      : `${images.length} · ${bytes(images.reduce((sum, { Size }) => sum + Size, 0))}`,
  event: 'image',
};

const NO_TAG = '<none>:<none>';

/** A row for every name that an image has; one without a name is dangling. */
function imageRows(image: ImageInfo, now: number): ResourceRow[] {
  const tags = (image.RepoTags ?? []).filter((tag) => tag !== NO_TAG);
  const short = image.Id.replace('sha256:', '').slice(0, 12);
  const created = image.Created * 1000;
  const row = (tag: string | null): ResourceRow => ({
    id: tag === null ? `image:${image.Id}` : `image:${image.Id}:${tag}`,
    kind: 'docker.image',
    label: tag ?? short,
    description: [...(tag === null ? ['dangling'] : []), bytes(image.Size), age(created, now)].join(' · '),
    icon: tag === null ? { id: 'file-zip', color: 'disabledForeground' } : { id: 'file-zip' },
    traits: [tag === null ? 'dangling' : 'tagged'],
    copy: { name: tag ?? short, id: image.Id },
    spoken: `${tag ?? `dangling image ${short}`}, ${bytes(image.Size)}, created ${spokenAge(created, now)} ago`,
    facts: [
      ['Id', short],
      ...(tags.length > 1 ? [['Names', tags.join(', ')] as const] : []),
      ['Size', bytes(image.Size)],
      ['Created', dateTime(created)],
    ],
  });
  return tags.length === 0 ? [row(null)] : tags.map(row);
}

/** Networks that the engine makes itself and does not let go of. */
const BUILT_IN = ['bridge', 'host', 'none'];

export const NETWORKS: FlatKind<NetworkInspectInfo> = {
  id: 'networks',
  label: 'Networks',
  icon: 'type-hierarchy-sub',
  list: (docker, abortSignal) => docker.listNetworks({ abortSignal }),
  idOf: ({ Id }) => Id,
  rows: (networks) => networks.map(networkRow).sort(byLabel),
  summary: summaryOf,
  event: 'network',
};

function networkRow(network: NetworkInspectInfo): ResourceRow {
  const { Name: name, Id: id, Driver: driver, Scope: scope } = network;
  const subnets = (network.IPAM?.Config ?? [])
    .map(({ Subnet }) => Subnet ?? '')
    .filter((subnet) => subnet !== '');
  const words = [driver, ...(scope === 'local' ? [] : [scope]), ...subnets];
  return {
    id: `network:${id}`,
    kind: 'docker.network',
    label: name,
    description: words.join(' · '),
    icon: { id: 'type-hierarchy-sub' },
    traits: [BUILT_IN.includes(name) || network.Ingress ? 'builtin' : 'own'],
    copy: { name, id },
    spoken: `network ${name}, ${words.join(', ')}`,
    facts: [
      ['Id', id.slice(0, 12)],
      ['Driver', driver],
      ['Scope', scope],
      ...subnets.map((subnet): Fact => ['Subnet', subnet]),
    ],
  };
}

/** The API tells more of a volume than the client's types know. */
type Volume = VolumeInspectInfo & { readonly CreatedAt?: string };

export const VOLUMES: FlatKind<Volume> = {
  id: 'volumes',
  label: 'Volumes',
  icon: 'database',
  // An engine without volumes answers with null.
  list: async (docker, abortSignal) => (await docker.listVolumes({ abortSignal })).Volumes ?? [],
  idOf: ({ Name }) => Name,
  rows: (volumes, now) => volumes.map((volume) => volumeRow(volume, now)).sort(byLabel),
  summary: summaryOf,
  event: 'volume',
};

const ANONYMOUS = /^[0-9a-f]{64}$/;

function volumeRow(volume: Volume, now: number): ResourceRow {
  const { Name: name, Driver: driver, CreatedAt } = volume;
  const anonymous = ANONYMOUS.test(name);
  const ages = CreatedAt === undefined ? [] : [age(Date.parse(CreatedAt), now)];
  const words = [...(anonymous ? ['anonymous'] : []), driver, ...ages];
  return {
    id: `volume:${name}`,
    kind: 'docker.volume',
    label: anonymous ? name.slice(0, 12) : name,
    description: words.join(' · '),
    icon: { id: 'database' },
    copy: { name, id: name },
    spoken: `volume ${anonymous ? name.slice(0, 12) : name}, ${words.join(', ')}`,
    facts: [
      ['Name', name],
      ['Driver', driver],
      ['On the engine’s machine', volume.Mountpoint],
    ],
  };
}
