import type { ContainerInfo } from 'dockerode';
import { containerRows, familyOf, isRunning, topContainers, type ContainerDrawing } from './containers';
import { afterEvent } from './effects';
import { Gauges } from './gauges';
import { headingRow, type Section, type SectionDeps } from './section';
import { Shelf } from './shelf';
import { soon } from './soon';

const HEADING = { id: 'containers', label: 'Containers', icon: 'vm' };

/** The section, and what it holds for those who act on several at once. */
export interface ContainersSection extends Section {
  readonly held: () => readonly ContainerInfo[];
  /** What running containers use, beside their names when it is switched on. */
  readonly gauges: Gauges;
}

/** Containers below their compose projects and swarm stacks, each followed by its events. */
export function containersSection({ ask, now, changed }: SectionDeps): ContainersSection {
  const draw = soon(() => {
    const families = (shelf.items ?? []).map(familyOf).filter((id) => id !== null);
    changed([null, HEADING.id, ...new Set(families)]);
  });
  /** Ids of the headings that are closed. */
  const closed = new Set<string>();
  const gauges = new Gauges({
    ask,
    wanted: () =>
      closed.has(HEADING.id)
        ? []
        : (shelf.items ?? [])
            .filter((container) => isRunning(container) && !closed.has(familyOf(container) ?? ''))
            .map(({ Id }) => Id),
    changed: draw,
  });
  const drawing = (): ContainerDrawing => ({ now: now(), usage: (id) => gauges.of(id) });
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
    gauges,
    held: () => shelf.items ?? [],
    heading: async () => headingRow(HEADING, summary(await shelf.load()), 'expanded'),
    children: (parent) => {
      if (parent.id === HEADING.id)
        return shelf.load().then((all) => ({ rows: topContainers(all, drawing()) }));
      if (!['docker.project', 'docker.stack'].includes(parent.kind)) return null;
      return shelf.load().then((all) => ({
        rows: containerRows(
          all.filter((container) => familyOf(container) === parent.id),
          drawing(),
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
      if (action === 'start') gauges.refresh();
      shelf.doubt(id);
    },
    resync: () => shelf.touch(null),
    clear: () => shelf.clear(),
    opened: (id, open) => {
      if (open) closed.delete(id);
      else closed.add(id);
      if (open) gauges.refresh();
    },
    tick: draw,
  };
}

function summary(containers: readonly ContainerInfo[]): string {
  const running = containers.filter(isRunning).length;
  return containers.length === 0 ? 'none' : `${running} of ${containers.length} running`;
}
