import type Docker from 'dockerode';
import type { ResourceAction, ResourceRow } from '../../../core/resources/model';
import { engineId } from '../ids';
import { call, type Toolbox } from './each';

/** How each kind of row is inspected. */
const INSPECTORS: Readonly<Record<string, (docker: Docker, id: string) => Promise<unknown>>> = {
  'docker.container': (docker, id) => docker.getContainer(id).inspect(),
  'docker.image': (docker, id) => docker.getImage(id).inspect(),
  'docker.network': (docker, id) => docker.getNetwork(id).inspect(),
  'docker.node': (docker, id) => docker.getNode(id).inspect(),
  'docker.service': (docker, id) => docker.getService(id).inspect(),
  'docker.task': (docker, id) => docker.getTask(id).inspect(),
  'docker.volume': (docker, id) => docker.getVolume(id).inspect(),
};

/** Shows everything that the engine knows of a thing, as JSON. */
export const inspectAction = (tools: Toolbox): ResourceAction => ({
  accepts: ({ kind }: ResourceRow) => kind in INSPECTORS,
  run: async (rows, desk) => {
    for (const row of rows) {
      const answer = await call(
        tools,
        (docker) => INSPECTORS[row.kind]?.(docker, engineId(row)) ?? Promise.resolve({}),
      );
      const name = row.label.replaceAll('/', '_');
      await desk.showText({ name: `${name}.json`, text: JSON.stringify(answer, null, 2) });
    }
  },
});
