import { headingRow, type Section, type SectionDeps } from './section';
import { Shelf } from './shelf';
import { counts, readSwarm, stackOf, type Swarm } from './swarm';
import { NODES, swarmRows } from './swarmRows';

const HEADING = { id: 'swarm', label: 'Swarm', icon: 'organization' };
/** Tasks have no events of their own: while some are on their way the swarm is asked again so much later, in ms. */
const UNDER_WAY = 2000;
/** Networks that come and go with a swarm. */
const SWARM_NETWORKS = ['ingress', 'docker_gwbridge'];

/** The swarm, when the engine is in one: its nodes, stacks, services and their tasks. */
export function swarmSection({ ask, now, changed }: SectionDeps): Section {
  let again: NodeJS.Timeout | undefined;
  const swarm = (): Swarm | undefined => {
    const [held] = shelf.items ?? [];
    return held === 'worker' ? undefined : held;
  };
  const draw = (): void => {
    const { services = [] } = swarm() ?? {};
    const stacks = services.map(stackOf).filter((stack) => stack !== undefined);
    changed([
      null,
      HEADING.id,
      NODES.id,
      ...new Set(stacks.map((stack) => `swarm.stack:${stack}`)),
      ...services.map(({ ID }) => `service:${ID}`),
    ]);
    clearTimeout(again);
    if (swarm() && isUnderWay(swarm())) again = setTimeout(() => shelf.touch(null), UNDER_WAY);
  };
  // One thing, or none: its parts belong together, and are asked for together.
  const shelf = new Shelf<Swarm | 'worker'>(
    async () => {
      const found = await ask(readSwarm);
      return found === null ? [] : [found];
    },
    () => HEADING.id,
    draw,
  );
  return {
    heading: () => {
      // The first look takes a while (the engine counts all it has for it): the other headings do not wait.
      if (!shelf.items) shelf.load().then(draw, () => undefined);
      const [held] = shelf.items ?? [];
      if (held === undefined) return Promise.resolve(null);
      if (held === 'worker')
        return Promise.resolve({
          ...headingRow(HEADING, 'worker: only a manager tells more'),
          children: 'none' as const,
        });
      const { length } = held.services;
      return Promise.resolve(headingRow(HEADING, `${length} ${length === 1 ? 'service' : 'services'}`));
    },
    children: (parent) => {
      const held = swarm();
      const rows = held && swarmRows(parent, held, now());
      return rows ? Promise.resolve({ rows }) : null;
    },
    happened: ({ type, attributes }) => {
      const ofSwarm =
        type === 'node' ||
        type === 'service' ||
        (type === 'network' && SWARM_NETWORKS.includes(attributes.name ?? '')) ||
        'com.docker.swarm.task.id' in attributes;
      if (ofSwarm) shelf.touch(null);
    },
    resync: () => shelf.touch(null),
    clear: () => {
      clearTimeout(again);
      shelf.clear();
    },
    tick: () => {
      draw();
      // The engine does not tell when it leaves its swarm.
      if (shelf.items?.length) shelf.touch(null);
    },
  };
}

const isUnderWay = (swarm: Swarm | undefined): boolean =>
  swarm?.services.some((service) => {
    const { running, wanted } = counts(service, swarm.tasks);
    return running !== wanted;
  }) ?? false;
