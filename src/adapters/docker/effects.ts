import type { ContainerInfo } from 'dockerode';
import type { EngineEvent } from './events';

type Effect = (container: ContainerInfo, event: EngineEvent) => Partial<ContainerInfo>;

/**
 * What an event itself says of a container. The engine sends some events a moment before its own lists tell the same, so a list
 * that is asked for at once can answer with the state before.
 */
const EFFECTS: Readonly<Record<string, Effect>> = {
  start: () => ({ State: 'running', Status: 'Up' }),
  die: (_, { attributes }) => ({
    State: 'exited',
    Status: `Exited (${attributes.exitCode ?? 0})`,
    Ports: [],
  }),
  pause: ({ Status }) => ({ State: 'paused', Status: `${Status} (Paused)` }),
  unpause: ({ Status }) => ({ State: 'running', Status: Status.replace(' (Paused)', '') }),
  rename: (_, { attributes }) => (attributes.name === undefined ? {} : { Names: [`/${attributes.name}`] }),
};

const HEALTH = 'health_status: ';

/** The container as it is after an event, `undefined` when the event alone does not tell. */
export function afterEvent(container: ContainerInfo, event: EngineEvent): ContainerInfo | undefined {
  if (event.action.startsWith(HEALTH)) {
    const up = container.Status.replace(/ \(.*\)$/, '');
    return { ...container, Status: `${up} (${event.action.slice(HEALTH.length)})` };
  }
  const effect = EFFECTS[event.action];
  return effect && { ...container, ...effect(container, event) };
}
