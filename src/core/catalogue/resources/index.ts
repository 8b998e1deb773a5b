import type { ResourceInfo, ResourceType } from '../model';
import { compute } from './compute';
import { containers } from './containers';
import { services } from './services';

/**
 * The kinds of resources. `order` goes by what holds what: services before clusters, listeners before target groups before load
 * balancers, instances before security groups, objects before buckets, everything before its network.
 */
export const RESOURCES: Readonly<Record<ResourceType, ResourceInfo>> = {
  ...compute,
  ...services,
  ...containers,
};
