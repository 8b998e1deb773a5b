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

/** One command for rows of several kinds: each kind is asked about and treated in its own way. */
function oneOf(actions: readonly ResourceAction[]): ResourceAction {
  const takes = (action: ResourceAction, row: ResourceRow): boolean => action.accepts?.(row) ?? false;
  return {
    accepts: (row) => actions.some((action) => takes(action, row)),
    run: async (rows, desk) => {
      for (const action of actions) {
        const own = rows.filter((row) => takes(action, row));
        if (own.length > 0) await action.run(own, desk);
      }
    },
  };
}
