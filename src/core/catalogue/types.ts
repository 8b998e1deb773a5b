import type { ResourceInfo, ResourceType, SlotType } from './model';
import { RESOURCES } from './resources';

/** How facts look that are no resources. */
const FACTS: Readonly<Record<SlotType, { readonly noun: string; readonly shape: RegExp }>> = {
  'aws.accountId': { noun: 'account id', shape: /\b\d{12}\b/ },
  'aws.region': { noun: 'region', shape: /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-[a-z]+)+-\d\b/ },
  'docker.joinToken': { noun: 'join token', shape: /\bSWMTKN-\S+/ },
  'docker.user': { noun: 'Docker id', shape: /\b[a-z0-9]{4,30}\b/ },
  's3.versionId': { noun: 'version id', shape: /\S+/ },
};

/** The resource of a slot type, and the attribute that is asked for; `null` for the primary one. */
export function splitType(type: SlotType): {
  readonly resource: ResourceType;
  readonly attribute: string | null;
} {
  if (Object.hasOwn(RESOURCES, type)) return { resource: type, attribute: null };
  const parts = type.split('.');
  return parts.length > 2
    ? { resource: parts.slice(0, 2).join('.'), attribute: parts.slice(2).join('.') }
    : { resource: type, attribute: null };
}

/** What is known of a kind of resource. */
export function resourceInfo(resource: ResourceType): ResourceInfo | undefined {
  return Object.hasOwn(RESOURCES, resource) ? RESOURCES[resource] : undefined;
}

/** How a value of the type looks; `undefined` where it can look like anything. */
export function shapeOf(type: SlotType): RegExp | undefined {
  if (Object.hasOwn(FACTS, type)) return FACTS[type]?.shape;
  const { resource, attribute } = splitType(type);
  const info = resourceInfo(resource);
  if (attribute === 'arn' || (attribute === null && info?.primary === 'arn')) return info?.arn;
  if (attribute === 'ip') return /\b(?:\d{1,3}\.){3}\d{1,3}\b/;
  return attribute === null ? info?.shape : undefined;
}

/** Whether the whole text looks like a value of the type; everything does where the type has no look of its own. */
export function looksLike(type: SlotType, text: string): boolean {
  const shape = shapeOf(type);
  if (!shape) return text !== '';
  const match = shape.exec(text);
  return match !== null && match[0].length === text.length;
}

/** How people call what a slot of the type wants: `target group`. */
export function nounOf(type: SlotType): string {
  const { resource } = splitType(type);
  return FACTS[type]?.noun ?? resourceInfo(resource)?.noun ?? humanized(resource);
}

/** `kinesis.streamConsumer` → `stream consumer`. */
const humanized = (resource: ResourceType): string =>
  (resource.split('.')[1] ?? resource).replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).trim();
