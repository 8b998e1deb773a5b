import type { ResourceAction } from '../../../core/resources/model';
import { containerActions, type ContainerTools } from './containers';
import { imageActions } from './images';
import { inspectAction } from './inspect';
import { placeActions } from './places';

/** Everything that can be done in the Docker view, by command id. */
export function dockerActions(tools: ContainerTools): Readonly<Record<string, ResourceAction>> {
  const actions = {
    ...containerActions(tools),
    ...imageActions(tools),
    ...placeActions(tools),
    inspect: inspectAction(tools),
  };
  return Object.fromEntries(
    Object.entries(actions).map(([name, action]) => [`practice.docker.${name}`, action]),
  );
}
