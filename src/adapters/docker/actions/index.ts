import { ResourceError } from '../../../core/resources/errors';
import type { ResourceAction, ResourceRow } from '../../../core/resources/model';
import { containerActions, type ContainerTools } from './containers';
import { imageActions } from './images';
import { inspectAction } from './inspect';
import { placeActions } from './places';
import { pruneAction } from './prune';
import { serviceActions } from './services';
import { statsAction } from './stats';

export interface DockerTools extends ContainerTools {
  /** Shows or hides what running containers use. */
  readonly toggleStats: () => void;
}

/** Everything that can be done in the Docker view, by command id. */
export function dockerActions(tools: DockerTools): Readonly<Record<string, ResourceAction>> {
  const { removeContainers, ...ofContainers } = containerActions(tools);
  const { removeImages, ...ofImages } = imageActions(tools);
  const { removeNetworks, removeVolumes, ...ofPlaces } = placeActions(tools);
  const { removeServices, ...ofServices } = serviceActions(tools);
  const actions = {
    ...ofContainers,
    ...ofImages,
    ...ofPlaces,
    ...ofServices,
    inspect: inspectAction(tools),
    prune: pruneAction(tools),
    stats: statsAction(tools),
    toggleStats: { run: () => Promise.resolve(tools.toggleStats()) },
    remove: oneOf([removeContainers, removeServices, removeImages, removeNetworks, removeVolumes]),
  };
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [`practice.docker.${name}`, action]),
  );
}

/** One command for rows of several kinds: each kind is asked about and treated in its own way, whatever became of the others. */
function oneOf(actions: readonly ResourceAction[]): ResourceAction {
  const takes = (action: ResourceAction, row: ResourceRow): boolean => action.accepts?.(row) ?? false;
  return {
    accepts: (row) => actions.some((action) => takes(action, row)),
    run: async (rows, desk) => {
      const faults: unknown[] = [];
      for (const action of actions) {
        const own = rows.filter((row) => takes(action, row));
        if (own.length > 0) await action.run(own, desk).catch((error: unknown) => faults.push(error));
      }
      if (faults.length > 0) throw faults.length === 1 ? faults[0] : joined(faults);
    },
  };
}

/** What went wrong with several kinds, as one. */
const joined = (faults: readonly unknown[]): ResourceError =>
  new ResourceError(
    'failed',
    faults.map((fault) => (fault instanceof Error ? fault.message : String(fault))).join(' '),
  );
