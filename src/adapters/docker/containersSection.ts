import type { ContainerInfo } from 'dockerode';
import { containerRows, familyOf, isRunning, topContainers } from './containers';
import { afterEvent } from './effects';
import { headingRow, type Section, type SectionDeps } from './section';
import { Shelf } from './shelf';

const HEADING = { id: 'containers', label: 'Containers', icon: 'vm' };

/** The section, and what it holds for those who act on several at once. */
export interface ContainersSection extends Section {
  readonly held: () => readonly ContainerInfo[];
}

/** Containers below their compose projects and swarm stacks, each followed by its events. */
export function containersSection({ ask, now, changed }: SectionDeps): ContainersSection {
  const draw = (): void => {
    const families = (shelf.items ?? []).map(familyOf).filter((id) => id !== null);
    changed([null, HEADING.id, ...new Set(families)]);
  };
  const shelf = new Shelf<ContainerInfo>(
    (ids) =>
      ask((docker, abortSignal) =>
        docker.listContainers({
          all: true,
          abortSignal,
          ...(ids === null ? {} : { filters: { id: [...ids] } }),
        }),
      ),
    ({ Id }) => Id,
    draw,
  );
  return {
    held: () => shelf.items ?? [],
    heading: async () => headingRow(HEADING, summary(await shelf.load()), 'expanded'),
    children: (parent) => {
      if (parent.id === HEADING.id) return shelf.load().then((all) => ({ rows: topContainers(all, now()) }));
      if (!['docker.project', 'docker.stack'].includes(parent.kind)) return null;
      return shelf.load().then((all) => ({
        rows: containerRows(
          all.filter((container) => familyOf(container) === parent.id),
          now(),
        ),
      }));
    },
    happened: (event) => {
      const { type, action, id } = event;
      if (type !== 'container') return;
      if (action === 'destroy') {
        shelf.remove(id);
        return;
      }
      const known = shelf.get(id);
      const after = known && afterEvent(known, event);
      if (after) shelf.put(after);
      // What a start publishes only the list knows.
      if (!after || action === 'start') shelf.touch([id]);
      shelf.doubt(id);
    },
    resync: () => shelf.touch(null),
    clear: () => shelf.clear(),
    tick: draw,
  };
}

function summary(containers: readonly ContainerInfo[]): string {
  const running = containers.filter(isRunning).length;
  return containers.length === 0 ? 'none' : `${running} of ${containers.length} running`;
}
