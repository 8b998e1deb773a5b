import type { ResourceType } from '../catalogue/model';
import type { Sought } from '../resources/model';
import type { LedgerEntry } from './model';
import { isOfDocker } from './place';

/** A row of a view of live resources. */
export interface SoughtInView extends Sought {
  /** The view's id: `practice.s3`. */
  readonly view: string;
}

/** Kinds whose rows are called otherwise than their types. */
const ROW_KINDS: Readonly<Record<ResourceType, string>> = {
  'ecs.taskDefinition': 'ecs.family',
  'docker.stack': 'docker.swarmStack',
};
const BELOW: Readonly<Record<ResourceType, readonly string[]>> = {
  'ecs.service': ['ecs.cluster'],
  'ecs.task': ['ecs.cluster', 'ecs.service'],
  'docker.container': ['docker.stack', 'docker.project'],
  'docker.service': ['docker.swarmStack'],
};

/** The view that shows such things live, by its id; `null` where none does. */
export function viewOf(type: ResourceType): string | null {
  if (type === 's3.bucket') return 'practice.s3';
  if (/^ecs\.(?:cluster|service|task|taskDefinition)$/.test(type)) return 'practice.ecs';
  return isOfDocker(type) && type !== 'docker.secret' && type !== 'docker.swarm' ? 'practice.docker' : null;
}

/** What to look for to see a thing in its view; `null` where no view shows it. */
export function soughtOf({ type, id, attributes }: LedgerEntry): SoughtInView | null {
  const view = viewOf(type);
  if (view === null) return null;
  // An image without a tag is listed with the usual one.
  const names = [id, attributes.arn, attributes.name, ...(type === 'docker.image' ? [`${id}:latest`] : [])];
  return {
    view,
    kind: ROW_KINDS[type] ?? type,
    names: names.filter((name) => name !== undefined),
    below: BELOW[type] ?? [],
  };
}
