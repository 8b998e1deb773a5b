import type { Desk } from '../../../core/resources/desk';
import { counted } from '../../../core/resources/format';
import type { ResourceAction, ResourceRow } from '../../../core/resources/model';
import { engineId } from '../ids';
import { call, onEach, unlessSo, type Toolbox } from './each';
import { nameFault } from './names';

const isVolume = ({ kind }: ResourceRow): boolean => kind === 'docker.volume';
/** The engine keeps its own networks. */
const isOwnNetwork = (row: ResourceRow): boolean =>
  row.kind === 'docker.network' && row.traits?.includes('own') === true;

/** Create and remove networks and volumes: by the last part of the command id. */
export const placeActions = (tools: Toolbox) =>
  ({
    createNetwork: { run: (_, desk) => createNetwork(tools, desk) },
    createVolume: {
      run: async (_, desk) => {
        const Name = await desk.ask({
          title: 'Create Volume',
          prompt: 'Name of the volume',
          fault: nameFault,
        });
        if (Name !== undefined) await desk.busy(() => call(tools, (docker) => docker.createVolume({ Name })));
      },
    },
    removeNetworks: {
      accepts: isOwnNetwork,
      run: (rows, desk) =>
        remove(rows, 'network', undefined, desk, () =>
          onEach(tools, rows, (docker, row) =>
            docker
              .getNetwork(engineId(row))
              .remove()
              .catch((error: unknown) => unlessSo(error, 404)),
          ),
        ),
    },
    removeVolumes: {
      accepts: isVolume,
      run: (rows, desk) =>
        remove(rows, 'volume', 'What is stored in it is lost.', desk, () =>
          onEach(tools, rows, (docker, row) =>
            docker
              .getVolume(engineId(row))
              .remove()
              .catch((error: unknown) => unlessSo(error, 404)),
          ),
        ),
    },
  }) satisfies Readonly<Record<string, ResourceAction>>;

async function createNetwork(tools: Toolbox, desk: Desk): Promise<void> {
  const Name = await desk.ask({ title: 'Create Network', prompt: 'Name of the network', fault: nameFault });
  if (Name === undefined) return;
  const { Swarm: swarm } = (await call(tools, (docker) => docker.info())) as {
    Swarm?: { ControlAvailable?: boolean };
  };
  const bridge = { label: 'bridge', description: 'containers of this machine', value: 'bridge' };
  const overlay = {
    label: 'overlay',
    description: 'containers of all machines of the swarm',
    value: 'overlay',
  };
  const Driver = swarm?.ControlAvailable === true ? await desk.pick('Driver', [bridge, overlay]) : 'bridge';
  if (Driver === undefined) return;
  const attachable = Driver === 'overlay' ? { Attachable: true } : {};
  await desk.busy(() => call(tools, (docker) => docker.createNetwork({ Name, Driver, ...attachable })));
}

async function remove(
  rows: readonly ResourceRow[],
  noun: string,
  detail: string | undefined,
  desk: Desk,
  work: () => Promise<void>,
): Promise<void> {
  const what = rows.length === 1 ? `${noun} ${rows[0]?.label}` : counted(rows.length, noun);
  const sure = { message: `Remove ${what}?`, yes: 'Remove', ...(detail === undefined ? {} : { detail }) };
  if (await desk.confirm(sure)) await desk.busy(work);
}
